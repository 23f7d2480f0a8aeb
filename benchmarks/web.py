"""How fast the pages are, asked over HTTP of a server in another process.

    benchmarks/run web                     # on the stories told side by side
    benchmarks/run web --log PATH          # on a log that `innforing demo-data` made
    benchmarks/run web --quick             # fewer requests
    benchmarks/run web --write-readme      # and puts the table into README.md

The log that is given is never written to: what is measured happens on a copy. The peer is a plain
Django page that lists the rows of P-12b, asked in turns with it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks import story
from benchmarks.figures import command, machine, percentile, table, write_readme
from innforing.application.tidspunkt import dag_i_norge
from innforing.bootstrap import Innstillinger
from innforing.domain.grunnmur.aktor import Rolle
from innforing.projections.lopsoversikt.lopsoversikt import oversikt
from innforing.web.innlogging import alle_verv

if TYPE_CHECKING:
    from collections.abc import Iterator

TELLINGS = {True: 3, False: 22}
REQUESTS = {True: 10, False: 100}
STREAMS = 200
MS = 1000
EGEN = {"sec-fetch-site": "same-origin", "accept-encoding": "gzip"}


@dataclass(frozen=True)
class Asked:
    """One address, and what came of asking it again and again."""

    name: str
    address: str
    first: tuple[float, ...]
    """Seconds to the first byte."""
    kilobytes: float
    status: int

    def row(self, goal: int) -> tuple[str, ...]:
        p50, p99 = (percentile(self.first, p) * MS for p in (50, 99))
        kept = "met" if p99 <= goal and self.status == httpx2.codes.OK else "**missed**"
        return (
            self.name,
            f"{p50:.0f} ms",
            f"{p99:.0f} ms",
            f"≤ {goal} ms, {kept}",
            f"{self.kilobytes:.0f} kB",
        )


@dataclass(frozen=True)
class Subject:
    """What there is to ask for in a log."""

    lop: str
    kommuner: int
    losning: str
    before: str
    """A day in the middle of its time."""
    leader: tuple[str, str, str]
    auditor: tuple[str, str, str] | None


def subject(log: Innstillinger) -> Subject:
    """The løp with most kommuner, and people who may see it; no deadline is left to record."""
    with story.opened(log) as hus, hus.lesesiden() as side:
        hus.kjor_forfalte()
        side.catch_up(timeout=3600)
        last_us = hus.reader.last()[1]
        with side.sight("lopsoversikt", per=last_us) as sight:
            rows = oversikt(sight)
        largest = max(rows, key=lambda row: sum(row.svar.values()))
        offices = list(alle_verv(hus, hus.na()))
        first_us = hus.reader.span(1, 1)[0].recorded_us
        member = next(v for v in offices if v.organ == "koordineringsgruppen")
        auditor = next((v for v in offices if v.rolle is Rolle.REVISOR), None)
        return Subject(
            lop=largest.lop,
            kommuner=sum(largest.svar.values()),
            losning=str(largest.losning),
            before=dag_i_norge((first_us + last_us) // 2).isoformat(),
            leader=(member.person, str(member.rolle.value), member.organ),
            auditor=auditor and (auditor.person, str(auditor.rolle.value), auditor.organ),
        )


@contextmanager
def served(log: Innstillinger) -> Iterator[tuple[str, psutil.Process]]:
    """The program in a process of its own, on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("innforing")
    words = [program, "serve", "--db", log.db, "--port", str(port), "--stop-after", "3600"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{address}/om")
            yield address, psutil.Process(process.pid)
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            httpx2.get(address, timeout=60)
        except httpx2.TransportError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


def signed_in(address: str, who: tuple[str, str, str] | None) -> httpx2.Client:
    """A reader who keeps the cookie by hand: the address has no TLS."""
    client = httpx2.Client(base_url=address, headers=EGEN, timeout=60)
    if who is not None:
        fields = dict(zip(("person", "rolle", "organ"), who, strict=True))
        answer = client.post("/innlogging", data=fields)
        client.headers["cookie"] = answer.headers["set-cookie"].partition(";")[0]
    return client


def ask(client: httpx2.Client, name: str, address: str, times: int) -> Asked:
    """Ask so many times after two to warm up; the first byte is the body's."""
    first: list[float] = []
    size, status = 0, 0
    for nr in range(times + 2):
        began = time.perf_counter()
        with client.stream("GET", address) as answer:
            raw = answer.iter_raw()
            size = len(next(raw, b""))
            taken = time.perf_counter() - began
            size += sum(map(len, raw))
            status = answer.status_code
        if nr >= 2:  # noqa: PLR2004 - those to warm up
            first.append(taken)
    return Asked(name, address, tuple(first), size / 1024, status)


def pages(client: httpx2.Client, auditor: httpx2.Client, s: Subject, times: int) -> list[Asked]:
    """The pages of the issue, now and as of a day."""
    asked = {
        "P-03 Løp": (client, "/lop"),
        "P-04 Løpets side": (client, f"/lop/{s.lop}"),
        f"P-12b Deltakere ({s.kommuner} kommuner)": (client, f"/lop/{s.lop}/deltakere?vis=alle"),
        "P-14 Utbredelse": (client, f"/utbredelse/{s.losning}"),
        "P-17 Søk": (auditor, "/revisjon?q=hendelse:PlanGodkjent"),
    }
    found = []
    for name, (who, address) in asked.items():
        sign = "&" if "?" in address else "?"
        found.append(ask(who, f"{name}, now", address, times))
        found.append(ask(who, f"{name}, as of {s.before}", f"{address}{sign}per={s.before}", times))
    return found


async def streams(
    address: str, process: psutil.Process, cookie: str, strom: str
) -> tuple[float, float]:
    """MB that open streams cost, and seconds until all of them have seen a change."""
    before = process.memory_info().rss
    limits = httpx2.Limits(max_connections=STREAMS + 10)
    async with httpx2.AsyncClient(base_url=address, limits=limits, timeout=60) as client:
        opened, seen = asyncio.Semaphore(0), []

        async def listen() -> None:
            async with client.stream("GET", "/strom") as answer:
                async for line in answer.aiter_lines():
                    opened.release()
                    if line.startswith("data:"):
                        seen.append(time.perf_counter())
                        return

        tasks = [asyncio.create_task(listen()) for _ in range(STREAMS)]
        for _ in range(STREAMS):
            await opened.acquire()
        megabytes = (process.memory_info().rss - before) / 2**20
        began = time.perf_counter()
        await change(client, cookie, strom)
        await asyncio.wait_for(asyncio.gather(*tasks), 60)
    return megabytes, max(seen) - began


async def change(client: httpx2.AsyncClient, cookie: str, strom: str) -> None:
    """Something that a member may always do: give a merknad."""
    address = f"/steg/gi_merknad/{strom}"
    form = (await client.get(address, headers={"cookie": cookie})).text
    fields = {n: _hidden(form, n) for n in ("_kommando", "_sett_versjon", "_tilbake")}
    answer = await client.post(
        address,
        data=fields | {"art": "merknad", "merknad": "En merknad fra målingen"},
        headers={"cookie": cookie, "sec-fetch-site": "same-origin"},
    )
    assert answer.status_code == httpx2.codes.SEE_OTHER, answer.text[:500]


def _hidden(form: str, name: str) -> str:
    return form.partition(f'name="{name}" value="')[2].partition('"')[0]


def beside_django(client: httpx2.Client, s: Subject, folder: Path, rounds: int) -> list[float]:
    """Our page of the rows ÷ Django's, request by request in turns."""
    address = f"/lop/{s.lop}/deltakere"
    listed = client.get(f"{address}?last_ned=deltakere.json").json()
    rows = listed["rader"] if isinstance(listed, dict) else listed
    cells = [list(row.values()) if isinstance(row, dict) else row for row in rows]
    (folder / "rows.json").write_text(json.dumps(cells, default=str), "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    peer = [sys.executable, str(Path(__file__).with_name("django_list.py")), str(port)]
    with subprocess.Popen([*peer, str(folder / "rows.json")], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}", headers=EGEN) as django:
                ratios = []
                for _ in range(rounds):
                    ours = ask(client, "", f"{address}?vis=alle", 3).first
                    theirs = ask(django, "", "/", 3).first
                    ratios.append(statistics.median(ours) / statistics.median(theirs))
                return ratios
        finally:
            process.terminate()


def with_read_models(told: Innstillinger, log: Innstillinger) -> Innstillinger:
    """The read models that stand beside the log are copied too: catching up takes minutes."""
    source, target = (Path(one.lesebase().removeprefix("sqlite:///")) for one in (told, log))
    if source.exists():
        with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
            old.backup(new)
    return log


def measure(folder: Path, given: Innstillinger | None, *, quick: bool) -> str:
    """Every figure of the issue, as a table."""
    told = given or story.tell(folder, TELLINGS[quick])
    log = with_read_models(told, story.copy(told, folder, "log"))
    s = subject(log)
    times = REQUESTS[quick]
    with served(log) as (address, process):
        client, auditor = signed_in(address, s.leader), signed_in(address, s.auditor or s.leader)
        rows = [one.row(200) for one in pages(client, auditor, s, times)]
        filtered = ask(client, "P-03, a filter", "/lop?fase=gjennomforing&type=A", times)
        rows.append(filtered.row(300))
        django = beside_django(client, s, folder, 3 if quick else 9)
        megabytes, seconds = asyncio.run(
            streams(address, process, client.headers["cookie"], f"innforingslop:{s.lop}")
        )
    rows += [
        (f"{STREAMS} open streams", f"{megabytes:.0f} MB more", "", "≤ 100 MB", ""),
        ("A change is told to all of them", f"{seconds * MS:.0f} ms", "", "≤ 2 s", ""),
        (
            "P-12b ÷ a plain Django list of the same rows",
            f"{statistics.median(django):.2f}×",
            "",
            "",
            "",
        ),
    ]
    with story.opened(log) as hus:
        events = hus.reader.last()[0]
    head = f"`{command()}`: {machine()}; {events} events.\n\n"
    return head + table(("First byte over HTTP", "median", "p99", "goal", "compressed"), rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    parser.add_argument("--log", type=Path)
    chosen = parser.parse_args()
    given = chosen.log and Innstillinger(f"sqlite:///{chosen.log.absolute()}")
    with tempfile.TemporaryDirectory() as folder:
        text = measure(Path(folder), given, quick=chosen.quick)
    print(text)
    if chosen.write_readme:
        write_readme("web", text)


if __name__ == "__main__":
    main()
