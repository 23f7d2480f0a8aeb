"""The koordineringsgruppe approves a version that somebody else proposed."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell
from innforing.domain.innforingsmodell.steg.godkjenn_modellversjon import (
    Fakta,
    GodkjennModellversjon,
    modellbeslutningen_er_vist,
    modellversjonen_er_ikke_godkjent,
    modellversjonen_er_provd,
    modellversjonen_godkjennes_av_en_annen,
    proven_gjelder_fortsatt,
)
from innforing.domain.innforingsmodell.steg.prov_modellversjon import (
    modellversjonen_er_ikke_innfort,
)
from tests.domain.innforingsmodell.historie import (
    BESLUTNING,
    FORESLATT,
    GODKJENT,
    INNFORT,
    PROVD,
    S03,
)
from tests.domain.spesifikasjon import KARI, KS_SAK, OLA, gitt

STEG = GodkjennModellversjon(beslutning=BESLUTNING)
FAKTA = Fakta(modellprove=(S03,))


@pytest.mark.krav("K-324", "K-375")
def test_et_medlem_godkjenner_det_en_annen_har_foreslatt() -> None:
    modell = gitt(FORESLATT, PROVD).nar(STEG, som=KARI, fakta=FAKTA).da(GODKJENT)
    assert isinstance(modell, Innforingsmodell)
    assert modell.godkjent_av == "kari"


@pytest.mark.krav("K-324")
def test_den_som_foreslo_modellen_kan_ikke_godkjenne_den() -> None:
    egen = gitt(FORESLATT.med(av="ola"), PROVD)
    egen.nar(STEG, som=OLA, fakta=FAKTA).avvises(modellversjonen_godkjennes_av_en_annen)
    gitt(FORESLATT, PROVD).nar(STEG, som=KS_SAK, fakta=FAKTA).avvises(
        rett_myndighet, modellversjonen_godkjennes_av_en_annen
    )


@pytest.mark.krav("K-324")
def test_en_versjon_godkjennes_ikke_for_den_er_provd() -> None:
    uprovd = gitt(FORESLATT).nar(STEG, som=KARI, fakta=Fakta())
    uprovd.avvises(modellversjonen_er_provd)


@pytest.mark.krav("K-375")
def test_beslutningen_vises() -> None:
    uten = STEG.med(beslutning=None)
    gitt(FORESLATT, PROVD).nar(uten, som=KARI, fakta=FAKTA).avvises(modellbeslutningen_er_vist)


@pytest.mark.krav("K-324")
def test_en_versjon_godkjennes_en_gang() -> None:
    godkjent = gitt(FORESLATT, PROVD, GODKJENT)
    godkjent.nar(STEG, som=OLA, fakta=FAKTA).avvises(modellversjonen_er_ikke_godkjent)
    innfort = gitt(FORESLATT, PROVD, GODKJENT, INNFORT)
    innfort.nar(STEG, som=OLA, fakta=FAKTA).avvises(
        modellversjonen_er_ikke_innfort, modellversjonen_er_ikke_godkjent
    )


@pytest.mark.krav("K-324")
def test_lop_som_har_flyttet_seg_siden_proven_nevnes() -> None:
    nye = Fakta(
        modellprove=(
            S03.med(utfall=Modellutfall.STANSES, vilkar=("lederne_i_regionen_er_med",)),
            S03.med(lop="s04"),
        )
    )
    avvist = gitt(FORESLATT, PROVD).nar(STEG, som=KARI, fakta=nye).avvises(proven_gjelder_fortsatt)
    assert avvist.avklares[0].mangler == ("s03", "s04")
