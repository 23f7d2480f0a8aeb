"""Logs to follow: stories told on both databases, and small projections that break on demand."""

from __future__ import annotations

import hashlib
import itertools
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from innforing.domain.katalog import HENDELSER
from innforing.eventlog.database import open_reader, open_writer, upgrade
from innforing.eventlog.follow import Follower
from innforing.eventlog.mapper import Mapper
from innforing.eventlog.readstore import ReadStore
from innforing.eventlog.rows import NewRow
from innforing.projections import books
from innforing.projections.alle import PROJEKSJONER
from innforing.projections.books import SERVING, Edition
from innforing.projections.pages import Pages
from innforing.projections.readside import ReadSide
from innforing.projections.runner import Runner, Who

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.eventlog.reader import Reader
    from innforing.eventlog.readstore import StoreConnection
    from innforing.projections.projection import Projection

MAPPER = Mapper(HENDELSER)
_NUMMER = itertools.count(1)


def klokke_us() -> int:
    return time.time_ns() // 1000


def hvem(**andre: Any) -> Who:
    """A runner of its own name."""
    return Who(**{"holder": f"runner-{next(_NUMMER)}", "clock": klokke_us, **andre})


def lesebase(db: str) -> str:
    """Where the read models of a test's log are."""
    return db.replace(".sqlite", "-lesing.sqlite") if db.startswith("sqlite") else db


def avskrift(fra: str, til: str) -> str:
    """The same log in another database, event by event."""
    upgrade(til)
    with open_reader(fra) as reader:
        rader = reader.tail(0)
    with open_writer(til, unsafe_test_server=True) as writer:
        writer.run(lambda tx: [_skriv(tx, rad) for rad in rader])
    return til


def _skriv(tx: Any, rad: Any) -> None:
    felt = ("person", "role", "body", "effective_us", "step", "tilstand", "definition")
    ny = NewRow(
        stream_id=rad.stream_id,
        stream_version=rad.stream_version,
        topic=rad.topic,
        state=rad.state,
        salt=rad.salt,
        **{navn: getattr(rad, navn) for navn in (*felt, "correlation_id", "causation")},
    )
    tx.append([ny], command_id=None, body_hash=None, recorded_us=rad.recorded_us)


@contextmanager
def leseside(db: str, projeksjoner: Sequence[Projection] = PROJEKSJONER) -> Iterator[ReadSide]:
    """The read side of a log; nothing follows yet."""
    with ReadSide(db, lesebase(db), mapper=MAPPER, projections=projeksjoner, who=hvem()) as side:
        yield side


@dataclass
class Benk:
    """A follower, a store, and runners on them: what a test of the machinery needs."""

    db: str
    follower: Follower = field(init=False)
    store: ReadStore = field(init=False)
    apne: list[StoreConnection] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.follower = Follower(self.db)
        self.store = ReadStore(lesebase(self.db))
        with self.store.transaction() as rows:
            books.open_books(rows)

    def utgave(self, projeksjon: Projection) -> Edition:
        """The edition that answers, made if it is the first."""
        with self.store.transaction() as rows:
            funnet = books.serving(rows, projeksjon.navn)
            return funnet or books.begin(rows, projeksjon, SERVING)

    def runner(self, projeksjon: Projection, utgave: Edition | None = None, **who: Any) -> Runner:
        """One that may take the lead, on a connection of its own."""
        self.apne.append(self.store.connect())
        return Runner(
            projeksjon,
            utgave or self.utgave(projeksjon),
            connection=self.apne[-1],
            pages=Pages(self.follower, MAPPER),
            who=hvem(**who),
        )

    def rader(self, projeksjon: Projection) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of the edition that answers, current and history."""
        with self.store.snapshot() as rows:
            utgave = books.serving(rows, projeksjon.navn)
            assert utgave is not None
            return alle_rader(rows, projeksjon, utgave)

    def reader(self) -> Reader:
        return self.follower.reader

    def slipp(self) -> None:
        """Give up the connections of the runners, and with them every lead."""
        for forbindelse in self.apne:
            forbindelse.close()
        self.apne.clear()

    def close(self) -> None:
        self.slipp()
        self.follower.close()
        self.store.close()


@contextmanager
def benk(db: str) -> Iterator[Benk]:
    apnet = Benk(db)
    try:
        yield apnet
    finally:
        apnet.close()


def alle_rader(
    rows: Any, projeksjon: Projection, utgave: Edition
) -> dict[str, list[tuple[Any, ...]]]:
    """Table → rows, in the order of the key."""
    funnet = {}
    for tabell in projeksjon.tabeller:
        lagret = utgave.stored(tabell)
        orden = ", ".join((*tabell.key, "fra_pos"))
        for navn, felles in ((lagret.current, ""), (lagret.history, ", gyldig_til, til_pos")):
            kolonner = ", ".join(tabell.columns) + ", gyldig_fra, fra_pos" + felles
            sql = f"SELECT {kolonner} FROM {navn} ORDER BY {orden}"  # noqa: S608, our own names
            funnet[navn.removesuffix(f"_v{utgave.version}_{utgave.number}")] = rows.fetch(sql)
    return funnet


def er_postgres(db: str) -> bool:
    return db.startswith("postgresql")


def vanlig(db: str) -> str:
    """The address as the driver itself takes it."""
    return db.replace("postgresql+psycopg://", "postgresql://")


def fasit(db: str, projeksjon: Projection) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that one page of the whole log gives, in a store of its own."""
    with (
        tempfile.TemporaryDirectory() as mappe,
        Follower(db) as follower,
        ReadStore(f"sqlite:///{mappe}/fasit.sqlite") as store,
    ):
        with store.transaction() as rows:
            books.open_books(rows)
            utgave = books.begin(rows, projeksjon, SERVING)
        forbindelse = store.connect()
        runner = Runner(
            projeksjon,
            utgave,
            connection=forbindelse,
            pages=Pages(follower, MAPPER),
            who=hvem(),
        )
        runner.take_lead()
        while runner.step(limit=1_000_000):
            pass
        forbindelse.close()
        with store.snapshot() as rows:
            return alle_rader(rows, projeksjon, utgave)


def hendelse(strom: str, versjon: int, innhold: Any, **hode: Any) -> NewRow:
    """An event to be appended beside all rules."""
    return NewRow(
        stream_id=strom,
        stream_version=versjon,
        topic=type(innhold).__name__,
        state=MAPPER.encode(innhold, {}),
        salt=hashlib.sha256(f"{strom} {versjon}".encode()).digest(),
        **hode,
    )


def skriv(db: str, *rader: NewRow) -> int:
    """Append events; the last position."""
    with open_writer(db, unsafe_test_server=True) as writer:
        lagret = writer.run(lambda tx: tx.append(rader, command_id=None, body_hash=None))
    return lagret[-1].position


def versjon(db: str, strom: str) -> int:
    """The next version of a stream."""
    with open_reader(db) as reader:
        return len(reader.stream(strom)) + 1
