"""What is planned for which løsning, and when."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.veikart.steg.sett_pa_veikartet import (
    Fakta,
    SettPaVeikartet,
    VeikartpunktSatt,
    innenfor_veikartets_periode,
    innforing_planlegges_av_det_som_er_klart,
    losningene_er_registrert,
)
from innforing.domain.veikart.veikart import Veikart
from innforing.domain.veikart.verdier import Veikartart, Veikartpunkt
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, gitt
from tests.domain.veikart.historie import INNFOR, UTVIKLE, VEIKARTET

SETT = SettPaVeikartet(punkter=(INNFOR, UTVIKLE))


@pytest.mark.krav("K-345")
def test_flere_punkter_settes_i_ett_steg_og_flyttes_hver_for_seg() -> None:
    veikart = (
        gitt(VEIKARTET)
        .nar(SETT, som=KS_SAK)
        .da(VeikartpunktSatt(punkt=INNFOR), VeikartpunktSatt(punkt=UTVIKLE))
    )
    flyttet = INNFOR.med(til=date(2025, 6, 30))
    veikart = (
        gitt(VEIKARTET, VeikartpunktSatt(punkt=INNFOR), VeikartpunktSatt(punkt=UTVIKLE))
        .nar(SettPaVeikartet(punkter=(flyttet,)), som=KARI)
        .etter()
    )
    assert isinstance(veikart, Veikart)
    assert veikart.punkter == (UTVIKLE, flyttet)


@pytest.mark.krav("K-348")
def test_innforing_av_det_som_ikke_er_klart_ma_avklares() -> None:
    fakta = Fakta(ikke_klare_pa_veikartet=("kj", "pll"))
    resultat = gitt(VEIKARTET).nar(SETT, som=KS_SAK, fakta=fakta)
    avvist = resultat.avvises(innforing_planlegges_av_det_som_er_klart)
    assert avvist.avklares[0].mangler == ("kj",)
    svar = {"innforing_planlegges_av_det_som_er_klart": Fritekst(id="t1", forpliktelse="00")}
    gitt(VEIKARTET).nar(SETT.med(avklaringer=svar), som=KS_SAK, fakta=fakta).etter()


@pytest.mark.parametrize(
    ("fra", "til"),
    [(date(2023, 12, 31), date(2024, 2, 1)), (date(2026, 12, 1), date(2027, 1, 1))],
)
def test_punktene_ligger_i_veikartets_periode(fra: date, til: date) -> None:
    utenfor = SettPaVeikartet(punkter=(INNFOR.med(fra=fra, til=til),))
    gitt(VEIKARTET).nar(utenfor, som=KS_SAK).avvises(innenfor_veikartets_periode)


def test_bare_registrerte_losninger_star_pa_veikartet() -> None:
    fakta = Fakta(ukjente_pa_veikartet=("pll",))
    gitt(VEIKARTET).nar(SETT, som=KS_SAK, fakta=fakta).avvises(losningene_er_registrert)
    gitt(VEIKARTET).nar(SETT, som=NHN_SAK).avvises(rett_myndighet)


def test_et_punkt_slutter_ikke_for_det_begynner() -> None:
    with pytest.raises(ValidationError, match="til must not be before fra"):
        Veikartpunkt(
            losning="kj", art=Veikartart.UTVIKLING, fra=date(2024, 2, 2), til=date(2024, 2, 1)
        )
