"""Publishing in rounds, and receipts from what is published; pymerkle does the same beside it."""

from __future__ import annotations

import random
import statistics
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from pymerkle import SqliteTree

from benchmarks.figures import percentile
from benchmarks.proving.made import ORIGIN
from benchmarks.readings.figure import Figure, timed
from innforing.eventlog import bevis, database, signing
from innforing.eventlog.engines import make_engine
from innforing.eventlog.kvittering import Kvittering
from innforing.eventlog.publish import ProofColumns, Publisher
from innforing.eventlog.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUND = 2_000
"""Events that come in a second, by the goal: one round publishes as many."""
RECEIPT_MS, MS = 5, 1000


@contextmanager
def publisher(url: str, folder: Path) -> Iterator[Publisher]:
    """What `innforing publish` runs, with a signer of its own."""
    engine = make_engine(url, "reader")
    with signing.spawned(folder / "signer") as signer:
        yield Publisher(
            Grown(engine), Tiles(folder / "bevis"), signer, ORIGIN, database.system_clock_us
        )
    engine.dispose()


class Grown(ProofColumns):
    """The log as it was some seconds ago, and a second later each time it is asked."""

    shown = 0

    def last(self) -> int:
        """One round more than last time."""
        self.shown = min(self.shown + ROUND, super().last())
        return self.shown


def published(url: str, folder: Path) -> tuple[int, list[float]]:
    """Publish all of the log in rounds; its size, and the seconds of each round."""
    spent = []
    with publisher(url, folder) as one:
        while True:
            start = time.perf_counter()
            if one.round() is None:
                return one.tiles.size(), spent
            spent.append(time.perf_counter() - start)


def theirs(url: str, folder: Path) -> tuple[SqliteTree, float]:
    """The same entries in pymerkle's tree in SQLite, a root for each round; seconds it took."""
    tree = SqliteTree(str(folder / "pymerkle.sqlite"))
    spent = 0.0
    with database.open_reader(url) as reader:
        size, done = reader.last()[0], 0
        while done < size:
            rows = reader.tail(done, ROUND)
            start = time.perf_counter()
            tree.append_entries([bevis.entry(row) for row in rows])
            tree.get_root()
            spent += time.perf_counter() - start
            done = rows[-1].position
    return tree, spent


def measure(url: str, folder: Path, asked: int) -> tuple[list[Figure], int]:
    """Publishing, then receipts of events drawn by chance; and how many events there are."""
    size, rounds = published(url, folder)
    tree, spent = theirs(url, folder)
    with closing(tree):
        rate, other = size / sum(rounds), size / spent
        ratio = f"{rate / other:.2f}× of {other:,.0f}"
        figures = [
            Figure(
                f"publish {size:,} events, {ROUND:,} a round: read, tiles, signature, fsync",
                "pymerkle's SqliteTree, a root a round; it signs and publishes nothing",
                f"**{rate:,.0f} events/s** ({ratio}; a round p99 {percentile(rounds, 99):.2f} s)",
                f"≥ {ROUND:,}/s",
                rate >= ROUND,
            )
        ]
        chance = random.Random(1)  # noqa: S311 - the same draw each run
        return [*figures, _receipts(url, folder, tree, chance, asked)], size


def _receipts(
    url: str, folder: Path, tree: SqliteTree, chance: random.Random, asked: int
) -> Figure:
    ours, other = [], []
    with database.open_reader(url) as reader:
        size = Tiles(folder / "bevis").size()
        for position in chance.choices(range(1, size + 1), k=asked):

            def receipt(position: int = position) -> bytes:
                tiles = Tiles(folder / "bevis")
                (row,) = reader.span(position, position)
                return Kvittering.published(tiles, row, tiles.checkpoint()).text()

            ours.append(timed(receipt) * MS)
            other.append(timed(lambda at=position: tree.prove_inclusion(at, size)) * MS)
    median, late = statistics.median(ours), percentile(ours, 99)
    beside = statistics.median(other)
    return Figure(
        f"a receipt at {size:,} events: row, proof, signed checkpoint, {asked:,} drawn by chance",
        "pymerkle's inclusion proof alone, its subtrees remembered",
        f"**{median:.2f} ms** (p99 {late:.2f} ms; {median / beside:.2f}× of {beside:.2f} ms)",
        f"< {RECEIPT_MS} ms",
        late < RECEIPT_MS,
    )
