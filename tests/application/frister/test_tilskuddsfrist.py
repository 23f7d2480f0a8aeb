"""The dates that a grant waits for are deadlines like all others."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.application.frister import tilskudd as _tilskudd  # noqa: F401 - fills the register
from innforing.application.frister.register import frister_pa
from innforing.domain.tilskudd.steg.utlop_tilskuddsfrist import UtlopTilskuddsfrist
from tests.application.verden import Verden
from tests.domain.tilskudd.historie import KLAR, MOTTATT

STROM = "tilskudd:2024:agder"


@pytest.mark.krav("K-283")
def test_fakturaen_ventes_til_15_januar_og_ikke_lenger_nar_den_er_mottatt() -> None:
    v = Verden().skjer(STROM, *KLAR)
    [frist] = frister_pa(STROM, v)
    assert (frist.pa, frist.dag) == (STROM, date(2025, 1, 15))
    assert frist.steg == UtlopTilskuddsfrist.trigger()
    assert frist.data == {"frist": "fakturamottak", "dag": "2025-01-15"}
    v.skjer(STROM, MOTTATT)
    assert list(frister_pa(STROM, v)) == []
