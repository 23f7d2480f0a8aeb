"""Steps into a log that is read at the same time: how fast they are, and how soon they are seen."""

from __future__ import annotations

import queue
import statistics
import threading
import time
import uuid
from typing import TYPE_CHECKING, Any

from benchmarks.engines.house import GRUPPELEDER, move, propose
from innforing.domain.grunnmur.aggregat import bygg
from innforing.domain.grunnmur.aktor import Aktor, Organtype
from innforing.domain.organ.organ import Organ
from innforing.projections.lopsoversikt.lopsoversikt import oversikt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.bootstrap import Hus
    from innforing.projections.readside import ReadSide

PATIENCE_S = 60.0
WARM_UP = 20


class NobodyMay(Exception):
    """The log has nobody who can propose a løp and put it on hold."""


class Stepper:
    """Puts løp of its own on hold and resumes them, in a log that others have filled."""

    def __init__(self, hus: Hus, many: int = 10) -> None:
        self._hus = hus
        self._by = someone(hus)
        self.cases = [f"b-{uuid.uuid4().hex}" for _ in range(many)]
        self._number = 0
        for case in self.cases:
            propose(hus, case, by=self._by)
        for _ in range(WARM_UP):
            self.step()

    def step(self) -> int:
        """One step; its position."""
        round_, one = divmod(self._number, len(self.cases))
        self._number += 1
        return move(self._hus, self.cases[one], round_, by=self._by)

    def held(self) -> set[str]:
        """The løp that are on hold."""
        rounds, extra = divmod(self._number, len(self.cases))
        first, rest = set(self.cases[:extra]), set(self.cases[extra:])
        return first if rounds % 2 == 0 else rest


def someone(hus: Hus) -> Aktor:
    """Who can own a felles prosess in this log: somebody of its koordineringsgruppe."""
    for actor in _candidates(hus):
        try:
            case = f"b-{uuid.uuid4().hex}"
            propose(hus, case, by=actor)
            move(hus, case, 0, by=actor)
            move(hus, case, 1, by=actor)
        except AssertionError:
            continue
        return actor
    raise NobodyMay(NobodyMay.__doc__)


def _candidates(hus: Hus) -> Iterator[Aktor]:
    today = hus.verksted.klokke().date()
    streams: dict[str, list[Any]] = {}
    for row in hus.reader.under("organ:"):
        streams.setdefault(row.stream_id, []).append(row)
    for stream, rows in streams.items():
        organ: Organ = bygg(Organ(), map(hus.mapper.decode, rows))
        if organ.organtype is Organtype.KOORDINERINGSGRUPPE:
            for role in organ.aktive(today):
                yield Aktor(person=role.person, rolle=role.rolle, organ=stream.partition(":")[2])
    yield GRUPPELEDER


def latencies(stepper: Stepper, steps: int) -> list[float]:
    """Seconds that each of so many steps took."""
    spent = []
    for _ in range(steps):
        start = time.perf_counter()
        stepper.step()
        spent.append(time.perf_counter() - start)
    return spent


def median_step(stepper: Stepper, steps: int) -> float:
    """Seconds that a step takes, most often."""
    return statistics.median(latencies(stepper, steps))


def seen_after(hus: Hus, side: ReadSide, *, a_second: int, seconds: float) -> list[float]:
    """Seconds from the answer to each step until the board has it; `side` follows already."""
    stepper = Stepper(hus)
    assert side.wait_for(hus.reader.last()[0], timeout=PATIENCE_S).behind == 0
    taken: queue.SimpleQueue[tuple[int, float] | None] = queue.SimpleQueue()
    worker = threading.Thread(target=_pace, args=(stepper, taken, a_second, seconds))
    worker.start()
    waited = []
    while (one := taken.get()) is not None:
        position, answered = one
        lag = side.wait_for(position, timeout=PATIENCE_S, name="lopsoversikt")
        assert lag.behind == 0, lag
        waited.append(time.perf_counter() - answered)
    worker.join()
    with side.sight("lopsoversikt", per=hus.reader.last()[1]) as sight:
        held = {row.lop for row in oversikt(sight) if row.pa_vent_til is not None}
    assert held & set(stepper.cases) == stepper.held(), "the board shows each løp as it stands"
    return waited


def _pace(
    stepper: Stepper,
    taken: queue.SimpleQueue[tuple[int, float] | None],
    a_second: int,
    seconds: float,
) -> None:
    """Step at an even pace; a late step does not move the next."""
    began = time.perf_counter()
    try:
        for number in range(int(a_second * seconds)):
            time.sleep(max(0.0, began + number / a_second - time.perf_counter()))
            taken.put((stepper.step(), time.perf_counter()))
    finally:
        taken.put(None)
