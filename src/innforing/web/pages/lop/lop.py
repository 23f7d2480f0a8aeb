"""P-03 Løp: the portfolio of løp as a table or a board; the address alone is the view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.web.deler import Filterfelt, Filtervalg
from innforing.web.kall import KLOKKENE
from innforing.web.lister.tabell import vis
from innforing.web.pages.lop.forslagsrett import kan_foresla
from innforing.web.pages.lop.lopsliste import filternavn, lopsliste, radens_fase
from innforing.web.pages.lop.portefolje import (
    AVKLARINGER,
    FASE,
    FILTRE,
    JA,
    PA_VENT,
    Portefolje,
    les_portefolje,
)
from innforing.web.pages.lopet.lopsord import HOVEDLINJEN, kodeord, regionord, typeord
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from innforing.projections.lopsoversikt.lopsoversikt import Oversiktsrad
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning

TAVLE: Final = "tavle"
VIS_SOM: Final = "vis_som"
NYTT: Final = "/lop/nytt"
PLASSER: Final = 4
"""Løp that can be compared at once."""


@dataclass(frozen=True, slots=True)
class Fasetall:
    """One phase with the number of løp in it; leads to those."""

    kode: str
    tekst: str
    antall: int
    adresse: str
    her: bool


@dataclass(frozen=True, slots=True)
class Kort:
    """One løp on the board."""

    tittel: str
    adresse: str
    linjer: tuple[str, ...]
    pa_vent: bool


@dataclass(frozen=True, slots=True)
class Tavlekolonne:
    """One phase of the board."""

    kode: str
    tekst: str
    kort: tuple[Kort, ...]


@dataclass(frozen=True, kw_only=True)
class Portefoljeside(Side):
    """The portfolio."""

    tomt: bool
    """Whether there is no løp at all."""
    stripe: tuple[Fasetall, ...]
    filtre: tuple[Filterfelt, ...]
    skjulte: tuple[tuple[str, str], ...]
    """What the form of filters takes along."""
    aktive: tuple[tuple[str, str], ...]
    """Filters that are on, as words and the address without."""
    nullstill: str
    treff: int
    visninger: tuple[Lenke, ...]
    visning: Tabellvisning
    tavle: tuple[Tavlekolonne, ...]
    """Empty when the table is shown."""
    foresla: str | None
    """Address, for those who may."""
    plasser: tuple[tuple[int, tuple[Filtervalg, ...]], ...]
    """The fields that choose løp to compare, by number."""
    klokker: tuple[tuple[str, str], ...]


def portefolje(kall: Kall) -> Portefoljeside:
    """Every løp that the filters of the address leave."""
    p = les_portefolje(kall)
    treff = p.treff()
    liste = lopsliste(p, treff)
    tavle = kall.sporring.get(VIS_SOM) == TAVLE
    return Portefoljeside(
        tittel=kall._("Løp"),
        lister=(liste,),
        tomt=not p.rader,
        stripe=tuple(_stripe(p)),
        filtre=tuple(_filtre(p)),
        skjulte=tuple(_skjulte(kall)),
        aktive=tuple(_aktive(p)),
        nullstill=kall.lenke(**dict.fromkeys(FILTRE), side=None),
        treff=len(treff),
        visninger=(
            Lenke(kall._("Tabell"), kall.lenke(vis_som=None), not tavle),
            Lenke(kall._("Tavle"), kall.lenke(vis_som=TAVLE, side=None), tavle),
        ),
        visning=vis(liste, kall),
        tavle=tuple(_tavle(p, treff)) if tavle else (),
        foresla=NYTT if kan_foresla(kall) else None,
        plasser=plasser(p.rader),
        klokker=klokker(kall),
    )


def _stripe(p: Portefolje) -> Iterator[Fasetall]:
    """The states with the number of løp that the other filters leave in each."""
    rader, valgt = p.treff(uten=FASE), p.valgt(FASE)
    koder = [*(str(t.value) for t in (*HOVEDLINJEN, LopTilstand.AVSLUTTET)), PA_VENT]
    for kode in koder:
        yield Fasetall(
            kode=kode,
            tekst=p.ord(FASE, kode),
            antall=sum(kode in p.koder(FASE, rad) for rad in rader),
            adresse=p.kall.lenke(fase=None if kode == valgt else kode, side=None),
            her=kode == valgt,
        )


def _filtre(p: Portefolje) -> Iterator[Filterfelt]:
    etiketter = filternavn(p.kall)
    for navn in p.filtre:
        if navn == AVKLARINGER:
            yield Filterfelt.avkryssing(navn, etiketter[navn], JA, p.valgt(navn))
        else:
            yield Filterfelt.liste(navn, etiketter[navn], p.verdier(navn), p.valgt(navn))


def _aktive(p: Portefolje) -> Iterator[tuple[str, str]]:
    etiketter = filternavn(p.kall)
    for navn in p.filtre:
        verdi = p.valgt(navn)
        if verdi is not None:
            tekst = f"{etiketter[navn]}: {p.ord(navn, verdi)}"
            yield tekst, p.kall.lenke(**{navn: None}, side=None)


def _skjulte(kall: Kall) -> Iterator[tuple[str, str]]:
    for navn in (*KLOKKENE, VIS_SOM, "sorter"):
        if verdi := kall.sporring.get(navn):
            yield navn, verdi


def klokker(kall: Kall) -> tuple[tuple[str, str], ...]:
    """The moment that a form of the page takes along."""
    return tuple((navn, verdi) for navn in KLOKKENE if (verdi := kall.sporring.get(navn)))


def plasser(
    rader: Sequence[Oversiktsrad], valgte: Sequence[str] = ()
) -> tuple[tuple[int, tuple[Filtervalg, ...]], ...]:
    """Four fields, each with every løp to choose from."""
    i_orden = sorted(rader, key=lambda rad: rad.tittel.casefold())
    return tuple(
        (
            nr + 1,
            tuple(
                Filtervalg(rad.lop, rad.tittel, valgte[nr : nr + 1] == [rad.lop]) for rad in i_orden
            ),
        )
        for nr in range(PLASSER)
    )


def _tavle(p: Portefolje, treff: Sequence[Oversiktsrad]) -> Iterator[Tavlekolonne]:
    """One column for each state; the last only when some løp ended there."""
    for tilstand in (*HOVEDLINJEN, LopTilstand.AVSLUTTET):
        kode = str(tilstand.value)
        kort = tuple(_kort(p, rad) for rad in treff if rad.tilstand == kode)
        if kort or tilstand is not LopTilstand.AVSLUTTET:
            yield Tavlekolonne(kode, kodeord(p.kall, LopTilstand, kode), kort)


def _kort(p: Portefolje, rad: Oversiktsrad) -> Kort:
    kall = p.kall
    linjer = [typeord(kall, rad.slag, rad.type), regionord(kall, rad.omrade, p.regioner)]
    fase = radens_fase(kall, rad)
    if fase != kodeord(kall, LopTilstand, rad.tilstand):
        linjer.append(fase)
    linjer.append(kall.antall("{n} dag i fasen", "{n} dager i fasen", rad.dager))
    return Kort(rad.tittel, kall.til(f"/lop/{rad.lop}"), tuple(linjer), rad.pa_vent_til is not None)
