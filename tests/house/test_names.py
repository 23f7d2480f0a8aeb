"""Names are ASCII, and the words of the domain are the words of docs/ordliste.md."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.katalog import HENDELSER, STEG
from tests.house.kilder import (
    DOMENE,
    ROT,
    SRC,
    egne_filer,
    kildefiler,
    klasser,
    kodeverk,
    ord_i,
    vis,
)

ORDLISTE = ROT / "docs" / "ordliste.md"
VANLIGE_ORD = Path(__file__).with_name("vanlige_ord.txt")
"""Words of everyday Norwegian and of form; a noun of the trade belongs in the ordliste."""


KORTESTE_STAMME = 3
ENDELSER = (
    *("s", "en", "n", "et", "t", "a", "er", "r", "e", "ene", "ne"),
    *("ens", "ns", "ets", "ers", "enes", "nes", "te", "de", "ede"),
)
"""`losningen`, `organets`, `publisert`: a form of a known word is a known word."""


def ord_i_ordliste(tekst: str) -> set[str]:
    """The words of the first column of each table, and of everything between backticks."""
    celler = re.findall(r"^\|([^|]*)\|", tekst, re.MULTILINE)
    koder = re.findall(r"`([^`]+)`", tekst)
    return {ord_ for navn in (*celler, *koder) for ord_ in ord_i(navn)}


def ord_i_vanlige(tekst: str) -> list[str]:
    """The everyday words, in the order they stand."""
    linjer = (linje.partition("#")[0].split() for linje in tekst.splitlines())
    return [ord_ for linje in linjer for ord_ in linje]


def grunnformer(ord_: str) -> Iterator[str]:
    """The word, and what is left when the endings of a noun, verb or adjective are taken off."""
    yield ord_
    for ending in ENDELSER:
        stamme = ord_.removesuffix(ending)
        if stamme != ord_ and len(stamme) >= KORTESTE_STAMME:
            yield stamme


def er_forklart(ord_: str, kjente: set[str]) -> bool:
    """Whether a word, or each part of a compound, is known: `puljefasen` is pulje + fase."""
    former = list(grunnformer(ord_))
    if not kjente.isdisjoint(former):
        return True
    deler = (
        (form[:i].removesuffix(fuge), form[i:])
        for form in former
        for i in range(KORTESTE_STAMME, len(form) - KORTESTE_STAMME + 1)
        for fuge in ("", "s", "e")
    )
    return any(forst in kjente and sist in kjente for forst, sist in deler)


@cache
def ordliste() -> set[str]:
    return ord_i_ordliste(ORDLISTE.read_text("utf-8"))


@cache
def vanlige() -> list[str]:
    return ord_i_vanlige(VANLIGE_ORD.read_text("utf-8"))


def navn_i_domenet() -> Iterator[tuple[str, str]]:
    """Where and what: every name in the domain that the koordineringsgruppe could be shown."""
    for fil in (f for f in kildefiler(DOMENE) if f.stem != "__init__"):
        yield vis(fil), " ".join(fil.relative_to(DOMENE).with_suffix("").parts)
    for klasse in klasser():
        yield klasse.__module__, klasse.__name__
    for kode in kodeverk():
        for medlem in kode:
            yield kode.__name__, medlem.name
            yield kode.__name__, str(medlem.value)
    for register in (VILKAR, MYNDIGHETER, STEG):
        for navn in register:
            yield "guard, authority or step", navn
    for modell in (k for k in klasser() if issubclass(k, Verdi)):
        for felt in modell.model_fields:
            yield modell.__name__, felt


def ukjente_ord(navn: str, kjente: set[str]) -> list[str]:
    """The words of a name that nobody has explained."""
    return [ord_ for ord_ in ord_i(navn) if len(ord_) > 1 and not er_forklart(ord_, kjente)]


def test_every_identifier_is_ascii() -> None:
    funn = {
        f"{vis(fil)}:{tegn.start[0]} {tegn.string}"
        for fil in kildefiler()
        for tegn in tokenize.generate_tokens(io.StringIO(fil.read_text("utf-8")).readline)
        if tegn.type == tokenize.NAME and not tegn.string.isascii()
    }
    assert funn == set()


def test_every_path_is_ascii() -> None:
    mapper = (SRC, ROT / "tests", ROT / "docs", ROT / "scenarios", ROT / "benchmarks")
    assert [vis(f) for m in mapper for f in egne_filer(m) if not str(vis(f)).isascii()] == []


def test_every_code_is_lower_case_ascii() -> None:
    koder = [(k.__name__, m.value) for k in kodeverk() for m in k]
    assert [k for k in koder if not re.fullmatch(r"[a-z][a-z0-9_]*", str(k[1]))] == []


def test_every_word_of_the_domain_is_explained() -> None:
    kjente = ordliste() | set(vanlige())
    ukjente = {
        f"{ord_} (in {navn}, {sted})"
        for sted, navn in navn_i_domenet()
        for ord_ in ukjente_ord(navn, kjente)
    }
    assert sorted(ukjente) == [], "explain the noun in docs/ordliste.md, or list an everyday word"


def test_the_everyday_words_are_used_sorted_and_not_in_the_ordliste() -> None:
    ordene = {ord_ for _, navn in navn_i_domenet() for ord_ in ord_i(navn)}
    uten = {o: set(vanlige()) - {o} | ordliste() for o in vanlige()}
    brukt = [
        o for o in vanlige() if any(o in ord_ and not er_forklart(ord_, uten[o]) for ord_ in ordene)
    ]
    assert sorted(set(vanlige()) - set(brukt)) == [], "not needed"
    assert sorted(set(vanlige()) & ordliste()) == [], "explained in the ordliste already"
    assert vanlige() == sorted(set(vanlige()))


def test_one_name_means_one_thing() -> None:
    """An event, a step, a guard: each name is unique in the whole project (hus.md §2)."""
    navn = [*VILKAR, *MYNDIGHETER, *(s.__name__ for s in STEG.values()), *HENDELSER]
    assert sorted({n for n in navn if navn.count(n) > 1}) == []


@pytest.mark.parametrize(
    ("navn", "ordene"),
    [
        ("GodkjennPlan", ["godkjenn", "plan"]),
        ("har_vervet", ["har", "vervet"]),
        ("DELT_MED_KOORDINERINGSGRUPPE", ["delt", "med", "koordineringsgruppe"]),
        ("læringspunkt på årsrapport", ["laeringspunkt", "pa", "arsrapport"]),
    ],
)
def test_a_name_is_split_as_a_person_reads_it(navn: str, ordene: list[str]) -> None:
    assert ord_i(navn) == ordene


@pytest.mark.parametrize(
    ("ord_", "forklart"),
    [
        ("puljens", True),
        ("losningene", True),
        ("puljelosning", True),
        ("losningspuljen", True),
        ("sjef", False),
        ("puljesjef", False),
    ],
)
def test_forms_and_compounds_of_known_words_are_known(ord_: str, forklart: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    assert er_forklart(ord_, {"pulje", "losning"}) is forklart


def test_only_terms_and_codes_of_the_ordliste_explain_a_word() -> None:
    tabell = "| pulje | `Pulje` | cohort | a batch |\n| løsning | `Losning` | solution | what |\n"
    assert ord_i_ordliste(tabell) == {"pulje", "losning"}
    assert ukjente_ord("PuljeSjef", ord_i_ordliste(tabell)) == ["sjef"]
