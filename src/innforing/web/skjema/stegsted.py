"""A step on a stream before it is taken: what the engine says of it, and its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.application.forklaring import Punkt, punkter
from innforing.application.neste_steg import uutfylt
from innforing.domain.grunnmur.livslop import Uoppfylt
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.katalog import STEG
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.web.kall import IkkeFunnet
from innforing.web.pages.invitasjon.invitasjonsbrev import i_ord
from innforing.web.side import FEIL_I_SKJEMA, Lenke, Side
from innforing.web.skjema.feltslag import felter_i
from innforing.web.skjema.skjema import Skjema, lag_skjema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innforing.application.neste_steg import Mulig
    from innforing.web.kall import Kall
    from innforing.web.skjema.oppsummert import Oppsummert
    from innforing.web.skjema.skjemalesing import Ekstra


@dataclass(frozen=True, slots=True)
class Endring:
    """An event that came between."""

    tekst: str
    adresse: str


@dataclass(frozen=True, kw_only=True)
class StegSide(Side):
    """One step, before it is taken or after it was refused."""

    skjema: Skjema | None
    tilbake: str
    fra_tilstand: str = ""
    til_tilstand: str = ""
    """The state it leads to; empty: it stays."""
    hvem: tuple[str, ...] = ()
    """Who may take it, when the reader may not."""
    pa_plass: tuple[Punkt, ...] = ()
    veien: tuple[str, ...] = ()
    """Steps that must come first, when the state does not allow this one."""
    mulig: bool = True
    melding: str = ""
    """What happened to the form that was sent."""
    mellom: tuple[Endring, ...] = ()
    oppsummert: Oppsummert | None = None
    """The answers, to be looked over; None: they are still being filled in."""


@dataclass(frozen=True, slots=True)
class Sted:
    """A step on a stream, and what the engine says of it as it stands empty."""

    kall: Kall
    trigger: str
    strom: str
    mulig: Mulig | None

    def punkter(self, uoppfylte: Iterable[Uoppfylt]) -> tuple[Punkt, ...]:
        """Guards in words."""
        lop = self.kall.leser.aggregat(self.strom)
        ordbok = self.kall.ordbok(lop if isinstance(lop, Innforingslop) else None)
        return i_ord(self.kall, punkter(uoppfylte, ordbok))

    def side(
        self,
        tilbake: str,
        *,
        data: Mapping[str, object],
        ekstra: Ekstra | None = None,
        feil: Mapping[str, tuple[str, ...]] | None = None,
        avklares: tuple[Uoppfylt, ...] = (),
    ) -> StegSide:
        """The page, with the form as it stands."""
        kall, mulig = self.kall, self.mulig
        skjema = self._skjema(tilbake, data, ekstra, feil, avklares)
        lov = mulig is not None or STEG[self.trigger].oppretter is not False
        til = None if mulig is None else mulig.til
        andre = () if mulig is None or mulig.min else mulig.hvem
        return StegSide(
            tittel=skjema.tittel,
            smuler=(Lenke(kall._("Tilbake"), tilbake),),
            feil=bool(skjema.feil),
            status=FEIL_I_SKJEMA if skjema.feil else 200,
            # lists of people are for the one who chooses among them
            skjema=skjema if lov and not andre and not kall.spolt else None,
            tilbake=tilbake,
            fra_tilstand=_tilstand(kall, self.strom),
            til_tilstand="" if til is None else kall.t(til.tekst),
            hvem=tuple(map(kall.ordbok().hvem, andre)),
            pa_plass=self.punkter(mulig.sperrer if mulig else ()),
            veien=() if lov else _veien(kall, self.trigger, self.strom),
            mulig=lov,
        )

    def _skjema(
        self,
        tilbake: str,
        data: Mapping[str, object],
        ekstra: Ekstra | None,
        feil: Mapping[str, tuple[str, ...]] | None,
        avklares: tuple[Uoppfylt, ...],
    ) -> Skjema:
        kjente = () if self.mulig is None else self.mulig.avklares
        return lag_skjema(
            self.kall,
            self.trigger,
            self.strom,
            tilbake=tilbake,
            forhand=data,
            skjul=_skjulte(self.trigger, ekstra),
            avklares=self.punkter(_en_av_hver((*avklares, *kjente, *_svart(data)))),
            feil=feil,
            ekstra=ekstra,
            mulig=self.mulig,
        )


def sted_for(kall: Kall, trigger: str, strom: str) -> Sted:
    """The step and the stream; both must be, but for a step that begins its stream."""
    type_ = STEG.get(trigger)
    prefiks, _, nokkel = strom.partition(":")
    if type_ is None or prefiks != type_.aggregattype().prefiks:
        raise IkkeFunnet
    if type_.aggregattype().er_nokkel(nokkel) is None:
        raise IkkeFunnet
    if type_.oppretter is False and not kall.leser.aggregat(strom).finnes:
        raise IkkeFunnet
    mulig = next((m for m in kall.mulige(strom) if m.steg == trigger), None)
    return Sted(kall, trigger, strom, mulig)


def _svart(data: Mapping[str, object]) -> tuple[Uoppfylt, ...]:
    """Warnings that the form has answered already; the answers are kept."""
    svart = data.get("avklaringer")
    navn = svart if isinstance(svart, dict) else {}
    return tuple(Uoppfylt(VILKAR[ett]) for ett in navn if ett in VILKAR)


def _en_av_hver(uoppfylte: Iterable[Uoppfylt]) -> tuple[Uoppfylt, ...]:
    """Each guard once, as it was first said."""
    etter_navn: dict[str, Uoppfylt] = {}
    for en in uoppfylte:
        etter_navn.setdefault(en.vilkar.navn, en)
    return tuple(etter_navn.values())


def _skjulte(trigger: str, ekstra: Ekstra | None) -> tuple[str, ...]:
    """What the page that drew the form had hidden."""
    gruppens = STEG[trigger].aggregattype() is Koordineringsgruppe
    # the group's own step is where it decides: it rests on no decision beside itself
    skjult = ekstra.skjul if ekstra else ("beslutning",) if gruppens else ()
    return tuple(n for n in skjult if n in felter_i(STEG[trigger]))


def _tilstand(kall: Kall, strom: str) -> str:
    """The state as it is, where there is a life cycle."""
    aggregat = kall.leser.aggregat(strom)
    tilstand = aggregat.tilstand if isinstance(aggregat, Innforingslop) else None
    return "" if tilstand is None else kall.t(tilstand.tekst)


def _veien(kall: Kall, trigger: str, strom: str) -> tuple[str, ...]:
    """The steps that must come first (K-002)."""
    aggregat = kall.leser.aggregat(strom)
    if not isinstance(aggregat, Innforingslop):
        return ()
    return tuple(kall.ordbok().steg(n) for n in aggregat.vei_til(uutfylt(STEG[trigger])))


def hjem(strom: str) -> str:
    """The page that a stream is shown on."""
    slag, *deler = strom.split(":")
    sider = {"deltakelse": "/lop/{0}/deltakere/{1}", "ibruktakelse": "/kommuner/{1}"}
    sider |= {"innforingslop": "/lop/{0}", "pulje": "/lop/{0}", "losning": "/losninger/{0}"}
    sider |= {"sporreskjema": "/lop/{0}/evaluering"}
    sider |= {"behov": "/behov/{0}", "samling": "/samlinger/{0}", "samlingsplan": "/samlinger"}
    sider |= {"koordineringsgruppe": "/moter"}
    sider |= {"rapport": "/rapporter/{0}/{1}/{2}", "rapportmal": "/rapporter"}
    return sider.get(slag, "/").format(*deler)
