"""The rehearsal: had this guard been in force since a date, which løp would have stopped?

Each step that a row with the guard is about is judged as it was taken: on the state before it, and
on the actor, the time, the facts and the words of the step that the log keeps. What came after a
stop is told as it came; the guard is asked again after each event of the løp until it is met.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from innforing.application.kommando import UgyldigKommando
from innforing.application.lesing import nermeste
from innforing.application.modell.dom import Ukjent, dom
from innforing.application.neste_steg import FELLES, uutfylt
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.aggregat import Beslutning, Grunnlag, bygg
from innforing.domain.grunnmur.aktor import Aktor, Verv
from innforing.domain.grunnmur.verdi import FRA_LOGGEN, Verdi
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.rad import UAVSLUTTET
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.katalog import STEG

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from innforing.domain.grunnmur.aggregat import Hendelse, LoggfortHendelse, Steg
    from innforing.domain.grunnmur.livslop import Uoppfylt
    from innforing.domain.grunnmur.vilkar import Vilkar

V = TypeVar("V", bound=Verdi)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stans:
    """A step that was taken, and would not have been."""

    lop: str
    steg: str
    tilstand: str
    """Where the løp would have stood."""
    posisjon: int
    """Of the first event of the step."""
    fra_us: int
    mangler: tuple[str, ...]
    til_us: int | None = None
    """When the guard was met; None: never, or nobody can tell."""
    kjent_varighet: bool = True
    """False: the guard rests on the step and its facts, so nobody can tell for how long."""

    @property
    def dager(self) -> int | None:
        """Whole days that it would have stood."""
        return None if self.til_us is None else (self.til_us - self.fra_us) // 86_400_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Generalprove:
    """What the guard would have done."""

    vilkar: str
    fra_us: int
    posisjon: int
    """The last position of the log that counts."""
    provde: int
    """Steps that the guard was asked about."""
    ukjente: int
    """Steps that it cannot be asked about: it rests on what the log does not keep."""
    stanser: tuple[Stans, ...]


def kjent_vilkar(navn: str) -> Vilkar:
    """The guard of some row; else one sentence with the nearest names."""
    if not _rader(navn):
        rader = (rad for tabell in LIVSLOP.values() for rad in tabell.overganger)
        alle = {n for rad in rader for n in (*rad.sperrer, *rad.avklares)}
        raise UgyldigKommando(
            f"no row of any life cycle has the guard «{navn}».{nermeste(navn, alle)}"
        )
    return VILKAR[navn]


def generalprove(
    hendelser: Iterable[LoggfortHendelse[Any]],
    navn: str,
    fra: datetime,
    *,
    framdrift: Callable[[int], None] = lambda _posisjon: None,
) -> Generalprove:
    """Judge every step of the history; `hendelser` are all events of løp, in order."""
    gang = _Gang(kjent_vilkar(navn), _rader(navn), _us(fra))
    posisjon = 0
    for loggfort in hendelser:
        gang.ta_inn(loggfort)
        posisjon = loggfort.posisjon
        framdrift(posisjon)
    return Generalprove(
        vilkar=navn,
        fra_us=gang.fra_us,
        posisjon=posisjon,
        provde=gang.provde,
        ukjente=gang.ukjente,
        stanser=tuple(sorted(gang.stanser(), key=lambda s: s.posisjon)),
    )


def _rader(navn: str) -> frozenset[tuple[str, str, str]]:
    """Step, state before it and type of løp, of every row that names the guard."""
    return frozenset(
        (rad.steg, "" if fra is None else str(fra.value), art)
        for tabell in LIVSLOP.values()
        for rad in tabell.overganger
        if navn in (*rad.sperrer, *rad.avklares)
        for fra in rad.fra
        for art in rad.typer
    )


@dataclass
class _Lop:
    """One løp on its way through history."""

    aggregat: Innforingslop = field(default_factory=Innforingslop)
    kommando: str | None = None
    apne: list[tuple[Stans, Grunnlag[Any, Any]]] = field(default_factory=list)


@dataclass
class _Gang:
    """One walk through the log."""

    vilkar: Vilkar
    rader: Collection[tuple[str, str, str]]
    fra_us: int
    provde: int = 0
    ukjente: int = 0
    lopene: dict[str, _Lop] = field(default_factory=lambda: defaultdict(_Lop))
    ferdige: list[Stans] = field(default_factory=list)

    def ta_inn(self, loggfort: LoggfortHendelse[Any]) -> None:
        """Judge the step when this is its first event; then let the event count."""
        lop = self.lopene[loggfort.strom]
        kommando = loggfort.hode.get("kommando")
        etter = bygg(lop.aggregat, (loggfort,))
        if kommando != lop.kommando and loggfort.registrert_us >= self.fra_us:
            # a proposal is judged by the type that it states
            self._dom(lop, loggfort, (lop.aggregat if lop.aggregat.tilstand else etter).art)
        lop.kommando, lop.aggregat = kommando, etter
        if lop.apne:
            self._sporr_igjen(lop, loggfort)

    def stanser(self) -> Iterator[Stans]:
        """Every stop, those that never ended too."""
        yield from self.ferdige
        for lop in self.lopene.values():
            yield from (stans for stans, _ in lop.apne)

    def _dom(self, lop: _Lop, loggfort: LoggfortHendelse[Any], art: str) -> None:
        rad = (str(loggfort.hode.get("steg")), lop.aggregat.tilstandskode or "", art)
        if rad not in self.rader:
            return
        g = _grunnlag(lop.aggregat, loggfort)
        try:
            uoppfylt = dom(self.vilkar, g)
        except Ukjent:
            self.ukjente += 1
            return
        self.provde += 1
        if uoppfylt is not None:
            stans = _stans(loggfort, rad[1], uoppfylt)
            tomt = replace(g, steg=uutfylt(type(g.steg)), fakta=_tomt(g.steg))
            lop.apne.append((stans, tomt))

    def _sporr_igjen(self, lop: _Lop, loggfort: LoggfortHendelse[Any]) -> None:
        apne, lop.apne = lop.apne, []
        for stans, g in apne:
            tid = fra_mikrosekunder(loggfort.registrert_us)
            na = replace(g, aggregat=lop.aggregat, na=tid, gjelder=tid)
            try:
                oppfylt = dom(self.vilkar, na) is None
            except Ukjent:
                self.ferdige.append(replace(stans, kjent_varighet=False))
                continue
            if oppfylt:
                self.ferdige.append(replace(stans, til_us=loggfort.registrert_us))
            elif lop.aggregat.tilstand not in UAVSLUTTET:
                self.ferdige.append(stans)
            else:
                lop.apne.append((stans, g))


def _stans(loggfort: LoggfortHendelse[Any], tilstand: str, uoppfylt: Uoppfylt) -> Stans:
    return Stans(
        lop=loggfort.strom.partition(":")[2],
        steg=str(loggfort.hode.get("steg")),
        tilstand=tilstand,
        posisjon=loggfort.posisjon,
        fra_us=loggfort.registrert_us,
        mangler=uoppfylt.mangler,
    )


def _grunnlag(aggregat: Innforingslop, loggfort: LoggfortHendelse[Any]) -> Grunnlag[Any, Any]:
    """What the step was judged on, as far as its header keeps it."""
    hode = loggfort.hode
    kjent = hode.get("grunnlag") or {}
    steg = _steg(STEG[hode["steg"]], loggfort.hendelse)
    beslutning = hode.get("beslutning")
    if beslutning is not None:
        vars(steg)["beslutning"] = Beslutning.model_validate(
            beslutning, strict=False, context=FRA_LOGGEN
        )
    na = fra_mikrosekunder(loggfort.registrert_us)
    virket = hode.get("gjelder_us")
    return Grunnlag(
        aggregat=aggregat,
        steg=steg,
        aktor=_lest(Aktor, {n: hode.get(n) for n in Aktor.model_fields}),
        verv=_lest(Verv, kjent.get("verv") or {"innehar": True}),
        na=na,
        gjelder=na if virket is None else fra_mikrosekunder(virket),
        fakta=_fakta(steg, kjent.get("fakta") or {}),
        nokkel=loggfort.strom.partition(":")[2],
    )


def _steg(type_: type[Steg[Any]], hendelse: Hendelse[Any]) -> Steg[Any]:
    """The step, with the fields that its event keeps as they were filled in."""
    steg = uutfylt(type_)
    for navn, felt in type_.model_fields.items():
        husket = type(hendelse).model_fields.get(navn)
        if navn not in FELLES and husket is not None and husket.annotation == felt.annotation:
            vars(steg)[navn] = getattr(hendelse, navn)
    return steg


def _lest(type_: type[V], raa: Mapping[str, object]) -> V:
    return type_.model_validate(raa, strict=False, context=FRA_LOGGEN)


def _tomt(steg: Steg[Any]) -> Verdi:
    """The facts of a step, with none of them known."""
    fakta = type(steg).fakta.model_construct()
    for navn in type(fakta).model_fields:
        vars(fakta).pop(navn, None)
    return fakta


def _fakta(steg: Steg[Any], raa: Mapping[str, object]) -> Verdi:
    """The facts that the header keeps; one that came later is absent, not its default."""
    fakta = _lest(type(steg).fakta, raa)
    for navn in set(type(fakta).model_fields) - set(raa):
        vars(fakta).pop(navn, None)
    return fakta


def _us(tid: datetime) -> int:
    return int(tid.astimezone(UTC).timestamp() * 1_000_000)
