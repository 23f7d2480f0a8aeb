"""«… or until one party ends it»."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.avtale.steg.si_opp_avtale import (
    AvtaleSagtOpp,
    SiOppAvtale,
    avtalen_gjelder_da,
    avtalen_kan_sies_opp,
)
from innforing.domain.avtale.verdier import Oppsigelse
from innforing.domain.avtale.vilkar import parten_er_med
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from tests.domain.avtale.historie import AVTALEN
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

SI_OPP = SiOppAvtale(part="hod", siste_dag=date(2023, 6, 30), referanse="Brev (eksempel)")
SAGT_OPP = AvtaleSagtOpp(
    oppsigelse=Oppsigelse(part="hod", siste_dag=date(2023, 6, 30), referanse="Brev (eksempel)")
)


@pytest.mark.krav("K-340")
def test_en_part_kan_avslutte_for_tiden_er_ute() -> None:
    avtale = gitt(AVTALEN).nar(SI_OPP, som=KS_SAK).da(SAGT_OPP)
    assert isinstance(avtale, Avtale)
    assert avtale.gjelder(date(2023, 6, 30))
    assert not avtale.gjelder(date(2023, 7, 1))


@pytest.mark.krav("K-340")
def test_en_avtale_uten_sluttdato_slutter_nar_den_sies_opp() -> None:
    avtale = gitt(AVTALEN.med(til=None)).nar(SI_OPP, som=KS_SAK).etter()
    assert isinstance(avtale, Avtale)
    assert avtale.siste_dag == date(2023, 6, 30)


def test_bare_en_part_avslutter_og_bare_der_avtalen_sier_det() -> None:
    gitt(AVTALEN).nar(SI_OPP.med(part="nhn"), som=KS_SAK).avvises(parten_er_med)
    fast = AVTALEN.med(kan_sies_opp=False)
    gitt(fast).nar(SI_OPP, som=KS_SAK).avvises(avtalen_kan_sies_opp)


def test_en_avtale_som_er_over_avsluttes_ikke() -> None:
    etterpa = SI_OPP.med(siste_dag=date(2024, 1, 1))
    gitt(AVTALEN).nar(etterpa, som=KS_SAK).avvises(avtalen_gjelder_da)
    igjen = SI_OPP.med(siste_dag=date(2023, 9, 1))
    gitt(AVTALEN, SAGT_OPP).nar(igjen, som=KS_SAK).avvises(avtalen_gjelder_da)


def test_bare_ks_forer_oppsigelsen() -> None:
    gitt(AVTALEN).nar(SI_OPP, som=NHN_SAK).avvises(rett_myndighet)
