"""What a course of events sees of the history: the day, the people, and the log as it stands."""

from __future__ import annotations

import heapq
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from innforing.application.demodata.bestilling import velg_kommuner
from innforing.application.demodata.folk import Folk
from innforing.application.demodata.gang import arbeidstid, dag_av, terning
from innforing.application.demodata.losninger import losningene
from innforing.application.memory import Front
from innforing.domain.innforingslop.innforingslop import Innforingslop

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping
    from datetime import date, datetime

    from innforing.application.demodata.bestilling import Bestilling
    from innforing.application.demodata.gang import Gang
    from innforing.application.memory import Memory
    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.grunnmur.aggregat import Aggregat
    from innforing.eventlog.transaction import Transaction
    from innforing.registers.kommuner import Kommune, Kommuneregister


class Scene:
    """The history at one moment, and the courses of events that wait for theirs."""

    def __init__(self, bestilling: Bestilling, kommuner: Kommuneregister, memory: Memory) -> None:
        """Begin on the first day."""
        self.bestilling = bestilling
        self.kommuner = kommuner
        self.folk = Folk(bestilling.loggfro)
        self.losninger = losningene(bestilling.lop)
        self.na = bestilling.start
        self.med: list[tuple[str, str]] = []
        """Løp and kommune of every seat that was taken; those that contact is kept with."""
        self.vurdert: dict[str, str] = {}
        """Løsning → the løp in which it was judged last."""
        self._memory = memory
        self._tx: Transaction | None = None
        self._valgte = velg_kommuner(kommuner, bestilling)
        self._ko: list[tuple[datetime, int, Gang]] = []
        self._nr = 0
        self._dag = (self.na, dag_av(self.na))
        self._i_dag: dict[tuple[str, ...], dict[str, Kommune]] = {}

    def les_fra(self, tx: Transaction) -> None:
        """See the log through this transaction from now on."""
        self._tx = tx

    @property
    def front(self) -> Front:
        """The log as it stands."""
        if self._tx is None:
            raise RuntimeError("no transaction is open")
        return Front(self._memory, self._tx)

    def start(self, gang: Gang, nar: datetime) -> None:
        """Let a course of events begin at a moment."""
        self._nr += 1
        heapq.heappush(self._ko, (nar, self._nr, gang))

    def neste(self) -> Gang | None:
        """The course whose turn it is, with the clock at its moment; None at the end."""
        if not self._ko or self._ko[0][0] >= self.bestilling.slutt:
            return None
        nar, _, gang = heapq.heappop(self._ko)
        self.na = max(self.na, nar)
        return gang

    @property
    def dag(self) -> date:
        """Today, in Norway."""
        if self._dag[0] != self.na:
            self._dag = (self.na, dag_av(self.na))
        return self._dag[1]

    def iso(self, om: int = 0) -> str:
        """A date so many days ahead, as JSON holds it."""
        return (self.dag + timedelta(days=om)).isoformat()

    def om(self, dager: int, hell: random.Random) -> datetime:
        """Some working hour so many days ahead."""
        return max(self.na, arbeidstid(self.dag + timedelta(days=dager), hell))

    def terning(self, *deler: object) -> random.Random:
        """A source of chance for one part of the history."""
        return terning(self.bestilling.fro, *deler)

    def kommunene(self) -> tuple[Kommune, ...]:
        """The kommuner of the history on the day, in the register's order."""
        return tuple(self._kommunene().values())

    def kommune(self, id_: str) -> Kommune | None:
        """One of them; None on a day when there is no such kommune."""
        return self._kommunene().get(id_)

    def delte(self) -> tuple[Kommune, ...]:
        """The kommuner of the history that were there a week ago, and are divided now."""
        for_ = self.kommuner.per(self.dag - timedelta(days=7))
        return tuple(k for k in for_ if k.id in self._valgte and self.kommune(k.id) is None)

    def _kommunene(self) -> dict[str, Kommune]:
        alle = self.kommuner.per(self.dag)
        nokkel = (alle[0].nummer, str(len(alle)))
        if nokkel not in self._i_dag:
            self._i_dag[nokkel] = {k.id: k for k in alle if k.id in self._valgte}
        return self._i_dag[nokkel]

    def aggregat(self, strom: str) -> Aggregat:
        """The state of one stream."""
        return self.front.aggregat(strom)

    def finnes(self, strom: str) -> bool:
        """Whether the stream has begun."""
        return self.aggregat(strom).finnes

    def lop(self, id_: str) -> Innforingslop:
        """One løp as it stands."""
        return cast("Innforingslop", self.aggregat(f"innforingslop:{id_}"))

    def deltakelse(self, lop: str, kommune: str) -> Deltakelse:
        """One kommune in one løp."""
        return cast("Deltakelse", self.aggregat(f"deltakelse:{lop}:{kommune}"))

    def deltakelser(self, lop: str) -> Mapping[str, Deltakelse]:
        """Kommune → deltakelse, of one løp."""
        under = self.front.under(f"deltakelse:{lop}:")
        return {s.rpartition(":")[2]: cast("Deltakelse", d) for s, d in under.items()}
