"""Many histories: catch-up gives the rows of a rebuild, and no later fact changes an old answer.

100 random walks, 25 of each type of løp, begun where løp of the type stand; and all the stories.
After every step the tables that it wrote to are asked for; after every `ALT_HVERT` all tables, for
facts that begin or end with time alone; after every `CELLER_HVERT` every cell too. In the first of
each type, on PostgreSQL of one type, everything is asked for after every step. All are asked again
when the history is over.
"""

from __future__ import annotations

import logging
import random
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import structlog

from innforing.eventlog.database import open_reader
from innforing.eventlog.readstore import ReadStore
from innforing.projections import books
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.books import BUILDING
from innforing.projections.svarfordeling import Svarfordeling
from innforing.projections.table import Fold
from tests.application.vandring.startsteder import steder
from tests.application.vandring.vandrer import Maling
from tests.conftest import fresh_database
from tests.projections.tilfeldige import Bygg, Historie, i_steg, ujevne

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from innforing.eventlog.readstore import Rows, StoreConnection
    from innforing.eventlog.rows import StoredRow
    from innforing.projections.books import Edition
    from innforing.projections.projection import Happened
    from innforing.projections.table import Fact
    from tests.application.minnehus import Minnelogg

ARTER = "ABCF"
HVER_ART = 25
ALT_HVERT, CELLER_HVERT = 10, 20
PA_POSTGRES = 4
"""There a question takes longer: so many times more seldom."""
Utgaver = dict[str, "Edition"]


@dataclass
class Lager:
    """A store with two empty editions of every read model; what is written is thrown away."""

    forbindelse: StoreConnection
    to: tuple[Utgaver, Utgaver]

    @contextmanager
    def forkastet(self) -> Iterator[Rows]:
        with suppress(Forkastet), self.forbindelse.transaction() as rows:
            yield rows
            raise Forkastet


class Forkastet(Exception):
    """Nothing of this is to stand."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def lager(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lager]:
    if request.param == "sqlite":
        yield from _lager(f"sqlite:///{tmp_path_factory.mktemp('lager') / 'les.sqlite'}")
        return
    with fresh_database(str(request.getfixturevalue("postgres_server")), "template1") as url:
        yield from _lager(url)


def _lager(url: str) -> Iterator[Lager]:
    with ReadStore(url) as store:
        with store.transaction() as rows:
            books.open_books(rows)
            en, to = ({p.navn: books.begin(rows, p, BUILDING) for p in PROJEKSJONER} for _ in "12")
        forbindelse = store.connect()
        yield Lager(forbindelse, (en, to))
        forbindelse.close()


@pytest.fixture(autouse=True)
def _stille() -> Iterator[None]:
    """Refusals are what half of the steps come to; nobody needs a line for each."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    yield
    structlog.reset_defaults()


def vandring(art: str, nr: int) -> tuple[Minnelogg, int]:
    """A walk by the rules, and how many rows there were before it."""
    terning = random.Random(f"{art} {nr}")  # noqa: S311 - a walk that can be walked again
    vandrer = terning.choice(steder(art)).kopi(Maling())
    for_ = len(vandrer.hus.logg.rader)
    for _ in range(terning.randint(15, 50)):
        vandrer.skritt(terning.getrandbits(32))
    return vandrer.hus.logg, for_


def fortalt(
    rows: Rows, lager: Lager, logg: Minnelogg, sider: Sequence[Sequence[StoredRow]], *, alle: bool
) -> Historie:
    historie = Historie(Bygg(rows, logg, lager.to[0]))
    ganger = 1 if rows.sqlite else PA_POSTGRES
    alt, celler = (1, 1) if alle else (ALT_HVERT * ganger, CELLER_HVERT * ganger)
    historie.fortell(
        sider, alt=set(range(0, len(sider), alt)), celler=set(range(len(sider) - 1, 0, -celler))
    )
    return historie


@pytest.mark.parametrize("art", ARTER)
def test_random_histories_are_read_as_a_rebuild_and_as_they_were_then(
    lager: Lager, art: str
) -> None:
    svar = set()
    steg = 0
    for nr in range(HVER_ART):
        logg, for_ = vandring(art, nr)
        egne = i_steg(logg.rader[for_:])
        sider = [*ujevne(logg.rader[:for_], f"{art} {nr}"), *egne]
        with lager.forkastet() as rows:
            historie = fortalt(
                rows, lager, logg, sider, alle=nr == 0 and (rows.sqlite or art == ARTER[0])
            )
            bygd = Bygg(rows, logg, lager.to[1])
            bygd.ta_inn(logg.rader)
            assert historie.bygg.alle_rader() == bygd.alle_rader(), f"{art} {nr}"
            assert historie.sporres_igjen() == [], f"{art} {nr}"
        steg += len(egne)
        svar |= {digest for ett in historie.opptak for digest in ett.svar.values()}
    assert steg > 10 * HVER_ART
    assert len(svar) > 4 * steg, "the answers do change"


def test_a_fact_that_is_lost_or_a_read_model_that_remembers_is_seen(
    lager: Lager, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test of the test: without its history, or with a state of its own, it would be told."""
    logg, for_ = vandring("A", 0)
    sider = [*ujevne(logg.rader[:for_], "A"), *i_steg(logg.rader[for_:])]
    with monkeypatch.context() as m, lager.forkastet() as rows:
        m.setattr(Fold, "_end", lambda *_: None)
        assert fortalt(rows, lager, logg, sider, alle=False).sporres_igjen() != []
    handle = Svarfordeling.handle
    sett: list[int] = []

    def teller(self: Svarfordeling, happened: Happened) -> Iterator[Fact]:
        for fakta in handle(self, happened):
            sett.append(1)
            yield fakta._replace(values=(*fakta.values[:-1], len(sett)))

    with monkeypatch.context() as m, lager.forkastet() as rows:
        m.setattr(Svarfordeling, "handle", teller)
        en, to = (Bygg(rows, logg, utgaver) for utgaver in lager.to)
        for side in sider:
            en.ta_inn(side)
        to.ta_inn(logg.rader)
        ulike = [n for n, r in en.alle_rader().items() if r != to.alle_rader()[n]]
        assert ulike == ["svarfordeling"]


def test_every_step_of_the_stories_is_answered_later_as_it_was_then(
    lager: Lager, samlet_logg: Path
) -> None:
    """The bodies that are there before the first løp are read in odd pages."""
    with open_reader(f"sqlite:///{samlet_logg}") as reader, lager.forkastet() as rows:
        rader = reader.tail(0)
        forste = next(n for n, r in enumerate(rader) if r.stream_id.startswith("innforingslop:"))
        egne = i_steg(rader[forste:])
        sider = [*ujevne(rader[:forste], "stories"), *egne]
        historie = Historie(Bygg(rows, reader, lager.to[0]))
        ganger = range(len(sider))
        historie.fortell(sider, alt=set(ganger[::100]), celler=set(ganger[-1::-300]))
        assert len(egne) > 1000
        assert historie.sporres_igjen() == []
        bygd = Bygg(rows, reader, lager.to[1])
        bygd.ta_inn(rader)
        assert historie.bygg.alle_rader() == bygd.alle_rader()
