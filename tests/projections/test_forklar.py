"""Every cell of every answer rests on the events it names: they alone give its value again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innforing.eventlog.database import open_reader
from innforing.eventlog.readstore import ReadStore
from innforing.projections import books
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.books import BUILDING
from innforing.projections.pages import Page
from innforing.projections.projection import Happened, Streams
from innforing.projections.sight import Sight
from innforing.projections.table import Fold
from innforing.registers.kommuner import Kommuneregister
from tests.application.demohus import fortalt
from tests.projections.andre import ANDRE_FORTELLINGER, fortellinger_om
from tests.projections.lesehus import MAPPER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from innforing.eventlog.rows import StoredRow
    from innforing.projections.projection import Projection
    from innforing.projections.statement import Statement
    from innforing.projections.table import Fact

REGISTER = Kommuneregister.standard()
ANDELER = st.floats(0, 1, exclude_max=True)


@dataclass
class Gjenfortelling:
    """One read model of some events of a log, and of no others."""

    projeksjon: Projection
    rader: list[StoredRow]
    store: ReadStore
    fakta: dict[int, list[tuple[Fact, int]]] = field(default_factory=dict)
    alt: dict[int, list[Statement]] = field(default_factory=dict)
    """Position → every cell, as known then, when that was now."""

    def svar(self, rad: StoredRow, posisjoner: Collection[int], om: str | None) -> list[Statement]:
        """The cells when only these events had happened, asked at the time of the row."""
        with self.store.transaction() as rows:
            utgave = books.begin(rows, self.projeksjon, BUILDING)
            for tabell in self.projeksjon.tabeller:
                fold = Fold(tabell, {})
                for posisjon in sorted(posisjoner):
                    for fakta, fra in self.fakta.get(posisjon, []):
                        if fakta.table == tabell.name:
                            fold.add(fakta, position=posisjon, gyldig_fra=fra)
                utgave.stored(tabell).save(rows, fold)
            med = utgave._replace(position=rad.position)
            sight = Sight(rows, med, per=rad.recorded_us, kjent=rad.position)
            funnet = list(self.projeksjon.statements(sight, REGISTER, om))
            books.discard(rows, utgave)
        return funnet

    @property
    def fodt(self) -> list[int]:
        """What løp and løsninger were born with: without that there are no rows to count in."""
        forste = (rad for rad in self.rader if rad.stream_version == 1)
        return [
            r.position for r in forste if r.stream_id.startswith(("innforingslop:", "losning:"))
        ]

    def celler(self, rad: StoredRow) -> list[Statement]:
        """Every cell at the time of the row."""
        if rad.position not in self.alt:
            kjent = [p for p in self.fakta if p <= rad.position]
            self.alt[rad.position] = self.svar(rad, kjent, None)
        return self.alt[rad.position]


@pytest.fixture(params=PROJEKSJONER, ids=lambda p: str(p.navn))
def gjenfortelling(
    request: pytest.FixtureRequest, samlet_logg: Path, tmp_path: Path
) -> Iterator[Gjenfortelling]:
    logg = samlet_logg
    if request.param.navn in ANDRE_FORTELLINGER:
        filer = fortellinger_om(request.param.navn)
        logg = fortalt(tmp_path / "andre", *filer) / "logg.sqlite"
    with open_reader(f"sqlite:///{logg}") as reader:
        rader = reader.tail(0)
        side = Page(rader, Streams(reader, MAPPER))
        hendt = [h for _, h in side.of(request.param.prefikser) if isinstance(h, Happened)]
    fakta = {
        h.hendelse.posisjon: [
            (f, h.virker_us if f.gyldig_fra is None else f.gyldig_fra)
            for f in request.param.handle(h)
        ]
        for h in hendt
    }
    with ReadStore(f"sqlite:///{tmp_path / 'les.sqlite'}") as store:
        with store.transaction() as rows:
            books.open_books(rows)
        yield Gjenfortelling(request.param, rader, store, fakta)


def test_the_events_of_a_cell_give_its_value_and_no_others_are_needed(
    gjenfortelling: Gjenfortelling,
) -> None:
    """Asked at moments of the stories; cells drawn by hypothesis."""
    g = gjenfortelling
    momenter = [g.rader[len(g.rader) * nr // 5 - 1] for nr in range(2, 6)]
    sett: set[tuple[str, ...]] = set()
    trengs: set[tuple[str, ...] | None] = set()

    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(st.sampled_from(momenter), ANDELER)
    def hver_celle(rad: StoredRow, andel: float) -> None:
        celler = g.celler(rad)
        if not celler:
            return
        celle = celler[int(andel * len(celler))]
        assert all(p <= rad.position for p in celle.positions)
        fodt = {p for p in g.fodt if p <= rad.position}
        med, uten = (
            {c.path: c.value for c in g.svar(rad, hviler, celle.path[0])}.get(celle.path)
            for hviler in (fodt | set(celle.positions), fodt)
        )
        assert med == celle.value or not (med or celle.value), celle
        sett.add(celle.path)
        trengs.add(celle.path if uten != med else None)

    hver_celle()
    assert len(sett) > 5
    assert len(trengs) > 3, "most cells are others without their events"
