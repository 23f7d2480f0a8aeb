"""Reading the log beside the writer: connections of its own, never the writer lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import event

from innforing.eventlog.errors import LogClosed
from innforing.eventlog.reading import Reads
from innforing.eventlog.statements import statements_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine, PoolProxiedConnection


class Reader(Reads):
    """The log's reading methods for any thread; each question sees what is committed."""

    __slots__ = ("_closed", "_engine")

    def __init__(self, engine: Engine) -> None:
        """Take an engine for reading; it is disposed of by `close`."""
        super().__init__(statements_for(engine.dialect.name))
        self._engine = engine
        self._closed = False
        if engine.dialect.name == "postgresql":
            event.listen(engine, "connect", _without_transaction)

    def fetch(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run one statement on a pooled connection and give every row."""
        if self._closed:
            msg = "the log is closed"
            raise LogClosed(msg)
        pooled = self._engine.raw_connection()
        try:
            cursor = pooled.cursor()
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())
        finally:
            self._give_back(pooled)

    def _give_back(self, pooled: PoolProxiedConnection) -> None:
        driver: Any = pooled.driver_connection
        pooled.close()
        if self._closed:
            # a thread that read on while the log was closed must not leave its connection behind
            driver.close()

    def close(self) -> None:
        """Give up the connections."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Use the reader in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the block."""
        self.close()


def _without_transaction(connection: Any, _record: object) -> None:
    """One statement sees one moment by itself; BEGIN and ROLLBACK would cost two round trips."""
    connection.autocommit = True
