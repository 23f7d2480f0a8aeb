"""The catalogs: complete in nynorsk and English, of one mind, and without what is said no more."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from innforing.web.sprak import KILDE, SPRAKENE, Oversetter, velg_sprak

if TYPE_CHECKING:
    from collections.abc import Iterator

WEB = Path(__file__).parents[2] / "src" / "innforing" / "web"
LOCALE = WEB / "locale"
ANDRE = [sprak for sprak in SPRAKENE if sprak != KILDE]
NOKKELORD = {"_": None, "gettext": None, "ngettext": (1, 2), "antall": (1, 2)}
PLASSHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")

Tekst = str | tuple[str, ...]


class Funn(NamedTuple):
    """A text of a page, and where it stands."""

    tekst: Tekst
    fil: str


def sagt() -> Iterator[Funn]:
    """Every text that a template or a page says."""
    for mal in sorted((WEB / "templates").rglob("*.html")):
        metode = "jinja2.ext:babel_extract"
        valg = {"newstyle_gettext": "true", "trimmed": "true"}
        for _, tekst, _, _ in extract_from_file(metode, mal, NOKKELORD, options=valg):
            yield Funn(tekst, mal.stem)
    for fil in sorted(WEB.rglob("*.py")):
        for _, tekst, _, _ in extract_from_file("python", fil, NOKKELORD):
            yield Funn(tekst, fil.stem)


def les(sprak: str) -> dict[Path, Catalog]:
    """The catalogs of a language by file."""
    ut = {}
    for fil in sorted((LOCALE / sprak).glob("*.po")):
        with fil.open("rb") as po:
            ut[fil] = read_po(po, locale=sprak)
    return ut


def nokkel(tekst: Tekst) -> str:
    return tekst if isinstance(tekst, str) else tekst[0]


def oversatt(katalog: Catalog) -> Iterator[tuple[str, Tekst, tuple[str, ...]]]:
    for melding in katalog:
        if melding.id:
            streng = melding.string
            former = (streng,) if isinstance(streng, str) else tuple(streng)
            id_ = tuple(melding.id) if isinstance(melding.id, list | tuple) else melding.id
            yield nokkel(id_), id_, former


def fyll_pa(sprak: str, kjente: set[str]) -> None:
    """Add what is missing, to be translated, to the file of where it is said."""
    nye: dict[str, list[Tekst]] = defaultdict(list)
    for funn in sagt():
        if nokkel(funn.tekst) not in kjente:
            kjente.add(nokkel(funn.tekst))
            nye[funn.fil].append(funn.tekst)
    for navn, tekster in nye.items():
        fil = LOCALE / sprak / f"{navn}.po"
        katalog = les(sprak).get(fil) or Catalog(locale=sprak)
        for tekst in tekster:
            katalog.add(tekst)
        with fil.open("wb") as po:
            write_po(po, katalog, omit_header=True, width=100)


@pytest.mark.parametrize("sprak", ANDRE)
def test_every_text_of_a_page_is_said_in_the_language(sprak: str) -> None:
    def former() -> dict[str, tuple[str, ...]]:
        return {n: f for k in les(sprak).values() for n, _, f in oversatt(k)}

    if os.environ.get("INNFORING_OPPDATER"):
        fyll_pa(sprak, set(former()))
    har = former()
    mangler = sorted({nokkel(f.tekst) for f in sagt() if not all(har.get(nokkel(f.tekst), ("",)))})
    assert not mangler, f"{len(mangler)} without {sprak}: {mangler[:20]}"


@pytest.mark.parametrize("sprak", ANDRE)
def test_a_text_is_translated_in_one_way_only_and_none_is_left_from_before(sprak: str) -> None:
    sett: dict[str, tuple[str, ...]] = {}
    i_bruk = {nokkel(f.tekst) for f in sagt()}
    feil = []
    for fil, katalog in les(sprak).items():
        for id_, _, former in oversatt(katalog):
            if sett.setdefault(id_, former) != former:
                feil.append(f"{fil.name}: «{id_}» is translated otherwise in another file")
            if id_ not in i_bruk:
                feil.append(f"{fil.name}: «{id_}» is said nowhere")
    assert not feil, "\n".join(feil)


@pytest.mark.parametrize("sprak", ANDRE)
def test_a_translation_has_the_places_of_its_source(sprak: str) -> None:
    feil = [
        f"{fil.name}: {form}"
        for fil, katalog in les(sprak).items()
        for _, kilde, former in oversatt(katalog)
        for form in former
        if form and not set(PLASSHOLDER.findall(form)) <= _plasser(kilde)
    ]
    assert not feil, feil


def _plasser(kilde: Tekst) -> set[str]:
    deler = (kilde,) if isinstance(kilde, str) else kilde
    return {plass for del_ in deler for plass in PLASSHOLDER.findall(del_)}


@pytest.mark.parametrize("forbudt", ["avslag", "adopsjon", "vedtak", "tilstand", "arbeidsbord"])
def test_no_page_says_what_the_gruppe_does_not_say(forbudt: str) -> None:
    brudd = [f for f in sagt() if forbudt in " ".join((*_deler(f.tekst),)).casefold()]
    assert not brudd


def _deler(tekst: Tekst) -> tuple[str, ...]:
    return (tekst,) if isinstance(tekst, str) else tekst


def test_a_text_without_translation_is_said_in_the_source_language() -> None:
    assert Oversetter("nn").gettext("Finst ikkje i nokon katalog") == "Finst ikkje i nokon katalog"
    assert Oversetter("en").ngettext("én", "flere", 1) == "én"
    assert Oversetter("en").ngettext("én", "flere", 2) == "flere"


@pytest.mark.parametrize(
    ("onsket", "godtar", "sprak"),
    [
        ("nn", "en", "nn"),
        (None, "nn-NO,nb;q=0.8", "nn"),
        (None, "no", "nb"),
        (None, "fr, en-GB;q=0.5", "en"),
        ("xx", "", "nb"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_first_the_browser_asks_for(
    onsket: str | None, godtar: str, sprak: str
) -> None:
    assert velg_sprak(onsket, godtar) == sprak
