"""What the house tests read: the files of the project, and the classes of the domain."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import innforing.domain
from innforing.domain.grunnmur.verdi import Kodeverk

ROT = Path(__file__).resolve().parents[2]
SRC = ROT / "src" / "innforing"
DOMENE = SRC / "domain"
GRUNNMUR = "grunnmur"

_TABELL = str.maketrans({"ø": "o", "å": "a", "æ": "ae", "é": "e"})


def kildefiler(under: Path = SRC) -> list[Path]:
    """Every Python file under a folder."""
    return sorted(fil for fil in under.rglob("*.py") if "__pycache__" not in fil.parts)


def egne_filer(under: Path) -> list[Path]:
    """Everything under a folder but a virtual environment: the benchmarks make one for peers."""
    return [fil for fil in under.rglob("*") if ".venv" not in fil.relative_to(ROT).parts]


def vis(fil: Path) -> str:
    """The path of a file as a person writes it."""
    return fil.relative_to(ROT).as_posix()


def aggregater() -> list[Path]:
    """The folders of the aggregates: every room of the domain but the foundation."""
    return sorted(
        mappe
        for mappe in DOMENE.iterdir()
        if (mappe / "__init__.py").is_file() and mappe.name != GRUNNMUR
    )


def stegfiler(aggregat: Path) -> list[Path]:
    """The files of an aggregate that hold one step each."""
    return sorted(fil for fil in (aggregat / "steg").glob("*.py") if fil.stem != "__init__")


def moduler() -> list[ModuleType]:
    """Every module of the domain, imported."""
    funn = pkgutil.walk_packages(innforing.domain.__path__, "innforing.domain.")
    return [importlib.import_module(info.name) for info in funn]


def klasser() -> Iterator[type]:
    """Every class of the domain, where it is written."""
    for modul in moduler():
        for verdi in vars(modul).values():
            if isinstance(verdi, type) and verdi.__module__ == modul.__name__:
                yield verdi


def kodeverk() -> list[type[Kodeverk]]:
    """Every code list, the foundation's too."""
    return [k for k in klasser() if issubclass(k, Kodeverk) and k is not Kodeverk]


def ord_i(navn: str) -> list[str]:
    """The words of an identifier or a term, lower case and ASCII by our table."""
    skilt = re.sub(r"(?<=[a-zæøå0-9])(?=[A-ZÆØÅ])", " ", navn)
    return re.findall(r"[a-z]+", skilt.lower().translate(_TABELL))
