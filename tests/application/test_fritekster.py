"""Texts are sealed on the way in; a step cannot name a text that it does not bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from innforing.application.fritekster import forsegl_tekster
from innforing.application.kommando import UgyldigKommando
from innforing.domain.innforingslop.steg.fastsla_ikke_klar import FastslaIkkeKlar
from tests.application.minnehus import IngenNokler

if TYPE_CHECKING:
    from innforing.registers.nokler import Nokkellager

ANDRES = {"id": "en-annens-tekst", "forpliktelse": "00"}


def mangel(begrunnelse: object) -> dict[str, object]:
    return {"kriterium": "a", "rettes_av": "ks", "begrunnelse": begrunnelse}


def forsegl(data: dict[str, object]) -> tuple[FastslaIkkeKlar, int]:
    steg = FastslaIkkeKlar.model_validate(data, strict=False)
    nokler = cast("Nokkellager", IngenNokler())
    ferdig, rader = forsegl_tekster(steg, nokler, bytes)
    return cast("FastslaIkkeKlar", ferdig), len(rader)


@pytest.mark.krav("K-372")
def test_hver_tekst_byttes_ogsa_i_lister_og_avklaringer() -> None:
    ferdig, antall = forsegl(
        {"mangler": [mangel("fordi")], "begrunnelse": "derfor", "avklaringer": {"x": "likevel"}}
    )
    assert antall == 3
    assert "fordi" not in repr(ferdig)
    assert "derfor" not in repr(ferdig)
    assert "likevel" not in repr(ferdig)


@pytest.mark.krav("K-373")
@pytest.mark.parametrize(
    "data",
    [
        {"mangler": [mangel("fordi")], "begrunnelse": ANDRES},
        {"mangler": [mangel(ANDRES)]},
        {"mangler": [mangel("fordi")], "avklaringer": {"x": ANDRES}},
    ],
)
def test_en_tekst_som_ikke_er_med_kan_ikke_vises_til(data: dict[str, object]) -> None:
    with pytest.raises(UgyldigKommando, match="give the text itself"):
        forsegl(data)
