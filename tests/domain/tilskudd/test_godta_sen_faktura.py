"""KS decides what follows of a late invoice."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.avvis_faktura import FakturaAvvist
from innforing.domain.tilskudd.steg.godta_sen_faktura import (
    GodtaSenFaktura,
    SenFakturaGodtatt,
    fakturaen_venter_pa_ks,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Fristart
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import AR_2024, KLAR, MOTTATT, VERTEN

SEN = MOTTATT.med(forsinket=(Fristart.FAKTURADATO,))
GODTA = GodtaSenFaktura(nr="F-1")


@pytest.mark.krav("K-283")
def test_ks_godtar_en_sen_faktura() -> None:
    sen = gitt(*KLAR, SEN, nokkel=AR_2024)
    tilskudd = sen.nar(GODTA, som=KS_SAK).da(SenFakturaGodtatt(nr="F-1"))
    assert isinstance(tilskudd, Tilskudd)
    faktura = tilskudd.faktura("F-1")
    assert faktura is not None
    assert faktura.godtatt
    assert faktura.forsinket == (Fristart.FAKTURADATO,)
    sen.nar(GODTA, som=VERTEN).avvises(rett_myndighet)


@pytest.mark.krav("K-283")
def test_bare_en_faktura_som_venter_godtas() -> None:
    for historie in ((), (MOTTATT,), (SEN, FakturaAvvist(nr="F-1"))):
        gitt(*KLAR, *historie, nokkel=AR_2024).nar(GODTA, som=KS_SAK).avvises(
            fakturaen_venter_pa_ks
        )


def test_en_ukjent_faktura_endrer_ingenting() -> None:
    for_ = gitt(*KLAR).aggregat(Tilskudd)
    assert gitt(*KLAR, SenFakturaGodtatt(nr="F-9")).aggregat(Tilskudd) == for_
