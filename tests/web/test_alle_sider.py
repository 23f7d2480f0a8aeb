"""Every page, for every kind of reader, in both målformer: whole, operable and in its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from innforing.domain.grunnmur.verdi import Kodeverk
from innforing.web.innlogging import Flate
from innforing.web.ruter import RUTER
from innforing.web.sprak import Oversetter
from tests.web.klient import Klient
from tests.web.nettside import apnet, funn, funn_uten_axe
from tests.web.nettsted import logg_inn, velg_sprak
from tests.web.sider import NEI, OK, SE_ANNET, SIDER, Sidelinje, kontor_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import APIResponse, Browser

    from tests.web.nettside import Nettside
    from tests.web.nettsted import Nettsted

MALFORMER: Final = ("nb", "nn")
EN_DAG: Final = "2026-03-20"
"""A day on which everything in the table was there already."""
TALMOD_MS: Final = 40_000
"""For one page: other tests may have the machine too."""
EGNE: Final = frozenset({"/sprak", "/utlogging", "/rolle", "/innlogging"})
"""Where a reader posts to who changes nothing but the reading."""

SKJEMA: Final = re.compile(r"<form\b[^>]*>")
HANDLING: Final = re.compile(r'action="([^"?]*)')
TEKST: Final = re.compile(r">([^<>]*[a-zæøå][^<>]*)<")
HOVED: Final = re.compile(r"<main\b.*</main>", re.DOTALL)
ENGANGS: Final = re.compile(r'(?<=name="_kommando" value=")[^"]*')
ORD: Final = re.compile(r'(?<= )(?:value|aria-label|placeholder|alt|title|lang)="[^"]+"')
"""Attributes that say something in words, or hold what is filled in."""
PLASSHOLDER: Final = re.compile(r"%\(\w+\)[sd]")


def test_hver_adresse_som_kan_leses_star_i_tabellen() -> None:
    lesbare = {rute.sti for rute in RUTER if rute.metode == "GET"}
    assert {side.rute for side in SIDER} == lesbare
    assert len({side.navn for side in SIDER}) == len(SIDER)


@pytest.mark.parametrize("flate", Flate, ids=lambda flate: flate.value)
def test_hver_side_svarer_som_tabellen_sier(flate: Flate, lesere: Lesere) -> None:
    kom = {side.navn: lesere.klient(side, flate).get(side.sti).status_code for side in SIDER}
    assert kom == {side.navn: side.status(flate) for side in SIDER}


@pytest.mark.parametrize("flate", Flate, ids=lambda flate: flate.value)
def test_slik_det_var_kan_ingenting_endres(flate: Flate, lesere: Lesere) -> None:
    feil = []
    for side in SIDER:
        svar = lesere.klient(side, flate).get(_med(side.sti, f"per={EN_DAG}"))
        lov = {side.status(flate), *((OK, NEI) if side.skjema or side.handling else ())}
        if svar.status_code not in lov:
            feil.append(f"{side.navn}: {svar.status_code}")
        if not side.fil:
            feil += [f"{side.navn}: {handling}" for handling in endrer(svar.text)]
    assert feil == []


@pytest.mark.parametrize("sprak", MALFORMER)
@pytest.mark.parametrize("flate", Flate, ids=lambda flate: flate.value)
def test_hver_side_er_hel_for_hver_leser(
    flate: Flate, sprak: str, hele_nettstedet: Nettsted, chromium: Browser, sett: set[str]
) -> None:
    feil: dict[str, list[str]] = {}
    with apnet(chromium) as nettside:
        nettside.page.set_default_timeout(TALMOD_MS)
        velg_sprak(nettside, hele_nettstedet.adresse, sprak)
        hvem: tuple[str, str] | None = None
        for side in (side for side in SIDER if not side.fil):
            if (kontor := kontor_for(side, flate)) not in (None, hvem):
                hvem = kontor
                logg_inn(nettside, hele_nettstedet, rolle=hvem[0], organ=hvem[1])
            if fant := list(_se(nettside, hele_nettstedet.adresse, side, flate, sprak, sett)):
                feil[side.navn] = fant
    assert feil == {}


def test_slik_det_var_er_hver_side_hel(
    hele_nettstedet: Nettsted, nettside: Nettside, sett: set[str]
) -> None:
    logg_inn(nettside, hele_nettstedet, rolle="revisor", organ="helsedirektoratet")
    feil = {}
    for side in (side for side in SIDER if not side.fil):
        adresse = hele_nettstedet.adresse + _med(side.sti, f"per={EN_DAG}")
        svar = nettside.page.request.get(adresse)
        if fant := _i_nettleseren(nettside, adresse, svar, sett):
            feil[side.navn] = fant
    assert feil == {}


def _se(
    nettside: Nettside, rot: str, side: Sidelinje, flate: Flate, sprak: str, sett: set[str]
) -> Iterator[str]:
    """What is wrong with a page; a reader who is sent on is not followed."""
    svar = nettside.page.request.get(rot + side.sti, max_redirects=0)
    if svar.status != side.status(flate):
        yield f"svarer {svar.status}, ikke {side.status(flate)}"
    if svar.status == SE_ANNET:
        return
    html = svar.text()
    if f'<html lang="{sprak}"' not in html:
        yield "feil språk i html"
    if len(re.findall(r"<h1\b", html)) != 1:
        yield "ikke én h1"
    if side.navn != "galleri":  # its examples are in bokmål
        yield from uoversatt(html, sprak)
    yield from _i_nettleseren(nettside, rot + side.sti, svar, sett)


def _i_nettleseren(
    nettside: Nettside, adresse: str, svar: APIResponse, sett: set[str]
) -> list[str]:
    """What the browser finds: nothing more on what it has seen, axe once on the same skeleton."""
    lest = svar.text()
    funnet = HOVED.search(lest)
    innhold = ENGANGS.sub("", funnet[0] if funnet else lest)
    skjelett = ORD.sub("=", TEKST.sub(">x<", innhold))
    kjent = skjelett in sett
    if innhold in sett:
        return []
    sett.update((innhold, skjelett))
    nettside.brudd.clear()
    nettside.feil.clear()
    nettside.ga(adresse)
    return funn_uten_axe(nettside) if kjent else funn(nettside)


def domenets_ord() -> frozenset[str]:
    """What the domain itself says in nynorsk: a page may say the same word of another thing."""
    return frozenset(en.tekst.nn for kodeverk in Kodeverk.__subclasses__() for en in kodeverk)


def uoversatt(html: str, sprak: str) -> Iterator[str]:
    """Texts that stand in the source language, and places that nothing was put in."""
    ord_ = Oversetter("nn" if sprak == "nn" else "nb")
    domenets = domenets_ord()
    for tekst in (" ".join(t.split()) for t in TEKST.findall(html)):
        if ord_.gettext(tekst) != tekst and tekst not in domenets:
            yield f"ikke oversatt: {tekst}"
        if PLASSHOLDER.search(tekst):
            yield f"ikke fylt ut: {tekst}"


def endrer(html: str) -> Iterator[str]:
    """Where the forms of the page post to, when they change something."""
    for skjema in SKJEMA.findall(html):
        handling = HANDLING.search(skjema)
        til = handling[1] if handling else ""
        if 'method="post"' in skjema and til not in EGNE:
            yield til or "seg selv"


def _med(sti: str, par: str) -> str:
    return f"{sti}{'&' if '?' in sti else '?'}{par}"


class Lesere:
    """One reader without a browser for each office, signed in once."""

    def __init__(self, sted: Nettsted) -> None:
        self._sted = sted
        self._klienter: dict[tuple[str, str] | None, Klient] = {}

    def klient(self, side: Sidelinje, flate: Flate) -> Klient:
        """The one who reads the page as such a reader."""
        kontor = kontor_for(side, flate)
        if kontor not in self._klienter:
            self._klienter[kontor] = Klient(self._sted.app, self._sted.hus)
            if kontor is not None:
                self._klienter[kontor].logg_inn(*kontor)
        return self._klienter[kontor]


@pytest.fixture(scope="module")
def lesere(hele_nettstedet: Nettsted) -> Lesere:
    return Lesere(hele_nettstedet)


@pytest.fixture(scope="module")
def sett() -> set[str]:
    """The main part of every page that was looked at, and its skeleton: words apart, the same."""
    return set()
