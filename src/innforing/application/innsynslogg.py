"""The innsynslogg: who read or took along what, written before it is shown (tillit.md §8).

It is a log of its own with the tables of the other, so it has its own tree, checkpoints and proofs.
A leaf shows one stream, a number and a time; who and what stand in the salted state only.
"""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from innforing.application.fodsel import LoggFinnes, fod_logg
from innforing.application.innsynsord import Folsomt, Innsynsgrunn
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tilfeldighet import fra_systemet
from innforing.domain.grunnmur.aggregat import OSLO, Hendelse
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.katalog import HENDELSER
from innforing.domain.logg.logg import STROM as FODSEL
from innforing.domain.logg.logg import Logg
from innforing.eventlog import database, readlog
from innforing.eventlog.errors import LogError, LogMissing, SchemaOutdated, UnsafeSettings
from innforing.eventlog.mapper import Mapper, header_copies
from innforing.eventlog.readstore import BROKEN
from innforing.eventlog.rows import NewRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from innforing.domain.grunnmur.aktor import Aktor
    from innforing.eventlog.reader import Reader
    from innforing.eventlog.transaction import Transaction
    from innforing.eventlog.writer import Writer

STROM: Final = "innsyn"
"""The one stream of them all: another for each reader would show in the tree who reads much."""
NYLIG: Final = timedelta(minutes=5)
"""How long a page that freshens itself counts as the same look at it."""
FLEST_HUSKET: Final = 10_000
STYKKE: Final = 2_000
ALLTID_US: Final = (0, 1 << 62)


class Innsyn(Hendelse[Logg]):
    """Somebody was shown a sensitive page, or took a file along: where, never what it said."""

    tekst: ClassVar[Tekst] = Tekst("Innsyn", "Innsyn", "Access")
    side: str
    """The address as the table of routes has it, or the name of a command."""
    ting: str = ""
    """The ids that the address names."""
    slag: Folsomt
    grunn: Innsynsgrunn
    fil: str | None = None
    """The file that was made, as the address asks for it."""

    def anvend(self, aggregat: Logg) -> Logg:
        """The log itself is what it was."""
        return aggregat


class InnsynNede(Exception):
    """The innsynslogg cannot be written or read: nothing may be shown."""


class LestRad(NamedTuple):
    """One row of the innsynslogg."""

    posisjon: int
    tid_us: int
    person: str | None
    rolle: str | None
    organ: str | None
    innsyn: Innsyn


class Innsynssok(NamedTuple):
    """Which rows to look for."""

    person: str | None = None
    ting: str | None = None
    """A whole id of what was read, or a part of it between `/` or `:`."""
    tid_us: tuple[int, int] = ALLTID_US
    for_: int = ALLTID_US[1]
    """Only below this position."""
    sider: tuple[str, ...] = ()
    """Only of these addresses and commands; none: of all."""

    def kan_vaere(self, lagret: bytes) -> bool:
        """Whether a row as it is stored may be one of those; quick, and never wrongly no."""
        if self.ting is not None and self.ting.encode() not in lagret:
            return False
        return not self.sider or any(side.encode() in lagret for side in self.sider)

    def gjelder(self, innsyn: Innsyn) -> bool:
        """Whether the row is of the thing and the addresses that are looked for."""
        if self.sider and innsyn.side not in self.sider:
            return False
        return self.ting in (None, *_navngitt(innsyn.ting))


class _Apen(NamedTuple):
    writer: Writer
    reader: Reader
    merke: tuple[int, int] | None


class Innsynslogg:
    """The rows of one log's readers; opened when the first is written or asked for."""

    def __init__(self, url: str, logg: Logg, *, na: Callable[[], datetime]) -> None:
        """Open nothing yet; `logg` is what the log itself is, and `na` its clock."""
        self.url = url
        self._logg = logg
        self._na = na
        self._mapper = Mapper(HENDELSER | {Innsyn.__name__: Innsyn})
        self._apen: _Apen | None = None
        self._las = threading.Lock()
        self._sist: dict[tuple[Aktor | None, Innsyn, date], datetime] = {}

    def noter(self, innsyn: Innsyn, aktor: Aktor | None, *, oppfrisking: bool = False) -> None:
        """Write one row, and come back when it is durable; `InnsynNede` when it is not.

        A page that freshens itself is the same look for five minutes, but never from day to day.
        """
        na = self._na()
        look = (aktor, innsyn, na.astimezone(OSLO).date())
        if oppfrisking and (sist := self._sist.get(look)) is not None and na - sist < NYLIG:
            return
        rad = self._rad(innsyn, aktor)
        self._skriv(rad, mikrosekunder(na) if self._logg.demo else None)
        self._husk(look, na)

    def les(self, sok: Innsynssok, antall: int) -> tuple[list[LestRad], int | None]:
        """Rows, newest first, and the position to go on below; None when there are no more."""
        try:
            funnet = list(islice(self._rader(sok), antall + 1))
        except (LogError, *BROKEN) as feil:
            raise _nede(feil) from feil
        return funnet[:antall], funnet[antall - 1].posisjon if len(funnet) > antall else None

    def close(self) -> None:
        """Let go of the database."""
        with self._las:
            self._lukk()

    def _rad(self, innsyn: Innsyn, aktor: Aktor | None) -> tuple[bytes, bytes, dict[str, str]]:
        hode = {}
        if aktor is not None:
            hode = {"person": aktor.person, "rolle": aktor.rolle.value, "organ": aktor.organ}
        return self._mapper.encode(innsyn, hode), fra_systemet(STROM)(32), hode

    def _skriv(self, rad: tuple[bytes, bytes, dict[str, str]], naar: int | None) -> None:
        state, salt, hode = rad

        def skriv(tx: Transaction) -> None:
            versjon = tx.version(STROM) + 1
            ny = NewRow(STROM, versjon, Innsyn.__name__, state, salt, **header_copies(hode))
            tx.append([ny], command_id=None, body_hash=None, recorded_us=naar)

        try:
            self._apnet().writer.run(skriv)
        except (LogError, *BROKEN) as feil:
            raise _nede(feil) from feil

    def _rader(self, sok: Innsynssok) -> Iterator[LestRad]:
        reader, for_ = self._apnet().reader, sok.for_
        while True:
            rader = reader.newest(for_, STYKKE, sok.tid_us, sok.person)
            for rad in rader:
                # most rows are of other things, and need not be read to be told apart
                if not sok.kan_vaere(rad.state or b""):
                    continue
                innsyn = self._mapper.decode(rad).hendelse
                if isinstance(innsyn, Innsyn) and sok.gjelder(innsyn):
                    yield LestRad(
                        rad.position, rad.recorded_us, rad.person, rad.role, rad.body, innsyn
                    )
            if len(rader) < STYKKE:
                return
            for_ = rader[-1].position

    def _apnet(self) -> _Apen:
        """The log, open, and the one that was opened: a row in a deleted file is none."""
        with self._las:
            if self._apen is None:
                self._apen = self._apne()
            elif self._apen.merke != readlog.identity(self.url):
                raise LogMissing("the read log is another file than the one that was opened")
            return self._apen

    def _apne(self) -> _Apen:
        try:
            writer = database.open_writer(self.url, busy_ms=readlog.BUSY_MS)
        except (LogMissing, SchemaOutdated):
            readlog.upgrade(self.url)
            writer = database.open_writer(self.url, busy_ms=readlog.BUSY_MS)
        try:
            self._fod(writer)
            reader = database.open_reader(self.url)
        except BaseException:
            writer.close()
            raise
        apen = _Apen(writer, reader, readlog.identity(self.url))
        fodt = reader.stream(FODSEL)
        if self._mapper.decode(fodt[0]).hendelse.anvend(Logg()) != self._logg:
            _lukk(apen)
            raise UnsafeSettings("the read log belongs to another log")
        return apen

    def _fod(self, writer: Writer) -> None:
        """The birth of one that is new, or of an older log's."""
        if writer.run(lambda tx: tx.last()[0]):
            return
        naar = self._na() if self._logg.demo else None
        try:
            fod_logg(
                writer,
                logg_id=self._logg.id or "",
                tilfeldig=fra_systemet(FODSEL),
                fro=self._logg.fro,
                na=naar,
            )
        except LoggFinnes:
            return  # by another process, just now

    def _husk(self, look: tuple[Aktor | None, Innsyn, date], na: datetime) -> None:
        with self._las:
            self._sist[look] = na
            if len(self._sist) > FLEST_HUSKET:
                self._sist = {en: tid for en, tid in self._sist.items() if na - tid < NYLIG}

    def _lukk(self) -> None:
        if self._apen is not None:
            _lukk(self._apen)
            self._apen = None


def _nede(feil: Exception) -> InnsynNede:
    # what the database itself says may hold a row
    return InnsynNede(str(feil) if isinstance(feil, LogError) else type(feil).__name__)


def _lukk(apen: _Apen) -> None:
    apen.writer.close()
    apen.reader.close()


def _navngitt(ting: str) -> Iterator[str]:
    """The whole id, and its parts."""
    yield ting
    yield from re.split("[/:]", ting)
