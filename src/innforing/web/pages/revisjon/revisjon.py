"""P-17 Revisjon: search in all events (K-372 to K-375), and the tabs of the auditor's room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.aktor import Rolle
from innforing.projections.revisjonsspor.revisjonsspor import (
    STORSTE_SIDE,
    Revisjonsspor,
    Treff,
    fasetter,
    sok,
)
from innforing.projections.revisjonsspor.sporrevilkar import INGEN
from innforing.projections.revisjonsspor.sporring import UgyldigSporring
from innforing.web.deler import Feillinje
from innforing.web.heltall import les_heltall
from innforing.web.innlogging import Flate
from innforing.web.innsynsvakt import LAST_NED
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.revisjon.hendelsesord import (
    SYSTEM,
    hendelsesnavn,
    hvem,
    navnene,
    om_gjelder,
    rolleord,
    stegnavn,
    stromnavn,
    tidspunkt,
)
from innforing.web.pages.revisjon.sporrehjelp import HJELP
from innforing.web.side import FEIL_I_SKJEMA, Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.projections.revisjonsspor.revisjonsspor import Sporrad
    from innforing.projections.sight import Sight
    from innforing.web.kall import Kall

REVISJON: Final = frozenset({Flate.REVISOR, Flate.KOORDINERING})
"""Who may see what is under `/revisjon`."""
SOK: Final = "/revisjon"
INNSYN: Final = "/revisjon/innsyn"
PER_SIDE: Final = 50
FLEST_I_FIL: Final = 10_000
"""Events in a file that is taken along."""
FLEST_TALT: Final = 50_000
"""Hits that are counted by event, role, body, step and year; more would take too long."""
VISTE_VERDIER: Final = 8
"""Values of a facet."""


@dataclass(frozen=True, slots=True)
class Fasettverdi:
    """A value, how many of the hits have it, and the search with it added."""

    tekst: str
    antall: int
    adresse: str | None


@dataclass(frozen=True, slots=True)
class Fasett:
    """What the hits can be narrowed by."""

    navn: str
    verdier: tuple[Fasettverdi, ...]
    flere: int
    """Values that are not shown."""


@dataclass(frozen=True, slots=True)
class Hjelpelinje:
    """One thing that can be searched for."""

    eksempel: str
    om: str
    adresse: str


@dataclass(frozen=True, kw_only=True)
class Revisjon(Side):
    """A page of the auditor's room."""

    faner: tuple[Lenke, ...]


@dataclass(frozen=True, kw_only=True)
class Sok(Revisjon):
    """What a search found."""

    linje: str
    skjulte: tuple[tuple[str, str], ...]
    """Parameters that the form carries along."""
    feillinjer: tuple[Feillinje, ...]
    hjelp: tuple[Hjelpelinje, ...]
    antall: int = 0
    liste: Tabellvisning | None = None
    nyere: str | None = None
    eldre: str | None = None
    fasetter: tuple[Fasett, ...] = ()
    for_vidt: bool = False
    """Too many hits to be counted by facet."""
    nullstill: str = SOK


def sokeside(kall: Kall) -> Sok:
    """`/revisjon?q=…`: events, newest first; `for` and `etter` are positions to page by."""
    linje = kall.sporring.get("q", "").strip()
    with kall.sight(Revisjonsspor.navn) as sight:
        try:
            treff = _treff(kall, sight, linje)
        except UgyldigSporring as ugyldig:
            return _ugyldig(kall, linje, ugyldig)
        vidt = treff.antall > FLEST_TALT
        talt = {} if vidt else fasetter(sight, linje, kall.hus.kommuner)
    liste = hendelsesliste(kall, treff.rader)
    return Sok(
        tittel=kall._("Søk i hendelser"),
        faner=revisjonsfaner(kall, SOK),
        lister=(liste,),
        linje=linje,
        skjulte=klokker(kall),
        feillinjer=(),
        hjelp=_hjelp(kall),
        antall=treff.antall,
        liste=vis(liste, kall),
        nyere=_bla(kall, "etter", treff.nyere),
        eldre=_bla(kall, "for", treff.eldre),
        fasetter=tuple(_fasett(kall, linje, navn, tall) for navn, tall in talt.items()),
        for_vidt=vidt,
        nullstill=kall.til(SOK),
    )


def _ugyldig(kall: Kall, linje: str, feil: UgyldigSporring) -> Sok:
    """The line again, with everything that is wrong with it and what was meant."""
    return Sok(
        tittel=kall._("Søk i hendelser"),
        status=FEIL_I_SKJEMA,
        feil=True,
        faner=revisjonsfaner(kall, SOK),
        linje=linje,
        skjulte=klokker(kall),
        feillinjer=tuple(Feillinje(_stor(kall.t(tekst)), "q") for tekst in feil.tekster),
        hjelp=_hjelp(kall),
        nullstill=kall.til(SOK),
    )


def revisjonsfaner(kall: Kall, her: str) -> tuple[Lenke, ...]:
    """The tabs; each is an address of its own."""
    navn = {
        SOK: kall._("Søk"),
        "/revisjon/avviste": kall._("Avviste steg"),
        "/revisjon/saertilfeller": kall._("Særtilfeller"),
        "/revisjon/spol": kall._("Spol tilbake"),
        "/revisjon/sammenlign": kall._("Sammenlign"),
        "/revisjon/bevis": kall._("Bevis"),
    }
    if kall.jeg is not None and kall.jeg.flate is Flate.REVISOR:
        navn["/revisjon/uttrekk"] = kall._("Uttrekk")
        navn[INNSYN] = kall._("Innsyn")
    return tuple(Lenke(tekst, kall.til(sti), sti == her) for sti, tekst in navn.items())


def klokker(kall: Kall) -> tuple[tuple[str, str], ...]:
    """The moment of the page, for forms that lead to a page of the same moment."""
    return tuple((k, v) for k in ("per", "kjent") if (v := kall.sporring.get(k)))


def _treff(kall: Kall, sight: Sight, linje: str) -> Treff:
    """The page of hits; of a file all that it can hold."""
    register, tall = kall.hus.kommuner, {n: _posisjon(kall, n) for n in ("for", "etter")}
    if LAST_NED not in kall.sporring:
        return sok(sight, linje, register, for_=tall["for"], etter=tall["etter"], antall=PER_SIDE)
    treff = sok(sight, linje, register, antall=STORSTE_SIDE)
    rader = treff.rader
    while treff.eldre is not None and len(rader) < FLEST_I_FIL:
        treff = sok(sight, linje, register, for_=treff.eldre, antall=STORSTE_SIDE)
        rader += treff.rader
    return Treff(rader=rader, antall=treff.antall, eldre=None, nyere=None)


def _posisjon(kall: Kall, navn: str) -> int | None:
    raa = kall.sporring.get(navn, "")
    return les_heltall(raa)


def _bla(kall: Kall, navn: str, posisjon: int | None) -> str | None:
    if posisjon is None:
        return None
    borte = {"for": None, "etter": None}
    return kall.lenke(**{**borte, navn: str(posisjon)})


def hendelsesliste(kall: Kall, rader: tuple[Sporrad, ...]) -> Liste:
    """Events as the trail keeps them; the order is that of the log, and is not changed."""
    tekster = kall.hus.fritekster.les_mange(r.begrunnelse for r in rader if r.begrunnelse)
    navn = navnene(kall, (rad.person for rad in rader))
    return Liste(
        navn="hendelser",
        tittel=kall._("Hendelser"),
        kolonner=(
            Kolonne("posisjon", kall._("Posisjon"), "tall", sorterbar=False),
            Kolonne("registrert", kall._("Registrert"), "dato", sorterbar=False),
            Kolonne("gjelder", kall._("Gjelder fra"), om=om_gjelder(kall), sorterbar=False),
            Kolonne("hendelse", kall._("Hendelse"), sorterbar=False),
            Kolonne("hva", kall._("Løp eller kommune"), sorterbar=False),
            Kolonne("hvem", kall._("Hvem"), sorterbar=False),
            Kolonne("begrunnelse", kall._("Begrunnelse"), sorterbar=False),
        ),
        rader=tuple(
            _rad(kall, rad, tekster.get(rad.begrunnelse or "", ""), navn.get(rad.person or ""))
            for rad in rader
        ),
        tomt=kall._("Ingen hendelser passer søket."),
    )


def _rad(kall: Kall, rad: Sporrad, begrunnelse: str, navn: str | None) -> Rad:
    annen_tid = rad.gjelder_us != rad.registrert_us
    gjelder = tidspunkt(kall, rad.gjelder_us) if annen_tid else ""
    hva = stromnavn(kall, rad.strom)
    hvem_ = hvem(kall, rad.person, rad.rolle, rad.organ, navn)
    return Rad(
        (
            Celle(rad.posisjon, kall.tall(rad.posisjon)),
            Celle(fra_mikrosekunder(rad.registrert_us), tidspunkt(kall, rad.registrert_us)),
            Celle(
                fra_mikrosekunder(rad.gjelder_us) if annen_tid else None,
                gjelder,
                status="klokke" if annen_tid else None,
            ),
            *(
                Celle(tekst, tekst)
                for tekst in (hendelsesnavn(kall, rad.hendelse), hva, hvem_, begrunnelse)
            ),
        ),
        str(rad.posisjon),
        kall.til(f"/hendelser/{rad.posisjon}"),
    )


def _fasett(kall: Kall, linje: str, navn: str, tall: Mapping[str, int]) -> Fasett:
    titler = {
        "hendelse": kall._("Hendelse"),
        "rolle": kall._("Rolle"),
        "organ": kall._("Organ"),
        "steg": kall._("Steg"),
        "ar": kall._("År"),
    }
    vist = list(tall.items())[:VISTE_VERDIER]
    verdier = tuple(_verdi(kall, linje, navn, kode, antall) for kode, antall in vist)
    return Fasett(titler[navn], verdier, len(tall) - len(vist))


def _verdi(kall: Kall, linje: str, navn: str, kode: str, antall: int) -> Fasettverdi:
    ledd = f"{navn}:{kode}"
    kan_legges_til = ledd not in linje.split() and not (kode == INGEN and navn == "organ")
    ny = f"{linje} {ledd}".strip()
    adresse = kall.lenke(q=ny, **{"for": None, "etter": None}) if kan_legges_til else None
    return Fasettverdi(_ord(kall, navn, kode), antall, adresse)


def _ord(kall: Kall, navn: str, kode: str) -> str:
    if kode == INGEN:
        return kall._("Ingen")
    if navn == "hendelse":
        return hendelsesnavn(kall, kode)
    if navn == "rolle":
        return rolleord(kall, kode)
    if navn == "steg":
        return stegnavn(kall, kode)
    if kode == SYSTEM and navn == "organ":
        return kall.t(Rolle.PROSESS.tekst)
    return kall.organnavn(kode) if navn == "organ" else kode


def _hjelp(kall: Kall) -> tuple[Hjelpelinje, ...]:
    return tuple(
        Hjelpelinje(hjelp.eksempel, kall.t(hjelp.om), kall.til(SOK, q=hjelp.eksempel))
        for hjelp in HJELP.values()
    )


def _stor(setning: str) -> str:
    return setning[:1].upper() + setning[1:]
