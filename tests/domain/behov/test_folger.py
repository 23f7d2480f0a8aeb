"""What other streams bring about on a behov."""

from __future__ import annotations

import pytest

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.folger import (
    BehovGikkInnI,
    GruppeArbeiderMedBehov,
    LopForeslattFraBehov,
    ResultatForBehov,
)
from tests.domain.behov.historie import MELDT
from tests.domain.spesifikasjon import gitt


@pytest.mark.krav("K-242", "K-246")
def test_behovet_vet_hva_det_er_samlet_i_og_hvilke_lop_det_ble() -> None:
    behov = gitt(
        MELDT,
        LopForeslattFraBehov(lop="l1"),
        LopForeslattFraBehov(lop="l2"),
        BehovGikkInnI(behov="y"),
    ).aggregat(Behov)
    assert isinstance(behov, Behov)
    assert (behov.lop, behov.samlet_i) == (("l1", "l2"), "y")


@pytest.mark.krav("K-257", "K-258")
def test_behovet_vet_hvilke_grupper_som_arbeider_med_det_og_hva_det_ble() -> None:
    behov = gitt(
        MELDT,
        GruppeArbeiderMedBehov(gruppe="arbeidsgruppe-a"),
        ResultatForBehov(gruppe="arbeidsgruppe-a", materiell="mal"),
    ).aggregat(Behov)
    assert isinstance(behov, Behov)
    assert (behov.grupper, behov.resultater) == (("arbeidsgruppe-a",), ("mal",))
