"""The server records deadlines that pass while it runs, and what passed while it did not."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from innforing.bootstrap import Hus
from innforing.web.tjener import Tjener
from tests.application.demohus import PROSESS, fortalt, innstillinger
from tests.application.frister.forfallshus import forte, planlegg
from tests.web.tjener import tjent

if TYPE_CHECKING:
    from pathlib import Path

LENGE = 60.0


def test_what_passed_while_the_server_was_down_is_recorded_when_it_starts(tmp_path: Path) -> None:
    valgt = innstillinger(fortalt(tmp_path, PROSESS))
    with Hus(valgt) as hus:
        planlegg(hus, "var", date(2024, 4, 1))
        assert forte(hus) == []
        with tjent(Tjener(valgt, lokalt=True)):
            slutt = time.monotonic() + LENGE
            while not forte(hus) and time.monotonic() < slutt:
                time.sleep(0.05)
        assert [strom for strom, _, _ in forte(hus)] == ["deltakelse:htm:voss"]
