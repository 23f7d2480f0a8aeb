"""What a disk may hold after the power is gone, made from all that was written and synced.

Before a sync a write may be there, or not, or be torn: each sector of 512 bytes has its own fate,
whatever the order they were written in. After a sync that failed nobody knows, and a later one
does not mend it. A file that was made or removed is surely so when its folder has been synced.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.faults.orakel import Kvittering
from tests.faults.styring import FEILET_SYNK, KUTT, SKRIV, SLETT, Merke

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

SEKTOR: Final = 512
BOK: Final = "kvitteringer"
"""The file of what was acknowledged: it is the writer's own memory, and loses nothing."""
MIDLERTIDIG: Final = "-shm"
"""Shared memory by name: gone with the power, and made anew."""


class _Fil:
    """One file: what is sure to be in it, and what was written since."""

    def __init__(self, innhold: bytes = b"") -> None:
        self.sikkert = bytearray(innhold)
        self.uvisst: list[Merke] = []


class Disk:
    """The files of one folder, as the power leaves them."""

    def __init__(self, mappe: Path, terning: random.Random) -> None:
        """All that the folder holds now is sure."""
        self._filer = {fil.name: _Fil(fil.read_bytes()) for fil in mappe.iterdir()}
        self._i_mappen = dict(self._filer)
        self._terning = terning

    def ta(self, merke: Merke) -> None:
        """The next thing that happened."""
        navn = Path(merke.sti).name
        if navn.endswith(MIDLERTIDIG) or navn == BOK:
            return
        if merke.slag == SLETT:
            self._filer.pop(navn, None)
        elif merke.slag in {SKRIV, KUTT}:
            self._filer.setdefault(navn, _Fil()).uvisst.append(merke)
        elif navn in self._filer:
            self._synket(self._filer[navn], feilet=merke.slag == FEILET_SYNK)
        else:
            self._i_mappen = dict(self._filer)

    def strommen_gar(self, ut: Path) -> None:
        """Lay in the folder what one disk held when the power had gone."""
        for navn in self._filer.keys() | self._i_mappen.keys():
            fil = self._terning.choice((self._filer.get(navn), self._i_mappen.get(navn)))
            if fil is None:
                continue
            innhold = bytearray(fil.sikkert)
            for skrevet in fil.uvisst:
                self._kanskje(innhold, skrevet)
            (ut / navn).write_bytes(innhold)

    def _synket(self, fil: _Fil, *, feilet: bool) -> None:
        for skrevet in fil.uvisst:
            if feilet:
                self._kanskje(fil.sikkert, skrevet)
            else:
                _legg(fil.sikkert, skrevet)
        fil.uvisst.clear()

    def _kanskje(self, innhold: bytearray, skrevet: Merke) -> None:
        """The write as a whole, nothing of it, or some of its sectors."""
        skjebne = self._terning.choice(("hel", "borte", "revet"))
        if skjebne == "hel":
            _legg(innhold, skrevet)
        elif skjebne == "revet" and skrevet.slag == SKRIV:
            for fra in range(0, len(skrevet.innhold), SEKTOR):
                if self._terning.random() < 0.5:
                    sektor = skrevet.innhold[fra : fra + SEKTOR]
                    _legg(innhold, Merke(SKRIV, skrevet.sti, skrevet.plass + fra, sektor))


def _legg(innhold: bytearray, skrevet: Merke) -> None:
    if skrevet.slag == KUTT:
        del innhold[skrevet.plass :]
        innhold.extend(bytes(skrevet.plass - len(innhold)))
        return
    innhold.extend(bytes(max(0, skrevet.plass - len(innhold))))
    innhold[skrevet.plass : skrevet.plass + len(skrevet.innhold)] = skrevet.innhold


def kvittert(spor: Sequence[Merke]) -> Mapping[str, Kvittering]:
    """All that the writers had been told."""
    linjer = b"".join(m.innhold for m in spor if Path(m.sti).name == BOK).decode().splitlines()
    delt = (linje.split() for linje in linjer)
    return {kommando: Kvittering(int(forste), int(siste)) for kommando, forste, siste in delt}
