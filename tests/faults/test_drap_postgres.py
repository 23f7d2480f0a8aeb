"""F2 and F11: PostgreSQL killed, stopped at once or cut off under four writers (tillit.md §7)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from innforing.bootstrap import Hus
from tests.faults.antall import antall
from tests.faults.egen_server import EgenServer
from tests.faults.flokk import Flokk
from tests.faults.oppsett import ORGANER, gi_roller, gjort, ny_terning, nytt_hus
from tests.faults.orakel import avvik, les_spor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DRAP = antall(20, 100)
BRUDD = antall(10, 100)
BRUTTE = 30
"""So many times at most, before a house that breaks its promise is found out."""


@pytest.fixture(scope="module")
def server() -> Iterator[EgenServer]:
    with EgenServer() as egen:
        yield egen


def drep(server: EgenServer, _nr: int) -> None:
    """Kill -9 of everything, and start again."""
    assert server.drep() > 2, "the writers' own processes die with it"
    server.start()


def bryt(server: EgenServer, nr: int) -> None:
    """The connections are cut, or the server is stopped at once and started: every other time."""
    if nr % 2:
        server.stopp_straks()
        server.start()
        return
    assert server.kutt() > 0, "there was nobody to cut off"


@pytest.mark.krav("K-372")
@pytest.mark.parametrize(
    ("feil", "ganger"),
    [
        pytest.param(drep, DRAP, marks=pytest.mark.feil("F2", DRAP)),
        pytest.param(bryt, BRUDD, marks=pytest.mark.feil("F11", BRUDD)),
    ],
)
def test_every_acknowledged_command_outlives_it(
    feil: Callable[[EgenServer, int], None], ganger: int, server: EgenServer, tmp_path: Path
) -> None:
    terning = ny_terning(2026)
    innstillinger = nytt_hus(server.ny_base(), tmp_path)
    with Flokk(innstillinger) as flokk:
        pider = [flokk.start(nr, 2) for nr in range(2)]
        for nr in range(ganger):
            for pid in pider:
                flokk.vent_pa_kvittering(pid)
            time.sleep(terning.uniform(0.02, 0.4))
            feil(server, nr)
        for pid in pider:
            flokk.vent_pa_kvittering(pid)
    assert flokk.feil == []
    assert len(flokk.kvitterte) > ganger
    assert avvik(les_spor(innstillinger.db), flokk.kvitterte) == []
    with Hus(innstillinger) as hus:
        gjort(hus, gi_roller("etter-alt", ORGANER[0], 1))


def test_a_house_that_answers_before_its_commit_is_found_out(
    server: EgenServer, tmp_path: Path
) -> None:
    """The test above must be able to fail: here the promise is broken on purpose."""
    innstillinger = nytt_hus(server.ny_base(), tmp_path)
    funnet: list[str] = []
    with Flokk(innstillinger) as flokk:
        for runde in range(BRUTTE):
            pid = flokk.start(runde, 2, brutt=True)
            flokk.vent_pa_kvittering(pid)
            server.drep()
            flokk.drep(pid)  # or it would come back and do what it had said was done
            server.start()
            funnet = avvik(les_spor(innstillinger.db), flokk.kvitterte)
            if funnet:
                break
    assert "acknowledged" in " ".join(funnet)
