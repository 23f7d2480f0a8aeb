"""F7: the power goes; what was written and synced is replayed to disks (tillit.md §7)."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innforing.eventlog.errors import LogError
from tests.faults.antall import antall
from tests.faults.flokk import Flokk
from tests.faults.oppsett import ny_terning, nytt_hus
from tests.faults.orakel import avvik, les_spor
from tests.faults.skriver import KVITTERINGSBOK
from tests.faults.stromtap import BOK, Disk, kvittert
from tests.faults.styring import ALLE, LYV, SYNK, Merke

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from tests.faults.styring import Styring

LOGG = "logg.sqlite"
BILDER = antall(50, 500)
NOK = 450
"""So many commands fill the write-ahead log, so that it is carried into the file at least once."""


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """The folder on the disk that loses its power."""
    mappe = tmp_path / "disk"
    mappe.mkdir()
    return mappe


@pytest.mark.feil("F7", BILDER)
@pytest.mark.krav("K-372")
def test_every_disk_holds_what_was_acknowledged_before_the_power_went(
    mappe: Path, styring: Styring, tmp_path: Path
) -> None:
    terning = ny_terning(2026)
    base, spor = ta_opp(mappe, styring, feil=True)
    baret_inn = [nr for nr, m in enumerate(spor) if m.slag == SYNK and m.sti == str(mappe / LOGG)]
    assert baret_inn, "the write-ahead log was never carried into the file"
    for kutt in kuttene(spor, baret_inn, terning, BILDER):
        galt = bildet(base, spor, kutt, tmp_path / "bilde", terning)
        assert galt == [], f"cut at {kutt} of {len(spor)}"


def test_a_disk_that_says_it_has_synced_and_has_not_is_found_out(
    mappe: Path, styring: Styring, tmp_path: Path
) -> None:
    """The test above must be able to fail: here the disk breaks its promise."""
    terning = ny_terning(2026)
    styring.feil(SYNK, LYV, ganger=ALLE)
    base, spor = ta_opp(mappe, styring, feil=False)
    kutt = kuttene(spor, [], terning, 12)
    galt = [bildet(base, spor, ett, tmp_path / "bilde", terning) for ett in kutt]
    assert sum("acknowledged" in " ".join(ett) for ett in galt) > len(galt) / 2


def ta_opp(mappe: Path, styring: Styring, *, feil: bool) -> tuple[Path, Sequence[Merke]]:
    """Write, and keep all that happened to the files; now and then a sync fails."""
    innstillinger = nytt_hus(f"sqlite:///{mappe / LOGG}", mappe.parent)
    base = shutil.copytree(mappe, mappe.parent / "base")
    styring.gjelder(f"{mappe}")
    styring.spor(pa=True)
    bok = {KVITTERINGSBOK: str(mappe / BOK)}
    with Flokk(innstillinger, miljo={**styring.miljo, **bok}) as flokk:
        pid = flokk.start("strom", 2)
        for nr in range(NOK // 50):
            if feil:
                styring.feil(SYNK, errno.EIO, fra=7 + nr)
            flokk.vent_pa_kvittering(pid, flere=50)
        flokk.drep(pid)
    assert flokk.feil == []
    return base, list(styring.les_spor())


def kuttene(
    spor: Sequence[Merke], steder: Sequence[int], terning: random.Random, hvor_mange: int
) -> Iterator[int]:
    """Where the power goes: anywhere, just after an acknowledgement, or near the places given."""
    kvitteringer = [nr + 1 for nr, merke in enumerate(spor) if Path(merke.sti).name == BOK]
    for nr in range(hvor_mange):
        if nr % 3 == 0 and steder:
            yield max(1, terning.choice(steder) + 1 - terning.randrange(60))
        elif nr % 3 == 1:
            yield terning.choice(kvitteringer)
        else:
            yield terning.randint(1, len(spor))


def bildet(
    base: Path, spor: Sequence[Merke], kutt: int, ut: Path, terning: random.Random
) -> Sequence[str]:
    """Everything that is wrong with one disk."""
    disk = Disk(base, terning, rot=base.with_name("disk"))
    for merke in spor[:kutt]:
        disk.ta(merke)
    shutil.rmtree(ut, ignore_errors=True)
    ut.mkdir()
    disk.strommen_gar(ut)
    try:
        skader = sqlites_dom(ut / LOGG)
        funn = [] if skader else avvik(les_spor(f"sqlite:///{ut / LOGG}"), kvittert(spor[:kutt]))
    except (LogError, sqlite3.DatabaseError) as feil:
        skader, funn = [str(feil)], []
    return [*funn, *(f"acknowledged commands cannot be read: {ett}" for ett in skader)]


def sqlites_dom(fil: Path) -> Sequence[str]:
    """What SQLite itself finds wrong with a file."""
    with closing(sqlite3.connect(fil)) as base:
        svar = base.execute("PRAGMA integrity_check").fetchall()
    return [str(ett) for (ett,) in svar if ett != "ok"]
