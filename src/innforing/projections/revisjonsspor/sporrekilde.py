"""What the values of a search are understood from: the log as it was known, and the kommuner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innforing.projections.kalender import dag_i_norge, dagens_begynnelse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.domain.grunnmur.verdi import Tekst
    from innforing.projections.sight import Sight
    from innforing.projections.table import Cell, Table
    from innforing.registers.kommuner import Kommuneregister

ALLTID_US = 2**62
"""After everything, as a moment and as a position; databases hold it."""
FLEST_FORSLAG = 2000
"""Names read from the log when the nearest are looked for."""


class Ukjent(Exception):
    """A value means nothing: why, as the end of a sentence."""

    def __init__(self, tekst: Tekst) -> None:
        """Carry the end of the sentence, in three languages."""
        super().__init__(tekst.en)
        self.tekst = tekst


LOP = "lop"
_EMNE = {"innforingslop": LOP, "pulje": LOP, "deltakelse": LOP, "ibruktakelse": "losning"}
_MED_KOMMUNE = ("deltakelse", "ibruktakelse")


def emne_av(strom: str) -> str:
    """What a stream is about: the løp of its puljer, the løsning of its use, else itself.

    There are so many streams that an index of them would cost more than all the others.
    """
    prefiks, _, nokkel = strom.partition(":")
    return f"{_EMNE.get(prefiks, prefiks)}:{nokkel.partition(':')[0]}"


def kommune_i(strom: str) -> str | None:
    """The kommune that the id of a stream names."""
    return strom.rpartition(":")[2] if strom.startswith(_MED_KOMMUNE) else None


def spor(
    sight: Sight, table: Table, question: str, parametre: Sequence[Cell] = ()
) -> list[tuple[Cell, ...]]:
    """A question in which `{rows}`, before any parameter, stands for the rows that held."""
    held, moment = sight.held(table)
    return sight.ask(question.format(rows=f"{held} AS held"), (*moment, *parametre))


class Kilde:
    """What values are understood from: the log as it was known, and the register of kommuner."""

    def __init__(self, table: Table, sight: Sight, register: Kommuneregister) -> None:
        """Values are known from the whole log up to `kjent`, in effect or not."""
        self.sight = sight
        self.register = register
        self._table = table
        self._alltid = sight.at(ALLTID_US)
        self.dag = max(dag_i_norge(sight.per), register.begynner)

    def spor(self, question: str, *parametre: Cell) -> list[tuple[Cell, ...]]:
        """A question of every event known."""
        return spor(self._alltid, self._table, question, parametre)

    def finnes(self, kolonne: str, verdi: str) -> bool:
        """Whether some event has the value."""
        return bool(self.spor(f"SELECT 1 FROM {{rows}} WHERE {kolonne} = ? LIMIT 1", verdi))

    def har_strom(self, strom: str) -> bool:
        """Whether the stream has begun."""
        question = "SELECT 1 FROM {rows} WHERE emne = ? AND strom = ? LIMIT 1"
        return bool(self.spor(question, emne_av(strom), strom))

    def strommer(self, emne: str) -> list[str]:
        """The streams that are about the same."""
        rader = self.spor(
            "SELECT DISTINCT strom FROM {rows} WHERE emne = ? "
            f"ORDER BY strom LIMIT {FLEST_FORSLAG}",
            emne,
        )
        return [str(strom) for (strom,) in rader]

    def emner(self, slag: str) -> list[str]:
        """The ids of everything of a kind that the log is about, one look for each."""
        funnet: list[str] = []
        etter, slutt = spenn(f"{slag}:")
        question = (
            "SELECT emne FROM {rows} WHERE emne > ? AND emne < ? ORDER BY emne, fra_pos LIMIT 1"
        )
        while rader := self.spor(question, etter, slutt):
            etter = str(rader[0][0])
            funnet.append(etter.partition(":")[2])
        return funnet

    def losning_av(self, emne: str) -> str | None:
        """The løsning that something is for, as its first event says."""
        rader = self.spor(
            "SELECT losning FROM {rows} WHERE emne = ? ORDER BY fra_pos LIMIT 1", emne
        )
        return str(rader[0][0]) if rader and rader[0][0] is not None else None

    def forste_fra(self, dag: date) -> int:
        """The first position recorded on a day or later: recorded times grow with positions."""
        lav, hoy = 0, self.sight.kjent + 1
        while lav < hoy:
            midt = (lav + hoy) // 2
            neste = self.spor(
                "SELECT posisjon, registrert_us FROM {rows} "
                "WHERE posisjon > ? ORDER BY posisjon LIMIT 1",
                midt,
            )
            if not neste or int(neste[0][1] or 0) >= dagens_begynnelse(dag):
                hoy = midt
            else:
                lav = int(neste[0][0] or 0)
        return lav + 1


def spenn(prefiks: str) -> tuple[str, str]:
    """The first id that begins so, and the first past them all."""
    return prefiks, prefiks[:-1] + chr(ord(prefiks[-1]) + 1)
