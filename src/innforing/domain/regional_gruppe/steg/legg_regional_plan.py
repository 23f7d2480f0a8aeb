"""The region's plan for a year: from the portefølje and what its leaders put first (K-232)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktiviteter import Sektor
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.arbeid import RegionalPlan
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import Ar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(GruppeFakta):
    utenfor_portefoljen: tuple[str, ...] = ()
    """Those of the plan's løsninger that have no place in the portefølje."""


class LeggRegionalPlan(Steg[RegionalGruppe], RegionalPlan):
    tekst = Tekst("Legg plan for regionen", "Legg plan for regionen", "Lay the plan of the region")
    fakta: ClassVar[type[Verdi]] = Fakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk", "den_regionale_gruppen"),
        sperrer=("gruppen_er_registrert",),
        avklares=("lederne_har_prioritert", "planen_bygger_pa_portefoljen"),
    )

    ar: Ar

    def avgjor(self, g: Grunnlag[RegionalGruppe, Fakta]) -> Iterator[RegionalPlanLagt]:
        felt = {navn: getattr(self, navn) for navn in RegionalPlan.model_fields}
        yield RegionalPlanLagt(plan=RegionalPlan(**felt))


class RegionalPlanLagt(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "Planen for regionen er lagt",
        "Planen for regionen er lagd",
        "The plan of the region was laid",
    )
    plan: RegionalPlan

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        andre = (p for p in aggregat.planer if p.ar != self.plan.ar)
        return aggregat.med(planer=(*andre, self.plan))


@vilkar(
    "K-232",
    "Både helseledere og oppvekstledere har prioritert",
    "Både helseleiarar og oppvekstleiarar har prioritert",
    "Leaders of health and of schools have both said what comes first",
    rettes_av=("den_regionale_gruppen", "gruppens_diginettverk"),
    slik=(
        "Ta inn hva lederne prioriterer, eller si hvorfor det ikke er med",
        "Ta inn kva leiarane prioriterer, eller sei kvifor det ikkje er med",
        "Take in what the leaders put first, or say why it is not there",
    ),
)
def lederne_har_prioritert(g: Grunnlag[RegionalGruppe, Fakta]) -> tuple[str, ...]:
    har = {p.sektor for p in g.steg.prioriteringer}
    return tuple(str(s.value) for s in Sektor if s not in har)


@vilkar(
    "K-232",
    "Planen tar utgangspunkt i porteføljen",
    "Planen tek utgangspunkt i porteføljen",
    "The plan starts from the portefølje",
    rettes_av=("den_regionale_gruppen", "ks"),
    slik=(
        "Velg løsninger fra porteføljen, eller si hvorfor andre er med",
        "Vel løysingar frå porteføljen, eller sei kvifor andre er med",
        "Choose løsninger of the portefølje, or say why others are there",
    ),
)
def planen_bygger_pa_portefoljen(
    g: Grunnlag[RegionalGruppe, Fakta],
) -> bool | tuple[str, ...]:
    """Not met by a plan without løsninger; else the list names those outside the portefølje."""
    return g.fakta.utenfor_portefoljen if g.steg.losninger else False
