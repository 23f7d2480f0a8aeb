"""The figures that a fordelingsnøkkel counts."""

from __future__ import annotations

import pytest

from innforing.registers.kommuner import Kommuneregister
from innforing.registers.tilskuddstall import folketallsar, nettverkstall

REGISTER = Kommuneregister.standard()


@pytest.mark.krav("K-265", "K-266")
@pytest.mark.parametrize(("ar", "kommuner", "mr"), [(2023, 356, 26), (2024, 357, 27)])
def test_kommunene_telles_per_ar(ar: int, kommuner: int, mr: int) -> None:
    tall = {t.nettverk: t for t in nettverkstall(REGISTER, kommuner_ar=ar, folketall_ar=2024)}
    assert len(tall) == 11
    assert sum(t.kommuner for t in tall.values()) == kommuner
    assert tall["more_og_romsdal"].kommuner == mr


@pytest.mark.krav("K-266")
def test_folketallet_for_2024_er_det_kommunene_har_til_sammen() -> None:
    tall = nettverkstall(REGISTER, kommuner_ar=2024, folketall_ar=2024)
    assert sum(t.folketall for t in tall) == 5_550_203


def test_et_ar_uten_tall_gir_ingen() -> None:
    assert folketallsar() == (2021, 2022, 2023, 2024)
    assert nettverkstall(REGISTER, kommuner_ar=2024, folketall_ar=2020) == ()
    assert nettverkstall(REGISTER, kommuner_ar=2019, folketall_ar=2024) == ()
