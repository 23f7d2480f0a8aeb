"""Codes in words."""

from __future__ import annotations

import pytest

from innforing.application.ordbok import KODER, Ordbok, Sprak
from innforing.domain.grunnmur.vilkar import MYNDIGHETER, VILKAR
from innforing.domain.katalog import STEG


@pytest.mark.parametrize(
    ("sprak", "ventet"),
    [
        ("nb", ("Teknisk innført", "Oppvekst", "Under utprøving")),
        ("nn", ("Teknisk innført", "Oppvekst", "Under utprøving")),
        ("en", ("Technically introduced", "Child and school services", "In trial")),
    ],
)
def test_codes_that_a_refusal_lists_are_told_in_words(
    sprak: Sprak, ventet: tuple[str, ...]
) -> None:
    ordbok = Ordbok(sprak)
    koder = ("teknisk_innfort", "oppvekst", "under_utproving")
    assert tuple(map(ordbok.ord, koder)) == ventet


def test_an_authority_a_step_and_a_guard_come_before_a_code_of_the_same_name() -> None:
    like = KODER.keys() & (MYNDIGHETER.keys() | STEG.keys() | VILKAR.keys())
    assert "innforingsleder" in like
    ordbok = Ordbok("nb")
    assert ordbok.ord("innforingsleder") == MYNDIGHETER["innforingsleder"].tekst.nb
    assert ordbok.ord("svar").endswith("(svar)")


def test_a_code_that_nobody_knows_is_told_as_it_is() -> None:
    assert Ordbok("nb").ord("noe_helt_annet") == "noe_helt_annet"
