"""KS or the koordineringsgruppe proposes a new version of the model."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.evalueringstema import MA_VURDERES, Evalueringstema
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell
from innforing.domain.innforingsmodell.steg.foresla_modellversjon import (
    Fakta,
    ForeslaModellversjon,
    alle_funn_er_vurdert,
    evalueringen_er_besluttet,
    funnene_hviler_pa_evalueringer,
    livslopet_er_utgitt,
    malene_er_vurdert,
    modellens_kriteriesett_er_publisert,
    modellversjonen_er_ny,
    roller_ansvar_og_forankring_er_vurdert,
)
from tests.domain.innforingsmodell.historie import (
    BESLUTNING,
    FORESLATT,
    FUNN,
    HVORFOR,
    JUSTERING,
)
from tests.domain.spesifikasjon import KARI, KONTAKT, KS_SAK, Person, gitt

STEG = ForeslaModellversjon(
    begrunnelse=HVORFOR, funn=FUNN, justeringer=(JUSTERING,), beslutning=BESLUTNING
)
FAKTA = Fakta(livslopet_finnes=True, kriteriesettet_finnes=True)


@pytest.mark.krav("K-015", "K-322", "K-323", "K-324", "K-325", "K-338", "K-339")
@pytest.mark.parametrize("som", [KS_SAK, KARI])
def test_funn_og_justeringer_foreslas_som_en_ny_versjon(som: Person) -> None:
    resultat = gitt().nar(STEG, som=som, fakta=FAKTA)
    modell = resultat.da(FORESLATT.med(av=som.aktor.person))
    assert isinstance(modell, Innforingsmodell)
    assert modell.funn == FUNN
    assert modell.justeringer == (JUSTERING,)
    assert modell.foreslatt_av == som.aktor.person
    assert modell.gjelder_fra is None


def test_en_kontaktperson_foreslar_ingen_modell() -> None:
    gitt().nar(STEG, som=KONTAKT, fakta=FAKTA).avvises(rett_myndighet)


@pytest.mark.krav("K-324")
def test_samme_versjon_foreslas_ikke_to_ganger() -> None:
    gitt(FORESLATT).nar(STEG, som=KS_SAK, fakta=FAKTA).avvises(modellversjonen_er_ny)


@pytest.mark.krav("K-324")
def test_en_versjon_uten_livslop_foreslas_ikke() -> None:
    uten = FAKTA.med(livslopet_finnes=False)
    gitt().nar(STEG, som=KS_SAK, fakta=uten).avvises(livslopet_er_utgitt)


@pytest.mark.krav("K-054")
def test_et_kriteriesett_som_folger_med_er_publisert() -> None:
    med = STEG.med(kriteriesett=2)
    gitt().nar(med, som=KS_SAK, fakta=FAKTA).etter()
    uten = FAKTA.med(kriteriesettet_finnes=False)
    gitt().nar(med, som=KS_SAK, fakta=uten).avvises(modellens_kriteriesett_er_publisert)
    gitt().nar(STEG, som=KS_SAK, fakta=uten).etter()


@pytest.mark.krav("K-325")
def test_roller_ansvar_og_forankring_vurderes_alltid() -> None:
    uten = (Evalueringstema.ANSVAR, Evalueringstema.FORANKRING)
    halvt = STEG.med(funn=tuple(f for f in FUNN if f.tema not in uten))
    avvist = (
        gitt().nar(halvt, som=KS_SAK, fakta=FAKTA).avvises(roller_ansvar_og_forankring_er_vurdert)
    )
    assert avvist.sperrer[0].mangler == ("ansvar", "forankring")


@pytest.mark.krav("K-322", "K-338", "K-339")
def test_det_som_ikke_er_vurdert_sporres_det_om() -> None:
    lite = STEG.med(
        funn=tuple(f.med(maler=()) for f in FUNN if f.tema in MA_VURDERES),
        beslutning=None,
    )
    avvist = (
        gitt()
        .nar(lite, som=KS_SAK, fakta=FAKTA.med(lop_uten_evaluering=("s03",)))
        .avvises(
            evalueringen_er_besluttet,
            alle_funn_er_vurdert,
            malene_er_vurdert,
            funnene_hviler_pa_evalueringer,
        )
    )
    assert [len(u.mangler) for u in avvist.avklares] == [0, 5, 4, 1]


def test_hvert_funn_har_sitt_nummer_og_justeringene_svarer_pa_dem() -> None:
    with pytest.raises(ValidationError, match="same number"):
        ForeslaModellversjon(begrunnelse=HVORFOR, funn=(FUNN[0], FUNN[0]), justeringer=(JUSTERING,))
    with pytest.raises(ValidationError, match="answers a finding"):
        ForeslaModellversjon(begrunnelse=HVORFOR, funn=(FUNN[0],), justeringer=(JUSTERING,))
