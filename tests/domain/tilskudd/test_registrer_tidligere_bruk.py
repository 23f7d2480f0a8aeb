"""Part of the ramme may be used before the letter came."""

from __future__ import annotations

import pytest

from innforing.domain.tilskudd.steg.registrer_tidligere_bruk import (
    RegistrerTidligereBruk,
    TidligereBrukRegistrert,
    rammen_dekker_tidligere_bruk,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.vilkar import tilskuddet_er_tildelt
from tests.domain.spesifikasjon import KS_SAK, Person, gitt
from tests.domain.tilskudd.historie import (
    AR_2024,
    BILAG,
    DIGI_AGDER,
    JANUAR,
    RAMME,
    SENDT,
    TILDELT,
    UTBETALT,
    VERTEN,
)

BRUKT = RegistrerTidligereBruk(belop=400_000, beregning=BILAG)


@pytest.mark.krav("K-269")
@pytest.mark.parametrize("som", [VERTEN, DIGI_AGDER, KS_SAK])
def test_rammen_viser_brukt_for_og_gjenstar(som: Person) -> None:
    tilskudd = (
        gitt(TILDELT, SENDT, nokkel=AR_2024)
        .nar(BRUKT, som=som)
        .da(TidligereBrukRegistrert(belop=400_000, beregning=BILAG))
    )
    assert isinstance(tilskudd, Tilskudd)
    assert (tilskudd.regnskap.ramme, tilskudd.regnskap.brukt_for) == (RAMME, 400_000)
    assert tilskudd.regnskap.gjenstar == RAMME - 400_000
    assert tilskudd.regnskap.balanserer


@pytest.mark.krav("K-269")
@pytest.mark.parametrize(("belop", "gar"), [(950_584, True), (950_585, False)])
def test_rammen_dekker_det_som_er_brukt_og_betalt(belop: int, gar: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    resultat = gitt(*UTBETALT, nokkel=AR_2024).nar(BRUKT.med(belop=belop), som=KS_SAK, na=JANUAR)
    if gar:
        resultat.da(TidligereBrukRegistrert(belop=belop, beregning=BILAG))
    else:
        resultat.avvises(rammen_dekker_tidligere_bruk)


def test_det_som_ikke_er_tildelt_er_ikke_brukt() -> None:
    gitt(nokkel=AR_2024).nar(BRUKT.med(belop=0), som=KS_SAK).avvises(tilskuddet_er_tildelt)
