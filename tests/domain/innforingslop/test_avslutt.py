"""A løp may end before it is fulfilled, with the reason."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.avslutt import (
    Avslutningsart,
    Avslutt,
    Fakta,
    LopAvsluttet,
    laeringspunkt_etter_deltakelse,
)
from tests.domain.innforingslop.historie import (
    APNET_A,
    EVALUERT_A,
    FORESLATT_A,
    I_GANG_A,
    I_GANG_B,
    LAERT,
    REGIONLEDER,
    SATT_PA_VENT,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt

AVSLUTT = Avslutt(art=Avslutningsart.AVBRUTT, begrunnelse=fritekst("løsningen er trukket tilbake"))
AVBRUTT = LopAvsluttet(art=Avslutningsart.AVBRUTT)
DELTOK = Fakta(deltakere=("bergen",))


@pytest.mark.parametrize(
    ("historie", "tilstand"), [(FORESLATT_A, T.FORESLATT), (APNET_A, T.PAMELDING)]
)
def test_eieren_avslutter_et_lop_som_ikke_skal_fullfores(
    historie: tuple[LopAvsluttet, ...], tilstand: T
) -> None:
    lop = gitt(*historie, i=tilstand).nar(AVSLUTT, som=KARI).da(AVBRUTT)
    assert lop.tilstandskode == "avsluttet"


def test_et_lop_pa_vent_kan_avsluttes_som_det_star() -> None:
    lop = gitt(*APNET_A, SATT_PA_VENT, i=T.PAMELDING).nar(AVSLUTT, som=KARI).da(AVBRUTT)
    assert isinstance(lop, Innforingslop)
    assert lop.pa_vent is None


def test_grunnen_og_maten_ma_oppgis() -> None:
    with pytest.raises(ValidationError, match=r"2 validation errors"):
        Avslutt.model_validate({})


@pytest.mark.krav("K-211")
def test_har_noen_deltatt_tas_laeringen_vare_pa() -> None:
    i_gang = gitt(*I_GANG_A, i=T.GJENNOMFORING)
    i_gang.nar(AVSLUTT, som=KARI, fakta=DELTOK).avvises(laeringspunkt_etter_deltakelse)
    svar = {"laeringspunkt_etter_deltakelse": fritekst("det er skrevet andre steder")}
    i_gang.nar(AVSLUTT.med(avklaringer=svar), som=KARI, fakta=DELTOK).da(AVBRUTT)
    laert = gitt(*I_GANG_A, LAERT, i=T.GJENNOMFORING)
    laert.nar(AVSLUTT, som=KARI, fakta=DELTOK).da(AVBRUTT)


def test_et_evaluert_lop_avsluttes_ikke() -> None:
    gitt(*EVALUERT_A, i=T.EVALUERT).nar(AVSLUTT, som=KARI).avvises(riktig_fase)


@pytest.mark.krav("K-111")
def test_lederen_avslutter_ikke_og_gruppen_avslutter_ikke_regionens_lop() -> None:
    gitt(*APNET_A, i=T.PAMELDING).nar(AVSLUTT, som=LEDER).avvises(rett_myndighet)
    b = gitt(*I_GANG_B, i=T.GJENNOMFORING)
    b.nar(AVSLUTT, som=KARI).avvises(rett_myndighet)
    b.nar(AVSLUTT, som=REGIONLEDER).da(AVBRUTT)
