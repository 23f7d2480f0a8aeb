"""What people write: no personal numbers, judged by the number alone."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from innforing.domain.grunnmur.verdi import Fritekst, Publikumstekst, har_fodselsnummer
from tests.domain.grunnmur.tall import fodselsnummer

TEKST: TypeAdapter[str] = TypeAdapter(Publikumstekst)
UFODT = "014139503"
"""Somebody born in 2039, by the number: refused already, not only from that year on."""
FH = "810000302"
"""A number for somebody without a fødselsnummer, which has no date."""


@pytest.mark.krav("K-377")
@pytest.mark.parametrize("skille", ["", " ", ".", "-", "\u00a0"])
@pytest.mark.parametrize("forste", ["014190123", UFODT, FH])
def test_et_fodselsnummer_avvises_hvordan_det_enn_er_skrevet(skille: str, forste: str) -> None:
    nummer = fodselsnummer(skille, forste=forste)
    assert har_fodselsnummer(nummer)
    with pytest.raises(ValidationError, match="personal numbers"):
        TEKST.validate_python(f"Gjelder {nummer}.")


@pytest.mark.krav("K-377")
def test_sifre_i_grupper_pa_to_er_ogsa_et_fodselsnummer() -> None:
    tall = fodselsnummer()
    assert har_fodselsnummer(f"nr 5: {tall[:2]}.{tall[2:4]}.{tall[4:6]} {tall[6:]}")


@pytest.mark.parametrize(
    "tekst",
    [
        "Telefon 22 33 44 55, sak 2024/00123",
        "Fra 2024-01-15 til 2024-12-15",
        f"1{fodselsnummer()}",
        f"{int(fodselsnummer()) + 1:011d}",
        fodselsnummer(forste="324190100"),
    ],
)
def test_andre_tall_far_sta(tekst: str) -> None:
    assert TEKST.validate_python(tekst) == tekst
    assert not har_fodselsnummer(tekst)


@pytest.mark.parametrize("tegn", ["\x00", "\x07", "\x1b", "\x7f"])
def test_styretegn_avvises_men_linjeskift_far_sta(tegn: str) -> None:
    with pytest.raises(ValidationError, match="control characters"):
        TEKST.validate_python(f"a{tegn}b")
    assert TEKST.validate_python("a\n\tb") == "a\n\tb"


def test_en_fritekst_har_teksten_eller_bade_id_og_forpliktelse() -> None:
    Fritekst(tekst="fordi")
    Fritekst(id="t1", forpliktelse="00")
    for halv in ({}, {"id": "t1"}, {"forpliktelse": "00"}):
        with pytest.raises(ValidationError, match="give the text"):
            Fritekst.model_validate(halv)
