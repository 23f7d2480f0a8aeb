"""Demo logs of the small stories in tests/fortellinger, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

from innforing.application.scenario import forste_tid, kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo

FORTELLINGER = Path(__file__).parents[1] / "fortellinger"
PROSESS = FORTELLINGER / "liten_prosess.toml"
"""A felles prosess from foreslått to gjennomføring, with answers of three kommuner."""
IKKE_KLAR = FORTELLINGER / "ikke_klar.toml"
"""A løp that stays in foreslått, with two refused steps."""
FRO = "innforing"


def innstillinger(mappe: Path, db: str | None = None) -> Innstillinger:
    """Where the log of a folder is, or another database with its keys in the folder."""
    url = db or f"sqlite:///{mappe / 'logg.sqlite'}"
    return Innstillinger(url, keys_db=f"sqlite:///{mappe / 'logg-nokler.sqlite'}")


def nytt(mappe: Path, *stier: Path, db: str | None = None) -> Hus:
    """A demo log born when the first story begins; no story is run."""
    valgt = innstillinger(mappe, db)
    na = forste_tid(les_fortellinger(stier))
    assert na is not None
    oppgrader(valgt)
    opprett_demo(valgt, fro=FRO, na=na)
    return Hus(valgt)


def fortalt(mappe: Path, *stier: Path) -> Path:
    """A folder with the log of the stories."""
    with nytt(mappe, *stier) as hus:
        kjor(hus, les_fortellinger(stier))
    return mappe


def kopi(fra: Path, til: Path) -> Path:
    """The log of a folder again, to be written to; nobody has followed it yet."""
    shutil.copytree(fra, til, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*-lesing*"))
    return til
