"""Names stand in the order of the Norwegian alphabet (sider.md §1.2)."""

from __future__ import annotations

import pytest

from innforing.registers.kommuner import Kommuneregister
from innforing.web.alfabet import nokkel


@pytest.mark.parametrize(
    "ordnet",
    [
        ["Alta", "Zeta", "Ærø", "Øksnes", "Å", "Ås"],
        ["Abelsen", "Berg", "Aagaard", "Årdal"],
        ["Æsop", "Äther", "Øy", "Öz", "Å"],
        ["Kárášjohka", "Karasjok", "Karlsøy"],
        ["Porsanger", "Porsáŋgu", "Porsgrunn"],
        ["Pulje 2", "pulje 3", "Pulje 10"],
        ["Nes", "Nes, Akershus", "Nesbyen", "Nesodden"],
        ["Aurskog-Høland", "Aurskogen"],
        ["", "a"],
    ],
)
def test_navnene_star_i_norsk_orden(ordnet: list[str]) -> None:
    stokket = [*ordnet[1::2], *ordnet[::2]][::-1]
    assert sorted(stokket, key=nokkel) == ordnet


def test_alle_kommuner_star_fra_alstahaug_til_as() -> None:
    register = Kommuneregister.standard()
    navn = sorted((k.navn for k in register.per(register.begynner)), key=nokkel)
    forste, siste = navn[0], navn[-1]
    assert (forste, siste) == ("Alstahaug", "Åsnes")


def test_a_letter_written_in_two_ways_has_one_place() -> None:
    assert nokkel("A\u030as")[0] == nokkel("Ås")[0] == nokkel("AAS")[0]
    assert nokkel("Ka\u0301ra\u0301s\u030cjohka")[0] == nokkel("Kárášjohka")[0]


def test_texts_that_differ_only_in_accents_have_an_order_of_their_own() -> None:
    assert nokkel("Kárášjohka") != nokkel("Karasjohka")
