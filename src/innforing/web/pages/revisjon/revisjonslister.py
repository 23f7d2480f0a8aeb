"""P-17: the steps that were refused, and what was done out of the ordinary (K-373 to K-375)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.projections.saertilfeller.saertilfeller import Saertilfeller, saertilfeller
from innforing.projections.saertilfeller.tekster import OM_SLAGET, SLAG, detalj, utfall
from innforing.web.innsynsvakt import LAST_NED
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.revisjon.hendelsesord import (
    hvem,
    navnene,
    stegnavn,
    stromnavn,
    tidspunkt,
    vilkarsnavn,
)
from innforing.web.pages.revisjon.hendelsespunkt import utsnitt_av
from innforing.web.pages.revisjon.revisjon import Revisjon, revisjonsfaner

if TYPE_CHECKING:
    from innforing.eventlog.rows import RefusedRow
    from innforing.projections.saertilfeller.saertilfeller import Saertilfelle
    from innforing.web.kall import Kall

AVVISTE: Final = "/revisjon/avviste"
SAERTILFELLER: Final = "/revisjon/saertilfeller"
FLEST: Final = 500
"""Refused steps, or cases, that are shown: the newest."""


@dataclass(frozen=True, kw_only=True)
class Avviste(Revisjon):
    """Steps that somebody tried, and the guards that were not met."""

    liste: Tabellvisning
    fullt: bool
    """Whether there may be older ones than those shown."""


@dataclass(frozen=True, slots=True)
class Slagvalg:
    """A kind of case: how many there are, what it means, and the list of them alone."""

    tekst: str
    om: str
    antall: int
    adresse: str
    bak: str
    her: bool


@dataclass(frozen=True, kw_only=True)
class Tilfeller(Revisjon):
    """Cases out of the ordinary, all or of one kind."""

    slag: tuple[Slagvalg, ...]
    alle: str
    """The address of the list of every kind."""
    utelatt: int
    """Older cases that are not shown; a file has them all."""
    liste: Tabellvisning


def avviste(kall: Kall) -> Avviste:
    """`/revisjon/avviste`: newest first."""
    rader = kall.hus.reader.refusals(utsnitt_av(kall).posisjon, FLEST)
    vist = [r for r in rader if not kall.spolt or (r.recorded_us or 0) <= kall.moment.per]
    navn = navnene(kall, (rad.person for rad in vist))
    liste = Liste(
        navn="avviste",
        tittel=kall._("Avviste steg"),
        kolonner=(
            Kolonne("tid", kall._("Tidspunkt"), "dato"),
            Kolonne("steg", kall._("Steg")),
            Kolonne("hva", kall._("Løp eller kommune")),
            Kolonne("hvem", kall._("Hvem")),
            Kolonne("vilkar", kall._("Vilkår som ikke var oppfylt")),
        ),
        rader=tuple(
            _avvist(kall, nr, rad, navn.get(rad.person or "")) for nr, rad in enumerate(vist)
        ),
        tomt=kall._("Ingen steg er avvist."),
    )
    return Avviste(
        tittel=kall._("Avviste steg"),
        faner=revisjonsfaner(kall, AVVISTE),
        lister=(liste,),
        liste=vis(liste, kall),
        fullt=len(rader) == FLEST,
    )


def _avvist(kall: Kall, nr: int, rad: RefusedRow, navn: str | None) -> Rad:
    us, strom = rad.recorded_us or 0, rad.stream_id or ""
    hva = stromnavn(kall, strom)
    tekster = (
        hvem(kall, rad.person, rad.role, rad.body, navn),
        vilkarsnavn(kall, rad.unmet),
    )
    steg = stegnavn(kall, rad.step)
    # also of what nobody has begun: its history is the steps that were refused
    lenke = kall.til(f"/historikk/{strom}", avviste="1") if strom else None
    return Rad(
        (
            Celle(fra_mikrosekunder(us), tidspunkt(kall, us)),
            Celle(steg, steg),
            Celle(hva, hva, lenke),
            *(Celle(tekst, tekst) for tekst in tekster),
        ),
        str(nr),
    )


def tilfeller(kall: Kall) -> Tilfeller:
    """`/revisjon/saertilfeller?slag=&lop=`: in the order they were recorded, newest first."""
    onsket = kall.sporring.get("slag")
    slag = onsket if onsket in SLAG else None
    lop = kall.sporring.get("lop") or None
    with kall.sight(Saertilfeller.navn) as sight:
        alle = saertilfeller(sight, lop)[::-1]
    talt = Counter(sak.slag for sak in alle)
    valgte = [sak for sak in alle if slag in (None, sak.slag)]
    vist = valgte if LAST_NED in kall.sporring else valgte[:FLEST]
    liste = _liste(kall, vist)
    return Tilfeller(
        tittel=kall._("Særtilfeller"),
        faner=revisjonsfaner(kall, SAERTILFELLER),
        lister=(liste,),
        slag=tuple(
            Slagvalg(
                kall.t(SLAG[kode]),
                kall.t(OM_SLAGET[kode]),
                talt[kode],
                kall.lenke(slag=kode, side=None),
                kall.til("/bak/saertilfeller", sti=f"{lop or 'norge'}/antall/{kode}"),
                kode == slag,
            )
            for kode in SLAG
        ),
        alle=kall.lenke(slag=None, side=None),
        utelatt=len(valgte) - len(vist),
        liste=vis(liste, kall),
    )


def _liste(kall: Kall, saker: list[Saertilfelle]) -> Liste:
    tekster = kall.hus.fritekster.les_mange(sak.tekst for sak in saker if sak.tekst)
    navn = navnene(kall, (sak.person for sak in saker))
    return Liste(
        navn="saertilfeller",
        tittel=kall._("Særtilfeller"),
        kolonner=(
            Kolonne("dag", kall._("Dag"), "dato"),
            Kolonne("slag", kall._("Slag")),
            Kolonne("hva", kall._("Løp eller kommune")),
            Kolonne("gjelder", kall._("Det gjelder")),
            Kolonne("steg", kall._("Steg")),
            Kolonne("hvem", kall._("Hvem")),
            Kolonne("ord", kall._("Begrunnelse eller svar")),
        ),
        rader=tuple(
            _sak(kall, nr, sak, (tekster.get(sak.tekst or "", ""), navn.get(sak.person or "")))
            for nr, sak in enumerate(saker)
        ),
        tomt=kall._("Ingen særtilfeller her."),
    )


def _sak(kall: Kall, nr: int, sak: Saertilfelle, ord_: tuple[str, str | None]) -> Rad:
    tekster = (
        kall.t(SLAG[sak.slag]),
        stromnavn(kall, sak.strom),
        _gjelder(kall, sak),
        stegnavn(kall, sak.steg),
        hvem(kall, sak.person, sak.rolle, sak.organ, ord_[1]),
        ord_[0],
    )
    return Rad(
        (Celle(sak.dag, kall.dato(sak.dag)), *(Celle(tekst, tekst) for tekst in tekster)),
        str(nr),
        kall.til(f"/hendelser/{sak.posisjoner[0]}"),
    )


def _gjelder(kall: Kall, sak: Saertilfelle) -> str:
    """What was answered, how late, what was changed, and how a dispute stands or ended."""
    deler: list[str] = []
    if sak.ledd in VILKAR:
        deler.append(kall.t(VILKAR[sak.ledd].tekst))
    if sak.dager is not None:
        deler.append(kall.antall("{n} dag", "{n} dager", sak.dager))
    if sak.detalj:
        deler.append(kall.t(detalj(sak.detalj)))
    if sak.utfall is not None:
        apen = kall._("fortsatt bestridt") if sak.utfall.apen else kall._("avklart")
        deler.append(f"{apen}: {kall.t(utfall(sak.utfall.status))}")
    return "; ".join(deler)
