"""Stays: the koordineringsgruppe is shown the plan, or told of it (K-109, K-110)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.plan import Deling


class DelPlan(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Del planen med koordineringsgruppen",
        "Del planen med koordineringsgruppa",
        "Share the plan with the coordination group",
    )

    skisse: Publikumstekst | None = None
    """B and felles prosess: an overall plan or sketch will do."""

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[PlanDelt]:
        yield PlanDelt(skisse=self.skisse, dato=g.gjelder_dag, av=str(g.aktor.person))


class PlanDelt(Hendelse[Innforingslop]):
    """In B and felles prosess this is the notice to the koordineringsgruppe."""

    tekst: ClassVar[Tekst] = Tekst(
        "Planen er delt med koordineringsgruppen",
        "Planen er delt med koordineringsgruppa",
        "The plan was shared with the coordination group",
    )

    skisse: Publikumstekst | None = None
    dato: date
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        forst = self.dato if aggregat.delt is None else aggregat.delt.forst
        return aggregat.med(delt=Deling(forst=forst, siste=self.dato, gjelder_planen=True))
