"""F1: `kill -9` of writing processes on SQLite (tillit.md §7)."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from innforing.bootstrap import Hus
from tests.faults.antall import antall
from tests.faults.flokk import Flokk
from tests.faults.oppsett import ORGANER, gi_roller, gjort, ny_terning, nytt_hus
from tests.faults.orakel import avvik, les_spor

if TYPE_CHECKING:
    from pathlib import Path

DRAP = antall(60, 200)
RUNDER = DRAP // 2
"""Of two processes with two threads each, both killed."""


@pytest.mark.krav("K-372")
@pytest.mark.feil("F1", DRAP)
def test_every_acknowledged_command_outlives_the_kills(sqlite_url: str, tmp_path: Path) -> None:
    innstillinger = nytt_hus(sqlite_url, tmp_path)
    terning = ny_terning(2026)
    drap = []
    with Flokk(innstillinger) as flokk:
        for runde in range(RUNDER):
            pider = [flokk.start(f"{runde}-{nr}", 2) for nr in range(2)]
            if runde % 5:  # every fifth round may hit a house that is still being opened
                flokk.vent_pa_kvittering(pider[0])
            for pid in pider:
                time.sleep(terning.uniform(0.02, 0.4) / 2)
                drap.append(flokk.drep(pid))
    assert flokk.feil == []
    assert drap == [signal.SIGKILL] * DRAP, "a writer came to an end by itself"
    assert len(flokk.kvitterte) > DRAP
    assert avvik(les_spor(sqlite_url), flokk.kvitterte) == []
    with Hus(innstillinger) as hus:
        gjort(hus, gi_roller("etter-alt", ORGANER[0], 1))


def test_a_house_that_answers_before_its_commit_is_found_out(
    sqlite_url: str, tmp_path: Path
) -> None:
    """The test above must be able to fail: here the promise is broken on purpose."""
    innstillinger = nytt_hus(sqlite_url, tmp_path)
    with Flokk(innstillinger) as flokk:
        for runde in range(RUNDER):
            pid = flokk.start(runde, 2, brutt=True)
            flokk.vent_pa_kvittering(pid)
            flokk.drep(pid)
            if avvik(les_spor(sqlite_url), flokk.kvitterte):
                break
    assert "acknowledged" in " ".join(avvik(les_spor(sqlite_url), flokk.kvitterte))
