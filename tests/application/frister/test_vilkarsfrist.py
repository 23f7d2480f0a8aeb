"""A decision on a condition stands in the register of deadlines until something came of it."""

from __future__ import annotations

import pytest

from innforing.application import innlasting as _innlasting  # noqa: F401 - fills the register
from innforing.application.frister.register import frister_pa
from tests.application.verden import Verden
from tests.domain.koordineringsgruppe.historie import BESLUTTET, MOTET, PA_VILKAR, SAK
from tests.domain.koordineringsgruppe.test_utlop_vilkarsfrist import BEKREFTET, BORTFALT, FRIST

STROM = "koordineringsgruppe:koordineringsgruppen"


@pytest.mark.krav("K-375")
def test_fristen_star_i_registeret_til_det_er_kommet_noe_av_den() -> None:
    [frist] = frister_pa(STROM, Verden().skjer(STROM, *MOTET, PA_VILKAR))
    assert (frist.steg, frist.dag) == ("utlop_vilkarsfrist", FRIST)
    assert frist.data == {"sak": SAK, "frist": "2024-03-20"}
    for etter in (BORTFALT, BEKREFTET):
        assert not list(frister_pa(STROM, Verden().skjer(STROM, *MOTET, PA_VILKAR, etter)))
    assert not list(frister_pa(STROM, Verden().skjer(STROM, *MOTET, BESLUTTET)))
