"""Each pulje is evaluated on its own, so that the next one learns."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import ikke_pa_vent, rett_myndighet
from innforing.domain.innforingslop.evaluering import Evaluering, GjortEvaluering
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.livslop.vilkar_evaluering import (
    Evalueringsfakta,
    alle_har_bruksstatus,
    deltakerne_er_spurt,
    laeringspunkt_er_registrert,
    mange_har_svart,
    oppfolging_er_planlagt,
    roller_og_forankring_vurdert,
)
from innforing.domain.innforingslop.steg.evaluer_pulje import (
    EvaluerPulje,
    puljen_er_gjennomfort,
)
from innforing.domain.innforingslop.verdier import Puljefase
from tests.domain.innforingslop.historie import (
    EVALUERT_DAG,
    I_GANG_A,
    I_GANG_C,
    I_GANG_F,
    LAERT,
    NA_EVALUERT,
    PROSESSLEDER,
    PULJELEDER_1,
    PULJELEDER_2,
    SATT_PA_VENT,
    evaluering,
    fritekst,
    pulje_evaluert,
)
from tests.domain.spesifikasjon import KARI, LEDER, gitt

DELTOK = Evalueringsfakta(deltakere=("bergen",))
STEG = EvaluerPulje(pulje=1, evaluering=evaluering("bergen"))
C = gitt(*I_GANG_C, LAERT, i=T.GJENNOMFORING)
A = gitt(*I_GANG_A, LAERT, i=T.GJENNOMFORING)


@pytest.mark.krav("K-145", "K-208", "K-135")
def test_puljens_leder_evaluerer_sin_pulje() -> None:
    lop = C.nar(STEG, som=PULJELEDER_1, fakta=DELTOK, na=NA_EVALUERT).da(
        pulje_evaluert(1, "bergen")
    )
    assert isinstance(lop, Innforingslop)
    assert lop.tilstand is T.GJENNOMFORING
    assert [p.fase for p in lop.puljer] == [Puljefase.EVALUERT, Puljefase.PLANLAGT]
    assert lop.evalueringer == (
        GjortEvaluering(pulje=1, av="ine", dato=EVALUERT_DAG, spurte=("bergen",)),
    )


@pytest.mark.krav("K-208", "K-215")
def test_den_som_deltok_ma_vaere_spurt() -> None:
    to = Evalueringsfakta(deltakere=("bergen", "os"))
    avvisning = C.nar(STEG, som=PULJELEDER_1, fakta=to).avvises(deltakerne_er_spurt)
    assert avvisning.sperrer[0].mangler == ("os",)


def test_en_pulje_uten_deltakere_evalueres_uten_a_sporre_noen() -> None:
    C.nar(STEG.med(evaluering=evaluering()), som=PULJELEDER_1).etter()


@pytest.mark.krav("K-145")
@pytest.mark.parametrize("nr", [2, 9])
def test_bare_en_pulje_i_gjennomforing_evalueres(nr: int) -> None:
    A.nar(STEG.med(pulje=nr), som=LEDER, fakta=DELTOK).avvises(puljen_er_gjennomfort)


def test_pa_vent_evalueres_ingen_pulje() -> None:
    pa_vent = gitt(*I_GANG_A, LAERT, SATT_PA_VENT, i=T.GJENNOMFORING)
    pa_vent.nar(STEG, som=LEDER, fakta=DELTOK).avvises(ikke_pa_vent)


@pytest.mark.krav("K-191", "K-201", "K-211", "K-214", "K-215")
def test_det_som_mangler_avklares_i_steget() -> None:
    mager = STEG.med(
        evaluering=Evaluering(
            spurte=("bergen", "os", "voss"), svarte=("os",), oppsummering=fritekst()
        )
    )
    fakta = Evalueringsfakta(
        deltakere=("bergen",),
        deltakere_uten_bruksstatus=("os",),
        deltakere_uten_oppfolging=("bergen",),
    )
    uten_laering = gitt(*I_GANG_C, i=T.GJENNOMFORING)
    avvisning = uten_laering.nar(mager, som=PULJELEDER_1, fakta=fakta).avvises(
        alle_har_bruksstatus,
        oppfolging_er_planlagt,
        mange_har_svart,
        laeringspunkt_er_registrert,
        roller_og_forankring_vurdert,
    )
    assert [u.mangler for u in avvisning.avklares] == [("os",), ("bergen",), (), (), ()]
    svar = {u.vilkar.navn: fritekst() for u in avvisning.avklares}
    uten_laering.nar(mager.med(avklaringer=svar), som=PULJELEDER_1, fakta=fakta).etter()


def test_i_en_felles_prosess_sporres_det_ikke_etter_bruksstatus() -> None:
    ukjent = DELTOK.med(deltakere_uten_bruksstatus=("bergen",))
    f = gitt(*I_GANG_F, LAERT, i=T.GJENNOMFORING)
    f.nar(STEG, som=PROSESSLEDER, fakta=ukjent).etter()


@pytest.mark.krav("K-215")
def test_bare_den_som_er_spurt_kan_ha_svart() -> None:
    with pytest.raises(ValidationError, match="asked"):
        Evaluering(spurte=("bergen",), svarte=("voss",), oppsummering=fritekst())


@pytest.mark.krav("K-143")
def test_ingen_evaluerer_en_annens_pulje() -> None:
    C.nar(STEG, som=PULJELEDER_2, fakta=DELTOK).avvises(rett_myndighet)
    C.nar(STEG, som=KARI, fakta=DELTOK).avvises(rett_myndighet)
