"""F18: a replay gives the same, whatever the hash seed, the time zone and the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from innforing.application.replay import kontroller_replay
from innforing.bootstrap import Hus
from tests.faults.lopet import IDAG, apne, la_svare, lag_organer, planlegg, svar_ja
from tests.faults.oppsett import nytt_hus

ROT = Path(__file__).parents[2]
OSLO, AUCKLAND = "Europe/Oslo", "Pacific/Auckland"
SLIK = (("0", OSLO, 0), ("1", AUCKLAND, 10), ("2026", OSLO, 10), ("0", AUCKLAND, 0))
"""Hash seed, time zone, and years that the clock is ahead."""


@pytest.mark.krav("K-379")
def test_seed_zone_and_clock_change_nothing(log_url: str, tmp_path: Path) -> None:
    innstillinger = nytt_hus(log_url, tmp_path)
    with Hus(innstillinger) as hus:
        kommuner = [k.id for k in hus.kommuner.per(IDAG)][:12]
        lag_organer(hus)
        la_svare(hus, kommuner)
        planlegg(hus, kommuner, kapasitet=4)
        apne(hus)
        for kommune in kommuner[:8]:
            svar_ja(hus, kommune)
        for_siste = kontroller_replay(hus.verksted)
        svar_ja(hus, kommuner[8])
        levende = kontroller_replay(hus.verksted)
    assert levende != for_siste, "the digest must tell two states apart"

    program = [sys.executable, "-m", "tests.faults.avtrykk", log_url, str(innstillinger.keys_db)]
    prosesser = {
        (fro, sone, ar): subprocess.Popen(
            [*program, str(ar)],
            cwd=ROT,
            env={**os.environ, "PYTHONHASHSEED": fro, "TZ": sone},
            stdout=subprocess.PIPE,
            text=True,
        )
        for fro, sone, ar in SLIK
    }
    svar = {slik: prosess.communicate(timeout=120)[0] for slik, prosess in prosesser.items()}
    assert svar == {slik: f"{slik[2]} {levende}\n" for slik in prosesser}
