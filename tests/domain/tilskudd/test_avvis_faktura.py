"""KS sends an invoice back, and says why."""

from __future__ import annotations

import pytest

from innforing.domain.tilskudd.steg.avvis_faktura import (
    AvvisFaktura,
    FakturaAvvist,
    fakturaen_er_ubetalt,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.vilkar import det_er_sagt_hvorfor
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import AR_2024, FORKLART, KLAR, MOTTATT, UTBETALT

AVVIS = AvvisFaktura(nr="F-1", begrunnelse=FORKLART)


@pytest.mark.krav("K-281", "K-283")
def test_en_avvist_faktura_betales_ikke() -> None:
    tilskudd = (
        gitt(*KLAR, MOTTATT, nokkel=AR_2024).nar(AVVIS, som=KS_SAK).da(FakturaAvvist(nr="F-1"))
    )
    assert isinstance(tilskudd, Tilskudd)
    faktura = tilskudd.faktura("F-1")
    assert faktura is not None
    assert (faktura.avvist, faktura.rest) == (True, 0)


def test_det_er_sagt_hvorfor_fakturaen_avvises() -> None:
    mottatt = gitt(*KLAR, MOTTATT, nokkel=AR_2024)
    mottatt.nar(AVVIS.med(begrunnelse=None), som=KS_SAK).avvises(det_er_sagt_hvorfor)


def test_bare_en_ubetalt_faktura_avvises() -> None:
    for historie in (KLAR, UTBETALT, (*KLAR, MOTTATT, FakturaAvvist(nr="F-1"))):
        gitt(*historie, nokkel=AR_2024).nar(AVVIS, som=KS_SAK).avvises(fakturaen_er_ubetalt)


def test_a_avvise_en_ukjent_faktura_endrer_ingenting() -> None:
    for_ = gitt(*KLAR).aggregat(Tilskudd)
    assert gitt(*KLAR, FakturaAvvist(nr="F-9")).aggregat(Tilskudd) == for_
