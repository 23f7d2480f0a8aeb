"""The published files that belong to one checkpoint, copied into a bundle."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from innforing.application.kommando import UgyldigKommando
from innforing.eventlog.notes import Checkpoint
from innforing.eventlog.tiles import (
    CHECKPOINT,
    KEPT,
    WIDTH,
    TileMissing,
    Tiles,
    bundled,
    tile_path,
    unbundled,
)

if TYPE_CHECKING:
    from pathlib import Path

_stempel = re.compile(r"([1-9][0-9]{0,17})(-[a-z0-9]{1,40})?\.tsr").fullmatch


def kopier_treet(fra: Path, til: Path, *, linjer: bool) -> Checkpoint:
    """Copy tiles, checkpoints and time stamps; with `linjer` the entries too.

    The folder may have grown past the checkpoint: a wider tile then gives its beginning.
    """
    fliser = Tiles(fra)
    note = fliser.checkpoint()
    if note is None:
        raise UgyldigKommando("nothing is published yet: run «innforing publish» first.")
    sjekkpunkt = Checkpoint.read(note.text)
    nivaa, antall = 0, sjekkpunkt.size
    while antall:
        for nummer in range((antall + WIDTH - 1) // WIDTH):
            bredde = min(WIDTH, antall - nummer * WIDTH)
            data = b"".join(fliser.hashes(nivaa, nummer, bredde))
            _legg(til, tile_path(nivaa, nummer, bredde), data)
            if linjer and nivaa == 0:
                _kopier_linjer(fra, til, nummer, bredde)
        nivaa, antall = nivaa + 1, antall // WIDTH
    for size in fliser.kept():
        if size <= sjekkpunkt.size:
            _legg(til, f"{KEPT}/{size}", fliser.kept_note(size).bytes())
    _legg(til, CHECKPOINT, note.bytes())
    _kopier_stempler(fra, til, sjekkpunkt.size)
    return sjekkpunkt


def _kopier_linjer(fra: Path, til: Path, nummer: int, bredde: int) -> None:
    """A bundle of entries, byte for byte: what was changed in it is to be seen."""
    full = fra / tile_path("entries", nummer)
    mulige = {WIDTH: full}
    mulige |= {int(fil.name): fil for fil in full.with_name(f"{full.name}.p").glob("[1-9]*")}
    for har, fil in sorted(mulige.items()):
        if har >= bredde and fil.is_file():
            data = fil.read_bytes()
            data = data if har == bredde else bundled(unbundled(data)[:bredde])
            _legg(til, tile_path("entries", nummer, bredde), data)
            return
    raise TileMissing(tile_path("entries", nummer, bredde))


def _kopier_stempler(fra: Path, til: Path, size: int) -> None:
    mappe = fra / "tokens"
    for fil in sorted(mappe.iterdir()) if mappe.is_dir() else ():
        av = _stempel(fil.name)
        if av and int(av[1]) <= size:
            (til / "tokens").mkdir(exist_ok=True)
            shutil.copyfile(fil, til / "tokens" / fil.name)


def _legg(mappe: Path, navn: str, data: bytes) -> None:
    sti = mappe / navn
    sti.parent.mkdir(parents=True, exist_ok=True)
    sti.write_bytes(data)
