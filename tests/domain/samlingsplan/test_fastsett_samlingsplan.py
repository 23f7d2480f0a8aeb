"""KS sets the samlinger of a year."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.samlingsplan.samlingsplan import Samlingsplan
from innforing.domain.samlingsplan.steg.fastsett_samlingsplan import (
    FastsettSamlingsplan,
    SamlingsplanFastsatt,
)
from innforing.domain.samlingsplan.verdier import RYTME_2023, Tema
from tests.domain.spesifikasjon import KONTAKT, KS_SAK, gitt

KI = Tema(kode="ki", navn="Kunstig intelligens")
FASTSETT = FastsettSamlingsplan(fysiske=2, digitale=6, temaer=(KI,), malgrupper=("Ressurser",))
FASTSATT = SamlingsplanFastsatt(fysiske=2, digitale=6, temaer=(KI,), malgrupper=("Ressurser",))


@pytest.mark.krav("K-250")
def test_ks_setter_antall_temaer_og_malgrupper_og_kan_sette_dem_pa_nytt() -> None:
    plan = gitt(FASTSATT.med(fysiske=4)).nar(FASTSETT, som=KS_SAK).da(FASTSATT)
    assert isinstance(plan, Samlingsplan)
    assert (plan.fysiske, plan.digitale, plan.temaer) == (2, 6, (KI,))
    assert plan.malgrupper == ("Ressurser",)


@pytest.mark.krav("K-249")
def test_rytmen_fra_2023_er_fire_fysiske_og_en_digital_hver_maned() -> None:
    assert (RYTME_2023.ar, RYTME_2023.fysiske, RYTME_2023.digitale) == (2023, 4, 12)


def test_to_temaer_har_ikke_samme_kortnavn() -> None:
    with pytest.raises(ValidationError, match="two themes"):
        FastsettSamlingsplan(fysiske=2, digitale=6, temaer=(KI, KI.med(navn="Roboter")))


def test_en_region_setter_ikke_arets_samlinger() -> None:
    gitt().nar(FASTSETT, som=KONTAKT).avvises(rett_myndighet)


@pytest.mark.parametrize(("nokkel", "er"), [("2024", True), ("24", False), ("2024:1", False)])
def test_strommen_er_et_ar(nokkel: str, *, er: bool) -> None:
    assert bool(Samlingsplan.er_nokkel(nokkel)) is er
