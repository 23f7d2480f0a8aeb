"""Verdicts of an earlier check of the same løsning are laid to ground."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.legg_til_grunn import (
    Fakta,
    LeggTilGrunn,
    VurderingLagtTilGrunn,
    ingen_nyere_vurdering,
    kriteriene_er_uendret,
    kriteriesettet_gjelder,
    vurderingene_er_ferske,
    vurderingene_finnes,
)
from innforing.domain.innforingslop.vurdering import Verdikt
from tests.domain.innforingslop.historie import FORESLATT_B, REGIONLEDER, fritekst, vurdert
from tests.domain.spesifikasjon import KARI, gitt

V_056 = vurdert("K-056").vurdering
V_059 = vurdert("K-059").vurdering
FAKTA = Fakta(tidligere_vurderinger=(V_056, V_059), gjeldende_kriteriesett=1)
BYGG = LeggTilGrunn(lop="tidligere")
FORESLATT = gitt(*FORESLATT_B, i=T.FORESLATT)


@pytest.mark.krav("K-053", "K-054")
def test_en_losning_vurderes_en_gang_og_vurderingen_beholder_hvem_og_nar() -> None:
    fra = {"lop": "tidligere"}
    lop = FORESLATT.nar(BYGG, som=REGIONLEDER, fakta=FAKTA).da(
        VurderingLagtTilGrunn(vurdering=V_056.med(**fra), av="rita"),
        VurderingLagtTilGrunn(vurdering=V_059.med(**fra), av="rita"),
    )
    assert isinstance(lop, Innforingslop)
    vurdering = lop.vurderinger["K-056"]
    assert (vurdering.av, vurdering.organ, vurdering.lop) == (
        "kari",
        "koordineringsgruppen",
        "tidligere",
    )


def test_vurderinger_i_flere_ledd_viser_til_den_forste() -> None:
    fakta = FAKTA.med(tidligere_vurderinger=(V_056.med(lop="aller-forst"),))
    lop = FORESLATT.nar(BYGG, som=REGIONLEDER, fakta=fakta).etter()
    assert isinstance(lop, Innforingslop)
    assert lop.vurderinger["K-056"].lop == "aller-forst"


def test_bare_eieren_legger_til_grunn() -> None:
    FORESLATT.nar(BYGG, som=KARI, fakta=FAKTA).avvises(rett_myndighet)


@pytest.mark.krav("K-054")
def test_vurderingene_ma_finnes() -> None:
    FORESLATT.nar(BYGG, som=REGIONLEDER, fakta=Fakta()).avvises(vurderingene_finnes)
    steg = BYGG.med(kriterier=("K-056", "K-061"))
    avvist = FORESLATT.nar(steg, som=REGIONLEDER, fakta=FAKTA).avvises(vurderingene_finnes)
    assert avvist.sperrer[0].mangler == ("K-061",)


@pytest.mark.krav("K-054")
def test_endrede_kriterier_vurderes_pa_nytt() -> None:
    fakta = FAKTA.med(endrede_kriterier=("K-059",))
    lop = FORESLATT.nar(BYGG, som=REGIONLEDER, fakta=fakta).etter()
    assert isinstance(lop, Innforingslop)
    assert list(lop.vurderinger) == ["K-056"]
    steg = BYGG.med(kriterier=("K-059",))
    FORESLATT.nar(steg, som=REGIONLEDER, fakta=fakta).avvises(kriteriene_er_uendret)


@pytest.mark.krav("K-054")
def test_gamle_vurderinger_og_et_avlost_kriteriesett_ma_avklares() -> None:
    gammel = V_056.med(dato=date(2023, 2, 28))
    fakta = FAKTA.med(tidligere_vurderinger=(gammel, V_059), gjeldende_kriteriesett=2)
    avvist = FORESLATT.nar(BYGG, som=REGIONLEDER, fakta=fakta).avvises(
        vurderingene_er_ferske, kriteriesettet_gjelder
    )
    assert [u.mangler for u in avvist.avklares] == [("K-056",), ("K-056", "K-059")]
    svar = {"vurderingene_er_ferske": fritekst(), "kriteriesettet_gjelder": fritekst()}
    FORESLATT.nar(BYGG.med(avklaringer=svar), som=REGIONLEDER, fakta=fakta).etter()


@pytest.mark.krav("K-053")
def test_en_eldre_vurdering_opphever_ikke_en_lopet_har_gjort_selv() -> None:
    egen = vurdert("K-056", Verdikt.IKKE_OPPFYLT, dato=date(2024, 2, 20))
    lop = gitt(*FORESLATT_B, egen, i=T.FORESLATT)
    etter = lop.nar(BYGG, som=REGIONLEDER, fakta=FAKTA).etter()
    assert isinstance(etter, Innforingslop)
    assert etter.vurderinger["K-056"].verdikt is Verdikt.IKKE_OPPFYLT
    assert etter.vurderinger["K-059"].lop == "tidligere"
    steg = BYGG.med(kriterier=("K-056",))
    lop.nar(steg, som=REGIONLEDER, fakta=FAKTA).avvises(ingen_nyere_vurdering)
    nyere = FAKTA.med(tidligere_vurderinger=(V_056.med(dato=date(2024, 2, 21)),))
    lop.nar(steg, som=REGIONLEDER, fakta=nyere).etter()
