"""A planned samling is changed."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.steg.endre_samling import (
    EndreSamling,
    SamlingEndret,
    samlingen_slutter_ikke_for_den_starter,
)
from innforing.domain.samling.vilkar import samlingen_er_planlagt, temaene_star_i_listen
from tests.domain.samling.historie import GJENNOMFORT, PLANLAGT, REGIONAL
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, LEDER, gitt

ENDRE = EndreSamling(
    fra=date(2024, 4, 9), til=date(2024, 4, 10), inviterte=("regional-18", "regional-55")
)
ENDRET = SamlingEndret(
    fra=date(2024, 4, 9), til=date(2024, 4, 10), inviterte=("regional-18", "regional-55")
)


@pytest.mark.krav("K-247", "K-253")
def test_samlingen_flyttes_og_flere_inviteres() -> None:
    samling = gitt(PLANLAGT).nar(ENDRE, som=KS_SAK).da(ENDRET)
    assert isinstance(samling, Samling)
    assert (samling.fra, samling.til) == (date(2024, 4, 9), date(2024, 4, 10))
    assert samling.inviterte == ("regional-46", "regional-18", "regional-55")


def test_det_som_ikke_oppgis_star() -> None:
    samling = gitt(PLANLAGT).nar(EndreSamling(sted="Tromsø"), som=KS_SAK).etter()
    assert isinstance(samling, Samling)
    assert (samling.fra, samling.til) == (PLANLAGT.fra, PLANLAGT.til)


def test_noe_endres() -> None:
    with pytest.raises(ValidationError, match="say what is to change"):
        EndreSamling()


def test_den_som_arrangerer_og_ks_endrer() -> None:
    gitt(REGIONAL).nar(ENDRE, som=LEDER).etter()
    gitt(REGIONAL).nar(ENDRE, som=KS_SAK).etter()
    gitt(PLANLAGT).nar(ENDRE, som=KONTAKT).avvises(rett_myndighet)
    gitt(REGIONAL).nar(ENDRE, som=BERGEN).avvises(rett_myndighet)


def test_en_samling_som_har_vart_endres_ikke_og_temaet_star_i_listen() -> None:
    steg = ENDRE.med(temaer=("ki",))
    har_vart = gitt(PLANLAGT, GJENNOMFORT)
    har_vart.nar(steg, som=KS_SAK).avvises(samlingen_er_planlagt, temaene_star_i_listen)


@pytest.mark.parametrize(("fra", "til"), [(date(2024, 3, 2), None), (None, date(2024, 2, 27))])
def test_den_slutter_ikke_for_den_starter(fra: date | None, til: date | None) -> None:
    steg = EndreSamling(fra=fra, til=til)
    avvist = gitt(PLANLAGT).nar(steg, som=KS_SAK)
    avvist.avvises(samlingen_slutter_ikke_for_den_starter)
    gitt(PLANLAGT.med(til=None)).nar(EndreSamling(sted="Bodø"), som=KS_SAK).etter()
