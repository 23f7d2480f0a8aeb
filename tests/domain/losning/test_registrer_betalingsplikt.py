"""A duty to pay is no duty to use."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.steg.registrer_betalingsplikt import (
    BetalingspliktRegistrert,
    RegistrerBetalingsplikt,
)
from innforing.domain.losning.styring import Betalingsplikt, Pliktstatus
from tests.domain.losning.historie import KJERNEJOURNAL
from tests.domain.spesifikasjon import KS_SAK, NHN_SAK, gitt

BETAL = RegistrerBetalingsplikt(
    fra=date(2023, 1, 1), hjemmel="Pasientjournalloven", kilde="Rapporten 2024, avsnitt 4.4"
)


@pytest.mark.krav("K-166")
def test_plikt_til_a_betale_er_ikke_plikt_til_bruk() -> None:
    plikt = Betalingsplikt(
        fra=date(2023, 1, 1), hjemmel="Pasientjournalloven", kilde="Rapporten 2024, avsnitt 4.4"
    )
    losning = gitt(KJERNEJOURNAL).nar(BETAL, som=KS_SAK).da(BetalingspliktRegistrert(plikt=plikt))
    assert isinstance(losning, Losning)
    assert losning.betalingsplikt == plikt
    assert losning.plikt_per(date(2024, 3, 1)) is Pliktstatus.INGEN


def test_bare_ks_forer_plikten_til_a_betale() -> None:
    gitt(KJERNEJOURNAL).nar(BETAL, som=NHN_SAK).avvises(rett_myndighet)
