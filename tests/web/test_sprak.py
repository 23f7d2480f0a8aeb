"""The catalogs: complete in nynorsk and English, and without what is said no more."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

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
"""One text, or its singular and plural."""


def sagt() -> Iterator[Tekst]:
    """Every text that a template or a page says."""
    valg = {"newstyle_gettext": "true", "trimmed": "true"}
    for mal in sorted((WEB / "templates").rglob("*.html")):
        metode = "jinja2.ext:babel_extract"
        yield from (t for _, t, _, _ in extract_from_file(metode, mal, NOKKELORD, options=valg))
    for fil in sorted(WEB.rglob("*.py")):
        yield from (t for _, t, _, _ in extract_from_file("python", fil, NOKKELORD))


def les(sprak: str) -> Catalog:
    """The catalog of a language."""
    with (LOCALE / f"{sprak}.po").open("rb") as po:
        return read_po(po, locale=sprak)


def skriv(sprak: str, katalog: Catalog) -> None:
    """Write it back, in the order of the alphabet."""
    ordnet = Catalog(locale=sprak)
    for id_, melding in sorted(oversatt(katalog), key=lambda par: nokkel(par[0]).casefold()):
        ordnet.add(id_, melding)
    with (LOCALE / f"{sprak}.po").open("wb") as po:
        write_po(po, ordnet, omit_header=True, width=100)


def nokkel(tekst: Tekst) -> str:
    return tekst if isinstance(tekst, str) else tekst[0]


def former(tekst: Tekst | None) -> tuple[str, ...]:
    return (tekst or "",) if tekst is None or isinstance(tekst, str) else tekst


def oversatt(katalog: Catalog) -> Iterator[tuple[Tekst, Tekst]]:
    """Each text, and what it is in the language."""
    for melding in katalog:
        if melding.id:
            id_ = melding.id if isinstance(melding.id, str) else tuple(melding.id)
            streng = melding.string
            yield id_, streng if isinstance(streng, str) else tuple(streng or ())


@pytest.mark.parametrize("sprak", ANDRE)
def test_every_text_of_a_page_is_said_in_the_language(sprak: str) -> None:
    katalog = les(sprak)
    har = {nokkel(id_): former(tekst) for id_, tekst in oversatt(katalog)}
    nye = [tekst for tekst in sagt() if nokkel(tekst) not in har]
    if os.environ.get("INNFORING_OPPDATER"):
        for tekst in nye:
            katalog.add(tekst)
        skriv(sprak, katalog)
    mangler = {nokkel(t) for t in nye} | {n for n, f in har.items() if not all(f)}
    assert not mangler, f"{len(mangler)} without {sprak}: {sorted(mangler)[:20]}"


@pytest.mark.parametrize("sprak", ANDRE)
def test_the_catalog_has_nothing_that_is_said_no_more(sprak: str) -> None:
    i_bruk = {nokkel(tekst) for tekst in sagt()}
    assert [n for id_, _ in oversatt(les(sprak)) if (n := nokkel(id_)) not in i_bruk] == []


@pytest.mark.parametrize("sprak", ANDRE)
def test_a_translation_has_the_places_of_its_source(sprak: str) -> None:
    feil = [
        form
        for kilde, tekst in oversatt(les(sprak))
        for form in former(tekst)
        if not set(PLASSHOLDER.findall(form)) <= set(PLASSHOLDER.findall(" ".join(former(kilde))))
    ]
    assert not feil, feil


@pytest.mark.parametrize("forbudt", ["avslag", "adopsjon", "vedtak", "tilstand", "arbeidsbord"])
def test_no_page_says_what_the_gruppe_does_not_say(forbudt: str) -> None:
    assert [t for t in sagt() if forbudt in " ".join(former(t)).casefold()] == []


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
