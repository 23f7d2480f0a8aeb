"""The last step: the koordineringsgruppe has the evaluering."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar import sitert_beslutning_gjelder
from innforing.domain.innforingslop.steg.motta_evaluering import (
    EvalueringMottatt,
    Fakta,
    MottaEvaluering,
    evalueringen_er_levert,
    mottas_av_en_annen,
)
from tests.domain.innforingslop.historie import (
    EVALUERT_A,
    EVALUERT_DAG,
    LEVERT_A,
    NA_EVALUERT,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt, person

LISE_I_GRUPPEN = person("lise", Rolle.MEDLEM, "koordineringsgruppen", Organtype.KOORDINERINGSGRUPPE)
LEVERT = gitt(*LEVERT_A, i=T.EVALUERT)


@pytest.mark.krav("K-114", "K-209")
def test_koordineringsgruppen_mottar_og_lopet_er_delt() -> None:
    lop = LEVERT.nar(MottaEvaluering(), som=KARI, na=NA_EVALUERT).da(
        EvalueringMottatt(av="kari", dato=EVALUERT_DAG)
    )
    assert lop.tilstandskode == "delt_med_koordineringsgruppe"


@pytest.mark.krav("K-114")
def test_det_som_ikke_er_levert_kan_ikke_mottas() -> None:
    gitt(*EVALUERT_A, i=T.EVALUERT).nar(MottaEvaluering(), som=KARI).avvises(evalueringen_er_levert)


@pytest.mark.krav("K-209")
def test_den_som_leverte_mottar_ikke_selv() -> None:
    LEVERT.nar(MottaEvaluering(), som=LISE_I_GRUPPEN).avvises(mottas_av_en_annen)


@pytest.mark.krav("K-138")
def test_lederen_kan_ikke_motta_for_gruppen() -> None:
    LEVERT.nar(MottaEvaluering(), som=LEDER).avvises_av(rett_myndighet)


@pytest.mark.krav("K-375")
def test_er_det_vist_til_en_beslutning_gjelder_den_dette() -> None:
    en_annen = Fakta(mangler_ved_beslutningen=("gjelder_noe_annet",))
    LEVERT.nar(MottaEvaluering(), som=KARI, fakta=en_annen).avvises(sitert_beslutning_gjelder)
