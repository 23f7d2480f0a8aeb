"""The peer of `steps.py`: the same fact in a stock `eventsourcing` application, its own way.

Nothing of the library is changed: its JSON transcoder, its recorders, its connection pools, no
snapshots. Its aggregate cache is off by default; with `cache` it is on, and holds every stream. It
gets the same durability as we do: SQLite in WAL with `synchronous = FULL`, PostgreSQL with fsync.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from sqlalchemy import make_url

if TYPE_CHECKING:
    from collections.abc import Sequence


class Organ(Aggregate):
    """A body with its roles, as in `domain/organ`."""

    class Opprettet(Aggregate.Created):
        navn: str
        hode: dict[str, Any]

    class RolleGitt(Aggregate.Event):
        rolle: dict[str, Any]
        hode: dict[str, Any]

        def apply(self, aggregate: Organ) -> None:
            aggregate.roller.append(self.rolle)

    def __init__(self, navn: str, hode: dict[str, Any]) -> None:
        self.navn = navn
        self.hode = hode
        self.roller: list[dict[str, Any]] = []

    def gi_rolle(self, rolle: dict[str, Any], hode: dict[str, Any]) -> None:
        self.trigger_event(self.RolleGitt, rolle=rolle, hode=hode)


class Peer:
    """The stock application on one database."""

    def __init__(self, url: str, *, cache: bool = False) -> None:
        cached = {"AGGREGATE_CACHE_MAXSIZE": "100000"} if cache else {}
        self.app: Application[UUID] = Application(env=_environment(url) | cached)
        self._streams: dict[str, UUID] = {}

    def begin(self, stream: str, roles: Sequence[dict[str, Any]]) -> None:
        """A new stream with one event for the body and one for each role."""
        organ = Organ._create(Organ.Opprettet, id=uuid4(), navn=stream, hode=header())  # noqa: SLF001
        for role in roles:
            organ.gi_rolle(role, header())
        self.app.save(organ)
        self._streams[stream] = organ.id

    def step(self, stream: str, role: dict[str, Any]) -> None:
        """Load, trigger, save: what a stock application does for one command."""
        organ: Organ = self.app.repository.get(self._streams[stream])
        organ.gi_rolle(role, header())
        self.app.save(organ)

    def stored(self) -> int:
        """How many events there are."""
        return self.app.recorder.max_notification_id() or 0

    def durability(self) -> str:
        """What the database says of its own settings, as this application sees them."""
        datastore: Any = self.app.factory.datastore  # type: ignore[attr-defined]
        with datastore.transaction(commit=False) as cursor:
            if "sqlite" in type(datastore).__module__:
                settings = ("PRAGMA journal_mode", "PRAGMA synchronous")
            else:
                settings = ("SHOW fsync", "SHOW synchronous_commit")
            values = []
            for setting in settings:
                cursor.execute(setting)
                row = cursor.fetchone()
                values.append(str(next(iter(dict(row).values()))))
        return " ".join(values)

    def close(self) -> None:
        self.app.close()


def header() -> dict[str, Any]:
    """The header fields that a step of ours has too."""
    return {
        "person": "p-leder",
        "rolle": "leder",
        "organ": "ks",
        "steg": "gi_rolle",
        "kommando": str(uuid4()),
        "korrelasjon": str(uuid4()),
    }


def _environment(url: str) -> dict[str, str]:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(parsed.database),
        }
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(parsed.database),
        "POSTGRES_HOST": str(parsed.host or parsed.query.get("host", "")),
        "POSTGRES_PORT": str(parsed.port or 5432),
        "POSTGRES_USER": str(parsed.username),
        "POSTGRES_PASSWORD": str(parsed.password or "none"),
    }
