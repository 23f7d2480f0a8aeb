"""All read models of one log side by side in one transaction, and what they say step by step.

The tables are those of the real stores. One transaction for all of them spares the commits, which
the tests of the runner prove, so that every step of many histories can be asked about.
"""

from __future__ import annotations

import hashlib
import random
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from innforing.projections.alle import PROJEKSJONER
from innforing.projections.kalender import dag_i_norge
from innforing.projections.pages import Page, Pages
from innforing.projections.projection import Streams
from innforing.projections.runner import Runner
from innforing.projections.sight import Sight
from innforing.projections.table import Stored
from innforing.registers.kommuner import Kommuneregister
from tests.projections.lesehus import MAPPER, alle_rader, hvem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innforing.eventlog.reading import Reads
    from innforing.eventlog.readstore import Rows, StoreConnection
    from innforing.eventlog.rows import StoredRow
    from innforing.projections.books import Edition
    from innforing.projections.table import Fold, Key, Table
    from tests.application.minnehus import Minnelogg

REGISTER = Kommuneregister.standard()
Svar = dict[str, bytes]
"""Read model and table, or read model alone for every cell of its answer → digest."""
Deler = dict[str, "Sequence[Key]"]
"""Table → the first parts of the keys that are asked for."""
Sporsmal = tuple[Deler | None, bool]
"""Some rows, or all of them; and whether every cell."""


@dataclass
class Rorte:
    """The keys that have been written to since it was last emptied, by table."""

    nokler: dict[str, set[Key]] = field(default_factory=dict)

    @contextmanager
    def noterer(self) -> Iterator[None]:
        lagre = Stored.save

        def save(lagret: Stored, rows: Rows, fold: Fold) -> None:
            bredde = len(lagret.table.key)
            skrevet = {rad[:bredde] for rad in (*fold.added, *fold.ended)}
            self.nokler.setdefault(lagret.table.name, set()).update(fold.touched | skrevet)
            lagre(lagret, rows, fold)

        Stored.save = save  # type: ignore[method-assign]
        try:
            yield
        finally:
            Stored.save = lagre  # type: ignore[method-assign]

    def deler(self, bredde: int = 4) -> Deler:
        """What to ask for: a few keys each, many by the first part of them."""
        return {
            navn: sorted(nokler if len(nokler) <= bredde else {n[:1] for n in nokler}, key=str)
            for navn, nokler in self.nokler.items()
        }


@dataclass
class Bygg:
    """An empty edition of every read model, followed in the caller's transaction."""

    rows: Rows
    reads: Reads | Minnelogg
    utgaver: Mapping[str, Edition]
    runnere: dict[str, Runner] = field(init=False)
    streams: Streams = field(init=False)

    def __post_init__(self) -> None:
        self.streams = Streams(cast("Reads", self.reads), MAPPER)
        self.runnere = {
            p.navn: Runner(
                p,
                self.utgaver[p.navn],
                # it is given its transaction and its pages
                connection=cast("StoreConnection", None),
                pages=cast("Pages", SimpleNamespace(streams=lambda: self.streams)),
                who=hvem(),
            )
            for p in PROJEKSJONER
        }

    def ta_inn(self, rader: Sequence[StoredRow]) -> None:
        """One page of the log, to each of them."""
        side = Page(rader, self.streams)
        for runner in self.runnere.values():
            runner.edition = runner._apply(self.rows, side)

    def alle_rader(self) -> dict[str, Any]:
        """Read model → all rows, current and history."""
        return {
            navn: alle_rader(self.rows, runner.projection, runner.edition)
            for navn, runner in self.runnere.items()
        }

    def svar(self, us: int, posisjon: int | None, sporsmal: Sporsmal) -> Svar:
        """What is answered at a moment."""
        deler, celler = sporsmal
        funnet: Svar = {}
        for navn, runner in self.runnere.items():
            sight = self._sight(runner, us, posisjon)
            for tabell in runner.projection.tabeller:
                if deler is None:
                    funnet[tabell.name] = digest(_rader(sight, tabell, ()))
                elif tabell.name in deler:
                    svar = [_rader(sight, tabell, nokkel) for nokkel in deler[tabell.name]]
                    funnet[tabell.name] = digest(svar)
            if celler:
                funnet[navn] = digest(list(runner.projection.statements(sight, REGISTER)))
        return funnet

    def _sight(self, runner: Runner, us: int, posisjon: int | None) -> Sight:
        dag = None if posisjon is None else dag_i_norge(us)
        return Sight(self.rows, runner.edition, per=us, kjent=posisjon, kjent_dag=dag)


def _rader(sight: Sight, tabell: Table, nokkel: Key) -> list[Any]:
    funnet = sight.rows(tabell, **dict(zip(tabell.key, nokkel, strict=False)))
    return [(*rad.cells.values(), rad.gyldig_fra, rad.fra_pos) for rad in funnet]


def digest(svar: object) -> bytes:
    return hashlib.blake2b(repr(svar).encode(), digest_size=16).digest()


@dataclass
class Opptak:
    """What was answered when it was now: after a page, at its time and position."""

    us: int
    posisjon: int
    sporsmal: Sporsmal
    svar: Svar


@dataclass
class Historie:
    """A history told to the read models step by step, with what they said on the way."""

    bygg: Bygg
    opptak: list[Opptak] = field(default_factory=list)
    rorte: Rorte = field(default_factory=Rorte)

    def fortell(
        self, sider: Sequence[Sequence[StoredRow]], *, alt: set[int], celler: set[int]
    ) -> None:
        """Take the pages in, and ask after each for what it wrote to.

        After those in `alt` every table is asked for, after those in `celler` every cell too.
        """
        with self.rorte.noterer():
            for nr, side in enumerate(sider):
                self.rorte.nokler.clear()
                self.bygg.ta_inn(side)
                us, posisjon = side[-1].recorded_us, side[-1].position
                deler = None if nr in alt or nr in celler else self.rorte.deler()
                sporsmal = (deler, nr in celler)
                svar = self.bygg.svar(us, None, sporsmal)
                self.opptak.append(Opptak(us, posisjon, sporsmal, svar))

    def sporres_igjen(self) -> list[str]:
        """Every moment again, now that more is known: what is answered otherwise."""
        ulike = []
        for ett in self.opptak:
            igjen = self.bygg.svar(ett.us, ett.posisjon, ett.sporsmal)
            ulike += [f"{n} at {ett.posisjon}" for n, d in ett.svar.items() if igjen[n] != d]
        return ulike


def i_steg(rader: Sequence[StoredRow]) -> list[list[StoredRow]]:
    """The rows of a log, those of one command together."""
    sider: list[list[StoredRow]] = []
    for rad in rader:
        if sider and rad.command_id is not None and sider[-1][-1].command_id == rad.command_id:
            sider[-1].append(rad)
        else:
            sider.append([rad])
    return sider


def ujevne(rader: Sequence[StoredRow], fro: str, *, storst: int = 61) -> list[list[StoredRow]]:
    """The rows of a log in pages of odd sizes."""
    terning = random.Random(fro)  # noqa: S311 - the same pages again
    sider: list[list[StoredRow]] = []
    fra = 0
    while fra < len(rader):
        til = fra + terning.randrange(1, storst, 2)
        sider.append(list(rader[fra:til]))
        fra = til
    return sider
