"""Every field of every step has its words, and no words are left of fields that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.domain.katalog import STEG
from innforing.web.skjema.feltnavn import HINT, NAVN, felthint, feltnavn
from innforing.web.skjema.feltslag import Gruppe, Rekke, Slag, Tabell, felter_i

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

EGNE = {"gjelder"}
"""Fields of the form that are no step's."""


def modeller() -> dict[str, type[BaseModel]]:
    """Trigger → step, and class name → nested value, of everything a form can ask for."""
    funnet: dict[str, type[BaseModel]] = {}
    ko: list[tuple[str, type[BaseModel]]] = list(STEG.items())
    while ko:
        eier, modell = ko.pop()
        if funnet.get(eier) is modell:
            continue
        assert eier not in funnet, "two values of one name would share their words"
        funnet[eier] = modell
        under = (barn for f in felter_i(modell).values() for barn in nestet(f.slag))
        ko += [(barn.__name__, barn) for barn in under]
    return funnet


def nestet(slag: Slag) -> Iterator[type[BaseModel]]:
    if isinstance(slag, Gruppe):
        yield slag.modell
    if isinstance(slag, Rekke | Tabell):
        yield from nestet(slag.av)


def alle_felt() -> list[tuple[str, str]]:
    return sorted((eier, felt) for eier, m in modeller().items() for felt in felter_i(m))


@pytest.mark.parametrize(("eier", "felt"), alle_felt())
def test_every_field_has_its_three_texts(eier: str, felt: str) -> None:
    tekster = [feltnavn(eier, felt), felthint(eier, felt) or ("-", "-", "-")]
    assert all(ord_.strip() and ord_ == ord_.strip() for tekst in tekster for ord_ in tekst)


def test_no_text_is_left_of_a_field_that_no_longer_exists() -> None:
    brukt = {f"{eier}.{felt}" for eier, felt in alle_felt()}
    ord_ = {n for eier, felt in alle_felt() for n in (f"{eier}.{felt}", felt) if n in NAVN}
    i_bruk = {f"{e}.{f}" if f"{e}.{f}" in NAVN else f for e, f in alle_felt()} | EGNE
    assert set(NAVN) - i_bruk == set()
    assert set(HINT) - brukt - ord_ == set()


def test_no_label_is_a_code_of_ours() -> None:
    assert [n for n, tekst in NAVN.items() if any("_" in ord_ for ord_ in tekst)] == []


def test_the_same_name_may_mean_something_else_in_another_step() -> None:
    assert feltnavn("svar", "svar").nb == "Vil dere delta?"
    assert feltnavn("Kriteriesvar", "svar").nb == "Svar"
