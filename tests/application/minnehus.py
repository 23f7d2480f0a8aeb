"""A house without a database: the real `ta_steg` on a log that is a list in memory.

Only what stores is replaced (the writer, its transaction, the key store). Mapper, memory, facts,
judgement and consequences are those of the house itself, so nothing is written twice here.
"""

from __future__ import annotations

import copy
import hashlib
import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from innforing.application import innlasting as _innlasting  # noqa: F401 - fills the registers
from innforing.application.frister.register import alle_frister, utloper
from innforing.application.memory import Front, Memory
from innforing.application.ta_steg import Verksted, ta_steg
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.errors import VersionConflict
from innforing.eventlog.mapper import Mapper
from innforing.eventlog.rows import Outcome, StoredRow
from innforing.registers.kommuner import Kommuneregister

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from innforing.application.kommando import Kommando, Svar
    from innforing.domain.grunnmur.aggregat import Aggregat, Hendelse
    from innforing.eventlog.rows import NewRow, RefusedRow, TextRow
    from innforing.eventlog.transaction import Transaction
    from innforing.eventlog.writer import Writer
    from innforing.registers.nokler import Nokkellager

T = TypeVar("T")

FORPLIKTELSE = b"innforing.state/v1\n"


@dataclass
class Minnelogg:
    """Writer and transaction in one: rows by position, and the same rows by stream."""

    rader: list[StoredRow] = field(default_factory=list)
    strommer: dict[str, list[StoredRow]] = field(default_factory=dict)
    utfall: dict[str, Outcome] = field(default_factory=dict)
    avviste: list[RefusedRow] = field(default_factory=list)

    def kopi(self) -> Minnelogg:
        """The same log, to be continued another way."""
        strommer = {strom: list(rader) for strom, rader in self.strommer.items()}
        return Minnelogg(list(self.rader), strommer, dict(self.utfall), list(self.avviste))

    def run(self, job: Callable[[Transaction], T], *, command_id: str | None = None) -> T:
        """Run the job; there is nobody else to wait for."""
        return job(cast("Transaction", self))

    def last(self) -> tuple[int, int]:
        """Position and recorded time of the last event."""
        return (self.rader[-1].position, self.rader[-1].recorded_us) if self.rader else (0, 0)

    def tail(self, after: int, limit: int | None = None) -> list[StoredRow]:
        """Events with a higher position."""
        return self.rader[after:][:limit]

    def span(self, first: int, last: int) -> list[StoredRow]:
        """Events at the positions from first to last."""
        return self.rader[max(0, first - 1) : last]

    def stream(self, stream_id: str, *, after: int = 0) -> list[StoredRow]:
        """Events of one stream."""
        return self.strommer.get(stream_id, [])[after:]

    def under(self, prefix: str) -> list[StoredRow]:
        """Events of all streams with the prefix, by position."""
        return [rad for rad in self.rader if rad.stream_id.startswith(prefix)]

    def begun(self, prefix: str) -> list[str]:
        """The ids of all streams with the prefix."""
        return sorted(strom for strom in self.strommer if strom.startswith(prefix))

    def outcome(self, command_id: str) -> Outcome | None:
        """What the command gave the first time."""
        return self.utfall.get(command_id)

    def append(
        self,
        rows: Sequence[NewRow],
        *,
        command_id: str | None,
        body_hash: bytes | None,
        texts: Sequence[TextRow] = (),
        recorded_us: int | None = None,
    ) -> list[StoredRow]:
        """Append all of it, or nothing when a version does not follow."""
        versjoner: dict[str, int] = {}
        for rad in rows:
            sist = versjoner.get(rad.stream_id, len(self.stream(rad.stream_id)))
            if rad.stream_version != sist + 1:
                raise VersionConflict(rad.stream_id, expected=sist + 1, between=())
            versjoner[rad.stream_id] = rad.stream_version
        posisjon, tid = self.last()
        forste_us = max(tid + 1, recorded_us or 0)
        lagret = [
            _lagret(rad, posisjon + nr, forste_us + nr - 1, command_id)
            for nr, rad in enumerate(rows, 1)
        ]
        for ferdig in lagret:
            self.rader.append(ferdig)
            self.strommer.setdefault(ferdig.stream_id, []).append(ferdig)
        if command_id is not None:
            spenn = (lagret[0].position, lagret[-1].position) if lagret else (None, None)
            self.utfall[command_id] = Outcome(command_id, body_hash, *spenn)
        return lagret

    def refuse(self, row: RefusedRow) -> None:
        """Note a refused step."""
        self.avviste.append(row)


def _lagret(rad: NewRow, posisjon: int, registrert_us: int, kommando: str | None) -> StoredRow:
    return StoredRow(
        position=posisjon,
        stream_id=rad.stream_id,
        stream_version=rad.stream_version,
        topic=rad.topic,
        state=rad.state,
        recorded_us=registrert_us,
        salt=rad.salt,
        commitment=hashlib.sha256(FORPLIKTELSE + rad.salt + rad.state).digest(),
        command_id=kommando,
        person=rad.person,
        role=rad.role,
        body=rad.body,
        effective_us=rad.effective_us,
        step=rad.step,
        tilstand=rad.tilstand,
        definition=rad.definition,
    )


class Lyttende(Mapper):
    """The mapper, and what it was given to encode: the events before they became bytes."""

    def __init__(self) -> None:
        """Know every event of the domain."""
        super().__init__(HENDELSER)
        self.gitt: dict[tuple[str, bytes], Hendelse[Any]] = {}

    def encode(self, event: Hendelse[Any], header: Mapping[str, Any]) -> bytes:
        """Encode, and remember what."""
        state = super().encode(event, header)
        self.gitt[type(event).__name__, state] = event
        return state


class IngenNokler:
    """A key store that keeps nothing: nobody reads the texts of a walk."""

    def legg_inn_mange(self, rader: object) -> None:
        """Let go of the keys."""


class Minnehus:
    """The house, with its log in memory."""

    def __init__(self) -> None:
        """Begin with an empty demo log."""
        self.logg = Minnelogg()
        self.mapper = Lyttende()
        self.memory = Memory(self.mapper)
        self.verksted = Verksted(
            writer=cast("Writer", self.logg),
            mapper=self.mapper,
            memory=self.memory,
            kommuner=Kommuneregister.standard(),
            nokler=cast("Nokkellager", IngenNokler()),
            klokke=_ingen_klokke,
            tilfeldig=_tilfeldig,
            demo=True,
            loggnokkel=bytes(32),
        )

    def kopi(self) -> Minnehus:
        """The same house, to be continued another way."""
        ny = copy.copy(self)
        ny.logg = self.logg.kopi()
        ny.memory = copy.copy(self.memory)
        for navn, verdi in vars(self.memory).items():
            setattr(ny.memory, navn, _egen(verdi))
        ny.verksted = replace(self.verksted, writer=cast("Writer", ny.logg), memory=ny.memory)
        return ny

    def ta_steg(self, kommando: Kommando) -> Svar:
        """Take one step, by the one way in."""
        self.mapper.gitt.clear()
        return ta_steg(self.verksted, kommando)

    def forfalte(self, na: datetime) -> list[Kommando]:
        """The deadlines that have passed, found by looking at every stream."""
        self.memory.bring_forward(self.logg)
        apne = alle_frister(Front(self.memory, self.logg))
        ute = sorted((f for f in apne if utloper(f.dag) <= na), key=lambda f: (f.dag, f.pa))
        return [frist.kommando(na) for frist in ute]

    def aggregat(self, strom: str) -> Aggregat:
        """The live state of one stream."""
        return self.memory.state(strom, self.logg)[0]

    def under(self, prefiks: str) -> Mapping[str, Aggregat]:
        """Stream id → live state."""
        return self.memory.under(prefiks, self.logg)

    def rader(self, strom: str) -> list[StoredRow]:
        """The stored events of one stream or prefix."""
        return self.logg.under(strom) if strom.endswith(":") else self.logg.stream(strom)


def _tilfeldig(kommando: str) -> Callable[[int], bytes]:
    return random.Random(kommando).randbytes  # noqa: S311 - the same walk, the same bytes


def _egen(verdi: object) -> object:
    """Dictionaries are copied, two deep; states in them are frozen and may be shared."""
    if not isinstance(verdi, dict):
        return verdi
    return {n: dict(v) if isinstance(v, dict) else v for n, v in verdi.items()}


def _ingen_klokke() -> datetime:
    raise AssertionError("a walk brings its own time")
