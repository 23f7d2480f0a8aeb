"""The type is chosen case by case; a new owner has to accept."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar import omradet_finnes
from innforing.domain.innforingslop.steg.velg_type import (
    Fakta,
    TypeValgt,
    VelgType,
    alle_fem_er_besvart,
    fastsatte_er_i_omradet,
    ny_eier_passer_typen,
    nytten_er_ventet,
    sjekken_dekker_typen,
    typen_folger_svarene,
)
from innforing.domain.innforingslop.verdier import LopType
from innforing.domain.innforingslop.vurdering import (
    Vurderingskriterium,
    Vurderingssvar,
    foreslatt_type,
)
from tests.domain.innforingslop.historie import (
    BESVART,
    FORESLATT_A,
    FORESLATT_B,
    FORESLATT_C,
    REGIONLEDER,
    SJEKK_A,
    SJEKK_B,
    SJEKK_C,
    VESTLAND,
    A,
    B,
    C,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, gitt

KJENT = Fakta(kjente_regioner=("46",), omradets_organer=("regional-vestland",))
LIKEVEL = {"typen_folger_svarene": fritekst()}
NYTTE = "Mindre dobbeltføring"


def velg(type_: LopType, **felt: Any) -> VelgType:
    if type_ is B:
        felt = {"omrade": VESTLAND, "regional_grunn": fritekst()} | felt
    return VelgType(begrunnelse=fritekst(), type=type_, avklaringer=LIKEVEL, **felt)


@pytest.mark.krav("K-019", "K-020")
def test_eieren_velger_typen_med_begrunnelse() -> None:
    lop = (
        gitt(*FORESLATT_C, *BESVART, i=T.FORESLATT)
        .nar(velg(A), som=KARI)
        .da(TypeValgt(type=A, av="kari"))
    )
    assert isinstance(lop, Innforingslop)
    assert lop.type_valgt
    assert (lop.type, lop.ny_eier) == (A, None)
    with pytest.raises(ValidationError):
        VelgType.model_validate({"type": A})


@pytest.mark.krav("K-049")
def test_alle_fem_ma_vaere_besvart() -> None:
    avvist = gitt(*FORESLATT_A, *BESVART[1:], i=T.FORESLATT).nar(velg(A), som=KARI)
    assert avvist.avvises(alle_fem_er_besvart).sperrer[0].mangler == ("modenhet",)


def test_bare_eieren_velger() -> None:
    gitt(*FORESLATT_A, *BESVART, i=T.FORESLATT).nar(velg(A), som=REGIONLEDER).avvises(
        rett_myndighet
    )


@pytest.mark.krav("K-028", "K-032")
def test_et_lop_som_blir_regionalt_far_ny_eier_nar_regionen_godtar() -> None:
    lop = gitt(*FORESLATT_A, *BESVART, i=T.FORESLATT)
    uten = lop.nar(velg(B), som=KARI, fakta=KJENT).avvises(ny_eier_passer_typen)
    assert uten.sperrer[0].mangler == ("koordineringsgruppen",)
    etter = lop.nar(velg(B, ny_eier="regional-vestland"), som=KARI, fakta=KJENT).etter()
    assert isinstance(etter, Innforingslop)
    assert (etter.eier, etter.ny_eier) == ("koordineringsgruppen", "regional-vestland")
    assert etter.omrade == VESTLAND


def test_et_regionalt_lop_beholder_eieren_og_et_som_blir_nasjonalt_far_ny() -> None:
    lop = gitt(*FORESLATT_B, *BESVART, i=T.FORESLATT)
    etter = lop.nar(velg(B), som=REGIONLEDER, fakta=KJENT).etter()
    assert isinstance(etter, Innforingslop)
    assert etter.ny_eier is None
    etter = lop.nar(velg(A), som=REGIONLEDER, fakta=KJENT).etter()
    assert isinstance(etter, Innforingslop)
    assert etter.ny_eier == "koordineringsgruppen"


def test_et_lop_uten_eier_far_en_av_regionens() -> None:
    lop = FORESLATT_B[0].anvend(Innforingslop()).med(eier=None)
    assert ny_eier_passer_typen.mangler(_grunnlag(lop)) == ("",)


def _grunnlag(lop: Innforingslop) -> object:
    g = gitt().nar(velg(B), som=KARI, fakta=KJENT).g
    return type(g)(lop, g.steg, g.aktor, g.verv, g.na, g.gjelder, g.fakta)


@pytest.mark.krav("K-027")
def test_omradet_ma_finnes() -> None:
    fakta = KJENT.med(kjente_regioner=("42",))
    gitt(*FORESLATT_B, *BESVART, i=T.FORESLATT).nar(velg(B), som=REGIONLEDER, fakta=fakta).avvises(
        omradet_finnes
    )


@pytest.mark.krav("K-022", "K-068")
def test_delvis_klar_gir_bare_type_c() -> None:
    lop = gitt(*FORESLATT_C, *BESVART, SJEKK_C, i=T.KLAR_TIL_BRUK_SJEKKET)
    lop.nar(velg(A), som=KARI).avvises(sjekken_dekker_typen)
    lop.nar(velg(C, ventet_nytte=NYTTE), som=KARI).etter()


@pytest.mark.krav("K-022")
def test_en_sjekk_for_en_region_gjor_ikke_losningen_klar_for_alle() -> None:
    lop = gitt(*FORESLATT_B, *BESVART, SJEKK_B, i=T.KLAR_TIL_BRUK_SJEKKET)
    lop.nar(velg(A), som=REGIONLEDER, fakta=KJENT).avvises(sjekken_dekker_typen)
    lop.nar(velg(B), som=REGIONLEDER, fakta=KJENT).etter()
    lop = gitt(*FORESLATT_A, *BESVART, SJEKK_A, i=T.KLAR_TIL_BRUK_SJEKKET)
    lop.nar(velg(A), som=KARI).etter()


@pytest.mark.krav("K-022")
def test_en_sjekk_for_en_region_gjelder_ikke_en_annen() -> None:
    agder = VESTLAND.med(kode="42")
    kjent = KJENT.med(kjente_regioner=("42", "46"))
    lop = gitt(*FORESLATT_B, *BESVART, SJEKK_B, i=T.KLAR_TIL_BRUK_SJEKKET)
    lop.nar(velg(B, omrade=agder), som=REGIONLEDER, fakta=kjent).avvises(sjekken_dekker_typen)
    for_sjekken = gitt(*FORESLATT_B, *BESVART, i=T.FORESLATT)
    for_sjekken.nar(velg(B, omrade=agder), som=REGIONLEDER, fakta=kjent).etter()


@pytest.mark.krav("K-029")
def test_et_lop_som_blir_regionalt_tar_ikke_med_kommuner_utenfor() -> None:
    utenfor = KJENT.med(fastsatte_utenfor_omradet=("arendal",))
    lop = gitt(*FORESLATT_A, *BESVART, i=T.FORESLATT)
    steg = velg(B, ny_eier="regional-vestland")
    avvist = lop.nar(steg, som=KARI, fakta=utenfor).avvises(fastsatte_er_i_omradet)
    assert avvist.sperrer[0].mangler == ("arendal",)


@pytest.mark.krav("K-050")
def test_en_annen_type_enn_svarene_peker_mot_ma_avklares() -> None:
    lop = gitt(*FORESLATT_A, *BESVART, i=T.FORESLATT)
    steg = velg(A).med(avklaringer={})
    avvist = lop.nar(steg, som=KARI).avvises(typen_folger_svarene)
    assert avvist.avklares[0].mangler == ("b",)


@pytest.mark.krav("K-035")
def test_type_c_sier_hvilken_nytte_som_ventes() -> None:
    lop = gitt(*FORESLATT_C, *BESVART, i=T.FORESLATT)
    lop.nar(velg(C), som=KARI).avvises(nytten_er_ventet)
    lop.nar(velg(C, ventet_nytte=NYTTE), som=KARI).etter()


@pytest.mark.krav("K-050")
@pytest.mark.parametrize(
    ("modenhet", "samtidighet", "ventet"),
    [
        (Vurderingssvar.JA, Vurderingssvar.NEI, A),
        (Vurderingssvar.JA, Vurderingssvar.JA, B),
        (Vurderingssvar.DELVIS, Vurderingssvar.JA, C),
        (Vurderingssvar.NEI, Vurderingssvar.NEI, C),
        (Vurderingssvar.VET_IKKE, Vurderingssvar.NEI, None),
    ],
)
def test_svarene_foreslar_en_type(
    modenhet: Vurderingssvar, samtidighet: Vurderingssvar, ventet: LopType | None
) -> None:
    svar = {
        str(Vurderingskriterium.MODENHET.value): modenhet,
        str(Vurderingskriterium.SAMTIDIGHET.value): samtidighet,
    }
    assert foreslatt_type(svar) is ventet


@pytest.mark.krav("K-027", "K-028")
def test_bare_type_b_har_omrade_regional_grunn_og_regional_eier() -> None:
    for type_, felt in (
        (A, {"omrade": VESTLAND}),
        (A, {"ny_eier": "regional-vestland"}),
        (B, {"omrade": None}),
        (B, {"regional_grunn": None}),
    ):
        with pytest.raises(ValidationError):
            velg(type_, **felt)
