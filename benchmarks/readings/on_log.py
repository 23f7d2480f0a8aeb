"""What is measured on a log: catching up, asking, growing, and being seen after a step."""

from __future__ import annotations

import random
import statistics
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import story
from benchmarks.figures import percentile
from benchmarks.readings import following
from benchmarks.readings.figure import Figure, timed
from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from innforing.projections.utbredelse import TRINN, utbredelse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innforing.bootstrap import Hus, Innstillinger
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.reader import Reader
    from innforing.projections.readside import ReadSide

PATIENCE_S = 7200.0
PAGE = 10_000
SMALL = 10_000
"""Events of the slice that growth is measured from."""
PARTS = 10
"""Turns in which steps are taken in the two."""
MANY = 200_000
"""Events from which a log is read once before and once after, not several times."""
LIMITS_MS = {"now": 50, "as of": 100}
SEEN_MS = 250
STEPS_A_SECOND = 50
MOST_GROWTH = 1.2
LEAST_SHARE = 0.2


@dataclass(frozen=True)
class Slices:
    """The first events of the log, and its very first."""

    folder: Path
    small: Innstillinger
    least: Innstillinger


def decode_all(reader: Reader, mapper: Mapper) -> int:
    """Read and decode every event, page by page; how many there were."""
    taken = 0
    while page := reader.tail(taken, PAGE):
        for row in page:
            mapper.decode(row)
        taken += len(page)
    return taken


def about(hus: Hus) -> str:
    """The log, so that its figures can be judged."""
    streams = {row.stream_id for row in hus.reader.under("innforingslop:")}
    return f"a log of {hus.reader.last()[0]:,} events, {len(streams)} løp"


def try_steps(hus: Hus, slices: Slices) -> None:
    """Find who may take steps, in the log and in its slice, before much time is spent."""
    with story.opened(slices.small) as short:
        for one in (hus, short):
            following.someone(one)


def projections(side: ReadSide) -> int:
    """How many read models follow."""
    return len(side.projections)


def catching_up(hus: Hus, side: ReadSide, folder: Path, rounds: int) -> tuple[Figure, list[float]]:
    """All projections from empty, beside reading and decoding alone; with the seconds it took."""
    events = hus.reader.last()[0]
    log = hus.innstillinger
    decode, followed = [timed(lambda: decode_all(hus.reader, hus.mapper))], []
    for _ in range(rounds - 1 if events <= MANY else 0):
        followed.append(_from_empty(log, folder))
        decode.append(timed(lambda: decode_all(hus.reader, hus.mapper)))
    followed.append(timed(lambda: catch_up(side)))
    parked = [one.name for one in side.status() if one.parked]
    assert parked == [], parked
    ratio = statistics.median(a / b for a, b in zip(decode, followed, strict=True))
    figure = Figure(
        f"all {len(side.projections)} projections at once, catch-up from empty",
        f"reading and decoding alone ({events / statistics.median(decode):,.0f} events/s)",
        f"**{ratio:.2f}×** ({events / statistics.median(followed):,.0f} events/s)",
        f"≥ {LEAST_SHARE}×",
        ratio >= LEAST_SHARE,
    )
    return figure, followed


def catch_up(side: ReadSide) -> None:
    """To the end of the log as it is now."""
    assert side.catch_up(timeout=PATIENCE_S).behind == 0


def asking(hus: Hus, side: ReadSide, questions: int) -> list[Figure]:
    """The board and utbredelse, now and as of days all over the log's time."""
    first, last = hus.reader.tail(0, 1)[0].recorded_us, hus.reader.last()[1]
    dice = random.Random("moments")  # noqa: S311 - nothing is to be kept secret
    moments = {
        "now": [last] * questions,
        "as of": [dice.randrange(first, last) for _ in range(questions)],
    }
    with side.sight("utbredelse", per=last) as sight:
        reported = sight.tally(TRINN, "losning")
    losning, kommuner = max(reported.items(), key=lambda item: item[1])
    rows = len(_board(side, last))
    asked: dict[str, Callable[[int], object]] = {
        f"board, {rows} løp": lambda per: _board(side, per),
        f"utbredelse of a løsning, {kommuner} kommuner reported": lambda per: _spread(
            hus, side, str(losning[0]), per
        ),
    }
    return [
        _asked(f"{what}, {when}", times, LIMITS_MS[when])
        for what, ask in asked.items()
        for when, times in (
            (when, [timed(partial(ask, per)) for per in all_]) for when, all_ in moments.items()
        )
    ]


def _asked(what: str, times: Sequence[float], limit: int) -> Figure:
    middle, worst = (1000 * percentile(times, percent) for percent in (50, 99))
    figure = f"**{worst:.1f} ms** (p50 {middle:.1f} ms)"
    return Figure(what, "p99, in the process", figure, f"≤ {limit} ms", worst <= limit)


def _board(side: ReadSide, per: int) -> list[object]:
    with side.sight("lopsoversikt", per=per) as sight:
        return list(oversikt(sight))


def _spread(hus: Hus, side: ReadSide, losning: str, per: int) -> object:
    with side.sight("utbredelse", per=per) as sight:
        return utbredelse(sight, losning, hus.kommuner)


def growth(hus: Hus, caught_up: list[float], slices: Slices, steps: int) -> list[Figure]:
    """The whole log beside its first events: a step, and an event in a rebuild of everything."""
    events = hus.reader.last()[0]
    name = f"growth, {SMALL:,} → {events:,} events"
    with story.opened(slices.small) as short:
        rebuilt = _rebuilding(hus, caught_up, slices, short)
        pair = (following.Stepper(short), following.Stepper(hus))
        parts = [[following.median_step(one, steps // PARTS) for one in pair] for _ in range(PARTS)]
    few, many = (statistics.median(one) for one in zip(*parts, strict=True))
    latency = f"**{many / few:.2f}×** ({few * 1000:.2f} → {many * 1000:.2f} ms, median)"
    limit = f"≤ {MOST_GROWTH}×"
    grown = Figure(f"{name}: a step", "itself", latency, limit, many / few <= MOST_GROWTH)
    return [grown, Figure(f"{name}: an event in a rebuild", "itself", *rebuilt)]


def _rebuilding(
    hus: Hus, caught_up: list[float], slices: Slices, short: Hus
) -> tuple[str, str, bool]:
    """Microseconds an event takes from empty in all projections, the start left out; the best."""
    starting = min(_from_empty(slices.least, slices.folder) for _ in range(3))
    few = min(_from_empty(slices.small, slices.folder) for _ in range(3)) - starting
    events = hus.reader.last()[0]
    each = [1e6 * few / SMALL, 1e6 * (min(caught_up) - starting) / events]
    decoded = [
        1e6 * timed(lambda: decode_all(short.reader, short.mapper)) / SMALL,
        1e6 * timed(lambda: decode_all(hus.reader, hus.mapper)) / events,
    ]
    ratio = each[1] / each[0]
    told = (
        f"**{ratio:.2f}×** ({each[0]:.0f} → {each[1]:.0f} µs for all projections; of that "
        f"decoding {decoded[0]:.0f} → {decoded[1]:.0f} µs)"
    )
    return told, f"≤ {MOST_GROWTH}×", ratio <= MOST_GROWTH


def _from_empty(log: Innstillinger, folder: Path) -> float:
    """Seconds to catch up with a log in a store that is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        store = f"sqlite:///{Path(name) / 'store.sqlite'}"
        with story.opened(replace(log, les_db=store)) as hus, hus.lesesiden() as side:
            return timed(lambda: catch_up(side))


def seeing(hus: Hus, side: ReadSide, seconds: float) -> Figure:
    """How soon a step stands on the board while steps come at an even pace."""
    side.start()
    began = datetime.now(UTC)
    waited = following.seen_after(hus, side, a_second=STEPS_A_SECOND, seconds=seconds)
    spent = (datetime.now(UTC) - began).total_seconds()
    middle, worst = (1000 * percentile(waited, percent) for percent in (50, 99))
    return Figure(
        f"visible on the board after a step, {len(waited)} steps at {STEPS_A_SECOND}/s",
        f"p99, from the answer to the step ({spent:.0f} s)",
        f"**{worst:.0f} ms** (p50 {middle:.0f} ms)",
        f"≤ {SEEN_MS} ms",
        worst <= SEEN_MS,
    )
