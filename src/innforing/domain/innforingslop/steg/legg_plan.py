"""Stays: the plan is laid, as a draft for as long as it takes (K-125, K-142)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.plan import Planutkast
from innforing.domain.innforingslop.planlegging import med_plan, unike_numre
from innforing.domain.innforingslop.verdier import Puljeutkast


class LeggPlan(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Legg plan", "Legg plan", "Lay the plan")

    plan: Planutkast | None = None
    puljer: tuple[Puljeutkast, ...] = ()
    """New puljer, or new drafts of those with the same number."""
    fjerner: tuple[int, ...] = ()
    """Numbers of puljer that go out of the draft."""

    @model_validator(mode="after")
    def _form(self) -> Self:
        if self.plan is None and not self.puljer and not self.fjerner:
            raise PydanticCustomError("plan", "the plan is empty: give something to lay")
        unike_numre((*(p.nr for p in self.puljer), *self.fjerner))
        return self

    @property
    def berorte_puljer(self) -> tuple[int, ...]:
        """The puljer that a leader of a pulje must lead; none when it touches the whole."""
        if self.plan is not None:
            return ()
        return (*(p.nr for p in self.puljer), *self.fjerner)

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[PlanLagt]:
        yield PlanLagt(
            plan=self.plan, puljer=self.puljer, fjernet=self.fjerner, av=str(g.aktor.person)
        )


class PlanLagt(Hendelse[Innforingslop]):
    """Holds what was laid; parts that were left alone stand as before."""

    tekst: ClassVar[Tekst] = Tekst("Planen er lagt", "Planen er lagd", "The plan was laid")

    plan: Planutkast | None = None
    puljer: tuple[Puljeutkast, ...] = ()
    fjernet: tuple[int, ...] = ()
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return med_plan(aggregat, self.plan, self.puljer, fjernet=self.fjernet, av=self.av)
