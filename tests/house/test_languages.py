"""Everything people read stands in bokmål, nynorsk and English from the day it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.katalog import HENDELSER, STEG
from tests.house.kilder import klasser, kodeverk

BARE_BOKMAL = (
    "avgi bare dere en fra hva hvem hver hvert hvilke hvilken hvilket hvor hvordan hvorfor "
    "ikke jeg leder lederen ledere løsning løsningen løsninger mangler mer noe noen selv uke uker "
    "være vært et"
)
"""Forms that nynorsk does not have; a nynorsk text with one of them was copied from bokmål."""

BARE_NYNORSK = (
    "berre dei ein eit eg frå ho ikkje kva kven korleis kvar leiar leiaren løysing løysinga "
    "manglar meir nokon sjølv ver veke vere vore"
)
"""Forms that bokmål does not have."""


def tekster() -> Iterator[tuple[str, Tekst]]:
    """Every text of the domain, and whose it is."""
    for klasse in (*STEG.values(), *HENDELSER.values()):
        yield klasse.__name__, vars(klasse).get("tekst", Tekst("", "", ""))
    for kode in kodeverk():
        for medlem in kode:
            yield f"{kode.__name__}.{medlem.name}", medlem.tekst
    for navn, vilkar in VILKAR.items():
        yield navn, vilkar.tekst
        yield f"{navn}, how to mend it", vilkar.slik
    for navn, myndighet in MYNDIGHETER.items():
        yield navn, myndighet.tekst
    for klasse in klasser():
        for navn, verdi in vars(klasse).items():
            if isinstance(verdi, Tekst):
                yield f"{klasse.__name__}.{navn}", verdi


def feil_form(tekst: str, former: str) -> set[str]:
    """The words of a text that belong to the other målform."""
    return set(re.findall(r"\w+", tekst.lower())) & set(former.split())


def test_every_text_stands_in_three_languages() -> None:
    mangler = {
        f"{hvem} {malform}"
        for hvem, tekst in tekster()
        for malform, ordlyd in tekst._asdict().items()
        if not ordlyd.strip() or ordlyd != ordlyd.strip()
    }
    assert sorted(mangler) == []


def test_no_text_holds_a_name_of_the_code() -> None:
    assert sorted(hvem for hvem, tekst in tekster() for t in tekst if "_" in t) == []


def test_nynorsk_is_nynorsk_and_bokmal_is_bokmal() -> None:
    feil = {
        f"{hvem}: {ord_}"
        for hvem, tekst in tekster()
        for ord_ in feil_form(tekst.nn, BARE_BOKMAL) | feil_form(tekst.nb, BARE_NYNORSK)
    }
    assert sorted(feil) == []


def test_two_steps_or_two_guards_never_read_alike() -> None:
    for samling in (
        {n: s.tekst for n, s in STEG.items()},
        {n: h.tekst for n, h in HENDELSER.items()},
        {n: v.tekst for n, v in VILKAR.items()},
        {n: m.tekst for n, m in MYNDIGHETER.items()},
    ):
        nb = [tekst.nb for tekst in samling.values()]
        assert sorted({t for t in nb if nb.count(t) > 1}) == []


@pytest.mark.parametrize(
    ("tekst", "feil"),
    [("Løpet er ikke satt på vent", {"ikke"}), ("Løpet er ikkje sett på vent", set())],
)
def test_a_copied_bokmal_text_is_seen(tekst: str, feil: set[str]) -> None:
    assert feil_form(tekst, BARE_BOKMAL) == feil
