"""One answer for each other løp that overlaps."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.besvar_overlapp import (
    BesvarOverlapp,
    Fakta,
    OverlappBesvart,
    Overlappsvar,
    Samordning,
    overlappet_finnes,
)
from tests.domain.innforingslop.historie import LAGT_A, fritekst
from tests.domain.spesifikasjon import GRUPPA, NHN_SAK, gitt

LOP = gitt(*LAGT_A, i=T.KLAR_TIL_BRUK_SJEKKET)
OVERLAPP = Fakta(overlappende_lop=("vkp", "pll"))


def svar(*lop: str) -> BesvarOverlapp:
    deler = Samordning.DELER_DELES
    return BesvarOverlapp(
        svar=tuple(Overlappsvar(lop=id_, samordning=deler, grunn=fritekst()) for id_ in lop)
    )


def besvart(lop: str) -> OverlappBesvart:
    return OverlappBesvart(lop=lop, samordning=Samordning.DELER_DELES, grunn=fritekst(), av="geir")


@pytest.mark.krav("K-014", "K-106", "K-116")
def test_hvert_lop_far_sitt_svar() -> None:
    steg = svar("vkp", "pll")
    lop = LOP.nar(steg, som=GRUPPA, fakta=OVERLAPP).da(besvart("vkp"), besvart("pll"))
    assert isinstance(lop, Innforingslop)
    assert lop.besvarte_overlapp == ("vkp", "pll")


@pytest.mark.krav("K-106")
def test_bare_overlapp_som_finnes_besvares_av_dem_det_gjelder() -> None:
    avvist = LOP.nar(svar("vkp", "annet"), som=GRUPPA, fakta=OVERLAPP).avvises(overlappet_finnes)
    assert avvist.sperrer[0].mangler == ("annet",)
    LOP.nar(svar("vkp"), som=NHN_SAK, fakta=OVERLAPP).avvises(rett_myndighet)
    with pytest.raises(ValidationError):
        BesvarOverlapp(svar=())
