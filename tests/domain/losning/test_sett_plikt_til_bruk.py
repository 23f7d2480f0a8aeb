"""Is there a duty to use the løsning?"""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.sett_plikt_til_bruk import (
    PliktTilBrukSatt,
    SettPliktTilBruk,
    betydelig_andel_er_vurdert,
    plikten_har_hjemmel,
)
from innforing.domain.losning.steg.vurder_andel import AndelVurdert
from innforing.domain.losning.styring import (
    Andelsdom,
    Andelstall,
    Andelsvurdering,
    Plikt,
    Pliktstatus,
)
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KARI, KS_SAK, NHN_SAK, Person, gitt

VURDERES = SettPliktTilBruk(
    status=Pliktstatus.VURDERES, dato=date(2022, 1, 13), kilde="Avtalen mellom HOD og KS"
)
PLIKT = SettPliktTilBruk(
    status=Pliktstatus.PLIKT,
    dato=date(2026, 1, 1),
    kilde="Lovdata",
    hjemmel="Forskrift (eksempel)",
)
SVAR = {"betydelig_andel_er_vurdert": Fritekst(id="t1", forpliktelse="00")}


def vurdert(dom: Andelsdom) -> AndelVurdert:
    tall = Andelstall(posisjon=9, nevner=356, tilgjengelig=263)
    vurdering = Andelsvurdering(per=date(2023, 12, 31), dom=dom, tall=tall, organ="ks")
    return AndelVurdert(vurdering=vurdering)


@pytest.mark.krav("K-167")
def test_uten_noe_registrert_er_det_ingen_plikt() -> None:
    losning = gitt(KJERNEJOURNAL).aggregat(Losning)
    assert isinstance(losning, Losning)
    assert losning.plikt_per(date(2024, 3, 1)) is Pliktstatus.INGEN


@pytest.mark.krav("K-167")
def test_at_hod_vurderer_har_dato_og_kilde_og_er_ingen_plikt() -> None:
    plikt = Plikt(
        status=Pliktstatus.VURDERES, dato=date(2022, 1, 13), kilde="Avtalen mellom HOD og KS"
    )
    losning = gitt(KJERNEJOURNAL).nar(VURDERES, som=KS_SAK).da(PliktTilBrukSatt(plikt=plikt))
    assert isinstance(losning, Losning)
    assert losning.plikt_per(date(2022, 1, 12)) is Pliktstatus.INGEN
    assert losning.plikt_per(date(2022, 1, 13)) is Pliktstatus.VURDERES


@pytest.mark.krav("K-167")
def test_en_lov_som_ikke_gjelder_enna_er_ingen_plikt_i_dag() -> None:
    losning = gitt(KJERNEJOURNAL, vurdert(Andelsdom.BETYDELIG)).nar(PLIKT, som=KS_SAK).etter()
    assert isinstance(losning, Losning)
    assert losning.plikt_per(date(2025, 12, 31)) is Pliktstatus.INGEN
    assert losning.plikt_per(date(2026, 1, 1)) is Pliktstatus.PLIKT


@pytest.mark.krav("K-167")
def test_en_status_som_fores_sent_fyller_hullet_for_den_som_kom_etter() -> None:
    senere = PliktTilBrukSatt(
        plikt=Plikt(status=Pliktstatus.INGEN, dato=date(2023, 1, 1), kilde="HOD")
    )
    losning = gitt(KJERNEJOURNAL, senere).nar(VURDERES, som=KS_SAK).etter()
    assert isinstance(losning, Losning)
    assert losning.plikt_per(date(2022, 6, 1)) is Pliktstatus.VURDERES
    assert losning.plikt_per(date(2024, 1, 1)) is Pliktstatus.INGEN


@pytest.mark.krav("K-166", "K-167")
def test_en_plikt_til_bruk_har_sin_egen_hjemmel() -> None:
    uten = PLIKT.med(hjemmel=None, avklaringer=SVAR)
    gitt(KJERNEJOURNAL).nar(uten, som=KS_SAK).avvises(plikten_har_hjemmel)
    gitt(KJERNEJOURNAL).nar(PLIKT.med(avklaringer=SVAR), som=KS_SAK).etter()


@pytest.mark.krav("K-168")
@pytest.mark.parametrize("for_", [(), (vurdert(Andelsdom.IKKE_BETYDELIG),)])
def test_en_plikt_uten_betydelig_andel_ma_avklares(for_: tuple[AndelVurdert, ...]) -> None:
    gitt(KJERNEJOURNAL, *for_).nar(PLIKT, som=KS_SAK).avvises(betydelig_andel_er_vurdert)


@pytest.mark.krav("K-168")
def test_den_siste_vurderingen_av_andelen_star() -> None:
    vurderinger = vurdert(Andelsdom.BETYDELIG), vurdert(Andelsdom.IKKE_BETYDELIG)
    resultat = gitt(KJERNEJOURNAL, *vurderinger).nar(PLIKT, som=KS_SAK)
    resultat.avvises(betydelig_andel_er_vurdert)
    gitt(KJERNEJOURNAL, *reversed(vurderinger)).nar(PLIKT, som=KS_SAK).etter()


@pytest.mark.parametrize("som", [NHN_SAK, KARI])
def test_bare_ks_forer_hva_loven_sier(som: Person) -> None:
    gitt(KJERNEJOURNAL).nar(VURDERES, som=som).avvises(rett_myndighet)
