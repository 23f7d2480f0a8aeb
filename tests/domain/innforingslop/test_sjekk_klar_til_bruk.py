"""Foreslått → klar-til-bruk sjekket, or «status kartlagt» in a felles prosess."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import ikke_pa_vent, rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar import (
    eierskap_godtatt,
    sitert_beslutning_gjelder,
)
from innforing.domain.innforingslop.livslop.vilkar_klar import (
    bor_kriterier_oppfylt,
    delvis_klar_bare_i_c,
    forvalteren_varer,
    helsefaglig_vurdering_foreligger,
    ikke_funnet_uforsvarlig,
    kartlegging_er_gjort,
    leverandorene_er_klare,
    materiell_har_forvalter,
    obligatoriske_kriterier_oppfylt,
    overlevering_er_registrert,
    portefoljen_sier_det_samme,
    sjekket_utenfor_programmet,
)
from innforing.domain.innforingslop.steg.sjekk_klar_til_bruk import (
    Begrensning,
    Fakta,
    KlarTilBrukSjekket,
    SjekkKlarTilBruk,
)
from innforing.domain.innforingslop.vurdering import GjeldendeKriterium, KlarResultat, Verdikt
from tests.domain.innforingslop.historie import (
    FORESLATT_A,
    FORESLATT_B,
    FORESLATT_C,
    FORESLATT_F,
    REGIONLEDER,
    SATT_PA_VENT,
    TYPE_B,
    A,
    fritekst,
    vurdert,
)
from tests.domain.spesifikasjon import KARI, PROGRAMMET, gitt

KLAR = Fakta(
    gjeldende_kriteriesett=1,
    kriterier=(
        GjeldendeKriterium(id="K-056", styrke="obligatorisk"),
        GjeldendeKriterium(id="K-057", styrke="beredskap"),
        GjeldendeKriterium(id="K-066", styrke="bor"),
        GjeldendeKriterium(id="helsefaglig_vurdert", styrke="bor", krav="K-062"),
    ),
    portefoljestatus="klart_til_bruk",
    overlevert=True,
    helsefaglig_konklusjon="forsvarlig",
)
VURDERT = (vurdert("K-056"), vurdert("K-057"), vurdert("K-066", Verdikt.IKKE_RELEVANT))
VURDERT_A = gitt(*FORESLATT_A, *VURDERT, i=T.FORESLATT)
SJEKK = SjekkKlarTilBruk()
DELVIS = SjekkKlarTilBruk(
    resultat=KlarResultat.DELVIS_KLAR, begrensning=Begrensning(journalsystemer=("dips",))
)


@pytest.mark.krav("K-053", "K-054", "K-002")
def test_losningen_er_klar_nar_alt_obligatorisk_er_oppfylt() -> None:
    lop = VURDERT_A.nar(SJEKK, som=KARI, fakta=KLAR).da(
        KlarTilBrukSjekket(resultat=KlarResultat.KLAR, kriteriesett=1, sjekket_for=A, av="kari")
    )
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.KLAR_TIL_BRUK_SJEKKET
    assert (lop.resultat, lop.sjekket_for) == (KlarResultat.KLAR, A)


def test_bare_eieren_sjekker() -> None:
    VURDERT_A.nar(SJEKK, som=PROGRAMMET, fakta=KLAR).avvises(rett_myndighet)


@pytest.mark.krav("K-053")
def test_ingen_slipper_forbi_et_obligatorisk_kriterium() -> None:
    delvis = gitt(*FORESLATT_A, *VURDERT, vurdert("K-056", Verdikt.DELVIS), i=T.FORESLATT)
    avvist = delvis.nar(SJEKK, som=KARI, fakta=KLAR).avvises(obligatoriske_kriterier_oppfylt)
    assert avvist.sperrer[0].mangler == ("K-056",)
    uvurdert = gitt(*FORESLATT_A, vurdert("K-056"), i=T.FORESLATT)
    avvist = uvurdert.nar(SJEKK, som=KARI, fakta=KLAR).avvises(
        obligatoriske_kriterier_oppfylt, bor_kriterier_oppfylt
    )
    assert avvist.sperrer[0].mangler == ("K-057",)
    assert avvist.avklares[0].mangler == ("K-066",)


@pytest.mark.krav("K-022", "K-058", "K-060", "K-071", "K-080")
@pytest.mark.parametrize(
    ("fakta", "vilkar", "mangler"),
    [
        ({"helsefaglig_konklusjon": "ikke_forsvarlig"}, ikke_funnet_uforsvarlig, ()),
        (
            {"mangler_ved_beslutningen": ("ikke_besluttet",)},
            sitert_beslutning_gjelder,
            ("ikke_besluttet",),
        ),
        ({"manglende_materiell": ("ros_mal",)}, materiell_har_forvalter, ("ros_mal",)),
        ({"materiell_uten_forvalter": ("m1",)}, materiell_har_forvalter, ("m1",)),
        ({"leverandorer_ikke_klare": ("dips",)}, leverandorene_er_klare, ("dips",)),
    ],
)
def test_dette_sperrer(fakta: dict[str, Any], vilkar: Any, mangler: tuple[str, ...]) -> None:
    avvist = VURDERT_A.nar(SJEKK, som=KARI, fakta=KLAR.med(**fakta)).avvises(vilkar)
    assert avvist.sperrer[0].mangler == mangler


@pytest.mark.krav("K-005", "K-055", "K-062", "K-070", "K-071", "K-080")
@pytest.mark.parametrize(
    ("fakta", "vilkar"),
    [
        ({"helsefaglig_konklusjon": None}, helsefaglig_vurdering_foreligger),
        ({"apne_helsefaglige_merknader": ("m1",)}, helsefaglig_vurdering_foreligger),
        ({"portefoljestatus": "under_utproving"}, portefoljen_sier_det_samme),
        ({"overlevert": False}, overlevering_er_registrert),
        ({"forvaltere_som_slutter": ("m1",)}, forvalteren_varer),
        ({"aktoren_er_fra_programmet": True}, sjekket_utenfor_programmet),
    ],
)
def test_dette_ma_avklares(fakta: dict[str, Any], vilkar: Any) -> None:
    med = KLAR.med(**fakta)
    VURDERT_A.nar(SJEKK, som=KARI, fakta=med).avvises(vilkar)
    svar = {vilkar.navn: fritekst()}
    VURDERT_A.nar(SJEKK.med(avklaringer=svar), som=KARI, fakta=med).etter()


def test_en_losning_utenfor_portefoljen_er_spurt_om_for() -> None:
    VURDERT_A.nar(SJEKK, som=KARI, fakta=KLAR.med(portefoljestatus=None)).etter()


@pytest.mark.krav("K-068", "K-034")
def test_type_c_kan_vaere_delvis_klar_med_grensen_oppgitt() -> None:
    vurdert_ = (vurdert("K-056", Verdikt.DELVIS), vurdert("K-057", Verdikt.IKKE_OPPFYLT))
    lop = gitt(*FORESLATT_C, *vurdert_, vurdert("K-066"), i=T.FORESLATT)
    fakta = KLAR.med(leverandorer_ikke_klare=("dips",))
    etter = lop.nar(DELVIS, som=KARI, fakta=fakta).etter()
    assert isinstance(etter, Innforingslop)
    assert etter.resultat is KlarResultat.DELVIS_KLAR
    ikke = vurdert("K-056", Verdikt.IKKE_OPPFYLT)
    lop = gitt(*FORESLATT_C, ikke, *VURDERT[1:], i=T.FORESLATT)
    lop.nar(DELVIS, som=KARI, fakta=KLAR).avvises(obligatoriske_kriterier_oppfylt)


@pytest.mark.krav("K-068")
def test_delvis_klar_er_ikke_for_type_a() -> None:
    VURDERT_A.nar(DELVIS, som=KARI, fakta=KLAR).avvises(delvis_klar_bare_i_c)


@pytest.mark.krav("K-032")
def test_en_ny_eier_ma_ha_godtatt_forst() -> None:
    lop = gitt(*FORESLATT_B, TYPE_B.med(ny_eier="regional-agder"), *VURDERT, i=T.FORESLATT)
    lop.nar(SJEKK, som=REGIONLEDER, fakta=KLAR).avvises(eierskap_godtatt)


def test_ingenting_gar_videre_mens_lopet_er_pa_vent() -> None:
    lop = gitt(*FORESLATT_A, *VURDERT, SATT_PA_VENT, i=T.FORESLATT)
    lop.nar(SJEKK, som=KARI, fakta=KLAR).avvises(ikke_pa_vent)


@pytest.mark.krav("K-042")
def test_en_felles_prosess_trenger_bare_kartlegging_eller_en_oversikt() -> None:
    lop = gitt(*FORESLATT_F, i=T.FORESLATT)
    lop.nar(SJEKK, som=REGIONLEDER).avvises(kartlegging_er_gjort)
    lop.nar(SJEKK, som=REGIONLEDER, fakta=Fakta(kartlagte_kommuner=("voss",))).etter()
    lop.nar(SJEKK.med(oversikt="Kartleggingen fra 2023"), som=REGIONLEDER).etter()


@pytest.mark.krav("K-068")
def test_delvis_klar_og_bare_det_har_en_grense() -> None:
    for felt in (
        {"resultat": KlarResultat.IKKE_KLAR},
        {"resultat": KlarResultat.DELVIS_KLAR},
        {"resultat": KlarResultat.DELVIS_KLAR, "begrensning": Begrensning()},
        {"begrensning": Begrensning(kommuner=("voss",))},
    ):
        with pytest.raises(ValidationError):
            SjekkKlarTilBruk.model_validate(felt)
