"""A group is given its mandate: what, for how long, and with whom (K-108, K-257)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.arbeidsgruppe.arbeidsgruppe import Arbeidsgruppe
from innforing.domain.arbeidsgruppe.myndigheter import Arbeidsgruppefakta
from innforing.domain.arbeidsgruppe.verdier import Gruppeart, Mandat
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Arbeidsgruppefakta):
    organets_deler: tuple[str, ...] = ()
    """Codes of the parts that somebody in the body stands for that day."""
    organets_regioner: tuple[str, ...] = ()
    """Regions whose regional gruppe somebody in the body belongs to that day."""
    i_to_parter: tuple[str, ...] = ()
    """Persons who stand for more than one part in the body that day."""


class GiMandat(Steg[Arbeidsgruppe], Mandat):
    tekst = Tekst("Gi gruppen et mandat", "Gje gruppa eit mandat", "Give the group a mandate")
    fakta: ClassVar[type[Verdi]] = Fakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "koordineringsgruppen", "gruppens_oppdragsgiver"),
        sperrer=(
            "organet_er_en_arbeidsgruppe",
            "gruppen_er_i_arbeid",
            "nytt_mandat_er_begrunnet",
            "ingen_star_for_to_parter",
        ),
        avklares=(
            "onskede_deler_er_med",
            "onskede_regioner_er_med",
            "ad_hoc_gruppen_er_avgrenset",
            "ad_hoc_gruppen_gar_pa_tvers",
        ),
    )

    def avgjor(self, g: Grunnlag[Arbeidsgruppe, Fakta]) -> Iterator[GruppemandatGitt]:
        felt = {navn: getattr(self, navn) for navn in Mandat.model_fields}
        yield GruppemandatGitt(mandat=Mandat(**felt))


class GruppemandatGitt(Hendelse[Arbeidsgruppe]):
    tekst = Tekst(
        "Gruppen har fått et mandat", "Gruppa har fått eit mandat", "The group got a mandate"
    )
    mandat: Mandat

    def anvend(self, aggregat: Arbeidsgruppe) -> Arbeidsgruppe:
        return aggregat.med(mandat=self.mandat)


@vilkar(
    "K-108",
    "Organet er en arbeidsgruppe",
    "Organet er ei arbeidsgruppe",
    "The body is a working group",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Opprett gruppen som organ, med medlemmene",
        "Opprett gruppa som organ, med medlemmene",
        "Enter the group as a body, with its members",
    ),
)
def organet_er_en_arbeidsgruppe(g: Grunnlag[Arbeidsgruppe, Fakta]) -> bool:
    return bool(g.fakta.organets_type == Organtype.ARBEIDSGRUPPE.value)


@vilkar(
    "K-136",
    "Det er begrunnet at mandatet endres",
    "Det er grunngitt at mandatet blir endra",
    "It is said why the mandate changes",
    rettes_av="gruppens_oppdragsgiver",
    slik=("Skriv en begrunnelse", "Skriv ei grunngiving", "Write the reason"),
)
def nytt_mandat_er_begrunnet(g: Grunnlag[Arbeidsgruppe, Fakta]) -> bool:
    return g.aggregat.mandat is None or g.steg.begrunnelse is not None


@vilkar(
    "K-373",
    "Ingen står for to parter i gruppen",
    "Ingen står for to partar i gruppa",
    "Nobody stands for two parts in the group",
    rettes_av=("ks", "gruppens_oppdragsgiver"),
    slik=(
        "Avslutt den ene rollen; hver står for én part",
        "Avslutt den eine rolla; kvar står for éin part",
        "End one of the roles; each stands for one part",
    ),
)
def ingen_star_for_to_parter(g: Grunnlag[Arbeidsgruppe, Fakta]) -> tuple[str, ...]:
    """Else the parts that seem to be there are fewer than they look."""
    return tuple(g.fakta.i_to_parter)


@vilkar(
    "K-120, K-121, K-240",
    "Delene mandatet ønsker, er med i gruppen",
    "Delane mandatet ønskjer, er med i gruppa",
    "The parts that the mandate wants are in the group",
    rettes_av=("gruppens_oppdragsgiver", "ks"),
    slik=(
        "Ta inn medlemmer fra delene som mangler",
        "Ta inn medlemmer frå delane som manglar",
        "Add members from the missing parts",
    ),
)
def onskede_deler_er_med(g: Grunnlag[Arbeidsgruppe, Fakta]) -> tuple[str, ...]:
    deler = (str(d.value) for d in g.steg.onskede_deler)
    return tuple(d for d in deler if d not in g.fakta.organets_deler)


@vilkar(
    "K-122, K-257",
    "Regionene mandatet ønsker, er med i gruppen",
    "Regionane mandatet ønskjer, er med i gruppa",
    "The regions that the mandate wants are in the group",
    rettes_av=("gruppens_oppdragsgiver", "ks"),
    slik=(
        "Ta inn medlemmer fra regionene som mangler",
        "Ta inn medlemmer frå regionane som manglar",
        "Add members from the missing regions",
    ),
)
def onskede_regioner_er_med(g: Grunnlag[Arbeidsgruppe, Fakta]) -> tuple[str, ...]:
    return tuple(r for r in g.steg.onskede_regioner if r not in g.fakta.organets_regioner)


@vilkar(
    "K-257",
    "Ad hoc-gruppen løser ett behov innen en frist",
    "Ad hoc-gruppa løyser eitt behov innan ein frist",
    "The ad hoc group solves one need by a certain day",
    rettes_av="gruppens_oppdragsgiver",
    slik=(
        "Oppgi behovet og siste dag, eller si hvorfor det er åpent",
        "Oppgje behovet og siste dag, eller sei kvifor det er ope",
        "State the need and the last day, or say why it is open",
    ),
)
def ad_hoc_gruppen_er_avgrenset(g: Grunnlag[Arbeidsgruppe, Fakta]) -> tuple[str, ...]:
    if g.steg.art is not Gruppeart.AD_HOC:
        return ()
    return tuple(felt for felt in ("behov", "til") if getattr(g.steg, felt) is None)


@vilkar(
    "K-257",
    "Ad hoc-gruppen går på tvers av regioner",
    "Ad hoc-gruppa går på tvers av regionar",
    "The ad hoc group goes across regions",
    rettes_av=("gruppens_oppdragsgiver", "ks"),
    slik=(
        "Ta med folk fra flere regioner",
        "Ta med folk frå fleire regionar",
        "Take in people from more regions",
    ),
)
def ad_hoc_gruppen_gar_pa_tvers(g: Grunnlag[Arbeidsgruppe, Fakta]) -> bool | tuple[str, ...]:
    if g.steg.art is not Gruppeart.AD_HOC or len(g.fakta.organets_regioner) > 1:
        return True
    return g.fakta.organets_regioner
