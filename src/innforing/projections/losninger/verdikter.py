"""Verdicts on klar til bruk: what was found for each criterion, by whom, and who rests on it.

A løsning is judged once and not in fifteen regions: a later løp may lay a verdict to ground, which
then keeps its maker and date (K-054). This is a part of the read model `losninger`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.projections.felt import tekst

if TYPE_CHECKING:
    from innforing.projections.sight import Found
    from innforing.projections.table import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class GittVerdikt:
    """What one løp found for one criterion, and the løp that rest on it (K-054)."""

    lop: str
    verdikt: str
    dato: str
    person: str
    rolle: str | None
    organ: str
    kriteriesett: int
    rettes_av: str | None
    endret_siden: bool
    """The criterion reads otherwise in the kriteriesett in force, or is gone."""
    hviler: tuple[str, ...]
    posisjoner: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kriteriestand:
    """One criterion of klar til bruk; not judged while it has no verdict."""

    id: str
    krav: str | None
    styrke: str | None
    """None: it is not in the kriteriesett in force."""
    verdikter: tuple[GittVerdikt, ...]
    """The newest first."""
    posisjoner: tuple[int, ...]


class Krav:
    """The criteria of the set in force, and of those before it."""

    def __init__(self, rader: list[Found]) -> None:
        self._rader = {(rad.number("sett"), rad.text("kriterium")): rad for rad in rader}
        self.sett = max(((rad.gyldig_fra, rad.number("sett")) for rad in rader), default=(0, None))[
            1
        ]

    def stand(self, dommer: list[Found]) -> tuple[Kriteriestand, ...]:
        """Every criterion in force or judged, with the verdicts."""
        etter_krav: dict[str, list[Found]] = defaultdict(list)
        for sett, id_ in self._rader:
            if sett == self.sett:
                etter_krav[id_] = []
        for rad in dommer:
            etter_krav[rad.text("kriterium")].append(rad)
        alle = (self._ett(id_, de) for id_, de in sorted(etter_krav.items()))
        return tuple(sorted(alle, key=lambda ett: (ett.krav is None, ett.krav or "", ett.id)))

    def _ett(self, id_: str, dommer: list[Found]) -> Kriteriestand:
        gjelder = None if self.sett is None else self._rader.get((self.sett, id_))
        samlet: dict[tuple[Cell, ...], list[Found]] = defaultdict(list)
        for rad in dommer:
            laget_i = rad.cells["laget_i"] or rad.cells["lop"]
            samlet[laget_i, *(rad.cells[n] for n in ("dato", "verdikt", "person", "organ"))].append(
                rad
            )
        verdikter = [self._verdikt(id_, str(nokkel[0]), de) for nokkel, de in samlet.items()]
        verdikter.sort(key=lambda gitt: (gitt.dato, gitt.posisjoner[0]), reverse=True)
        hviler = {p for gitt in verdikter for p in gitt.posisjoner}
        return Kriteriestand(
            id=id_,
            krav=None if gjelder is None else gjelder.text("krav"),
            styrke=None if gjelder is None else gjelder.text("styrke"),
            verdikter=tuple(verdikter),
            posisjoner=tuple(sorted(hviler | ({gjelder.fra_pos} if gjelder else set()))),
        )

    def _verdikt(self, id_: str, lop: str, rader: list[Found]) -> GittVerdikt:
        egen = next((rad for rad in rader if rad.cells["laget_i"] is None), rader[0])
        da = self._rader.get((egen.number("kriteriesett"), id_))
        na = None if self.sett is None else self._rader.get((self.sett, id_))
        return GittVerdikt(
            lop=lop,
            verdikt=egen.text("verdikt"),
            dato=egen.text("dato"),
            person=egen.text("person"),
            rolle=tekst(egen.cells["rolle"]),
            organ=egen.text("organ"),
            kriteriesett=egen.number("kriteriesett"),
            rettes_av=tekst(egen.cells["rettes_av"]),
            endret_siden=na is None or da is None or na.cells["innhold"] != da.cells["innhold"],
            hviler=tuple(rad.text("lop") for rad in rader if rad.cells["laget_i"] is not None),
            posisjoner=tuple(sorted(rad.fra_pos for rad in rader)),
        )
