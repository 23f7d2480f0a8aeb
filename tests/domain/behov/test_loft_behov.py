"""A behov is raised."""

from __future__ import annotations

import pytest

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.steg.gjor_til_fellestiltak import BehovBleFellestiltak
from innforing.domain.behov.steg.loft_behov import (
    BehovLoftet,
    LoftBehov,
    behovet_er_ikke_loftet_dit,
    behovet_er_vurdert_for_flere,
)
from innforing.domain.behov.steg.vurder_behov import BehovVurdert
from innforing.domain.behov.verdier import Behovsmottaker, Behovsomfang, Behovstatus
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.behov.historie import MELDT, TEKST
from tests.domain.spesifikasjon import BERGEN, KONTAKT, KS_SAK, NHN_SAK, Person, gitt

KS, NHN, EIER = Behovsmottaker
VURDERT = BehovVurdert(omfang=Behovsomfang.FLERE_KOMMUNER)
LOFT = LoftBehov(til=(KS, NHN, KS))


@pytest.mark.krav("K-243")
@pytest.mark.parametrize("som", [KONTAKT, KS_SAK])
def test_behovet_loftes_til_ks_og_norsk_helsenett(som: Person) -> None:
    behov = gitt(MELDT, VURDERT).nar(LOFT, som=som).da(BehovLoftet(til=(KS, NHN)))
    assert isinstance(behov, Behov)
    assert (behov.status, behov.loftet_til) == (Behovstatus.LOFTET, (KS, NHN))


@pytest.mark.krav("K-245")
def test_en_tilpasning_gar_til_nettverkets_eier_uten_at_den_er_loftet_nasjonalt() -> None:
    behov = gitt(MELDT).nar(LoftBehov(til=(EIER,)), som=KONTAKT).da(BehovLoftet(til=(EIER,)))
    assert isinstance(behov, Behov)
    assert behov.status is Behovstatus.MELDT


@pytest.mark.krav("K-242")
def test_a_lofte_uten_vurdering_ma_avklares() -> None:
    gitt(MELDT).nar(LOFT, som=KONTAKT).avvises(behovet_er_vurdert_for_flere)
    avklart = LOFT.med(avklaringer={"behovet_er_vurdert_for_flere": TEKST})
    gitt(MELDT).nar(avklart, som=KONTAKT).etter()
    gitt().nar(LOFT, som=KS_SAK).avvises_av(behovet_er_vurdert_for_flere)


def test_et_fellestiltak_som_loftes_er_fortsatt_fellestiltak() -> None:
    tiltak = gitt(MELDT, BehovBleFellestiltak(tiltak="Felles varsel"))
    behov = tiltak.nar(LOFT, som=KS_SAK).etter()
    assert isinstance(behov, Behov)
    assert behov.status is Behovstatus.FELLESTILTAK


def test_behovet_loftes_en_gang_til_hver() -> None:
    loftet = gitt(MELDT, VURDERT, BehovLoftet(til=(KS,)))
    avvist = loftet.nar(LoftBehov(til=(KS, NHN)), som=KONTAKT).avvises(behovet_er_ikke_loftet_dit)
    assert avvist.sperrer[0].mangler == ("ks",)


@pytest.mark.parametrize("som", [BERGEN, NHN_SAK])
def test_den_som_mottar_eller_har_behovet_lofter_det_ikke(som: Person) -> None:
    gitt(MELDT, VURDERT).nar(LOFT, som=som).avvises(rett_myndighet)
