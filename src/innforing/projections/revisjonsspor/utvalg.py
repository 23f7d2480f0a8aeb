"""The events that a search finds: its terms as one condition on the rows of the trail."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.verdi import Tekst
from innforing.projections.revisjonsspor.sporrekilde import Kilde, Ukjent, spor
from innforing.projections.revisjonsspor.sporrevilkar import BETYDNING, INDEKSERT, Betingelse
from innforing.projections.revisjonsspor.sporring import UgyldigSporring, les_sporring

if TYPE_CHECKING:
    from innforing.projections.sight import Sight
    from innforing.projections.table import Cell, Table
    from innforing.registers.kommuner import Kommuneregister

Grupper = dict[tuple[str, bool], list[Betingelse]]
"""Qualifier, and whether it takes away → its values."""

FA = 8
"""Values of a qualifier that still find few events."""


class Utvalg:
    """The events that all the terms of a line let through."""

    def __init__(
        self, sporring: str, table: Table, sight: Sight, register: Kommuneregister
    ) -> None:
        """Understand every term, or refuse with a sentence for each that means nothing."""
        self._sight, self._table = sight, table
        kilde = Kilde(table, sight, register)
        grupper: Grupper = defaultdict(list)
        ledd, feil = les_sporring(sporring)
        for ett in ledd:
            try:
                grupper[ett.navn, ett.ikke].append(BETYDNING[ett.navn](kilde, ett.verdi))
            except Ukjent as ukjent:
                feil.append(Tekst(*(f"{ett.skrevet}: {slutt}" for slutt in ukjent.tekst)))
        if feil:
            raise UgyldigSporring(*feil)
        forst = _forst(grupper)
        # the position of an event is also its `fra_pos`, which stands in every index
        self._pos = "posisjon" if forst is None else "fra_pos"
        self._sql = _alle(grupper, forst, self._pos)
        self._parametre = tuple(p for g in grupper.values() for b in g for p in b.parametre)

    def antall(self) -> int:
        """How many there are."""
        return int(self.spor("count(*)")[0][0] or 0)

    def posisjoner(self) -> tuple[int, ...]:
        """The positions of them all."""
        rader = self.spor("posisjon", "ORDER BY {pos}")
        return tuple(int(posisjon or 0) for (posisjon,) in rader)

    def finnes(self, sammenlignet: str, posisjon: int) -> bool:
        """Whether one of them lies before or after a position."""
        return bool(self.spor("1", f"AND {{pos}} {sammenlignet} ? LIMIT 1", posisjon))

    def spor(self, hva: str, resten: str = "", *flere: Cell) -> list[tuple[Cell, ...]]:
        """Something about all of them; `{pos}` is the position that can be searched by."""
        question = f"SELECT {hva} FROM {{rows}} WHERE {self._sql} {resten.format(pos=self._pos)}"
        return spor(self._sight, self._table, question, (*self._parametre, *flere))


def _forst(grupper: Grupper) -> tuple[str, bool] | None:
    """The group that is to be found by its index: SQLite would not choose the best."""
    brukbare = [
        (sum(len(b.parametre) for b in valgt) > FA, INDEKSERT.index(valgt[0].indeks), gruppe)
        for gruppe, valgt in grupper.items()
        if not gruppe[1] and valgt[0].indeks and len({b.indeks for b in valgt}) == 1
    ]
    return min(brukbare)[2] if brukbare else None


def _alle(grupper: Grupper, forst: tuple[str, bool] | None, pos: str) -> str:
    """Every group; in all but the first the columns are hidden from the indexes."""
    bare = {kolonne: kolonne for kolonne in INDEKSERT} | {"pos": pos}
    gjemt = bare | {kolonne: f"coalesce({kolonne}, NULL)" for kolonne in INDEKSERT}
    deler = []
    for gruppe, valgt in grupper.items():
        kolonner = bare if gruppe == forst else gjemt
        en_av = " OR ".join(f"({b.sql.format_map(kolonner)})" for b in valgt)
        # what is not known is not it
        deler.append(f"NOT coalesce(({en_av}), FALSE)" if gruppe[1] else f"({en_av})")
    return " AND ".join(deler) or "1 = 1"
