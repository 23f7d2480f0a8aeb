"""A whole bundle, as a folder or an archive: written whole or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from innforing.application.kommando import UgyldigKommando
from innforing.application.pakke.innhold import Innhold
from innforing.application.pakke.lesmeg import lesmeg
from innforing.application.pakke.skjema import skjema
from innforing.application.pakke.treet import kopier_treet
from innforing.application.pakke.utvalg import alle, av_lop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.huset import Huset
    from innforing.eventlog.notes import Checkpoint
    from innforing.eventlog.rows import StoredRow

FORM: Final = "innforing.pakke/v1"
SKJERMET: Final = (
    {
        "hva": "tile/entries: hvem som gjorde noe når, i andre saker",
        "hjemmel": "personvernforordningen artikkel 5 nr. 1 bokstav c",
    },
    {
        "hva": "personer.jsonl: navn på personer",
        "hjemmel": "personvernforordningen artikkel 5 nr. 1 bokstav c",
    },
    {
        "hva": "tekster.jsonl: begrunnelser og andre tekster skrevet av personer",
        "hjemmel": "offentleglova § 13, jf. forvaltningsloven § 13",
    },
)
"""What a public bundle leaves out, and the law that each is left out by."""


@dataclass(frozen=True, slots=True)
class Pakket:
    """What went into a bundle."""

    sti: Path
    sjekkpunkt: Checkpoint
    hendelser: int


def lag_pakke(
    hus: Huset,
    ut: Path,
    *,
    bevismappe: Path,
    laget_us: int,
    lop: str | None = None,
    offentlig: bool = False,
) -> Pakket:
    """Make a bundle; a name that ends with `.zip` gives an archive. Never writes over anything.

    The tree is copied before the events are read: what comes in between is then younger than it.
    """
    with _ny(ut) as mappe:
        sjekkpunkt = kopier_treet(bevismappe, mappe, linjer=not offentlig)
        innhold = Innhold(mappe, hus, size=sjekkpunkt.size, offentlig=offentlig)
        innhold.skriv(_valgte(hus, lop, offentlig=offentlig))
        om = {
            "form": FORM,
            "utvalg": None if lop is None else f"innforingslop:{lop}",
            "offentlig": offentlig,
            "laget_us": laget_us,
            "hendelser": innhold.antall,
            "skjermet": SKJERMET if offentlig else (),
        }
        _skriv_json(mappe / "pakke.json", om)
        _skriv_json(mappe / "skjema.json", skjema())
        (mappe / "LESMEG.txt").write_text(lesmeg(sjekkpunkt, offentlig=offentlig), "utf-8")
    return Pakket(ut, sjekkpunkt, innhold.antall)


def _valgte(hus: Huset, lop: str | None, *, offentlig: bool) -> Iterator[StoredRow]:
    if lop is not None:
        return av_lop(hus.reader, lop)
    return iter(()) if offentlig else alle(hus.reader)


def _skriv_json(sti: Path, verdi: object) -> None:
    sti.write_text(json.dumps(verdi, ensure_ascii=False, indent=1) + "\n", "utf-8")


@contextmanager
def _ny(ut: Path) -> Iterator[Path]:
    """A folder to fill; only when all went well does it, or its archive, get the name."""
    if ut.exists() or ut.is_symlink():
        raise UgyldigKommando(f"{ut} is there already; nothing is written over.")
    if not ut.parent.is_dir():
        raise UgyldigKommando(f"there is no folder {ut.parent}.")
    with tempfile.TemporaryDirectory(dir=ut.parent, prefix=f".{ut.name}.") as midlertidig:
        mappe = Path(midlertidig) / "pakke"
        mappe.mkdir()
        yield mappe
        ferdig = mappe
        if ut.suffix == ".zip":
            ferdig = Path(midlertidig) / "pakke.zip"
            _arkiver(mappe, ferdig)
        if ut.exists():
            raise UgyldigKommando(f"{ut} is there already; nothing is written over.")
        shutil.move(ferdig, ut)


def _arkiver(mappe: Path, til: Path) -> None:
    with zipfile.ZipFile(til, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for fil in sorted(mappe.rglob("*")):
            if fil.is_file():
                arkiv.write(fil, fil.relative_to(mappe))
