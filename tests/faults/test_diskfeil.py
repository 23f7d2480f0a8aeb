"""F5: a sync that fails and a write there is no room for, under SQLite (tillit.md §7)."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from innforing.bootstrap import Hus
from tests.faults.antall import antall
from tests.faults.flokk import Flokk
from tests.faults.oppsett import ORGANER, gi_roller, gjort, nytt_hus
from tests.faults.orakel import avvik, les_spor
from tests.faults.styring import ALLE, SKRIV, SYNK, vent_til

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.styring import Styring

FEIL = {"EIO at a sync": (SYNK, errno.EIO), "ENOSPC at a write": (SKRIV, errno.ENOSPC)}
N = antall(40, 400)
"""The fault hits the first call after it was asked for, the second … to this one."""
RUNDE = 10
"""So many faults between two times that the writing process is killed and started again."""


@pytest.mark.feil("F5", N)
@pytest.mark.krav("K-372")
@pytest.mark.parametrize("feil", FEIL)
def test_a_fault_at_the_nth_call_loses_no_acknowledged_command(
    feil: str, sqlite_url: str, tmp_path: Path, styring: Styring
) -> None:
    slag, fault = FEIL[feil]
    innstillinger = nytt_hus(sqlite_url, tmp_path)
    styring.gjelder("logg.sqlite")
    with Flokk(innstillinger, miljo=styring.miljo) as flokk:
        for forste in range(1, N + 1, RUNDE):
            pid = flokk.start(forste, 2)
            flokk.vent_pa_kvittering(pid)
            for nr in range(forste, forste + RUNDE):
                styring.feil(slag, fault, fra=nr)
                styring.vent_pa_treff()
                flokk.vent_pa_kvittering(pid, flere=2)
            flokk.drep(pid)
            assert avvik(les_spor(sqlite_url), flokk.kvitterte) == []
    assert flokk.feil == []
    styring.ingen_feil()
    with Hus(innstillinger) as hus:
        gjort(hus, gi_roller("etter-alt", ORGANER[0], 1))


@pytest.mark.krav("K-372")
@pytest.mark.parametrize("feil", FEIL)
def test_while_every_call_fails_nothing_is_acknowledged_and_then_the_work_goes_on(
    feil: str, sqlite_url: str, tmp_path: Path, styring: Styring
) -> None:
    slag, fault = FEIL[feil]
    innstillinger = nytt_hus(sqlite_url, tmp_path)
    styring.gjelder("logg.sqlite")
    with Flokk(innstillinger, miljo=styring.miljo) as flokk:
        pid = flokk.start("alle", 4)
        flokk.vent_pa_kvittering(pid)
        styring.feil(slag, fault, ganger=ALLE)
        styring.vent_pa_treff(6)  # all that came before has been answered by now
        kvitterte = len(flokk.kvitterte)
        styring.vent_pa_treff(12)
        assert len(flokk.kvitterte) == kvitterte
        styring.ingen_feil()
        flokk.vent_pa_kvittering(pid, flere=8)
        flokk.drep(pid)
    assert flokk.feil == []
    assert avvik(les_spor(sqlite_url), flokk.kvitterte) == []


@pytest.mark.krav("K-372")
@pytest.mark.parametrize("feil", FEIL)
def test_a_log_that_is_opened_on_a_failing_disk_says_so_or_works(
    feil: str, sqlite_url: str, tmp_path: Path, styring: Styring
) -> None:
    slag, fault = FEIL[feil]
    innstillinger = nytt_hus(sqlite_url, tmp_path)
    styring.gjelder("logg.sqlite")
    sagt = []
    with Flokk(innstillinger, miljo=styring.miljo) as flokk:
        for nr in range(1, 7):
            drept = flokk.start(f"for-{nr}", 1)
            flokk.vent_pa_kvittering(drept)
            flokk.drep(drept)  # what it left is to be taken care of by the next
            kvitterte = len(flokk.kvitterte)
            styring.feil(slag, fault, fra=nr, ganger=ALLE)
            pid = flokk.start(f"under-{nr}", 1)
            styring.vent_pa_treff()
            styring.ingen_feil()
            vent_til(lambda kv=kvitterte: bool(flokk.feil) or len(flokk.kvitterte) > kv)  # type: ignore[misc]
            sagt += flokk.feil
            flokk.feil.clear()
            flokk.drep(pid)
    assert all(ett.startswith("StorageFault(") for ett in sagt), sagt
    assert avvik(les_spor(sqlite_url), flokk.kvitterte) == []
    with Hus(innstillinger) as hus:
        gjort(hus, gi_roller("etter-alt", ORGANER[0], 1))


def test_a_house_that_answers_before_the_disk_has_is_found_out(
    sqlite_url: str, tmp_path: Path, styring: Styring
) -> None:
    """The tests above must be able to fail: here the promise is broken on purpose."""
    innstillinger = nytt_hus(sqlite_url, tmp_path)
    styring.gjelder("logg.sqlite")
    with Flokk(innstillinger, miljo=styring.miljo) as flokk:
        pid = flokk.start("brutt", 1, brutt=True)
        flokk.vent_pa_kvittering(pid)
        styring.feil(SYNK, errno.EIO, ganger=ALLE)
        styring.vent_pa_treff(3)
        flokk.drep(pid)
    assert "acknowledged" in " ".join(avvik(les_spor(sqlite_url), flokk.kvitterte))
