"""How fast the scheduler finds what is due among very many deadlines.

    benchmarks/run organisation                   # 100 000 deadlines, made here
    benchmarks/run organisation --quick           # fewer questions
    benchmarks/run organisation --write-readme    # and puts the table into README.md

The peer is APScheduler with its jobs in memory and in a SQLite database: it is asked for the jobs
that are due among as many. Both are asked in turns, and for the same deadlines.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import tempfile
import time
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from apscheduler.job import Job
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.figures import command, machine, percentile, table, write_readme
from innforing.application.frister.fristbok import Fristbok
from innforing.application.frister.register import utloper
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo, stille
from innforing.domain.deltakelse.steg.planlegg_oppfolging import OppfolgingPlanlagt
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.mapper import Mapper, header_copies
from innforing.eventlog.rows import NewRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from apscheduler.jobstores.base import BaseJobStore

    from innforing.eventlog.transaction import Transaction

DEADLINES, DUE = 100_000, 100
BATCH = 5_000
MAPPER = Mapper(HENDELSER)
ASKED = {True: 20, False: 200}
GOAL_MS, MS = 50, 1000
NOTHING_NEW, ONE_NEW = "the book, nothing new in the log", "the book, after one new event"
BORN = datetime(2024, 1, 2, 8, tzinfo=UTC)
FIRST = date(2024, 6, 1)
NOW = utloper(FIRST) + timedelta(hours=8)
"""The first day is over: what was due on it has passed."""


def day(number: int) -> date:
    """The first are due now, the others on some later day."""
    return FIRST if number < DUE else FIRST + timedelta(days=1 + number % 1_000)


def row(number: int) -> NewRow:
    """One kommune with one follow-up planned, as a step would have written it."""
    head = {"person": "p", "rolle": "innforingsleder", "organ": "ks", "steg": "planlegg_oppfolging"}
    event = OppfolgingPlanlagt(id=f"o{number}", dato=day(number))
    return NewRow(
        stream_id=f"deltakelse:l{number % 400}:k{number}",
        stream_version=1,
        topic=type(event).__name__,
        state=MAPPER.encode(event, head),
        salt=number.to_bytes(32, "big"),
        **header_copies(head),
    )


def fill(house: Hus, numbers: range) -> None:
    """Plan follow-ups, many in one transaction."""
    rows = [row(number) for number in numbers]

    def append(tx: Transaction) -> None:
        tx.append(rows, command_id=str(uuid.uuid4()), body_hash=b"", recorded_us=None)

    house.verksted.writer.run(append)


def asked(question: Callable[[], int]) -> float:
    """Seconds of one answer, which must be the right one."""
    begun = time.perf_counter()
    found = question()
    seconds = time.perf_counter() - begun
    assert found == DUE, found
    return seconds


def peer(store: BaseJobStore) -> Callable[[], int]:
    """A scheduler that has as many jobs as there are deadlines; nothing of it is run."""
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_jobstore(store)
    scheduler.start(paused=True)
    jobs = [made(scheduler, number) for number in range(DEADLINES)]
    if isinstance(store, SQLAlchemyJobStore):
        rows = [
            {
                "id": job.id,
                "next_run_time": job.next_run_time.timestamp(),
                "job_state": pickle.dumps(job.__getstate__(), store.pickle_protocol),
            }
            for job in jobs
        ]
        with store.engine.begin() as connection:
            connection.execute(store.jobs_t.insert(), rows)
    else:
        # in the order that add_job would have put them in, without looking for the place of each
        for job in sorted(jobs, key=lambda job: job.next_run_time, reverse=True):
            store.add_job(job)
    return lambda: len(store.get_due_jobs(NOW))


def made(scheduler: BackgroundScheduler, number: int) -> Job:
    """One job of the peer, due when the deadline is over."""
    at = utloper(day(number))
    return Job(
        scheduler,
        id=f"j{number}",
        func="builtins:print",
        args=(),
        kwargs={},
        trigger=DateTrigger(at, UTC),
        executor="default",
        name=f"j{number}",
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
        next_run_time=at,
    )


def measure(folder: Path, times: int) -> tuple[float, dict[str, list[float]]]:
    """Seconds of the first look, and of each later answer by who was asked."""
    chosen = Innstillinger(f"sqlite:///{folder / 'logg.sqlite'}")
    oppgrader(chosen)
    opprett_demo(chosen, fro="frister", na=BORN)
    with Hus(chosen) as house:
        for first in range(0, DEADLINES, BATCH):
            fill(house, range(first, first + BATCH))
        book = Fristbok(house.mapper)
        begun = time.perf_counter()
        assert len(book.forfalte(house.reader, NOW)) == DUE
        cold = time.perf_counter() - begun
        numbers = iter(range(DEADLINES, 2 * DEADLINES))

        def ours() -> int:
            return len(book.forfalte(house.reader, NOW))

        subjects = {
            NOTHING_NEW: ours,
            ONE_NEW: ours,
            "APScheduler 3.11, jobs in memory": peer(MemoryJobStore()),
            "APScheduler 3.11, jobs in SQLite": peer(
                SQLAlchemyJobStore(f"sqlite:///{folder / 'peer.sqlite'}")
            ),
        }
        answers: dict[str, list[float]] = {name: [] for name in subjects}
        for _ in range(times):
            for name, question in subjects.items():
                if name == ONE_NEW:
                    fill(house, range(one := next(numbers), one + 1))
                answers[name].append(asked(question))
    return cold, answers


def figures(cold: float, answers: dict[str, list[float]]) -> str:
    """The table, and what stands above and below it."""
    rows = []
    for name, seconds in answers.items():
        p50, p99 = (percentile(seconds, p) * MS for p in (50, 99))
        own = name in (NOTHING_NEW, ONE_NEW)
        kept = f"≤ {GOAL_MS} ms, {'met' if p99 <= GOAL_MS else '**missed**'}" if own else "–"
        rows.append((name, f"{p50:.2f} ms", f"{p99:.2f} ms", kept))
    first = f"The first look reads and folds every stream, without a lock: {cold:.1f} s."
    head = ("asked what is due", "median", "p99", "goal")
    return "\n\n".join(
        (
            f"`{command()}`: {machine()}; {DEADLINES:,} deadlines on as many streams, {DUE} due.",
            table(head, rows),
            first,
        )
    )


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    chosen = parser.parse_args()
    stille()
    with tempfile.TemporaryDirectory(prefix="innforing-frister-") as folder:
        text = figures(*measure(Path(folder), ASKED[chosen.quick]))
    sys.stdout.write(f"{text}\n")
    if chosen.write_readme:
        write_readme("organisation", text)


if __name__ == "__main__":
    main()
