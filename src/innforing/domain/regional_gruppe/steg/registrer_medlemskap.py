"""A person in one of the earlier networks, until the new organisation is in place (K-326)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import Medlemskap

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(GruppeFakta):
    kommunen_finnes: bool = True
    i_gammelt_og_nytt: tuple[str, ...] = ()
    stillingsprosent_ellers: int = 0


class RegistrerMedlemskap(Steg[RegionalGruppe], Medlemskap):
    """One who replaces another comes in after dialogue with the diginettverk (K-329)."""

    tekst = Tekst(
        "Registrer medlemskap i et tidligere nettverk",
        "Registrer medlemskap i eit tidlegare nettverk",
        "Register a membership of an earlier network",
    )
    fakta: ClassVar[type[Verdi]] = Fakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk"),
        sperrer=(
            "gruppen_er_registrert",
            "arbeidsgiverkommunen_finnes",
            "ikke_medlem_to_ganger",
            "ikke_i_gammelt_og_nytt",
            "stillingen_gar_opp",
            "nettverket_er_ikke_nedlagt",
            "erstatningen_er_avklart",
        ),
    )

    erstatter: Kode | None = None
    """The person whose place it is."""
    dialog: date | None = None
    """When it was talked over with the diginettverk."""

    def avgjor(self, g: Grunnlag[RegionalGruppe, Fakta]) -> Iterator[MedlemskapRegistrert]:
        felt = {navn: getattr(self, navn) for navn in Medlemskap.model_fields}
        yield MedlemskapRegistrert(
            medlemskap=Medlemskap(**felt), erstatter=self.erstatter, dialog=self.dialog
        )


class MedlemskapRegistrert(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "Et medlemskap i et tidligere nettverk er registrert",
        "Ein medlemskap i eit tidlegare nettverk er registrert",
        "A membership of an earlier network was registered",
    )
    medlemskap: Medlemskap
    erstatter: Kode | None = None
    dialog: date | None = None

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(medlemskap=(*aggregat.medlemskap, self.medlemskap))


@vilkar(
    "K-373",
    "Personen er ikke medlem av nettverket i perioden fra før",
    "Personen er ikkje medlem av nettverket i perioden frå før",
    "The person is not a member in that period already",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Avslutt medlemskapet først, eller velg en annen periode",
        "Avslutt medlemskapen først, eller vel ein annan periode",
        "End the membership first, or choose another period",
    ),
)
def ikke_medlem_to_ganger(g: Grunnlag[RegionalGruppe, Fakta]) -> tuple[str, ...]:
    samme = (m for m in g.aggregat.medlemskap_i(g.steg) if m.nettverk is g.steg.nettverk)
    return tuple(m.person for m in samme)


@vilkar(
    "K-326",
    "Nettverket er ikke lagt ned i regionen",
    "Nettverket er ikkje lagt ned i regionen",
    "The network is not closed in the region",
    rettes_av="ks",
    slik=(
        "Knytt personen til den regionale gruppen",
        "Knyt personen til den regionale gruppa",
        "Tie the person to the regional group",
    ),
)
def nettverket_er_ikke_nedlagt(g: Grunnlag[RegionalGruppe, Fakta]) -> bool:
    nedlagt = g.aggregat.nedlagt.get(str(g.steg.nettverk.value))
    return nedlagt is None or (g.steg.til is not None and g.steg.til <= nedlagt)


@vilkar(
    "K-329",
    "Erstatningen er avklart med diginettverket på forhånd",
    "Erstatninga er avklart med diginettverket på førehand",
    "The replacement was talked over with the network beforehand",
    rettes_av=("ks", "gruppens_diginettverk"),
    slik=(
        "Oppgi dagen det ble avklart",
        "Oppgje dagen det vart avklart",
        "State the day it was settled",
    ),
)
def erstatningen_er_avklart(g: Grunnlag[RegionalGruppe, Fakta]) -> bool:
    """Only where the person takes the place of one who left."""
    dialog = g.steg.dialog
    return g.steg.erstatter is None or (dialog is not None and dialog <= g.steg.fra)
