"""Rows and logs that the storage tests begin from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from innforing.eventlog.database import open_reader, open_writer, upgrade
from innforing.eventlog.engines import make_engine
from innforing.eventlog.rows import NewRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Engine

    from innforing.eventlog.reader import Reader
    from innforing.eventlog.rows import StoredRow
    from innforing.eventlog.writer import Writer

SALT = bytes(range(32))
DEMO = "DemoLoggOpprettet"


class Log(NamedTuple):
    url: str
    writer: Writer
    reader: Reader

    def close(self) -> None:
        self.writer.close()
        self.reader.close()

    def append(
        self,
        *rows: NewRow,
        command_id: str | None = None,
        body_hash: bytes | None = None,
        **more: Any,
    ) -> list[StoredRow]:
        return self.writer.run(
            lambda log: log.append(rows, command_id=command_id, body_hash=body_hash, **more),
        )


def new_log(url: str) -> Log:
    upgrade(url)
    return Log(url, open_writer(url), open_reader(url))


def owner_engine(url: str) -> Engine:
    return make_engine(url, "owner")


def row(stream_id: str = "lop-1", version: int = 1, **more: Any) -> NewRow:
    values: dict[str, Any] = {"topic": "LopForeslatt", "state": b'{"n":1}', "salt": SALT}
    return NewRow(stream_id, version, **(values | more))


def commitment(state: bytes, salt: bytes = SALT) -> bytes:
    return hashlib.sha256(b"innforing.state/v1\n" + salt + state).digest()


def drop_roles(url: str, names: Iterable[str]) -> None:
    """Roles belong to the server: take them away with everything they own in this database."""
    engine = owner_engine(url)
    with engine.begin() as connection:
        for name in names:
            connection.exec_driver_sql(f"DROP OWNED BY {name} CASCADE")
            connection.exec_driver_sql(f"DROP ROLE {name}")
    engine.dispose()
