"""The shortest ways to påmelding: few steps, and not one of them to spare (livslop.md §2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innforing.application.dokumenter import livslop_side
from innforing.application.scenario import Avvik, kjor
from tests.scenarios.verdener import VEIER, les, uten_steg

if TYPE_CHECKING:
    from innforing.bootstrap import Hus

HOYST = {"felles_prosess": 8, "b_hviler_pa_tidligere_sjekk": 11, "a_liten": 12}
"""Way → the most steps it may take (issue A, Done when)."""
STEG = [
    pytest.param(vei, nr, id=f"{vei}-{steg.tar}")
    for vei in HOYST
    for nr, steg in enumerate(les(VEIER / f"{vei}.toml").form.steg)
]


def test_every_way_has_its_limit() -> None:
    assert {fil.stem for fil in VEIER.glob("*.toml")} == set(HOYST)


@pytest.mark.krav("K-011", "K-041", "K-054")
@pytest.mark.parametrize(("vei", "hoyst"), HOYST.items(), ids=HOYST)
def test_the_way_reaches_pamelding_in_few_steps(vei: str, hoyst: int, verdenshus: Hus) -> None:
    fortelling = les(VEIER / f"{vei}.toml")
    strommer = {strom for steg in fortelling.form.steg for strom in steg.pa}
    assert len(strommer) == 1
    assert next(iter(strommer)).startswith("innforingslop:")
    kjort = kjor(verdenshus, [fortelling])
    assert (kjort.steg, kjort.svar) == (len(fortelling.form.steg), 1)
    assert kjort.steg <= hoyst
    assert f"| {fortelling.form.tittel} | {kjort.steg} |" in livslop_side()


@pytest.mark.parametrize(("vei", "nr"), STEG)
def test_no_step_of_the_way_can_be_left_out(vei: str, nr: int, verdenshus: Hus) -> None:
    fortelling = les(VEIER / f"{vei}.toml")
    siste = len(fortelling.form.steg) - 1
    hvorfor = "expected.*pamelding" if nr == siste else "refused:|there is no"
    with pytest.raises(Avvik, match=rf"(?s){hvorfor}"):
        kjor(verdenshus, [uten_steg(fortelling, nr)])
