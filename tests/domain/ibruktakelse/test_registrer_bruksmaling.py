"""Measured use in the kommune; repeated over time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.lokalt import det_har_skjedd
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.steg.registrer_bruksmaling import (
    BruksmalingRegistrert,
    RegistrerBruksmaling,
)
from tests.domain.ibruktakelse.historie import MALT, NAER, NOKKEL
from tests.domain.spesifikasjon import (
    BERGEN,
    KONTAKT,
    LEDER,
    NHN_SAK,
    PROGRAMMET,
    RESSURS,
    Person,
    gitt,
)

MAL = RegistrerBruksmaling(indikator="oppslag", antall=30, av_antall=40, kilde="Egen telling")
NY = BruksmalingRegistrert(
    dato=date(2024, 3, 1), indikator="oppslag", antall=30, av_antall=40, kilde="Egen telling"
)


@pytest.mark.krav("K-202")
def test_malinger_gjentas_over_tid() -> None:
    ibruktakelse = gitt(MALT, nokkel=NOKKEL).nar(MAL, som=BERGEN, fakta=NAER).da(NY)
    assert isinstance(ibruktakelse, Ibruktakelse)
    assert ibruktakelse.malt == (date(2024, 2, 5), date(2024, 3, 1))


@pytest.mark.krav("K-202")
@pytest.mark.parametrize("som", [NHN_SAK, LEDER, KONTAKT, RESSURS])
def test_kommunen_far_vite_om_andres_malinger(som: Person) -> None:
    gitt(nokkel=NOKKEL).nar(MAL, som=som, fakta=NAER).da(
        NY, KommuneOrientert(av_organ=som.aktor.organ)
    )


def test_en_maling_ligger_ikke_fram_i_tid() -> None:
    i_morgen = datetime(2024, 3, 2, tzinfo=UTC)
    resultat = gitt(nokkel=NOKKEL).nar(MAL, som=BERGEN, fakta=NAER, gjelder=i_morgen)
    resultat.avvises(det_har_skjedd)


def test_ingen_maler_flere_enn_alle() -> None:
    with pytest.raises(ValidationError, match="antall is above av_antall"):
        RegistrerBruksmaling(indikator="oppslag", antall=41, av_antall=40, kilde="Egen telling")


def test_andre_maler_ikke() -> None:
    gitt(nokkel=NOKKEL).nar(MAL, som=PROGRAMMET, fakta=NAER).avvises(rett_myndighet)
