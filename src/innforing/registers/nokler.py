"""The keys of people and texts, in a database of their own: destroying one is erasing (§6)."""

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, Self

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from innforing.registers.forsegling import NOKKEL_BYTES, Tilfeldig, Trukket, trekk_fra
from innforing.registers.key_engine import check_schema, make_engine, upgrade, writing

__all__ = [
    "FORRAD",
    "AndreNokler",
    "NokkelFinnes",
    "Nokkellager",
    "Nokkelrad",
    "SlettingHenger",
    "upgrade",
]

Slag = Literal["person", "tekst"]

FORRAD: Final = 256  # keys made in one durable commit, so that a step still costs only its own
_BOLK: Final = 400  # ids asked for in one statement


class NokkelFinnes(ValueError):
    """The id already has another key; a key is never exchanged."""

    def __init__(self, id: str) -> None:
        """Name the id, never a key."""
        super().__init__(f"{id} already has another key")
        self.id = id


class AndreNokler(ValueError):
    """The key database to copy to belongs to another log."""


class SlettingHenger(RuntimeError):
    """The key is deleted but still stands in SQLite's WAL, held there by a reader: ask again."""


class Nokkelrad(NamedTuple):
    """A key given from outside, for a demo log whose chance comes from its seed."""

    id: str
    key: bytes
    kind: Slag

    def __repr__(self) -> str:
        """Show everything but the key."""
        return f"Nokkelrad(id={self.id!r}, kind={self.kind!r})"


class Nokkellager:
    """The key database of one log; safe to use from several threads."""

    def __init__(
        self, engine: sa.Engine, *, tilfeldig: Tilfeldig = os.urandom, forrad: int = FORRAD
    ) -> None:
        """Take an engine from `make_engine`; `open` is the usual way in."""
        self._engine = engine
        self._writing = writing(engine)
        self._tilfeldig = tilfeldig
        self._forrad_storrelse = forrad
        self._forrad: deque[Trukket] = deque()
        self._las = threading.Lock()
        self._loggnokkel: bytes | None = None

    @classmethod
    def open(cls, url: str, *, tilfeldig: Tilfeldig = os.urandom, forrad: int = FORRAD) -> Self:
        """Open a key database that `upgrade(url)` has made; refuse any other schema."""
        engine = make_engine(url)
        try:
            check_schema(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, tilfeldig=tilfeldig, forrad=forrad)

    def close(self) -> None:
        """Let go of the database. Keys made ahead and not used open nothing and stay."""
        self._engine.dispose()

    def trekk(self) -> Trukket:
        """A fresh (id, key, salt, nonce) whose key is already durable."""
        with self._las:
            if not self._forrad:
                self._fyll()
            return self._forrad.popleft()

    def legg_inn(self, id: str, key: bytes, kind: Slag) -> None:
        """Store one key given from outside. The same key again changes nothing."""
        self.legg_inn_mange([Nokkelrad(id, key, kind)])

    def legg_inn_mange(self, rader: Sequence[Nokkelrad]) -> None:
        """Store many keys in one commit: all of them, or none when one id has another key."""
        if any(len(rad.key) != NOKKEL_BYTES for rad in rader):
            raise ValueError("a key is 32 bytes")
        with self._writing.begin() as connection:
            self._sett_inn(connection, rader)
            lagret = dict(_hent(connection, [rad.id for rad in rader]))
            for rad in rader:
                if lagret[rad.id] != rad.key:
                    raise NokkelFinnes(rad.id)

    def nokkel(self, id: str) -> bytes | None:
        """The key of a person or a text; None when it was destroyed or never made."""
        return self.nokler([id]).get(id)

    def nokler(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The keys that are left of these people and texts."""
        with self._engine.connect() as connection:
            return dict(_hent(connection, list(ids)))

    def loggnokkel(self) -> bytes:
        """The log's HMAC key for body_hash, made the first time it is asked for (§6)."""
        if self._loggnokkel is None:
            with self._writing.begin() as connection:
                forslag = {"id": 1, "key": self._tilfeldig(NOKKEL_BYTES)}
                connection.execute(self._ny(_logg_nokkel), forslag)
                self._loggnokkel = connection.execute(sa.select(_logg_nokkel.c.key)).scalar_one()
        return self._loggnokkel

    def slett(self, id: str) -> bool:
        """Destroy a key for ever and say whether there was one. Safe to repeat.

        On SQLite the page is overwritten and the WAL emptied before the answer. On PostgreSQL
        the dead row goes with the next vacuum, and the server's WAL and backups with their age.
        """
        with self._writing.begin() as connection:
            antall = [
                connection.execute(sa.delete(tabell).where(tabell.c.id == id)).rowcount
                for tabell in _TABELLER.values()
            ]
        if self._engine.dialect.name == "sqlite":
            self._tom_wal()
        return any(antall)

    def kopier_til(self, til: Self) -> int:
        """Give every key to another database in one commit, and say how many; safe to repeat."""
        antall = 0
        with self._engine.connect() as her, til._writing.begin() as der:
            for tabell in _metadata.sorted_tables:
                rader = [dict(rad) for rad in her.execute(sa.select(tabell)).mappings()]
                if rader:
                    der.execute(til._ny(tabell), rader)
                if {*her.execute(sa.select(tabell))} != {*der.execute(sa.select(tabell))}:
                    raise AndreNokler("the key database to move to holds other keys already")
                antall += len(rader)
        return antall

    def _fyll(self) -> None:
        nye = [trekk_fra(self._tilfeldig) for _ in range(self._forrad_storrelse)]
        rader = [{"id": ny.id, "key": ny.key} for ny in nye]
        with self._writing.begin() as connection:
            connection.execute(sa.insert(_TABELLER["tekst"]), rader)
        self._forrad.extend(nye)

    def _sett_inn(self, connection: sa.Connection, rader: Sequence[Nokkelrad]) -> None:
        for slag, tabell in _TABELLER.items():
            verdier = [{"id": rad.id, "key": rad.key} for rad in rader if rad.kind == slag]
            if verdier:
                connection.execute(self._ny(tabell), verdier)

    def _ny(self, tabell: sa.Table) -> sa.Executable:
        """An insert that lets a row that is already there be."""
        if self._engine.dialect.name == "sqlite":
            return sqlite.insert(tabell).on_conflict_do_nothing()
        return postgresql.insert(tabell).on_conflict_do_nothing()

    def _tom_wal(self) -> None:
        """Copy the WAL into the file and cut it to nothing: a deleted key stands in it too."""
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            svar = cursor.fetchone()
            cursor.close()
        finally:
            connection.close()
        if svar is None or svar[0] != 0:
            raise SlettingHenger("another reader holds the WAL; the key is deleted, ask again")


_metadata = sa.MetaData()


def _tabell(navn: str, id_type: type[sa.Text] | type[sa.Integer]) -> sa.Table:
    """What we read and write; the tables themselves are made by the migrations."""
    return sa.Table(
        navn,
        _metadata,
        sa.Column("id", id_type, primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
    )


_TABELLER: Final[dict[Slag, sa.Table]] = {
    "person": _tabell("person_keys", sa.Text),
    "tekst": _tabell("text_keys", sa.Text),
}
_logg_nokkel = _tabell("logg_nokkel", sa.Integer)


def _hent(connection: sa.Connection, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(ids), _BOLK):
        bolk = ids[start : start + _BOLK]
        for tabell in _TABELLER.values():
            rader = connection.execute(sa.select(tabell).where(tabell.c.id.in_(bolk)))
            yield from ((rad.id, rad.key) for rad in rader)
