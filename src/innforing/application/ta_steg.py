"""THE way anything changes: validate, look up, load, fetch facts, judge, append."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from innforing.application.fakta.sporring import Sporring, grunnlag_for, hent_fakta
from innforing.application.fritekster import forsegl_tekster
from innforing.application.fullmakt import verv_for
from innforing.application.kommando import Avvist, Flyttet, Gjort, UgyldigKommando
from innforing.application.konsekvenser.register import folger_av
from innforing.application.lesing import les_steg, nermeste
from innforing.application.memory import Front
from innforing.application.slettinger import slett_rad
from innforing.domain.grunnmur.aggregat import Grunnlag
from innforing.domain.grunnmur.livslop import Avgjorelse, Avvisning, prov
from innforing.eventlog.errors import CommandReused
from innforing.eventlog.mapper import header_copies
from innforing.eventlog.rows import NewRow, RefusedRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from innforing.application.fritekster import Nokkelmottak
    from innforing.application.kommando import Kommando, Svar
    from innforing.application.memory import Memory
    from innforing.domain.grunnmur.aggregat import Hendelse, Steg
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.rows import TextRow
    from innforing.eventlog.transaction import Transaction
    from innforing.eventlog.writer import Writer
    from innforing.registers.kommuner import Kommuneregister
    from innforing.registers.nokler import Nokkellager

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Verksted:
    """What a step needs around it; put together by `bootstrap`."""

    writer: Writer
    mapper: Mapper
    memory: Memory
    kommuner: Kommuneregister
    nokler: Nokkellager
    klokke: Callable[[], datetime]
    tilfeldig: Callable[[str], Callable[[int], bytes]]
    """Command id → a source of bytes: the operating system, or in a demo log the log's seed."""
    demo: bool
    loggnokkel: bytes


def ta_steg(verksted: Verksted, kommando: Kommando) -> Svar:
    """Take one step. Refusals and moved streams are answers; malformed input raises."""
    klart = gjor_klar(verksted, kommando, verksted.nokler)
    return verksted.writer.run(klart.ta, command_id=kommando.id)


def gjor_klar(verksted: Verksted, kommando: Kommando, nokler: Nokkelmottak) -> Forsok:
    """Everything of a step that needs no lock: it is read, and its texts are sealed.

    The keys of the texts go to `nokler`, and must be durable before the step's commit is.
    """
    steg, raa = les_steg(kommando)
    if kommando.na is not None and not verksted.demo:
        raise UgyldigKommando("an ekte log takes its recorded time from the database only.")
    na = kommando.na or verksted.klokke()
    til_tekst = verksted.tilfeldig(f"{kommando.id} tekst") if verksted.demo else None
    forseglet, tekster = forsegl_tekster(steg, nokler, til_tekst)
    avtrykk = _avtrykk(verksted, kommando, raa)
    return Forsok(verksted, kommando, forseglet, avtrykk, na, tuple(tekster))


def _avtrykk(verksted: Verksted, kommando: Kommando, raa: bytes) -> bytes:
    """HMAC of the command's content: the same id with another content is refused (§6)."""
    a = kommando.aktor
    deler = (kommando.steg, kommando.pa, a.person or "", str(a.rolle.value), a.organ)
    gjelder = "" if kommando.gjelder is None else kommando.gjelder.isoformat()
    innhold = "\n".join((*deler, gjelder)).encode() + b"\n" + raa
    return hmac.new(verksted.loggnokkel, innhold, hashlib.sha256).digest()


@dataclass(frozen=True, slots=True)
class Forsok:
    """One attempt at a step, inside the writer lock; run again when the connection breaks."""

    v: Verksted
    kommando: Kommando
    steg: Steg[Any]
    avtrykk: bytes
    na: datetime
    tekster: tuple[TextRow, ...]

    def ta(self, tx: Transaction) -> Svar:
        """Look up, load, judge, append."""
        kjent = self._kjent(tx)
        if kjent is not None:
            return kjent
        self.v.memory.bring_forward(tx)
        front = Front(self.v.memory, tx)
        _, versjon = front.state(self.kommando.pa)
        sett = self.kommando.sett_versjon
        if sett is not None and sett != versjon:
            rader = tx.stream(self.kommando.pa, after=sett)
            mellom = tuple(map(self.v.mapper.decode, rader))
            return Flyttet(self.kommando.id, self.kommando.pa, versjon, mellom)
        self._kontroller_strom(tx, versjon)
        g = self._grunnlag(front)
        utfall = prov(g)
        if isinstance(utfall, Avvisning):
            return self._avvis(tx, utfall)
        return self._loggfor(tx, front, g, utfall)

    def _kjent(self, tx: Transaction) -> Gjort | None:
        utfall = tx.outcome(self.kommando.id)
        if utfall is None:
            return None
        if utfall.body_hash != self.avtrykk:
            raise CommandReused(utfall)
        rader = tx.span(utfall.first_position or 0, utfall.last_position or 0)
        hendelser = tuple(map(self.v.mapper.decode, rader))
        return Gjort(self.kommando.id, self.kommando.pa, hendelser, gjentatt=True)

    def _kontroller_strom(self, tx: Transaction, versjon: int) -> None:
        if versjon or type(self.steg).oppretter is not False:
            return
        kjente = tx.begun(self.kommando.pa.rpartition(":")[0] + ":")
        raise UgyldigKommando(
            f"there is no «{self.kommando.pa}».{nermeste(self.kommando.pa, kjente)}"
        )

    def _sporring(self, front: Front, strom: str) -> Sporring:
        return Sporring(
            leser=front,
            kommuner=self.v.kommuner,
            strom=strom,
            aggregat=front.aggregat(strom),
            steg=self.steg,
            aktor=self.kommando.aktor,
            na=self.na,
            gjelder=self.kommando.gjelder or self.na,
        )

    def _grunnlag(self, front: Front) -> Grunnlag[Any, Any]:
        sporring = self._sporring(front, self.kommando.pa)
        verv = verv_for(self.kommando.aktor, front, self.na)
        return grunnlag_for(sporring, verv=verv, fakta=hent_fakta(self.steg, sporring))

    def _avvis(self, tx: Transaction, avvisning: Avvisning) -> Avvist:
        uoppfylte = (*avvisning.sperrer, *avvisning.avklares)
        a = self.kommando.aktor
        tx.refuse(
            RefusedRow(
                stream_id=self.kommando.pa,
                step=self.kommando.steg,
                unmet=tuple(u.vilkar.navn for u in uoppfylte),
                person=a.person,
                role=str(a.rolle.value),
                body=a.organ,
                recorded_us=self._registrert_us,
            )
        )
        log.info("steg_avvist", steg=self.kommando.steg, strom=self.kommando.pa)
        return Avvist(self.kommando.id, self.kommando.pa, self.kommando.steg, avvisning)

    def _loggfor(
        self,
        tx: Transaction,
        front: Front,
        g: Grunnlag[Any, Any],
        utfall: Avgjorelse,
    ) -> Gjort:
        grunnlag = {"posisjon": front.posisjon, "verv": g.verv, "fakta": g.fakta}
        # begun anew in each attempt: the same command gives the same bytes
        salt = self.v.tilfeldig(self.kommando.id)
        rader = list(self._rader(tx, front, utfall, grunnlag, salt))
        lagret = tx.append(
            rader,
            command_id=self.kommando.id,
            body_hash=self.avtrykk,
            texts=self.tekster,
            recorded_us=self._registrert_us,
        )
        hendelser = tuple(map(self.v.mapper.decode, lagret))
        for loggfort in hendelser:
            slett_rad(tx, loggfort.hendelse)
        self.v.memory.take_in(hendelser)
        return Gjort(self.kommando.id, self.kommando.pa, hendelser)

    def _rader(
        self,
        tx: Transaction,
        front: Front,
        utfall: Avgjorelse,
        grunnlag: dict[str, object],
        salt: Callable[[int], bytes],
    ) -> Iterator[NewRow]:
        """The step's own events, then their consequences and the consequences of those."""
        forste = tx.last()[0] + 1
        ko: list[tuple[str, Hendelse[Any]]] = []
        for hendelse in utfall.hendelser:
            hode = self._hode() | {"grunnlag": grunnlag}
            yield self._rad(front, self.kommando.pa, hendelse, utfall.tilstand, hode, salt(32))
            ko.extend(folger_av(hendelse, self._sporring(front, self.kommando.pa)))
        while ko:
            strom, hendelse = ko.pop(0)
            tilstand = front.aggregat(strom).tilstandskode
            hode = self._hode() | {"arsak": forste}
            yield self._rad(front, strom, hendelse, tilstand, hode, salt(32))
            # depth first: a seat that became free is given before the next one becomes free
            ko[:0] = folger_av(hendelse, self._sporring(front, strom))

    @property
    def _registrert_us(self) -> int | None:
        """The story's time in a demo log; an ekte log takes its own from the database."""
        return mikrosekunder(self.na) if self.v.demo else None

    def _hode(self) -> dict[str, object]:
        k = self.kommando
        return {
            "person": k.aktor.person,
            "rolle": k.aktor.rolle.value,
            "organ": k.aktor.organ,
            "gjelder_us": None if k.gjelder is None else mikrosekunder(k.gjelder),
            "steg": k.steg,
            "kommando": k.id,
            "korrelasjon": k.korrelasjon,
            "arsak": k.arsak,
            "begrunnelse": self.steg.begrunnelse,
            "avklaringer": self.steg.avklaringer or None,
            "beslutning": self.steg.beslutning,
        }

    def _rad(
        self,
        front: Front,
        strom: str,
        hendelse: Hendelse[Any],
        tilstand: str | None,
        hode: dict[str, object],
        salt: bytes,
    ) -> NewRow:
        aggregat, versjon = front.add(strom, hendelse, tilstand)
        hode |= {"tilstand": tilstand, "definisjon": aggregat.modellversjon}
        return NewRow(
            stream_id=strom,
            stream_version=versjon,
            topic=type(hendelse).__name__,
            state=self.v.mapper.encode(hendelse, hode),
            salt=salt,
            **header_copies(hode),
        )


def mikrosekunder(tid: datetime) -> int:
    """µs since 1970 UTC, exactly."""
    return int(tid.timestamp()) * 1_000_000 + tid.microsecond
