"""The library's own way to a read model: one event, one transaction with its tracking record.

`eventsourcing` has no subscriptions on SQLite, so the events are pulled, as its `ProjectionRunner`
does elsewhere; the threads and queues of that are left out. The tables are kept by its SQLite
tracking recorder, and by that of `eventsourcing-sqlalchemy` through SQLAlchemy's ORM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import InfrastructureFactory, Tracking, TrackingRecorder
from eventsourcing.sqlite import SQLiteTrackingRecorder
from eventsourcing.utils import Environment
from eventsourcing_sqlalchemy.recorders import SQLAlchemyTrackingRecorder
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from benchmarks.peer import header

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Report = dict[str, str]
"""One report of use: losning, kommune, status, belegg, fra."""
PAGE = 10_000


class Ibruktakelse(Aggregate):
    """The use of one løsning in one kommune."""

    class Begynt(Aggregate.Created):
        losning: str
        kommune: str
        status: str
        belegg: str
        fra: str
        hode: dict[str, Any]

    class Meldt(Aggregate.Event):
        losning: str
        kommune: str
        status: str
        belegg: str
        fra: str
        hode: dict[str, Any]

        def apply(self, aggregate: Ibruktakelse) -> None:
            aggregate.status = self.status

    def __init__(
        self,
        losning: str,
        kommune: str,
        status: str,
        belegg: str,
        fra: str,
        hode: dict[str, Any],
    ) -> None:
        self.status = status


def record(file: Path, streams: Iterable[list[Report]]) -> Application[UUID]:
    """A stock application with an aggregate for each stream of reports."""
    app: Application[UUID] = Application(
        env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(file)}
    )
    for first, *more in streams:
        one = Ibruktakelse._create(Ibruktakelse.Begynt, id=uuid4(), hode=header(), **first)  # noqa: SLF001
        for report in more:
            one.trigger_event(Ibruktakelse.Meldt, hode=header(), **report)
        app.save(one)
    return app


class SQLiteView(SQLiteTrackingRecorder):
    """The rung of each kommune, by SQL in the library's own recorder."""

    def construct_create_table_statements(self) -> list[str]:
        columns = "losning TEXT, kommune TEXT, status TEXT, belegg TEXT, fra TEXT, fra_pos INTEGER"
        table = f"CREATE TABLE IF NOT EXISTS trinn ({columns}, PRIMARY KEY (losning, kommune))"
        return [*super().construct_create_table_statements(), table]

    def put(self, report: Report, tracking: Tracking) -> None:
        sql = (
            "INSERT INTO trinn VALUES (:losning, :kommune, :status, :belegg, :fra, :fra_pos) "
            "ON CONFLICT (losning, kommune) DO UPDATE SET status = excluded.status, "
            "belegg = excluded.belegg, fra = excluded.fra, fra_pos = excluded.fra_pos"
        )
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(sql, {**report, "fra_pos": tracking.notification_id})
            self._insert_tracking(cursor, tracking)

    def rungs(self) -> int:
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute("SELECT count(*) FROM trinn")
            return int(cursor.fetchone()[0])


class Tables(DeclarativeBase):
    """What SQLAlchemy's ORM maps."""


class Trinn(Tables):
    """The rung of one kommune."""

    __tablename__ = "trinn"

    losning: Mapped[str] = mapped_column(primary_key=True)
    kommune: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str]
    belegg: Mapped[str]
    fra: Mapped[str]
    fra_pos: Mapped[int]


class SQLAlchemyView(SQLAlchemyTrackingRecorder):
    """The same through the ORM, as the extension's own examples do."""

    def create_table(self) -> None:
        super().create_table()
        assert self.datastore.engine is not None
        Tables.metadata.create_all(self.datastore.engine)

    def put(self, report: Report, tracking: Tracking) -> None:
        with self.transaction(commit=True) as session:
            session.merge(Trinn(**report, fra_pos=tracking.notification_id))
            self._insert_tracking(session=session, tracking=tracking)

    def rungs(self) -> int:
        with self.transaction(commit=False) as session:
            return int(session.query(Trinn).count())


def view(kind: type[TrackingRecorder], file: Path) -> Any:  # noqa: ANN401 - one of the two above
    """An empty read model in a file of its own."""
    settings = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(file)}
    if kind is SQLAlchemyView:
        settings = {
            "PERSISTENCE_MODULE": "eventsourcing_sqlalchemy",
            "SQLALCHEMY_URL": f"sqlite:///{file}",
        }
    factory: Any = InfrastructureFactory.construct(Environment("trinn", settings))
    return factory.tracking_recorder(kind)


def rebuild(app: Application[UUID], into: Any) -> int:  # noqa: ANN401 - see `view`
    """Pull every event and take it in; how many there were."""
    taken = 0
    while True:
        page = app.recorder.select_notifications(start=taken + 1, limit=PAGE)
        if not page:
            return taken
        for notification in page:
            event: Any = app.mapper.to_domain_event(notification)
            report = {
                name: getattr(event, name)
                for name in ("losning", "kommune", "status", "belegg", "fra")
            }
            into.put(report, Tracking(app.name, notification.id))
        taken += len(page)


def read(app: Application[UUID]) -> int:
    """Read and decode every event; how many there were."""
    taken = 0
    while True:
        page = app.recorder.select_notifications(start=taken + 1, limit=PAGE)
        if not page:
            return taken
        for notification in page:
            app.mapper.to_domain_event(notification)
        taken += len(page)
