"""Another kommune has the same behov."""

from __future__ import annotations

import pytest

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.folger import BehovGikkInnI
from innforing.domain.behov.myndigheter import MelderFakta
from innforing.domain.behov.steg.meld_samme_behov import (
    MeldSammeBehov,
    SammeBehovMeldt,
    kommunen_har_ikke_meldt_det,
)
from innforing.domain.behov.vilkar import behovet_star_for_seg_selv, kommunen_er_i_registeret
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.behov.historie import MELDT, VOSS_HAR
from tests.domain.spesifikasjon import BERGEN, KONTAKT, VOSS, Person, gitt

SAMME = MeldSammeBehov(kommune="voss")
I_VOSS = MelderFakta(melderens_fylke="46", melderens_nettverk="digi-vestland")


@pytest.mark.krav("K-204", "K-242")
@pytest.mark.parametrize("som", [VOSS, KONTAKT])
def test_en_kommune_til_har_behovet(som: Person) -> None:
    behov = gitt(MELDT).nar(SAMME, som=som, fakta=I_VOSS).da(SammeBehovMeldt(melder=VOSS_HAR))
    assert isinstance(behov, Behov)
    assert behov.kommuner == ("bergen", "voss")


def test_en_kommune_teller_en_gang() -> None:
    har = gitt(MELDT, SammeBehovMeldt(melder=VOSS_HAR))
    har.nar(SAMME, som=VOSS, fakta=I_VOSS).avvises(kommunen_har_ikke_meldt_det)


def test_en_kommune_sier_det_ikke_for_en_annen() -> None:
    gitt(MELDT).nar(SAMME, som=BERGEN, fakta=I_VOSS).avvises(rett_myndighet)


def test_kommunen_er_kjent_og_behovet_star_for_seg_selv() -> None:
    samlet = gitt(MELDT, BehovGikkInnI(behov="y"))
    avvist = samlet.nar(SAMME, som=VOSS, fakta=MelderFakta()).avvises(
        behovet_star_for_seg_selv, kommunen_er_i_registeret
    )
    assert avvist.sperrer[0].mangler == ("y",)
