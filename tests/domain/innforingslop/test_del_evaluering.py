"""The evaluering is delivered once, also to the program that handed over."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet, riktig_fase
from innforing.domain.innforingslop.evaluering import Levering
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.del_evaluering import (
    DelEvaluering,
    EvalueringDelt,
    evalueringen_er_ikke_delt_for,
    laeringspunkter_er_publisert,
    programmet_har_fatt_den,
)
from tests.domain.innforingslop.historie import (
    EVALUERING_DELT,
    EVALUERT_A,
    EVALUERT_C,
    EVALUERT_DAG,
    FORESLATT_A,
    GRUPPELEDER,
    I_GANG_A,
    LAERT,
    LEVERT_A,
    NA_EVALUERT,
    PULJELEDER_1,
    RAPPORT,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt

DEL = DelEvaluering()
EVALUERT = gitt(*EVALUERT_A, i=T.EVALUERT)


@pytest.mark.krav("K-209")
def test_lederen_leverer_evalueringen() -> None:
    lop = EVALUERT.nar(DEL, som=LEDER, na=NA_EVALUERT).da(EVALUERING_DELT.med(puljer=(1, 2)))
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.EVALUERT
    assert lop.levert == Levering(av="lise", dato=EVALUERT_DAG)


@pytest.mark.krav("K-209", "K-378")
def test_det_puljene_har_sendt_for_sendes_ikke_pa_nytt() -> None:
    c = gitt(*EVALUERT_C, i=T.EVALUERT)
    c.nar(DEL.med(bevis=(RAPPORT,)), som=GRUPPELEDER, na=NA_EVALUERT).da(
        EvalueringDelt(av="gro", dato=EVALUERT_DAG, puljer=(2,), bevis=(RAPPORT,))
    )
    c.nar(DEL, som=PULJELEDER_1).avvises(rett_myndighet)


@pytest.mark.krav("K-216")
def test_en_delt_evaluering_deles_ikke_pa_nytt() -> None:
    gitt(*LEVERT_A, i=T.EVALUERT).nar(DEL, som=LEDER).avvises(evalueringen_er_ikke_delt_for)


@pytest.mark.krav("K-210")
def test_laeringspunkter_som_holdes_tilbake_avklares() -> None:
    holdt = gitt(*EVALUERT_A, LAERT, LAERT.med(nr=2, publisert=False), i=T.EVALUERT)
    avvisning = holdt.nar(DEL, som=LEDER).avvises(laeringspunkter_er_publisert)
    assert avvisning.avklares[0].mangler == ("2",)
    svar = {"laeringspunkter_er_publisert": fritekst("leverandøren leser først")}
    holdt.nar(DEL.med(avklaringer=svar), som=LEDER).etter()


@pytest.mark.krav("K-213")
def test_evalueringen_sendes_til_programmet_som_overleverte() -> None:
    fra_program = FORESLATT_A[0].med(program="program-kj")
    med_program = gitt(fra_program, *EVALUERT_A[1:], i=T.EVALUERT)
    avvisning = med_program.nar(DEL, som=LEDER).avvises(programmet_har_fatt_den)
    assert avvisning.avklares[0].mangler == ("program-kj",)
    med_program.nar(DEL.med(sendt_til=("program-kj",)), som=LEDER).etter()
    svar = {"programmet_har_fatt_den": fritekst("programmet er lagt ned")}
    med_program.nar(DEL.med(avklaringer=svar), som=LEDER).etter()


def test_det_er_ingenting_a_dele_for_lopet_er_evaluert() -> None:
    gitt(*I_GANG_A, i=T.GJENNOMFORING).nar(DEL, som=LEDER).avvises(riktig_fase)


def test_koordineringsgruppen_leverer_ikke_til_seg_selv() -> None:
    EVALUERT.nar(DEL, som=KARI).avvises(rett_myndighet)
