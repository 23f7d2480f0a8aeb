"""A samling was held."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.steg.gjennomfor_samling import (
    GjennomforSamling,
    SamlingGjennomfort,
    oppmotet_er_registrert,
    samlingen_har_vart,
)
from innforing.domain.samling.verdier import DeltErfaring, Oppmote, Samlingsstatus
from innforing.domain.samling.vilkar import oppmotet_er_talt_en_gang, samlingen_er_planlagt
from tests.domain.samling.historie import GJENNOMFORT, NORD, PLANLAGT, VEST
from tests.domain.spesifikasjon import KONTAKT, KS_SAK, gitt

ERFARING = DeltErfaring(hva="Opplæring av helger", lop="s01", organ="kommune-bergen")
HOLD = GjennomforSamling(utfall="Enige", oppmote=(VEST, NORD), erfaringer=(ERFARING,))
HOLDT = SamlingGjennomfort(utfall="Enige", oppmote=(VEST, NORD), erfaringer=(ERFARING,))


@pytest.mark.krav("K-252", "K-256", "K-210")
def test_samlingen_far_utfall_oppmote_og_det_som_ble_delt() -> None:
    samling = gitt(PLANLAGT).nar(HOLD, som=KS_SAK).da(HOLDT)
    assert isinstance(samling, Samling)
    assert (samling.status, samling.oppmote) == (Samlingsstatus.GJENNOMFORT, (VEST, NORD))


@pytest.mark.krav("K-252")
def test_samlingen_uten_oppmote_ma_avklares() -> None:
    uten = HOLD.med(oppmote=())
    gitt(PLANLAGT).nar(uten, som=KS_SAK).avvises(oppmotet_er_registrert)
    svar = Fritekst(id="t1", forpliktelse="00")
    gitt(PLANLAGT).nar(uten.med(avklaringer={"oppmotet_er_registrert": svar}), som=KS_SAK).etter()


def test_en_samling_som_ligger_fram_i_tid_er_ikke_gjennomfort() -> None:
    for datoer in ({"til": date(2024, 3, 2)}, {"fra": date(2024, 3, 2), "til": None}):
        gitt(PLANLAGT.med(**datoer)).nar(HOLD, som=KS_SAK).avvises(samlingen_har_vart)


def test_en_samling_gjennomfores_en_gang() -> None:
    gitt(PLANLAGT, GJENNOMFORT).nar(HOLD, som=KS_SAK).avvises(samlingen_er_planlagt)
    gitt().nar(HOLD, som=KS_SAK).avvises_av(samlingen_er_planlagt)
    gitt(PLANLAGT).nar(HOLD, som=KONTAKT).avvises(rett_myndighet)


def test_ingen_telles_to_ganger() -> None:
    to = HOLD.med(oppmote=(VEST, NORD, VEST.med(antall=1)))
    avvist = gitt(PLANLAGT).nar(to, som=KS_SAK).avvises(oppmotet_er_talt_en_gang)
    assert avvist.sperrer[0].mangler == ("regional-46",)


def test_antallet_rommer_dem_som_er_navngitt() -> None:
    with pytest.raises(ValidationError, match="more persons"):
        Oppmote(organ="ks", rolle=Rolle.MEDLEM, antall=1, personer=("a", "b"))
    Oppmote(organ="ks", rolle=Rolle.MEDLEM, antall=1, personer=("a", "a"))


def test_utfallet_forteller_ikke_om_en_pasient() -> None:
    with pytest.raises(ValidationError, match="one patient"):
        GjennomforSamling(utfall="Vi hørte om pasienten som døde.")
