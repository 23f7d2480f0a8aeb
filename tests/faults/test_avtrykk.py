"""F18: replay and rebuild give the same, whatever the hash seed, time zone, locale and clock."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from innforing.application.replay import kontroller_replay
from innforing.bootstrap import Hus, Innstillinger
from innforing.projections.alle import PROJEKSJONER
from tests.faults.antall import antall
from tests.faults.lopet import IDAG, apne, la_svare, lag_organer, planlegg, svar_ja
from tests.faults.oppsett import nytt_hus
from tests.faults.skjeve import SKJEVE

if TYPE_CHECKING:
    from collections.abc import Sequence

ROT = Path(__file__).parents[2]
GANGER = antall(4, 30)
OM_GANGEN = 4


class Slik(NamedTuple):
    """The surroundings of one run."""

    fro: str
    sone: str
    sprak: str
    ar: int
    """Years that the clock is ahead."""


def et_annet_sprak() -> str:
    """One that writes numbers and sorts letters otherwise, where the machine has it."""
    for navn in ("nb_NO.UTF-8", "de_DE.UTF-8"):
        try:
            locale.setlocale(locale.LC_TIME, navn)
        except locale.Error:
            continue
        locale.setlocale(locale.LC_TIME, "C")
        return navn
    return "C.UTF-8"


FRO = ("0", "1", "2", "3", "2026")
SONER = ("Europe/Oslo", "Pacific/Auckland", "America/St_Johns")
SPRAK = ("C", et_annet_sprak())
SLIK = [
    # 5, 3 and 2 have no common factor: thirty runs have every combination once
    Slik(FRO[nr % 5], SONER[nr % 3], SPRAK[nr % 2], 10 * (nr // 2 % 2))
    for nr in range(GANGER)
]


@pytest.fixture
def historie(log_url: str, tmp_path: Path) -> Innstillinger:
    """A løp with eight answers, told before today's clock."""
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
        assert kontroller_replay(hus.verksted) != for_siste, "the digest must tell states apart"
    return innstillinger


def avtrykkene(innstillinger: Innstillinger, slik: Slik, *ord_: str) -> dict[str, str]:
    """What a process in those surroundings reads out of the log."""
    program = [sys.executable, "-m", "tests.faults.avtrykk", innstillinger.db]
    svar = subprocess.run(
        [*program, str(innstillinger.keys_db), str(slik.ar), *ord_],
        cwd=ROT,
        env={
            **os.environ,
            "PYTHONHASHSEED": slik.fro,
            "TZ": slik.sone,
            "LC_ALL": slik.sprak,
            # or Python would make UTF-8 of the plain locale
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        },
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
        check=True,
    )
    return dict(linje.split() for linje in svar.stdout.splitlines())


def i_hver(innstillinger: Innstillinger, alle: Sequence[Slik], *ord_: str) -> list[dict[str, str]]:
    """The same in all those surroundings, some at a time."""
    with ThreadPoolExecutor(OM_GANGEN) as traader:
        return list(traader.map(lambda slik: avtrykkene(innstillinger, slik, *ord_), alle))


@pytest.mark.krav("K-379")
@pytest.mark.feil("F18", GANGER)
def test_seed_zone_locale_and_clock_change_nothing(historie: Innstillinger) -> None:
    with Hus(historie) as hus:
        levende = kontroller_replay(hus.verksted)
    svar = i_hver(historie, SLIK)
    assert [ett.pop("ar") for ett in svar] == [str(slik.ar) for slik in SLIK]
    assert svar[0].keys() == {"tilstander", *(p.navn for p in PROJEKSJONER)}
    assert svar[0]["tilstander"] == levende
    assert svar == [svar[0]] * GANGER


@pytest.mark.parametrize("log_url", ["sqlite"], indirect=True)
def test_read_models_that_ask_their_surroundings_are_found_out(historie: Innstillinger) -> None:
    """The test above must be able to fail: one read model for each thing that may differ."""
    her, der = (Slik(FRO[nr], SONER[nr], SPRAK[nr], 10 * nr) for nr in range(2))
    en, annen = i_hver(historie, [her, der], "skjev")
    assert {navn for navn in en.keys() - {"ar"} if en[navn] != annen[navn]} == {
        skjev.navn for skjev in SKJEVE
    }
