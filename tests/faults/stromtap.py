"""What a disk may hold after the power is gone, made from all that was written and synced.

Before a sync a write may be there, or not, or be torn: each sector of 512 bytes has its own fate,
whatever the order they were written in. After a sync that failed nobody knows, and a later one
does not mend it. A file that was made or removed is surely so when its folder has been synced.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.faults.orakel import Kvittering
from tests.faults.styring import FEILET_SYNK, KUTT, MAPPE, NAVN, SKRIV, SLETT, Merke

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

SEKTOR: Final = 512
BOK: Final = "kvitteringer"
"""The file of what was acknowledged: it is the writer's own memory, and loses nothing."""
MIDLERTIDIG: Final = "-shm"
"""Shared memory by name: gone with the power, and made anew."""


class _Fil:
    """One file or folder: what is sure to be in it, and what was written since."""

    def __init__(self, innhold: bytes = b"", *, mappe: bool = False) -> None:
        self.sikkert = bytearray(innhold)
        self.uvisst: list[Merke] = []
        self.mappe = mappe


class Disk:
    """The files under a folder, as the power leaves them; those with some endings are left out."""

    def __init__(
        self, base: Path, terning: random.Random, *, rot: Path, uten: tuple[str, ...] = ()
    ) -> None:
        """All that the base holds is sure; it is a copy of `rot`, where everything happens."""
        self._rot, self._terning = rot, terning
        self._uten = (MIDLERTIDIG, BOK, *uten)
        self._navn = {".": _Fil(mappe=True)}
        for sti in base.rglob("*"):
            if not sti.name.endswith(self._uten):
                ny = _Fil(mappe=True) if sti.is_dir() else _Fil(sti.read_bytes())
                self._navn[str(sti.relative_to(base))] = ny
        self._sikre_navn = dict(self._navn)

    def ta(self, merke: Merke) -> None:
        """The next thing that happened."""
        navn = self._kort(merke.sti)
        if navn.endswith(self._uten):
            return
        if merke.slag == SLETT:
            self._navn.pop(navn, None)
        elif merke.slag == MAPPE:
            self._navn[navn] = _Fil(mappe=True)
        elif merke.slag == NAVN:
            self._navn[navn] = self._navn.pop(self._kort(merke.innhold.decode()))
        elif merke.slag in {SKRIV, KUTT}:
            self._navn.setdefault(navn, _Fil()).uvisst.append(merke)
        elif self._navn[navn].mappe:
            self._synk_mappen(navn)
        else:
            self._synket(self._navn[navn], feilet=merke.slag == FEILET_SYNK)

    def strommen_gar(self, ut: Path) -> None:
        """Lay in the folder what one disk held when the power had gone."""
        laget = {"."}
        for navn in sorted((self._navn.keys() | self._sikre_navn.keys()) - laget):
            fil = self._terning.choice((self._navn.get(navn), self._sikre_navn.get(navn)))
            if fil is None or str(Path(navn).parent) not in laget:
                continue
            if fil.mappe:
                (ut / navn).mkdir()
                laget.add(navn)
                continue
            innhold = bytearray(fil.sikkert)
            for skrevet in fil.uvisst:
                self._kanskje(innhold, skrevet)
            (ut / navn).write_bytes(innhold)

    def _kort(self, sti: str) -> str:
        return str(Path(sti).relative_to(self._rot))

    def _synk_mappen(self, mappe: str) -> None:
        """What stands in the folder now is sure to stand there; so, too, what is gone."""
        for navn in self._navn.keys() | self._sikre_navn.keys():
            if str(Path(navn).parent) != mappe:
                continue
            if navn in self._navn:
                self._sikre_navn[navn] = self._navn[navn]
            else:
                del self._sikre_navn[navn]

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
