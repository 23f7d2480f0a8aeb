"""The løp is summed up with those who took part."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.myndigheter import ikke_pa_vent, rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar_evaluering import (
    Evalueringsfakta,
    alle_har_bruksstatus,
    deltakerne_er_spurt,
    laeringspunkt_er_registrert,
)
from innforing.domain.innforingslop.steg.avlys_pulje import PuljeAvlyst
from innforing.domain.innforingslop.steg.evaluer import (
    Evaluer,
    LopEvaluert,
    arbeidsgruppen_var_med,
    puljene_er_evaluert,
    puljene_er_gjennomfort,
)
from innforing.domain.innforingslop.verdier import Puljefase
from tests.domain.innforingslop.historie import (
    EVALUERT_DAG,
    GRUPPELEDER,
    I_GANG_A,
    I_GANG_B,
    I_GANG_C,
    I_GANG_F,
    KOMMUNER,
    LAERT,
    LOP_EVALUERT,
    NA_EVALUERT,
    PROSESSLEDER,
    PULJELEDER_1,
    SATT_PA_VENT,
    apnet,
    evaluering,
    fritekst,
    pulje_evaluert,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt

DELTOK = Evalueringsfakta(deltakere=KOMMUNER)
STEG = Evaluer(evaluering=evaluering(*KOMMUNER))
AVLYST_2 = PuljeAvlyst(pulje=2)
A = gitt(*I_GANG_A, AVLYST_2, LAERT, i=T.GJENNOMFORING)
B = gitt(*I_GANG_B, LAERT, i=T.GJENNOMFORING)
UTEN_GRUPPE = STEG.evaluering.med(aktorer=())


@pytest.mark.krav("K-208", "K-135", "K-128")
def test_lederen_evaluerer_lopet_med_dem_som_deltok() -> None:
    lop = A.nar(STEG, som=LEDER, fakta=DELTOK, na=NA_EVALUERT).da(LOP_EVALUERT)
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.EVALUERT
    assert [p.fase for p in lop.puljer] == [Puljefase.EVALUERT, Puljefase.AVLYST]
    assert lop.evalueringer[-1].spurte == KOMMUNER


@pytest.mark.krav("K-208", "K-215")
def test_ogsa_den_som_trakk_seg_skal_vaere_spurt() -> None:
    trakk_seg = Evalueringsfakta(deltakere=(*KOMMUNER, "os"))
    avvisning = A.nar(STEG, som=LEDER, fakta=trakk_seg).avvises(deltakerne_er_spurt)
    assert avvisning.sperrer[0].mangler == ("os",)


@pytest.mark.krav("K-145")
@pytest.mark.parametrize("hendelser", [(), (apnet(2),)])
def test_hver_pulje_skal_vaere_gjennomfort_eller_avlyst(
    hendelser: tuple[Hendelse[Innforingslop], ...],
) -> None:
    igjen = gitt(*I_GANG_A, *hendelser, LAERT, i=T.GJENNOMFORING)
    avvisning = igjen.nar(STEG, som=LEDER, fakta=DELTOK).avvises(puljene_er_gjennomfort)
    assert avvisning.sperrer[0].mangler == ("2",)


@pytest.mark.krav("K-128")
def test_i_type_a_er_arbeidsgruppen_med() -> None:
    alene = STEG.med(evaluering=UTEN_GRUPPE)
    A.nar(alene, som=LEDER, fakta=DELTOK).avvises(arbeidsgruppen_var_med)
    avklart = alene.med(avklaringer={"arbeidsgruppen_var_med": fritekst("gruppen er oppløst")})
    A.nar(avklart, som=LEDER, fakta=DELTOK).etter()
    B.nar(alene, som=LEDER, fakta=DELTOK).etter()


@pytest.mark.krav("K-145", "K-143")
def test_i_type_c_evalueres_lopet_nar_hver_pulje_er_evaluert() -> None:
    en_igjen = gitt(*I_GANG_C, AVLYST_2, LAERT, i=T.GJENNOMFORING)
    avvisning = en_igjen.nar(STEG, som=GRUPPELEDER, fakta=DELTOK).avvises(puljene_er_evaluert)
    assert avvisning.sperrer[0].mangler == ("1",)
    alle = gitt(*I_GANG_C, pulje_evaluert(1, "bergen", "voss"), AVLYST_2, LAERT, i=T.GJENNOMFORING)
    spurt_for = STEG.med(evaluering=evaluering())
    alle.nar(spurt_for, som=GRUPPELEDER, fakta=DELTOK, na=NA_EVALUERT).da(
        LopEvaluert(evaluering=evaluering(), av="gro", dato=EVALUERT_DAG)
    )
    alle.nar(spurt_for, som=PULJELEDER_1, fakta=DELTOK).avvises(rett_myndighet)


@pytest.mark.krav("K-111")
def test_en_region_evaluerer_sitt_lop_uten_koordineringsgruppen() -> None:
    lop = B.nar(STEG, som=LEDER, fakta=DELTOK).etter()
    assert lop.tilstandskode == "evaluert"
    B.nar(STEG, som=KARI, fakta=DELTOK).avvises(rett_myndighet)


@pytest.mark.krav("K-164")
def test_et_lop_ingen_ble_med_i_kan_evalueres() -> None:
    stille = gitt(*I_GANG_B, i=T.GJENNOMFORING)
    uten_svar = STEG.med(evaluering=evaluering())
    stille.nar(uten_svar, som=LEDER).avvises(laeringspunkt_er_registrert)
    avklart = uten_svar.med(avklaringer={"laeringspunkt_er_registrert": fritekst("for få")})
    stille.nar(avklart, som=LEDER).etter()


def test_en_felles_prosess_evalueres_av_prosesslederen_uten_bruksstatus() -> None:
    ukjent = DELTOK.med(deltakere_uten_bruksstatus=("voss",))
    f = gitt(*I_GANG_F, LAERT, i=T.GJENNOMFORING)
    f.nar(STEG, som=PROSESSLEDER, fakta=ukjent).etter()
    B.nar(STEG, som=LEDER, fakta=ukjent).avvises(alle_har_bruksstatus)


def test_pa_vent_evalueres_ikke_lopet() -> None:
    pa_vent = gitt(*I_GANG_B, LAERT, SATT_PA_VENT, i=T.GJENNOMFORING)
    pa_vent.nar(STEG, som=LEDER, fakta=DELTOK).avvises(ikke_pa_vent)
