"""What was ordered: how many løp and events, over which years, from which seed; and what fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from innforing.application.demodata.gang import terning
from innforing.application.kommando import UgyldigKommando
from innforing.domain.grunnmur.aggregat import OSLO

if TYPE_CHECKING:
    from innforing.registers.kommuner import Kommuneregister

BEGYNNER = date(2020, 1, 2)
"""The register of kommuner knows nothing before 2020, so neither does the history."""
FLESTE_AR = 20
FLESTE_LOP = 2_000

PER_LOP = 48
"""Events of one løp itself, its few kommuner apart."""
PER_DELTAKELSE = 8
"""Events of one kommune in one løp, without contact and follow-up."""
DELTAKELSER_PER_LOP = 0.41
"""Of all kommuner in the history, how many one løp is for on average."""
FAST = 120
"""Bodies, løsninger and criteria, the kommuner apart."""
FAERREST_KOMMUNER = 15
"""One of each fylke, so that every region can have a løp."""


@dataclass(frozen=True, slots=True)
class Bestilling:
    """A history that can be made."""

    lop: int
    hendelser: int
    fro: int
    ar: int

    def __post_init__(self) -> None:
        """Refuse what cannot be made, with the least that can."""
        for navn, verdi, minst, mest in (
            ("--lop", self.lop, 1, FLESTE_LOP),
            ("--years", self.ar, 1, FLESTE_AR),
            ("--events", self.hendelser, 1, 100_000_000),
        ):
            if not minst <= verdi <= mest:
                raise UgyldigKommando(f"{navn} is {verdi}; it must be from {minst} to {mest}.")
        if self.hendelser < self.minst:
            raise UgyldigKommando(
                f"--events {self.hendelser} is too few for --lop {self.lop}: "
                f"give at least {self.minst}, or fewer løp."
            )

    @property
    def minst(self) -> int:
        """The fewest events that so many løp can have."""
        return self._anslag(FAERREST_KOMMUNER)

    @property
    def loggfro(self) -> str:
        """The seed of the log itself, which its ids and salts come from."""
        return f"demodata-{self.fro}-{self.lop}-{self.hendelser}-{self.ar}"

    @property
    def start(self) -> datetime:
        """When the log is born."""
        return datetime.combine(BEGYNNER, time(7), OSLO).astimezone(UTC)

    @property
    def slutt(self) -> datetime:
        """When the history ends: at the end of its last year."""
        siste = date(BEGYNNER.year + self.ar, 1, 1)
        return datetime.combine(siste, time(), OSLO).astimezone(UTC)

    @property
    def antall_kommuner(self) -> int:
        """How many kommuner there is room for, so that half of the events are contact and use."""
        rom = self.hendelser * 0.6 - FAST - PER_LOP * self.lop
        per_kommune = 1 + PER_DELTAKELSE * DELTAKELSER_PER_LOP * self.lop
        return max(FAERREST_KOMMUNER, int(rom / per_kommune))

    def _anslag(self, kommuner: int) -> int:
        per_kommune = 1 + PER_DELTAKELSE * DELTAKELSER_PER_LOP * self.lop
        return int(FAST + PER_LOP * self.lop + kommuner * per_kommune)


def velg_kommuner(register: Kommuneregister, bestilling: Bestilling) -> frozenset[str]:
    """The kommuner the history is about: some of each fylke, or all; heirs follow."""
    i_dag = register.per(bestilling.slutt.date())
    andel = min(1.0, bestilling.antall_kommuner / len(i_dag))
    valgt: list[str] = []
    for fylke in register.fylker(bestilling.slutt.date()):
        egne = [k.id for k in i_dag if k.fylke == fylke.nummer]
        antall = max(1, round(andel * len(egne)))
        valgt += terning(bestilling.fro, "kommuner", fylke.nummer).sample(egne, antall)
    forgjengere = [k.delt_fra for k in i_dag if k.id in valgt and k.delt_fra is not None]
    return frozenset((*valgt, *forgjengere))
