"""P-19 En løsning: what is known of it, once, for every løp that introduces it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.application.replay import Tilbakeblikk
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.vurdering import KlarResultat
from innforing.domain.losning.steg.sett_portefoljestatus import PortefoljestatusSatt
from innforing.domain.losning.verdier import (
    Kompetanse,
    Konklusjon,
    Losningskategori,
    Omfang,
    Portefoljestatus,
    Vurderingstid,
)
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.losninger.losninger import en as en_losning
from innforing.projections.losninger.losningsfakta import LOSNING
from innforing.web.deler import Linje
from innforing.web.innsyn import ser_strom
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.tabell import visninger
from innforing.web.pages.lop.forslagsrett import kan_foresla
from innforing.web.pages.lop.lop import NYTT
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.pages.losninger.losninger import FORMER
from innforing.web.pages.losninger.losningsjekk import Sjekk, sjekkene
from innforing.web.pages.losninger.losningslister import (
    leverandorlisten,
    lopslisten,
    materiellisten,
    verdiktlisten,
)
from innforing.web.pages.losninger.losningsord import dagord, navnet
from innforing.web.pages.losninger.losningssteg import materiellsteg, mine_steg, nytt_materiell
from innforing.web.pages.losninger.losningsstyring import STYRINGSSTEG, styringen
from innforing.web.pages.losninger.materiellvarsler import Varsel, varsler
from innforing.web.pages.revisjon.hendelsesord import rolle_og_organ
from innforing.web.pages.revisjon.hendelsespunkt import utsnitt_av
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.projections.losninger.losninger import Losningsbilde, Post
    from innforing.projections.table import Cell
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Liste, Tabellvisning
    from innforing.web.pages.losninger.losningsstyring import Styring

KLART: Final = str(Portefoljestatus.KLART_TIL_BRUK.value)
KLAR: Final = str(KlarResultat.KLAR.value)


@dataclass(frozen=True, slots=True)
class Portefoljeord:
    """What the portefølje says, from when, and where it says so."""

    kode: str
    """A shape of ikoner.svg."""
    status: str
    dato: str
    kilde: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Helsefaglig:
    """One helsefaglig vurdering."""

    konklusjon: str
    fakta: tuple[Linje, ...]
    merknader: tuple[tuple[str, str], ...]
    """The remark, and when it was closed or that it is open."""


@dataclass(frozen=True, kw_only=True)
class Losningsside(Side):
    """One løsning; those who see only what is public get no more than the first five fields."""

    portefolje: Portefoljeord | None
    eldre: tuple[Portefoljeord, ...]
    """What the portefølje said before, the newest first."""
    tabeller: dict[str, Tabellvisning]
    foresla: str | None
    utbredelse: str
    innsyn: bool
    """Whether the reader sees all of it."""
    fakta: tuple[Linje, ...]
    bygger_pa: tuple[Lenke, ...]
    bygges_pa_av: tuple[Lenke, ...]
    steg: dict[str, Lenke]
    """Trigger → the step, of those that the reader may take."""
    uenighet: str | None
    """The portefølje and a check say different things (K-070)."""
    sjekker: tuple[Sjekk, ...]
    klare: tuple[int, int, str] | None
    """Leverandører that are ready, of all, and the events behind."""
    overlevering: tuple[Linje, ...]
    helsefaglige: tuple[Helsefaglig, ...]
    """The one that stands first."""
    varsler: tuple[Varsel, ...]
    materiellsteg: tuple[tuple[str, tuple[Lenke, ...]], ...]
    nytt_materiell: tuple[Lenke, ...]
    forpliktelser: tuple[tuple[str, Lenke], ...]
    historikk: str | None
    per: str
    styring: Styring | None
    """Duty, portefølje, forvaltning, price and costs (K-097 to K-102, K-167)."""
    styringssteg: tuple[Lenke, ...]


def losningsside(kall: Kall, *, losning: str) -> Losningsside:
    """Everything that the reader may see of one løsning."""
    with kall.sight(Losninger.navn) as sight:
        bilde = en_losning(sight, losning)
        andre = {rad.text("losning"): rad.cells for rad in sight.rows(LOSNING)}
    if bilde is None:
        raise IkkeFunnet
    return _siden(kall, bilde, {id_: dict(celler) for id_, celler in andre.items()})


def _siden(
    kall: Kall, bilde: Losningsbilde, alle: Mapping[str, Mapping[str, Cell]]
) -> Losningsside:
    """The page; `alle` is every løsning with its columns."""
    ser = ser_strom(kall, f"losning:{bilde.losning}")
    lister, plasser = _listene(kall, bilde, ser=ser), _portefoljen(kall, bilde.losning)
    bygger_pa, bygges_pa_av = _avhengigheter(kall, bilde, alle)
    steg = mine_steg(kall, f"losning:{bilde.losning}")
    return Losningsside(
        tittel=navnet(bilde),
        smuler=(Lenke(kall._("Løsninger"), kall.til("/losninger")),),
        lister=lister,
        portefolje=plasser[0] if plasser else None,
        eldre=tuple(plasser[1:]),
        tabeller={v.liste.navn: v for v in visninger(lister, kall)},
        foresla=kall.til(NYTT, losning=bilde.losning) if kan_foresla(kall) else None,
        utbredelse=kall.til(f"/utbredelse/{bilde.losning}"),
        innsyn=ser,
        fakta=tuple(_fakta(kall, bilde)),
        bygger_pa=bygger_pa,
        bygges_pa_av=bygges_pa_av,
        steg=steg,
        uenighet=_uenighet(kall, bilde) if ser else None,
        sjekker=sjekkene(kall, bilde) if ser else (),
        klare=_klare(kall, bilde) if ser else None,
        overlevering=tuple(_overlevering(kall, bilde.overlevering)) if ser else (),
        helsefaglige=tuple(_helsefaglige(kall, bilde)) if ser else (),
        varsler=tuple(varsler(kall, bilde)) if kall.jeg is not None else (),
        materiellsteg=materiellsteg(kall, bilde),
        nytt_materiell=nytt_materiell(kall, bilde),
        forpliktelser=tuple(_forpliktelser(kall, bilde)) if ser else (),
        historikk=kall.til(f"/historikk/losning:{bilde.losning}") if ser else None,
        per=kall.dato(kall.moment.dag),
        styring=styringen(kall, bilde.losning, ser=ser),
        styringssteg=tuple(steg[trigger] for trigger in STYRINGSSTEG if trigger in steg),
    )


def _listene(kall: Kall, bilde: Losningsbilde, *, ser: bool) -> tuple[Liste, ...]:
    """The løp for everyone, the materiell for those who are signed in, the rest for some."""
    lister = [lopslisten(kall, bilde)]
    if kall.jeg is not None:
        lister.append(materiellisten(kall, bilde))
    if ser:
        lister += [leverandorlisten(kall, bilde), verdiktlisten(kall, bilde)]
    return tuple(lister)


def _avhengigheter(
    kall: Kall, bilde: Losningsbilde, alle: Mapping[str, Mapping[str, Cell]]
) -> tuple[tuple[Lenke, ...], tuple[Lenke, ...]]:
    """The løsninger that this one builds on, and those that build on it."""
    navn = {id_: str(celler["navn"]) for id_, celler in alle.items()}
    pa_denne = [
        id_ for id_, c in alle.items() if bilde.losning in json.loads(str(c["avhenger_av"]))
    ]
    return (
        tuple(_lenke(kall, en, navn) for en in bilde.hva.liste("avhenger_av")),
        tuple(_lenke(kall, en, navn) for en in pa_denne),
    )


def _lenke(kall: Kall, losning: str, navn: dict[str, str]) -> Lenke:
    return Lenke(navn.get(losning, losning), kall.til(f"/losninger/{losning}"))


def _fakta(kall: Kall, bilde: Losningsbilde) -> Iterator[Linje]:
    _, hva = kall._, bilde.hva
    yield Linje(_("Slag"), kodeord(kall, Losningskategori, hva.tekst("kategori")))
    yield Linje(_("Omfang"), kodeord(kall, Omfang, hva.tekst("omfang")))
    oppvekst = _("Ja") if hva.celler["gjelder_oppvekst"] else _("Nei")
    yield Linje(_("Gjelder også oppvekst"), oppvekst)
    yield Linje(_("Avgivende program"), kall.organnavn(hva.tekst("program")))
    yield Linje(_("Programmet varer til"), dagord(kall, hva.celler["prosjektfase_til"]))


def _portefoljen(kall: Kall, losning: str) -> list[Portefoljeord]:
    """Every status that had begun, the newest first (K-353, K-354)."""
    utsnitt = utsnitt_av(kall)
    logg = Tilbakeblikk(kall.hus.reader, kall.hus.mapper, utsnitt).hendelser(f"losning:{losning}")
    plasser = [h.hendelse.plass for h in logg if isinstance(h.hendelse, PortefoljestatusSatt)]
    begynt = [plass for plass in plasser if plass.dato <= kall.moment.dag]
    begynt.sort(key=lambda plass: plass.dato)
    return [
        Portefoljeord(
            FORMER[str(plass.status.value)],
            kall.t(plass.status.tekst),
            kall.dato(plass.dato),
            plass.kilde,
        )
        for plass in reversed(begynt)
    ]


def _uenighet(kall: Kall, bilde: Losningsbilde) -> str | None:
    """What the guard of the check says, where a check has said otherwise than the portefølje."""
    status = None if bilde.portefolje is None else bilde.portefolje.tekst("status")
    klare = [post for post in bilde.sjekker if post.celler["resultat"] == KLAR]
    if klare and status != KLART:
        vilkar = VILKAR["portefoljen_sier_det_samme"]
        return kall._("Sjekken sier klar, porteføljen sier noe annet. {gjor}.").format(
            gjor=kall.t(vilkar.slik)
        )
    if bilde.sjekker and not klare and status == KLART:
        return kall._("Porteføljen sier klart til bruk, men ingen sjekk har konkludert med klar.")
    return None


def _klare(kall: Kall, bilde: Losningsbilde) -> tuple[int, int, str] | None:
    if not bilde.leverandorer:
        return None
    sti = bak(kall, Losninger.navn, bilde.losning, "klare_leverandorer")
    return bilde.klare_leverandorer.antall, len(bilde.leverandorer), sti


def _overlevering(kall: Kall, post: Post | None) -> Iterator[Linje]:
    if post is None:
        return
    yield Linje(kall._("Overlevert fra"), kall.organnavn(post.tekst("fra_organ")))
    yield Linje(kall._("Dato"), dagord(kall, post.celler["dato"]))
    yield Linje(kall._("Dette fulgte med"), ", ".join(post.liste("fulgte_med")))


def _helsefaglige(kall: Kall, bilde: Losningsbilde) -> Iterator[Helsefaglig]:
    """The newest first, with the words of the remarks."""
    alle = [(post, json.loads(post.tekst("merknader") or "[]")) for post in bilde.helsefaglige]
    ord_ = kall.hus.fritekster.les_mange(tekst for _, de in alle for _, tekst, _ in de)
    for post, merknader in reversed(alle):
        yield Helsefaglig(
            konklusjon=kodeord(kall, Konklusjon, post.tekst("konklusjon")),
            fakta=tuple(_vurderingen(kall, post)),
            merknader=tuple(
                (ord_.get(tekst) or id_, _lukket(kall, lukket)) for id_, tekst, lukket in merknader
            ),
        )


def _vurderingen(kall: Kall, post: Post) -> Iterator[Linje]:
    _ = kall._
    kompetanse = (kodeord(kall, Kompetanse, kode) for kode in post.liste("kompetanse"))
    yield Linje(_("Vurdert av"), rolle_og_organ(kall, post.tekst("rolle"), post.tekst("organ")))
    yield Linje(_("Dato"), dagord(kall, post.celler["dato"]))
    yield Linje(_("Kompetanse som var med"), ", ".join(kompetanse))
    yield Linje(_("Når det ble vurdert"), kodeord(kall, Vurderingstid, post.tekst("tidspunkt")))
    yield Linje(_("Enige om krav og mål fra"), dagord(kall, post.celler["enighet"]))


def _lukket(kall: Kall, lukket: str | None) -> str:
    if lukket is None:
        return kall._("åpen")
    return kall._("lukket {dag}").format(dag=dagord(kall, lukket))


def _forpliktelser(kall: Kall, bilde: Losningsbilde) -> Iterator[tuple[str, Lenke]]:
    """What is still owed to those who could not take part in a løp of type C (K-038)."""
    titler = {post.id: post.tekst("tittel") or post.id for post in bilde.lop}
    for post in bilde.apne_forpliktelser:
        setning = kall._("{part} skal utvikle løsningen til alle kommuner kan få den.")
        tekst = setning.format(part=kall.organnavn(post.tekst("part")))
        yield tekst, Lenke(titler.get(post.id, post.id), kall.til(f"/lop/{post.id}"))
