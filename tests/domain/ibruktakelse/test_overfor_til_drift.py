"""From innføring to drift: a mark, not a rung."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.steg.overfor_til_drift import (
    OverforTilDrift,
    OvergangTilDriftRegistrert,
    losningen_er_innfort,
)
from innforing.domain.ibruktakelse.verdier import Bruksstatus, Driftsmerke
from tests.domain.ibruktakelse.historie import NAER, NOKKEL, TEKNISK
from tests.domain.spesifikasjon import BERGEN, NHN_SAK, RESSURS, gitt

DRIFT = OverforTilDrift(mottaker="Hjemmetjenesten", gjenstar=("Opplæring av nyansatte",))
I_DRIFT = OvergangTilDriftRegistrert(
    mottaker="Hjemmetjenesten", fra=date(2024, 3, 1), gjenstar=("Opplæring av nyansatte",)
)
HAR_DET = gitt(TEKNISK, nokkel=NOKKEL)


@pytest.mark.krav("K-203")
def test_overgangen_sier_hvem_som_mottar_og_hva_som_gjenstar() -> None:
    ibruktakelse = HAR_DET.nar(DRIFT, som=BERGEN, fakta=NAER).da(I_DRIFT)
    assert isinstance(ibruktakelse, Ibruktakelse)
    assert ibruktakelse.drift == Driftsmerke(
        mottaker="Hjemmetjenesten", fra=date(2024, 3, 1), gjenstar=("Opplæring av nyansatte",)
    )
    assert ibruktakelse.status is Bruksstatus.TEKNISK_INNFORT


def test_kommunen_far_vite_det_nar_andre_forer_overgangen() -> None:
    HAR_DET.nar(DRIFT, som=RESSURS, fakta=NAER).da(
        I_DRIFT, KommuneOrientert(av_organ="regional-vestland")
    )


@pytest.mark.krav("K-203")
def test_det_som_ikke_er_innfort_kan_ikke_settes_i_drift() -> None:
    gitt(nokkel=NOKKEL).nar(DRIFT, som=BERGEN, fakta=NAER).avvises(losningen_er_innfort)
    ikke = BruksstatusMeldt(status=Bruksstatus.IKKE_INNFORT, fra=date(2024, 1, 1))
    gitt(ikke, nokkel=NOKKEL).nar(DRIFT, som=BERGEN, fakta=NAER).avvises(losningen_er_innfort)


def test_overgangen_ligger_ikke_fram_i_tid() -> None:
    i_morgen = datetime(2024, 3, 2, tzinfo=UTC)
    HAR_DET.nar(DRIFT, som=BERGEN, fakta=NAER, gjelder=i_morgen).avvises(det_har_skjedd)


def test_norsk_helsenett_overforer_ikke_for_kommunen() -> None:
    HAR_DET.nar(DRIFT, som=NHN_SAK, fakta=NAER).avvises(rett_myndighet)
