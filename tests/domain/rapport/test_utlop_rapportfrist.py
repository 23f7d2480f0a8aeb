"""The deadline of a report passes, once, for those who have not delivered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.steg.flytt_rapportfrist import RapportfristFlyttet
from innforing.domain.rapport.steg.utlop_rapportfrist import (
    RapportfristPassert,
    UtlopRapportfrist,
    rapportfristen_er_ute,
)
from tests.domain.rapport.historie import BEDT_OM, ETTER, FRIST, HALVAR, LEVERT, PASSERT
from tests.domain.spesifikasjon import KS_SAK, SYSTEMET, gitt

NY = date(2024, 6, 15)
UTLOP = UtlopRapportfrist(frist=FRIST)
PASSERTE = RapportfristPassert(frist=FRIST)
DAGEN_ETTER = datetime(2024, 6, 1, 22, 30, tzinfo=UTC)
"""In Norway, in summer, it is 2 June."""


@pytest.mark.krav("K-313")
def test_fristen_passerer_en_gang_nar_dagen_er_over_i_norge() -> None:
    bedt_om = gitt(*BEDT_OM, nokkel=HALVAR)
    rapport = bedt_om.nar(UTLOP, som=SYSTEMET, na=DAGEN_ETTER).da(PASSERTE)
    assert isinstance(rapport, Rapport)
    assert (rapport.passert, rapport.apen_frist) == (FRIST, None)
    samme_dag = datetime(2024, 6, 1, 21, 30, tzinfo=UTC)
    bedt_om.nar(UTLOP, som=SYSTEMET, na=samme_dag).avvises(rapportfristen_er_ute)
    gitt(*PASSERT, nokkel=HALVAR).nar(UTLOP, som=SYSTEMET, na=ETTER).avvises(rapportfristen_er_ute)


@pytest.mark.krav("K-313")
def test_fristen_passerer_ikke_for_den_som_har_levert_eller_fatt_en_annen_dag() -> None:
    gitt(*LEVERT, nokkel=HALVAR).nar(UTLOP, som=SYSTEMET, na=ETTER).avvises(rapportfristen_er_ute)
    flyttet = gitt(*BEDT_OM, RapportfristFlyttet(frist=NY), nokkel=HALVAR)
    flyttet.nar(UTLOP, som=SYSTEMET, na=ETTER).avvises(rapportfristen_er_ute)
    gitt(*BEDT_OM, nokkel=HALVAR).nar(UTLOP, som=KS_SAK, na=ETTER).avvises(rett_myndighet)
