"""Early information, before any invitation."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.informer_pa_forhand import (
    InformerPaForhand,
    KommunerInformert,
    mottakerne_er_aktuelle,
)
from tests.domain.innforingslop.historie import BEMANNET_A, LAGT_A
from tests.domain.spesifikasjon import GRUPPA, KARI, LEDER, gitt

TEKST = "Et løp for Kjernejournal er under planlegging"
INFORMER = InformerPaForhand(informasjon=TEKST)


@pytest.mark.krav("K-012", "K-025")
def test_alle_aktuelle_kommuner_far_vite_det_pa_forhand() -> None:
    lop = (
        gitt(*LAGT_A, i=T.KLAR_TIL_BRUK_SJEKKET)
        .nar(INFORMER, som=GRUPPA)
        .da(KommunerInformert(informasjon=TEKST, kommuner=("bergen", "voss"), av="geir"))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.informert == ("bergen", "voss")


@pytest.mark.krav("K-012")
def test_noen_kan_informeres_for_seg_men_bare_aktuelle_kommuner() -> None:
    lop = gitt(*LAGT_A, i=T.KLAR_TIL_BRUK_SJEKKET)
    lop.nar(INFORMER.med(mottakere=("voss",)), som=LEDER).etter()
    utenfor = INFORMER.med(mottakere=("voss", "oslo"))
    avvist = lop.nar(utenfor, som=LEDER).avvises(mottakerne_er_aktuelle)
    assert avvist.sperrer[0].mangler == ("oslo",)
    lop.nar(INFORMER.med(mottakere=()), som=LEDER).avvises(mottakerne_er_aktuelle)


def test_kommunene_ma_vaere_fastsatt_forst() -> None:
    lop = gitt(*BEMANNET_A, i=T.FORESLATT)
    lop.nar(INFORMER, som=GRUPPA).avvises(mottakerne_er_aktuelle)


def test_koordineringsgruppen_informerer_ikke_for_lederen() -> None:
    gitt(*LAGT_A, i=T.KLAR_TIL_BRUK_SJEKKET).nar(INFORMER, som=KARI).avvises(rett_myndighet)
