"""What every projection is: a name, a version, its tables, and what each event says to them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innforing.domain.grunnmur.aggregat import Aggregat, bygg
from innforing.domain.katalog import aggregattype
from innforing.projections.statement import Statement

if TYPE_CHECKING:
    from typing import Any

    from innforing.domain.grunnmur.aggregat import LoggfortHendelse
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.reading import Reads
    from innforing.eventlog.rows import StoredRow
    from innforing.projections.sight import Sight
    from innforing.projections.table import Fact, Table
    from innforing.registers.kommuner import Kommuneregister

LARGEST = 60_000
"""Folded streams kept; past that they are forgotten, and read anew when they go on."""


class Happened(NamedTuple):
    """One event with the state of its stream on both sides of it."""

    hendelse: LoggfortHendelse[Any]
    for_: Aggregat
    etter: Aggregat
    virker_us: int
    """When it takes effect."""

    @property
    def nokkel(self) -> list[str]:
        """The parts of the stream id after its kind."""
        return self.hendelse.strom.split(":")[1:]


class Projection:
    """The base of every read model; sees no clock, no other projection, no person register."""

    navn: ClassVar[str]
    versjon: ClassVar[int] = 1
    prefikser: ClassVar[frozenset[str]]
    """The kinds of stream it listens to."""
    tabeller: ClassVar[tuple[Table, ...]]
    endrer: ClassVar[Mapping[str, str]] = {}
    """`table.column` (or `table.*`) that this version means to change → why."""

    @abstractmethod
    def handle(self, happened: Happened) -> Iterator[Fact]:
        """The facts that an event gives; the same whenever it is asked."""
        raise TypeError(type(self).__name__)

    def statements(
        self,
        sight: Sight,
        register: Kommuneregister,
        about: str | None = None,
    ) -> Iterator[Statement]:
        """Every cell of the answer at one moment; `about` keeps to paths that begin with it.

        This is for tables that are the answer themselves; derived figures are given beside them.
        """
        for table in self.tabeller:
            where = {} if about is None else {table.key[0]: about}
            for row in sight.rows(table, **where):
                first, *rest = (str(row.cells[name]) for name in table.key)
                for name in table.values:
                    path = (first, table.name.removeprefix(f"{self.navn}_"), *rest, name)
                    yield Statement(path, row.cells[name], (row.fra_pos,))

    def table(self, name: str) -> Table:
        """The table with that name."""
        return next(table for table in self.tabeller if table.name == name)


class Streams:
    """The state of each stream just before its next event."""

    def __init__(self, reads: Reads, mapper: Mapper) -> None:
        """A stream that was begun before the follower was is read from the log."""
        self._reads = reads
        self._mapper = mapper
        self._states: dict[str, tuple[int, Aggregat]] = {}

    def happened(self, row: StoredRow, *, without: frozenset[int] = frozenset()) -> Happened:
        """The event of a row; raises whatever makes it unreadable.

        `without` are positions of events that were given up, and count for nothing.
        """
        logged = self._mapper.decode(row)
        for_ = self._before(row, without)
        etter = bygg(for_, (logged,))
        if len(self._states) >= LARGEST:
            self._states.clear()
        self._states[row.stream_id] = (row.stream_version, etter)
        virker = row.recorded_us if row.effective_us is None else row.effective_us
        return Happened(logged, for_, etter, virker)

    def forget(self, stream_id: str | None = None) -> None:
        """Forget one stream, or all: what was folded was not kept."""
        if stream_id is None:
            self._states.clear()
        self._states.pop(stream_id or "", None)

    def _before(self, row: StoredRow, without: frozenset[int]) -> Aggregat:
        version, state = self._states.get(row.stream_id, (0, None))
        if state is not None and version == row.stream_version - 1:
            return state
        empty: Aggregat = aggregattype(row.stream_id)()
        if row.stream_version == 1:
            return empty
        earlier = (
            one
            for one in self._reads.stream(row.stream_id)
            if one.stream_version < row.stream_version and one.position not in without
        )
        built: Aggregat = bygg(empty, map(self._mapper.decode, earlier))
        return built
