"""How fast a full step is, beside what engines that people know do for the same job.

    benchmarks/run peers                   # makes an environment with the peers, then all of it
    benchmarks/run peers --quick           # fewer rounds
    benchmarks/run peers --write-readme    # and puts the table into README.md

The job: a løp is put on hold and resumed, over and over. Each transition asks one guard what the
løp itself holds, and is durable with its trace (who, what, why) before the next begins. All on
SQLite in WAL with `synchronous = FULL`, in one process, in turns; what counts is the ratio of each
pair of turns. Ours is a step through `Hus.ta_steg`, with all that belongs to it. What a peer does
less stands under the table.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import tempfile
import threading
import time
import uuid
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.engines.dbos_sqlite import DbosByItself, DbosCommand, Runtime
from benchmarks.engines.django_viewflow import DjangoViewflow
from benchmarks.engines.house import House
from benchmarks.engines.spiff import Spiff
from benchmarks.figures import command, machine, spread, table, write_readme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.engines.engine import Engine

TRANSITIONS = 20
"""Of each løp, from its first; half of them put it on hold."""
THREADS = (1, 8)
CASES = {1: 4, 8: 1}
"""New løp for each thread in a turn."""
Speeds = list[list[float]]
"""Transitions a second, engine by engine and turn by turn."""


def engines(folder: Path) -> list[Engine]:
    """Ours first."""
    runtime = Runtime(folder)
    return [
        House(folder),
        DjangoViewflow(folder),
        Spiff(folder, cached=False),
        Spiff(folder, cached=True),
        DbosByItself(runtime),
        DbosCommand(runtime),
    ]


def turn(engine: Engine, threads: int) -> float:
    """Transitions a second when each thread drives løp of its own."""
    mine = [[f"b-{uuid.uuid4().hex}" for _ in range(CASES[threads])] for _ in range(threads)]
    for cases in mine:
        for case in cases:
            engine.begin(case)
    gate = threading.Barrier(threads + 1)
    faults: list[BaseException] = []

    def work(cases: Sequence[str]) -> None:
        engine.enter()
        gate.wait()
        try:
            engine.drive(cases, TRANSITIONS)
        except BaseException as fault:  # noqa: BLE001 - told where the threads are joined
            faults.append(fault)
        gate.wait()
        engine.leave()

    workers = [threading.Thread(target=work, args=(cases,)) for cases in mine]
    for worker in workers:
        worker.start()
    gate.wait()
    start = time.perf_counter()
    gate.wait()
    spent = time.perf_counter() - start
    for worker in workers:
        worker.join()
    if faults:
        raise faults[0]
    return sum(map(len, mine)) * TRANSITIONS / spent


def compare(all_: Sequence[Engine], threads: int, rounds: int) -> Speeds:
    """Take turns; another begins each time. Every transition must have left its trace."""
    before = [engine.stored() for engine in all_]
    for engine in all_:
        turn(engine, threads)
    speeds: Speeds = [[] for _ in all_]
    for number in range(rounds):
        for one in sorted(range(len(all_)), key=lambda one: (one + number) % len(all_)):
            speeds[one].append(turn(all_[one], threads))
    left = {engine.stored() - was for engine, was in zip(all_, before, strict=True)}
    assert left == {(rounds + 1) * threads * CASES[threads] * TRANSITIONS}, left
    return speeds


def told(all_: Sequence[Engine], results: Sequence[Speeds]) -> str:
    """The table, and what each peer does less."""
    rows = []
    for one, engine in enumerate(all_[1:], 1):
        cells = [engine.name]
        for speeds in results:
            ratios = [ours / theirs for ours, theirs in zip(speeds[0], speeds[one], strict=True)]
            cells += [spread(ratios), f"{statistics.median(speeds[one]):,.0f}"]
        rows.append(cells)
    ours = [f"{statistics.median(speeds[0]):,.0f}" for speeds in results]
    head = [
        "our full step ÷ a transition of",
        *("one writer", "min–max", "theirs/s", "8 threads", "min–max", "theirs/s"),
    ]
    lacks = [f"- {engine.name}: {engine.lacks}." for engine in all_[1:]]
    about = (
        f"Ours took {ours[0]} steps/s with one writer and {ours[1]} with eight threads; each is "
        "authorised, judged by every guard of its row, appended with header, salt, commitment and "
        "outcome, and cannot be changed. All run in WAL with `synchronous = FULL`. What the others "
        "do less:"
    )
    return "\n".join([table(head, rows), "", about, "", *lacks])


def measure(rounds: int) -> str:
    """Run it all in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="innforing-peers-") as name, ExitStack() as stack:
        all_ = engines(Path(name))
        for engine in all_:
            stack.callback(engine.close)
            said = engine.durability()
            assert said == "wal 2", f"{engine.name} runs with {said}"
        return told(all_, [compare(all_, threads, rounds) for threads in THREADS])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    chosen = parser.parse_args()
    rounds = 3 if chosen.quick else 15
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    how = f"`{command()}`, {rounds} rounds in turns: {machine()}."
    text = f"{how}\n\n{measure(rounds)}\n"
    print(text)
    if chosen.write_readme:
        write_readme("peers", text)


if __name__ == "__main__":
    main()
