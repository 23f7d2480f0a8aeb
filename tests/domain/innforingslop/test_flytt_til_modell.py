"""A running løp is moved to another version of the model."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.innforingslop.steg.flytt_til_modell import (
    Fakta,
    FlyttTilModell,
    LopFlyttetTilModell,
    lopet_er_i_gang,
    lopet_folger_en_annen_modell,
    modellen_er_i_kraft,
    modellen_kan_vurderes_av_systemet,
    modellen_stanser_ikke_lopet,
)
from tests.domain.innforingslop.historie import PLANLAGT_A, REGIONLEDER, fritekst
from tests.domain.spesifikasjon import KARI, KS_SAK, Person, gitt

STEG = FlyttTilModell(begrunnelse=fritekst(), modell="2025.1")
FAKTA = Fakta(modellen_gjelder_fra=date(2024, 2, 1))
FLYTTET = LopFlyttetTilModell(
    fra="2024.1", til="2025.1", tilstand="planlagt", utfall=Modellutfall.UBERORT, av="siri"
)
LOPET = gitt(*PLANLAGT_A, i=T.PLANLAGT)


@pytest.mark.krav("K-324", "K-379")
@pytest.mark.parametrize("som", [KS_SAK, KARI])
def test_lopet_folger_den_nye_versjonen_fra_na(som: Person) -> None:
    lop = LOPET.nar(STEG, som=som, fakta=FAKTA).da(FLYTTET.med(av=som.aktor.person))
    assert isinstance(lop, Innforingslop)
    assert lop.livslop is LIVSLOP["2025.1"]
    assert (lop.flyttet_fra, lop.flyttet_i) == ("2024.1", "planlagt")


def test_en_annen_region_flytter_ikke_lopet() -> None:
    LOPET.nar(STEG, som=REGIONLEDER, fakta=FAKTA).avvises(rett_myndighet)


@pytest.mark.krav("K-324")
@pytest.mark.parametrize("ferdig", [T.AVSLUTTET, T.DELT_MED_KOORDINERINGSGRUPPE])
def test_et_ferdig_lop_beholder_sin_modell(ferdig: T) -> None:
    lop = gitt(*PLANLAGT_A, i=ferdig)
    lop.nar(STEG, som=KS_SAK, fakta=FAKTA).avvises(lopet_er_i_gang)


@pytest.mark.krav("K-324")
@pytest.mark.parametrize("fra", [None, date(2024, 3, 2)])
def test_en_versjon_som_ikke_gjelder_enna_brukes_ikke(fra: date | None) -> None:
    LOPET.nar(STEG, som=KS_SAK, fakta=Fakta(modellen_gjelder_fra=fra)).avvises(modellen_er_i_kraft)


@pytest.mark.krav("K-324")
def test_et_lop_flyttes_ikke_dit_det_er() -> None:
    samme = STEG.med(modell="2024.1")
    LOPET.nar(samme, som=KS_SAK, fakta=FAKTA).avvises(lopet_folger_en_annen_modell)


@pytest.mark.krav("K-324")
def test_et_lop_som_ville_stanse_flyttes_bare_av_en_som_sier_hvorfor() -> None:
    stanses = FAKTA.med(
        modellutfallet=Modellutfall.STANSES, modellvilkarene=("lederne_i_regionen_er_med",)
    )
    avvist = LOPET.nar(STEG, som=KS_SAK, fakta=stanses).avvises(modellen_stanser_ikke_lopet)
    assert avvist.avklares[0].mangler == ("lederne_i_regionen_er_med",)
    likevel = STEG.med(avklaringer={"modellen_stanser_ikke_lopet": fritekst()})
    LOPET.nar(likevel, som=KS_SAK, fakta=stanses).da(
        FLYTTET.med(utfall=Modellutfall.STANSES, vilkar=("lederne_i_regionen_er_med",))
    )


@pytest.mark.krav("K-324")
def test_et_lop_som_systemet_ikke_kan_domme_vurderes_av_et_menneske() -> None:
    uvisst = FAKTA.med(
        modellutfallet=Modellutfall.MA_VURDERES, modellvilkarene=("roller_og_forankring_vurdert",)
    )
    LOPET.nar(STEG, som=KS_SAK, fakta=uvisst).avvises(modellen_kan_vurderes_av_systemet)
