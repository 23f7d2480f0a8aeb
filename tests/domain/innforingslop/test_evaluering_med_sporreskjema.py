"""What a spørreskjema has counted is what the evaluering says, unless somebody says why not."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.evalueringstema import MA_VURDERES, Evalueringstema
from innforing.domain.innforingslop.evaluering import Evaluering, Temavurdering
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar_evaluering import (
    Evalueringsfakta,
    deltakerne_er_spurt,
    mange_har_svart,
    roller_og_forankring_vurdert,
    tallene_er_skjemaets,
)
from innforing.domain.innforingslop.steg.evaluer import Evaluer, LopEvaluert
from innforing.domain.innforingslop.steg.evaluer_pulje import EvaluerPulje, PuljeEvaluert
from tests.domain.innforingslop.historie import (
    EVALUERT_DAG,
    I_GANG_B,
    KOMMUNER,
    LAERT,
    NA_EVALUERT,
    evaluering,
    fritekst,
)
from tests.domain.spesifikasjon import LEDER, gitt

B = gitt(*I_GANG_B, LAERT, i=T.GJENNOMFORING)
TELT = Evalueringsfakta(deltakere=KOMMUNER, skjemaets_spurte=KOMMUNER, skjemaets_svarte=("bergen",))
UTEN_TALL = evaluering()
MED_TALL = evaluering(*KOMMUNER, svarte=("bergen",))


@pytest.mark.krav("K-208", "K-215")
def test_tallene_hentes_fra_sporreskjemaet() -> None:
    lop = B.nar(Evaluer(evaluering=UTEN_TALL), som=LEDER, fakta=TELT, na=NA_EVALUERT).da(
        LopEvaluert(evaluering=MED_TALL, av="lise", dato=EVALUERT_DAG)
    )
    assert isinstance(lop, Innforingslop)
    assert lop.evalueringer[-1].spurte == KOMMUNER
    steg = EvaluerPulje(pulje=1, evaluering=UTEN_TALL)
    B.nar(steg, som=LEDER, fakta=TELT, na=NA_EVALUERT).da(
        PuljeEvaluert(pulje=1, evaluering=MED_TALL, av="lise", dato=EVALUERT_DAG)
    )


@pytest.mark.krav("K-215")
def test_ogsa_skjemaets_tall_skal_vaere_hele_og_mange_nok() -> None:
    steg = Evaluer(evaluering=UTEN_TALL)
    en_til = TELT.med(deltakere=(*KOMMUNER, "os"))
    B.nar(steg, som=LEDER, fakta=en_til).avvises(deltakerne_er_spurt)
    stille = TELT.med(skjemaets_svarte=())
    B.nar(steg, som=LEDER, fakta=stille).avvises(mange_har_svart)


@pytest.mark.krav("K-215")
@pytest.mark.parametrize(
    ("spurte", "svarte", "ulike"),
    [
        (KOMMUNER, KOMMUNER, ("voss",)),
        (KOMMUNER, ("voss",), ("bergen", "voss")),
        (("bergen", "os", "voss"), ("bergen", "os"), ("os",)),
    ],
)
def test_andre_tall_enn_skjemaets_ma_forklares(
    spurte: tuple[str, ...], svarte: tuple[str, ...], ulike: tuple[str, ...]
) -> None:
    steg = Evaluer(evaluering=evaluering(*spurte, svarte=svarte))
    avvist = B.nar(steg, som=LEDER, fakta=TELT).avvises(tallene_er_skjemaets)
    assert avvist.avklares[0].mangler == ulike
    grunn = {"tallene_er_skjemaets": fritekst("Voss svarte i et møte")}
    B.nar(steg.med(avklaringer=grunn), som=LEDER, fakta=TELT).etter()


def test_den_som_ikke_ble_spurt_i_skjemaet_men_ellers_gjor_ingen_forskjell() -> None:
    steg = Evaluer(evaluering=evaluering("bergen", "os", "voss", svarte=("bergen",)))
    avvist = B.nar(steg, som=LEDER, fakta=TELT)
    avvist.avvises(mange_har_svart)


@pytest.mark.krav("K-214", "K-325")
def test_roller_ansvar_og_forankring_kan_vurderes_hver_for_seg() -> None:
    alle = tuple(Temavurdering(tema=tema, vurdering=fritekst()) for tema in MA_VURDERES)
    for temaer, vurdert in ((alle, True), (alle[:2], False), ((), False)):
        steg = Evaluer(evaluering=MED_TALL.med(roller_og_forankring=None, temaer=temaer))
        utfall = B.nar(steg, som=LEDER, fakta=TELT)
        if vurdert:
            utfall.etter()
        else:
            utfall.avvises(roller_og_forankring_vurdert)


@pytest.mark.krav("K-338")
def test_et_tema_vurderes_en_gang() -> None:
    ett = Temavurdering(tema=Evalueringstema.OKONOMI, vurdering=fritekst())
    with pytest.raises(ValidationError, match="each tema once"):
        Evaluering(oppsummering=fritekst(), temaer=(ett, ett))
