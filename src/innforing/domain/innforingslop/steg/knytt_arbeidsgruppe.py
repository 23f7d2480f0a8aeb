"""Stays: the owner ties an arbeidsgruppe with a mandate to the løp (K-108)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.aktor import Organtype, Part
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Gruppemedlem

_DELER = {
    "A": (
        Part.REGION_MED_ERFARING,
        Part.REGION_MED_LAV_UTBREDELSE,
        Part.NHN,
        Part.KS,
    ),
    "C": (Part.NHN, Part.KOMMUNE_SOM_HAR_INNFORT, Part.KOMMUNE_SOM_PLANLEGGER),
}
_REGIONALE = (Part.REGION_MED_ERFARING, Part.REGION_MED_LAV_UTBREDELSE)


class Fakta(Verdi):
    gruppens_organtype: str | None = None
    gruppens_overordnet: str | None = None
    gruppens_deler: tuple[str, ...] = ()
    ufrikjopte_i_gruppen: tuple[str, ...] = ()


class KnyttArbeidsgruppe(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Knytt en arbeidsgruppe til løpet",
        "Knyt ei arbeidsgruppe til løpet",
        "Tie a working group to the løp",
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    organ: Kode
    navn: Publikumstekst | None = None
    mandat: Publikumstekst
    medlemmer: tuple[Gruppemedlem, ...] = ()
    """Members of a group that is set up in this step."""

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[ArbeidsgruppeKnyttet]:
        yield ArbeidsgruppeKnyttet(
            organ=self.organ,
            navn=self.navn,
            mandat=self.mandat,
            medlemmer=self.medlemmer,
            fra=g.gjelder_dag,
            av=str(g.aktor.person),
        )


class ArbeidsgruppeKnyttet(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "En arbeidsgruppe er knyttet til løpet",
        "Ei arbeidsgruppe er knytt til løpet",
        "A working group was tied to the løp",
    )

    organ: Kode
    navn: Publikumstekst | None = None
    mandat: Publikumstekst
    medlemmer: tuple[Gruppemedlem, ...] = ()
    fra: date
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(arbeidsgruppe=self.organ)


@vilkar(
    "K-108",
    "Gruppen er registrert som arbeidsgruppe",
    "Gruppa er registrert som arbeidsgruppe",
    "The group is registered as a working group",
    rettes_av=("ks", "eier"),
    slik=(
        "Oppgi medlemmene, så opprettes gruppen",
        "Oppgi medlemmene, så blir gruppa oppretta",
        "State the members, and the group is set up",
    ),
)
def gruppen_er_en_arbeidsgruppe(g: Grunnlag[Innforingslop, Fakta]) -> bool | tuple[str, ...]:
    """A new group is named as one, so that it takes no other body's name."""
    art = g.fakta.gruppens_organtype
    ny = art is None and bool(g.steg.medlemmer) and g.steg.organ.startswith("arbeidsgruppe-")
    return ny or art == Organtype.ARBEIDSGRUPPE.value or (g.steg.organ,)


@vilkar(
    "K-108",
    "Nye medlemmer tas inn av den som har satt ned gruppen",
    "Nye medlemmer blir tekne inn av den som har sett ned gruppa",
    "New members are taken in by the body that set the group up",
    rettes_av="eier",
    slik=(
        "Knytt gruppen som den er, eller oppgi en ny gruppe",
        "Knyt gruppa som ho er, eller oppgi ei ny gruppe",
        "Tie the group as it is, or state a new one",
    ),
)
def gruppen_er_eierens(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    """A group may serve several løp; only its own body says who is in it."""
    ny = g.fakta.gruppens_organtype is None
    return ny or not g.steg.medlemmer or g.fakta.gruppens_overordnet == g.aggregat.eier


@vilkar(
    "K-136",
    "Det er begrunnet at en annen gruppe overtar",
    "Det er grunngitt at ei anna gruppe tek over",
    "It is said why another group takes over",
    rettes_av="eier",
    slik=("Skriv en begrunnelse", "Skriv ei grunngiving", "Write the reason"),
)
def gruppebytte_er_begrunnet(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    er_bytte = g.aggregat.arbeidsgruppe not in (None, g.steg.organ)
    return not er_bytte or g.steg.begrunnelse is not None


@vilkar(
    "K-120, K-121",
    "Gruppen har med alle deler den bør ha",
    "Gruppa har med alle delane ho bør ha",
    "The group has every part it should have",
    rettes_av=("eier", "ks"),
    slik=(
        "Ta inn medlemmer fra delene som mangler",
        "Ta inn medlemmer frå delane som manglar",
        "Add members from the missing parts",
    ),
)
def gruppen_har_alle_deler(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    deler = {medlem.del_av.value for medlem in g.steg.medlemmer} | set(g.fakta.gruppens_deler)
    onsket = (str(del_.value) for del_ in _DELER[g.aggregat.art])
    return tuple(del_ for del_ in onsket if del_ not in deler)


@vilkar(
    "K-122",
    "Medlemmene fra regionene er frikjøpt",
    "Medlemmene frå regionane er frikjøpte",
    "Members from the regions are bought free",
    rettes_av="eier",
    slik=(
        "Avklar frikjøp, eller si hvorfor det ikke trengs",
        "Avklar frikjøp, eller sei kvifor det ikkje trengst",
        "Settle the frikjøp, or say why it is not needed",
    ),
)
def medlemmene_er_frikjopt(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    nye = [m.person for m in g.steg.medlemmer if m.del_av in _REGIONALE and not m.frikjopt]
    return tuple(dict.fromkeys((*g.fakta.ufrikjopte_i_gruppen, *nye)))
