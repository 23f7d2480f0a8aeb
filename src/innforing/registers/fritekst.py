"""Texts that people write, erasable one by one; the event holds only id and commitment (§6).

The row itself is written by the event log, in the transaction of the event that names it.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

import sqlalchemy as sa

from innforing.registers.forsegling import (
    Forseglet,
    TekstEndret,
    apne,
    apne_bundet,
    apning,
    forpliktelse,
    forsegl,
)
from innforing.registers.nokler import Nokkellager

__all__ = [
    "SLETTET",
    "Forseglet",
    "Fritekstregister",
    "TekstEndret",
    "apne",
    "forpliktelse",
    "forsegl",
]

SLETTET: Final = "slettet"  # what is read where a text was (tillit.md §6)
_BOLK: Final = 400

fritekst = sa.table(
    "fritekst",
    sa.column("id", sa.Text),
    sa.column("ciphertext", sa.LargeBinary),
    sa.column("commitment", sa.LargeBinary),
)


class Fritekstregister:
    """Reads texts out of the log's database with keys from the key database."""

    def __init__(self, engine: sa.Engine, nokler: Nokkellager) -> None:
        """Take the engine of the log, which owns the table, and the log's keys."""
        self._engine = engine
        self._nokler = nokler

    def les(self, id: str) -> str | None:
        """The text, «slettet» when it was erased, None when no such text was ever stored."""
        return self.les_mange([id]).get(id)

    def les_mange(self, ids: Iterable[str]) -> dict[str, str]:
        """The texts of those ids that are stored, «slettet» for each that was erased."""
        sokt = list(dict.fromkeys(ids))
        # Rows before keys: a text stored in between is then missing, never read as erased.
        rader = self._rader(sokt)
        nokler = self._nokler.nokler(sokt)
        return {id_: _lest(id_, rader[id_], nokler.get(id_)) for id_ in sokt if id_ in rader}

    def forpliktelser(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The commitments the register holds for those ids, to compare with the events'."""
        return {id_: rad[1] for id_, rad in self._rader(list(dict.fromkeys(ids))).items()}

    def apninger(self, ids: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """Salt and text of those ids that are neither erased nor changed: for an auditor."""
        sokt = list(dict.fromkeys(ids))
        rader = self._rader(sokt)
        nokler = self._nokler.nokler(sokt)
        apnet: dict[str, tuple[bytes, str]] = {}
        for id_, (ciphertext, commitment) in rader.items():
            with suppress(TekstEndret):  # `verify` tells of it; here there is nothing to open
                funnet = apning(ciphertext, id_, nokler.get(id_), commitment)
                if funnet is not None:
                    apnet[id_] = funnet
        return apnet

    def _rader(self, ids: list[str]) -> dict[str, tuple[bytes, bytes]]:
        rader: dict[str, tuple[bytes, bytes]] = {}
        with self._engine.connect() as connection:
            for start in range(0, len(ids), _BOLK):
                bolk = ids[start : start + _BOLK]
                for rad in connection.execute(sa.select(fritekst).where(fritekst.c.id.in_(bolk))):
                    rader[rad.id] = (rad.ciphertext or b"", rad.commitment)
        return rader


def _lest(id: str, rad: tuple[bytes, bytes], key: bytes | None) -> str:
    text = apne_bundet(rad[0], id, key, rad[1])
    return SLETTET if text is None else text
