"""F2 and F11: `kill -9` of all of PostgreSQL under four writers, 20 times (tillit.md §7)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from innforing.bootstrap import Hus
from tests.faults.egen_server import EgenServer
from tests.faults.flokk import Flokk
from tests.faults.oppsett import ORGANER, gi_roller, gjort, ny_terning, nytt_hus
from tests.faults.orakel import avvik, les_spor

if TYPE_CHECKING:
    from pathlib import Path

DRAP = 20


@pytest.mark.krav("K-372")
def test_every_acknowledged_command_outlives_twenty_kills(tmp_path: Path) -> None:
    terning = ny_terning(2026)
    with EgenServer() as server:
        innstillinger = nytt_hus(server.url, tmp_path)
        with Flokk(innstillinger) as flokk:
            pider = [flokk.start(nr, 2) for nr in range(2)]
            for _ in range(DRAP):
                for pid in pider:
                    flokk.vent_pa_kvittering(pid)
                time.sleep(terning.uniform(0.02, 0.4))
                assert server.drep() > len(pider), "the writers' own processes die with it"
                server.start()
            for pid in pider:
                flokk.vent_pa_kvittering(pid)
        assert flokk.feil == []
        assert len(flokk.kvitterte) > DRAP
        assert avvik(les_spor(server.url), flokk.kvitterte) == []
        with Hus(innstillinger) as hus:
            gjort(hus, gi_roller("etter-alt", ORGANER[0], 1))
