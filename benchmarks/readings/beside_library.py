"""Ours beside the library's own way, on the same facts and the same machine, in turns."""

from __future__ import annotations

import statistics
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from benchmarks.engines.house import KS
from benchmarks.peer import Peer, header
from benchmarks.readings import library
from benchmarks.readings.figure import Figure, timed
from benchmarks.readings.on_log import PATIENCE_S, decode_all
from benchmarks.steps import Ours, role
from innforing.bootstrap import Innstillinger, oppgrader, opprett_ekte
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.verdier import Belegg, Bruksstatus
from innforing.domain.katalog import HENDELSER
from innforing.eventlog import database
from innforing.eventlog.mapper import Mapper
from innforing.eventlog.rows import NewRow
from innforing.projections.readside import ReadSide
from innforing.projections.runner import Who
from innforing.projections.utbredelse import TRINN, Utbredelse
from innforing.registers.kommuner import Kommuneregister

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from innforing.projections.projection import Happened
    from innforing.projections.table import Fact, Table

MAPPER = Mapper(HENDELSER)
FACTS = 9
"""Roles given in one step, where reading is compared."""


class Rungs(Utbredelse):
    """The rung of each kommune and nothing else: one row for a kommune, as the library keeps it."""

    tabeller: ClassVar[tuple[Table, ...]] = (TRINN,)
    endrer: ClassVar[Mapping[str, str]] = {}

    def handle(self, happened: Happened) -> Iterator[Fact]:
        """Only what the table holds."""
        return (fact for fact in super().handle(happened) if fact.table == TRINN.name)


def rebuilding(folder: Path, reports: int, rounds: int) -> list[Figure]:
    """One small projection from empty: the rung of each kommune."""
    streams = list(_streams(reports))
    log = _our_log(folder, streams)
    app = library.record(folder / "stock.sqlite", streams)
    spent: dict[str, list[float]] = {"caught up": [], "rebuilt": [], "sqlite": [], "orm": []}
    for number in range(rounds):
        store = folder / f"rungs-{number}.sqlite"
        with _only_utbredelse(log, store) as side:
            spent["caught up"].append(timed(partial(_whole, side)))
            spent["rebuilt"].append(timed(partial(side.rebuild, "utbredelse")))
        for name, kind in (("sqlite", library.SQLiteView), ("orm", library.SQLAlchemyView)):
            view = library.view(kind, folder / f"{name}-{number}.sqlite")
            spent[name].append(timed(partial(library.rebuild, app, view)))
            assert view.rungs() == len(streams), "every kommune has a rung"
    events = len(streams) * reports
    app.close()
    return [
        _rebuilt("from empty", "orm", spent, "caught up", events),
        _rebuilt("beside itself, compared and switched", "orm", spent, "rebuilt", events),
        _rebuilt("from empty", "sqlite", spent, "caught up", events),
    ]


def _rebuilt(
    how: str, theirs: str, spent: dict[str, list[float]], ours: str, events: int
) -> Figure:
    ratios = [b / a for a, b in zip(spent[ours], spent[theirs], strict=True)]
    ratio = statistics.median(ratios)
    speeds = [events / statistics.median(spent[name]) for name in (ours, theirs)]
    through = {
        "orm": "the library's way through SQLAlchemy: one event, one commit",
        "sqlite": "the same in its own SQLite recorder, no ORM",
    }
    return Figure(
        f"rebuild one projection {how}, {events:,} events",
        through[theirs],
        f"**{ratio:.0f}×** ({speeds[0]:,.0f} against {speeds[1]:,.0f} events/s)",
        "≥ 50×" if theirs == "orm" else "–",
        ratio >= 50 if theirs == "orm" else None,  # noqa: PLR2004 - the issue's
    )


def reading(folder: Path, steps: int, rounds: int) -> Figure:
    """Read and decode every event of the same facts."""
    place = folder / "reading"
    place.mkdir()
    ours = Ours(f"sqlite:///{place / 'ours.sqlite'}", place)
    stock = Peer(f"sqlite:///{place / 'stock.sqlite'}")
    for number in range(steps):
        stream = f"kommune-{number}"
        for side in (ours, stock):
            side.begin(stream, [role(n) for n in range(FACTS)])
    spent = []
    for _ in range(rounds):
        mine = timed(lambda: decode_all(ours.hus.reader, MAPPER))
        theirs = timed(lambda: library.read(stock.app))
        spent.append((mine, theirs))
    events = stock.stored()
    assert events == ours.stored(), "the same facts"
    ours.close()
    stock.close()
    ratio = statistics.median(b / a for a, b in spent)
    mine, theirs = (events / statistics.median(one) for one in zip(*spent, strict=True))
    return Figure(
        f"read + decode, {events:,} events",
        "stock application on the same database",
        f"**{ratio:.2f}×** ({mine:,.0f} against {theirs:,.0f} events/s)",
        "≥ 1×",
        ratio >= 1,
    )


def _streams(reports: int) -> list[list[library.Report]]:
    """So many reports of each kommune of today, in the order of the kommuner."""
    began = date(2024, 1, 1)
    kommuner = Kommuneregister.standard().per(date(2024, 12, 31))
    rungs = [rung.value for rung in Bruksstatus]
    return [
        [
            {
                "losning": "kjernejournal",
                "kommune": kommune.id,
                "status": str(rungs[number % len(rungs)]),
                "belegg": str(Belegg.DOKUMENT.value),
                "fra": (began + timedelta(days=number)).isoformat(),
            }
            for number in range(reports)
        ]
        for kommune in kommuner
    ]


def _our_log(folder: Path, streams: list[list[library.Report]]) -> Innstillinger:
    """An ekte log with the reports as its events."""
    settings = Innstillinger(f"sqlite:///{folder / 'rungs.sqlite'}")
    oppgrader(settings)
    opprett_ekte(settings)
    rows = [
        _row(report, version) for reports in streams for version, report in enumerate(reports, 1)
    ]
    with database.open_writer(settings.db) as writer:
        writer.run(lambda tx: tx.append(rows, command_id=None, body_hash=None))
    return settings


def _row(report: library.Report, version: int) -> NewRow:
    event = BruksstatusMeldt.model_validate(
        {name: report[name] for name in ("status", "belegg", "fra")}, strict=False
    )
    head: dict[str, Any] = header() | {"steg": "meld_bruksstatus"}
    return NewRow(
        stream_id=f"ibruktakelse:{report['losning']}:{report['kommune']}",
        stream_version=version,
        topic="BruksstatusMeldt",
        state=MAPPER.encode(event, head),
        salt=bytes(32),
        person=KS.person,
        role="leder",
        body="ks",
        step="meld_bruksstatus",
        correlation_id=head["korrelasjon"],
    )


def _only_utbredelse(log: Innstillinger, store: Path) -> ReadSide:
    return ReadSide(
        log.db,
        f"sqlite:///{store}",
        mapper=MAPPER,
        projections=[Rungs()],
        who=Who(holder="bench", clock=database.system_clock_us),
    )


def _whole(side: ReadSide) -> None:
    assert side.catch_up(timeout=PATIENCE_S).behind == 0
