"""The cells of one row of the board, and the events that each rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.projections.lopsoversikt.lopsrader import (
    LEDERE,
    LOP,
    PAUSE,
    PULJE,
    SVAR,
    TILSTAND,
    TRINN,
)
from innforing.projections.sight import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from innforing.projections.sight import Sight
    from innforing.projections.table import Cell

UKJENT = "ukjent"
"""Beside the rungs: the kommuner that have told nothing."""


class Lopsceller:
    """What each cell of the row of one løp rests on."""

    def __init__(self, sight: Sight, lop: str) -> None:
        """Look up the rows of one løp that is on the board."""
        self._sight = sight
        [self.lop] = sight.rows(LOP, lop=lop)
        self.svar = [r for r in sight.rows(SVAR, lop=lop) if r.cells["status"] is not None]
        losning = self.lop.cells["losning"]
        meldt = sight.rows(TRINN, losning=losning) if losning else []
        self.trinn = {rad.text("kommune"): rad for rad in meldt}

    def celler(self, rad: Oversiktsrad) -> Iterator[tuple[tuple[str, ...], Cell, tuple[int, ...]]]:
        """Name, value and positions of each cell."""
        lop, [tilstand] = rad.lop, self._sight.rows(TILSTAND, lop=rad.lop)
        for navn in ("tittel", "type", "losning", "eier", "omrade"):
            yield (navn,), getattr(rad, navn), (self.lop.fra_pos,)
        yield ("tilstand",), rad.tilstand, (tilstand.fra_pos,)
        yield ("dager",), rad.dager, (tilstand.fra_pos,)
        pauser = tuple(r.fra_pos for r in self._sight.rows(PAUSE, lop=lop))
        if pauser:
            yield ("pa_vent_til",), rad.pa_vent_til, pauser
        hviler = (self.lop.fra_pos, tilstand.fra_pos, *pauser)
        neste = ", ".join(neste.steg for neste in rad.neste)
        yield ("neste",), neste or None, tuple(sorted(set(hviler)))
        if ledere := self._sight.rows(LEDERE, lop=lop):
            yield (
                ("ledere",),
                ", ".join(person for person, _ in rad.ledere) or None,
                (ledere[0].fra_pos,),
            )
        for pulje in self._sight.rows(PULJE, lop=lop):
            for navn in PULJE.values:
                sted = ("pulje", str(pulje.cells["pulje"]), navn)
                yield sted, pulje.cells[navn], (pulje.fra_pos,)
        for status, antall in rad.svar.items():
            yield (
                ("svar", status),
                antall,
                count(r for r in self.svar if r.text("status") == status).posisjoner,
            )
        for trinn, antall in rad.trinn.items():
            yield ("trinn", trinn), antall, self._trinn(trinn)

    def _trinn(self, trinn: str) -> tuple[int, ...]:
        """The answers that make the kommuner aktuelle, and what they reported."""
        hviler = [self.lop]
        for rad in self.svar:
            meldt = self.trinn.get(rad.text("kommune"))
            if (UKJENT if meldt is None else meldt.text("status")) == trinn:
                hviler += [rad] if meldt is None else [rad, meldt]
        return count(hviler).posisjoner
