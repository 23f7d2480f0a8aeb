"""The deadline of a report passed: noted once, by the system itself (K-313)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.rapport.rapport import Rapport

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class UtlopRapportfrist(Steg[Rapport]):
    tekst = Tekst("Rapportfristen løper ut", "Rapportfristen går ut", "The report deadline passes")
    regel = Regel(hvem=("prosess",), sperrer=("rapportfristen_er_ute",))

    frist: date

    def avgjor(self, g: Grunnlag[Rapport, Any]) -> Iterator[RapportfristPassert]:
        yield RapportfristPassert(frist=self.frist)


class RapportfristPassert(Hendelse[Rapport]):
    tekst = Tekst(
        "Rapportfristen er passert", "Rapportfristen er passert", "The report deadline passed"
    )
    frist: date

    def anvend(self, aggregat: Rapport) -> Rapport:
        return aggregat.med(passert=self.frist)


@vilkar(
    "K-313",
    "Rapportfristen er ute, og det er ikke ført fra før",
    "Rapportfristen er ute, og det er ikkje ført frå før",
    "The report deadline is past, and that is not recorded already",
    rettes_av="prosess",
    slik=("Ingenting gjenstår", "Ingenting står att", "Nothing remains"),
)
def rapportfristen_er_ute(g: Grunnlag[Rapport, Any]) -> bool:
    return g.aggregat.apen_frist == g.steg.frist and bool(g.dag > g.steg.frist)
