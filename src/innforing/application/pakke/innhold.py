"""The content of a bundle: what opens the leaves, the texts and the names, a line each."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING

from pydantic_core import from_json

from innforing.application.pakke.utvalg import ord_i
from innforing.application.revisjonsspor import fritekster_i
from innforing.eventlog import bevis
from innforing.eventlog.mapper import HEADER_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from innforing.application.huset import Huset
    from innforing.eventlog.rows import StoredRow

KOPIER = ("command_id", *HEADER_COLUMNS)
"""The columns that repeat the header, in the order they are written in."""
BOLK = 2_000


class Innhold:
    """Writes the events of a bundle, and remembers which people they name."""

    def __init__(self, mappe: Path, hus: Huset, *, size: int, offentlig: bool) -> None:
        """`size` is that of the tree: what came later says when it was recorded."""
        self._mappe, self._hus = mappe, hus
        self._size, self._offentlig = size, offentlig
        self._nevnt: set[str] = set()
        self.antall = 0

    def skriv(self, rader: Iterable[StoredRow]) -> None:
        """Write `events.jsonl`; in a full bundle the texts and the names too."""
        if self._offentlig:
            with (self._mappe / "events.jsonl").open("wb") as ut:
                ut.writelines(self._linje(rad) for rad in rader if rad.position <= self._size)
            return
        with (
            (self._mappe / "events.jsonl").open("wb") as ut,
            (self._mappe / "tekster.jsonl").open("wb") as tekster,
        ):
            for bolk in _bolker(rader):
                ut.writelines(map(self._linje, bolk))
                tekster.writelines(self._tekster(bolk))
        self._skriv_personer()

    def _linje(self, rad: StoredRow) -> bytes:
        self.antall += 1
        linje: dict[str, object] = {"position": rad.position}
        if rad.state is None or rad.salt is None:
            linje["sladdet"] = True
        else:
            linje["salt"] = rad.salt.hex()
            linje["state"] = b64encode(rad.state).decode()
        if rad.position > self._size:
            linje["recorded_us"] = rad.recorded_us
        if self._offentlig:
            linje["entry"] = b64encode(bevis.entry(rad)).decode()
        elif rad.state is not None:
            verdier = {kol: getattr(rad, kol) for kol in KOPIER}
            linje["kopier"] = {k: v for k, v in verdier.items() if v is not None}
        return json_linje(linje)

    def _tekster(self, rader: Iterable[StoredRow]) -> Iterator[bytes]:
        ids: dict[str, None] = {}
        for rad in rader:
            lest = None if rad.state is None else _lest(rad.state)
            self._nevnt.update(ord_i(lest))
            ids |= dict.fromkeys(id_ for id_, _ in fritekster_i(lest))
        for id_, (salt, tekst) in self._hus.fritekster.apninger(ids).items():
            yield json_linje({"id": id_, "salt": salt.hex(), "text": tekst})

    def _skriv_personer(self) -> None:
        personer = self._hus.personer.alle()
        linjer = [
            json_linje({"id": person.id, "navn": person.navn})
            for person in personer
            if person.id in self._nevnt and not person.fjernet
        ]
        (self._mappe / "personer.jsonl").write_bytes(b"".join(linjer))


def json_linje(verdi: object) -> bytes:
    """A value as one line, written in the one way that the verifier takes."""
    return json.dumps(verdi, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _lest(state: bytes) -> object:
    """The state, or nothing: one that cannot be read is for the verifier to tell of."""
    try:
        return from_json(state)
    except ValueError:
        return None


def _bolker(rader: Iterable[StoredRow]) -> Iterator[list[StoredRow]]:
    bolk: list[StoredRow] = []
    for rad in rader:
        bolk.append(rad)
        if len(bolk) == BOLK:
            yield bolk
            bolk = []
    if bolk:
        yield bolk
