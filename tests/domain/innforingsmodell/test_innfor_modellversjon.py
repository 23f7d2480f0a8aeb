"""KS puts an approved version in force."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell
from innforing.domain.innforingsmodell.steg.innfor_modellversjon import (
    Fakta,
    InnforModellversjon,
    livslopet_henger_sammen,
    modellversjonen_er_godkjent,
    modellversjonen_gjelder_framover,
)
from innforing.domain.innforingsmodell.steg.prov_modellversjon import (
    modellversjonen_er_ikke_innfort,
)
from tests.domain.innforingsmodell.historie import FORESLATT, GODKJENT, INNFORT, PROVD
from tests.domain.spesifikasjon import KARI, KS_SAK, NA, gitt

STEG = InnforModellversjon(gjelder_fra=date(2024, 4, 1))
GODKJENTE = (FORESLATT, PROVD, GODKJENT)


@pytest.mark.krav("K-015", "K-324")
def test_en_godkjent_versjon_gjelder_fra_en_dag() -> None:
    modell = gitt(*GODKJENTE).nar(STEG, som=KS_SAK).da(INNFORT)
    assert isinstance(modell, Innforingsmodell)
    assert modell.gjelder_fra == date(2024, 4, 1)


def test_et_medlem_innforer_den_ikke() -> None:
    gitt(*GODKJENTE).nar(STEG, som=KARI).avvises(rett_myndighet)


@pytest.mark.krav("K-324")
def test_en_versjon_innfores_ikke_for_den_er_godkjent_og_bare_en_gang() -> None:
    gitt(FORESLATT, PROVD).nar(STEG, som=KS_SAK).avvises(modellversjonen_er_godkjent)
    gitt(*GODKJENTE, INNFORT).nar(STEG, som=KS_SAK).avvises(modellversjonen_er_ikke_innfort)


@pytest.mark.krav("K-324")
def test_et_livslop_som_ikke_henger_sammen_innfores_ikke_og_stien_vises() -> None:
    sti = "B: foresla → ? → evaluert"
    avvist = (
        gitt(*GODKJENTE)
        .nar(STEG, som=KS_SAK, fakta=Fakta(livslopets_feil=(sti,)))
        .avvises(livslopet_henger_sammen)
    )
    assert avvist.sperrer[0].mangler == (sti,)


@pytest.mark.krav("K-324")
def test_ingen_modell_gjelder_for_den_er_innfort() -> None:
    i_dag, i_gar = NA.date(), date(2024, 2, 29)
    gitt(*GODKJENTE).nar(STEG.med(gjelder_fra=i_dag), som=KS_SAK).etter()
    gitt(*GODKJENTE).nar(STEG.med(gjelder_fra=i_gar), som=KS_SAK).avvises(
        modellversjonen_gjelder_framover
    )
