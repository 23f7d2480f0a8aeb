"""Is the log what it should be? Every position, stream, commitment, copy and text (`verify`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import from_json

from innforing.application.revisjonsspor import fritekster_i
from innforing.application.slettinger import STROMMER as SLETTINGER
from innforing.domain.sletting.steg.godkjenn_sletting import (
    FritekstSlettet,
    HendelseSladdet,
    PersonSlettet,
)
from innforing.eventlog.errors import LogError
from innforing.eventlog.mapper import HEADER_COLUMNS
from innforing.eventlog.transaction import COMMITMENT_PREFIX
from innforing.registers.forsegling import TekstEndret
from innforing.registers.fritekst import SLETTET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innforing.application.huset import Huset
    from innforing.eventlog.rows import StoredRow

SIDE = 2_000
"""Events read at a time."""


@dataclass(frozen=True, slots=True)
class Brudd:
    """One thing that is wrong."""

    posisjon: int
    strom: str
    hva: str


@dataclass(frozen=True, slots=True)
class Kontrollert:
    """What was looked at, and everything that was wrong, by position."""

    hendelser: int
    strommer: int
    tekster: int
    slettede: int
    """Texts that were erased: their commitments stand, and nothing can open them."""
    sladdede: int
    brudd: tuple[Brudd, ...]


def kontroller(hus: Huset, framdrift: Callable[[int, int], None] | None = None) -> Kontrollert:
    """Look at the whole log, page by page; a mapper that opened has every upcaster."""
    kontroll = _Kontroll(hus)
    hus.mapper.check()
    siste = hus.reader.last()[0]
    lest = 0
    while rader := hus.reader.tail(lest, SIDE):
        kontroll.side(rader)
        lest = rader[-1].position
        if framdrift is not None:
            framdrift(lest, siste)
    kontroll.registrene()
    return kontroll.resultat()


class _Godkjent:
    """What the log says is erased: id or position → where it says so."""

    def __init__(self, hus: Huset) -> None:
        self.personer: dict[str, int] = {}
        self.tekster: dict[str, int] = {}
        self.hendelser: dict[int, int] = {}
        for rad in hus.reader.under(SLETTINGER):
            try:
                hendelse = hus.mapper.decode(rad).hendelse
            except (LogError, LookupError, TypeError, ValueError):
                continue  # it is told where the row itself is looked at
            if isinstance(hendelse, PersonSlettet):
                self.personer[hendelse.person] = rad.position
            elif isinstance(hendelse, FritekstSlettet):
                self.tekster[hendelse.fritekst] = rad.position
            elif isinstance(hendelse, HendelseSladdet):
                self.hendelser[hendelse.posisjon] = rad.position


class _Kontroll:
    """The running tally of one look through the log."""

    def __init__(self, hus: Huset) -> None:
        self._hus = hus
        self._forrige: StoredRow | None = None
        self._versjoner: dict[str, int] = {}
        self._brudd: list[Brudd] = []
        self._nevnt: list[tuple[str, StoredRow, str]] = []
        self._tekster: set[str] = set()
        self._slettede: set[str] = set()
        self._antall = self._sladdede = 0
        self._godkjent = _Godkjent(hus)

    def side(self, rader: list[StoredRow]) -> None:
        """Look at one page of the log, then at the texts it names."""
        for rad in rader:
            self._brudd += [Brudd(rad.position, rad.stream_id, hva) for hva in self._rad(rad)]
            self._antall += 1
            self._forrige = rad
            self._versjoner[rad.stream_id] = rad.stream_version
        self._brudd += self._fritekster()
        self._brudd.sort(key=lambda brudd: brudd.posisjon)

    def registrene(self) -> None:
        """The people who are gone are those that the log says are erased, and no others."""
        for person in self._hus.personer.alle():
            ved = self._godkjent.personer.get(person.id)
            if person.fjernet and ved is None:
                hva = f"the person {person.id} is gone, and no PersonSlettet says so (V9)"
                self._brudd.append(Brudd(self._antall, "personer", hva))
            elif ved is not None and not person.fjernet:
                hva = f"the person {person.id} is erased, and can be read (V9)"
                self._brudd.append(Brudd(ved, "personer", hva))

    def resultat(self) -> Kontrollert:
        return Kontrollert(
            hendelser=self._antall,
            strommer=len(self._versjoner),
            tekster=len(self._tekster),
            slettede=len(self._slettede),
            sladdede=self._sladdede,
            brudd=tuple(self._brudd),
        )

    def _rad(self, rad: StoredRow) -> Iterator[str]:
        forrige = self._forrige
        ventet = 1 if forrige is None else forrige.position + 1
        if rad.position != ventet:
            yield f"position {ventet} is missing"
        if forrige is not None and rad.recorded_us <= forrige.recorded_us:
            yield "recorded no later than the event before it"
        versjon = self._versjoner.get(rad.stream_id, 0) + 1
        if rad.stream_version != versjon:
            yield f"version {versjon} of the stream is missing"
        sladdet_ved = self._godkjent.hendelser.get(rad.position, 0)
        if rad.state is None or rad.salt is None:
            self._sladdede += 1
            if sladdet_ved <= rad.position:
                yield "the state is gone, and no later HendelseSladdet says so (V9)"
                return
            yield from self._innhold(rad, self._hus.mapper.state_of(rad))
            return
        if sladdet_ved:
            yield f"position {sladdet_ved} says that the state is gone, and it is here (V9)"
        if hashlib.sha256(COMMITMENT_PREFIX + rad.salt + rad.state).digest() != rad.commitment:
            yield "the commitment does not hold: the state or the salt was changed"
        yield from self._innhold(rad, rad.state)

    def _innhold(self, rad: StoredRow, state: bytes) -> Iterator[str]:
        try:
            self._hus.mapper.decode(rad)
            lest: object = from_json(state)
        except (LogError, LookupError, TypeError, ValueError) as feil:
            yield f"it cannot be read: {str(feil).splitlines()[0]}"
            return
        hode = lest.get("hode") if isinstance(lest, dict) else None
        if not isinstance(hode, dict):
            yield "it has no header"
            return
        kopier = HEADER_COLUMNS | {"command_id": "kommando"}
        ulike = [kol for kol, felt in kopier.items() if getattr(rad, kol) != hode.get(felt)]
        if ulike:
            yield f"header copies differ from the state: {', '.join(ulike)}"
        for id_, forpliktelse in fritekster_i(lest):
            self._nevnt.append((id_, rad, forpliktelse))

    def _fritekster(self) -> Iterator[Brudd]:
        """The texts of the page: there, opening their commitment, and that of the event."""
        nevnt, self._nevnt = self._nevnt, []
        forpliktelser = self._hus.fritekster.forpliktelser(id_ for id_, _, _ in nevnt)
        endret: set[str] = set()
        apnet = self._apne(set(forpliktelser), endret)
        self._tekster |= {id_ for id_, _, _ in nevnt}
        self._slettede |= {id_ for id_, tekst in apnet.items() if tekst == SLETTET}
        for id_, rad, forpliktelse in nevnt:
            if id_ not in forpliktelser:
                yield Brudd(rad.position, rad.stream_id, f"the text {id_} is missing")
            elif id_ in endret or forpliktelser[id_].hex() != forpliktelse:
                yield Brudd(rad.position, rad.stream_id, f"the text {id_} is not what was sealed")
            elif (apnet[id_] == SLETTET) != (id_ in self._godkjent.tekster):
                hva = f"the text {id_} is gone, and no FritekstSlettet says so (V9)"
                if id_ in self._godkjent.tekster:
                    hva = f"the text {id_} is erased, and can be read (V9)"
                yield Brudd(rad.position, rad.stream_id, hva)

    def _apne(self, ids: set[str], endret: set[str]) -> dict[str, str]:
        while True:
            try:
                return self._hus.fritekster.les_mange(sorted(ids - endret))
            except TekstEndret as feil:
                endret.add(feil.id)
