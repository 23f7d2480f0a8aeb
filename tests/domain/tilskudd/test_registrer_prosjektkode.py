"""The expenses carry a code of their own."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.registrer_prosjektkode import RegistrerProsjektkode
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.vilkar import bekreftelsen_er_mottatt
from tests.domain.spesifikasjon import gitt
from tests.domain.tilskudd.historie import (
    AR_2024,
    BEKREFTET,
    DIGI_AGDER,
    KODET,
    SENDT,
    TILDELT,
    VERTEN,
)

KOD = RegistrerProsjektkode(prosjektkode="4711")


@pytest.mark.krav("K-280")
def test_vertskommunen_registrerer_sin_egen_kode() -> None:
    bekreftet = gitt(TILDELT, SENDT, BEKREFTET, nokkel=AR_2024)
    tilskudd = bekreftet.nar(KOD, som=VERTEN).da(KODET)
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.prosjektkode == "4711"
    bekreftet.nar(KOD, som=DIGI_AGDER).avvises(rett_myndighet)


@pytest.mark.krav("K-277")
def test_oppdraget_bekreftes_forst() -> None:
    gitt(TILDELT, SENDT, nokkel=AR_2024).nar(KOD, som=VERTEN).avvises(bekreftelsen_er_mottatt)
