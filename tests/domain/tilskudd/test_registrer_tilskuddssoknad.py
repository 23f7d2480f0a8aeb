"""What was applied for stands beside the grant."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.registrer_tilskuddssoknad import (
    RegistrerTilskuddssoknad,
    TilskuddssoknadRegistrert,
    det_sokes_for_tildelingen,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from tests.domain.spesifikasjon import KS_SAK, Person, gitt
from tests.domain.tilskudd.historie import (
    AR_2023,
    BILAG,
    DIGI_AGDER,
    DIGI_OSLO,
    TILDELT,
    TILDELT_2023,
)

SOK = RegistrerTilskuddssoknad(soknadssum=1_526_000, soknad=BILAG)
SOKT = TilskuddssoknadRegistrert(soknadssum=1_526_000, soknad=BILAG)


@pytest.mark.krav("K-295")
@pytest.mark.parametrize("som", [KS_SAK, DIGI_AGDER])
def test_soknaden_star_ved_tilskuddet(som: Person) -> None:
    tilskudd = gitt(nokkel=AR_2023).nar(SOK, som=som).da(SOKT)
    assert isinstance(tilskudd, Tilskudd)
    assert (tilskudd.soknadssum, tilskudd.tildelt) == (1_526_000, False)
    assert TILDELT.anvend(tilskudd).soknadssum == 1_526_000
    assert TILDELT_2023.med(soknadssum=7).anvend(tilskudd).soknadssum == 7


def test_det_sokes_ikke_om_det_som_er_tildelt() -> None:
    gitt(TILDELT, nokkel=AR_2023).nar(SOK, som=KS_SAK).avvises(det_sokes_for_tildelingen)


def test_et_annet_nettverk_soker_ikke() -> None:
    gitt(nokkel=AR_2023).nar(SOK, som=DIGI_OSLO).avvises(rett_myndighet)


@pytest.mark.parametrize(
    ("nokkel", "gyldig"), [("2024:agder", True), ("2022:agder", False), ("2024", False)]
)
def test_et_tilskudd_har_ar_og_mottaker(nokkel: str, gyldig: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    assert (Tilskudd.er_nokkel(nokkel) is not None) is gyldig
