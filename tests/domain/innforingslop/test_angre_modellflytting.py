"""A løp that was moved goes back to the version it followed."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.versjoner import LIVSLOP
from innforing.domain.innforingslop.steg.angre_modellflytting import (
    AngreModellflytting,
    ModellflyttingAngret,
    lopet_er_flyttet,
    lopet_star_der_det_sto,
)
from innforing.domain.innforingslop.steg.flytt_til_modell import LopFlyttetTilModell
from tests.domain.innforingslop.historie import PLANLAGT_A, fritekst
from tests.domain.spesifikasjon import KARI, KS_SAK, LEDER, Person, gitt

STEG = AngreModellflytting(begrunnelse=fritekst())
FLYTTET = LopFlyttetTilModell(
    fra="2024.1", til="2025.1", tilstand="planlagt", utfall=Modellutfall.FLYTTES, av="siri"
)


@pytest.mark.krav("K-324")
@pytest.mark.parametrize("som", [KS_SAK, KARI])
def test_lopet_folger_den_gamle_versjonen_igjen(som: Person) -> None:
    flyttet = gitt(*PLANLAGT_A, FLYTTET, i=T.PLANLAGT)
    lop = flyttet.nar(STEG, som=som).da(
        ModellflyttingAngret(fra="2025.1", til="2024.1", av=str(som.aktor.person))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.livslop is LIVSLOP["2024.1"]
    assert (lop.flyttet_fra, lop.flyttet_i) == (None, None)


def test_lederen_angrer_ikke_for_eieren() -> None:
    gitt(*PLANLAGT_A, FLYTTET, i=T.PLANLAGT).nar(STEG, som=LEDER).avvises(rett_myndighet)


@pytest.mark.krav("K-324")
def test_et_lop_som_ikke_er_flyttet_har_ingenting_a_angre() -> None:
    gitt(*PLANLAGT_A, i=T.PLANLAGT).nar(STEG, som=KS_SAK).avvises(lopet_er_flyttet)


@pytest.mark.krav("K-324")
def test_et_lop_som_har_kommet_videre_gar_tilbake_med_begrunnelse() -> None:
    videre = gitt(*PLANLAGT_A, FLYTTET, i=T.PAMELDING)
    videre.nar(STEG, som=KS_SAK).avvises(lopet_star_der_det_sto)
    svart = STEG.med(avklaringer={"lopet_star_der_det_sto": fritekst()})
    videre.nar(svart, som=KS_SAK).etter()
