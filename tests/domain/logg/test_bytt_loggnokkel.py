"""The log gets a new key to sign with."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.logg.folger import EkteLoggOpprettet
from innforing.domain.logg.logg import Logg
from innforing.domain.logg.steg.bytt_loggnokkel import (
    ByttLoggnokkel,
    LoggnokkelByttet,
    loggen_beholder_navnet,
    loggnokkelen_byttes_fra,
    loggnokkelen_er_ny,
)
from tests.domain.spesifikasjon import BERGEN, KARI, KS_SAK, Person, gitt

FODT = EkteLoggOpprettet(id="logg-1")


def nokkel(siffer: str, navn: str = "logg.example/hendelser/1") -> str:
    return f"{navn}+{siffer * 8}+{siffer * 44}"


EN, TO, TRE = nokkel("1"), nokkel("2"), nokkel("3")
INNSYN = nokkel("4", "logg.example/innsyn/1")
BYTT = ByttLoggnokkel(gammel=EN, ny=TO)
BYTTET = LoggnokkelByttet(gammel=EN, ny=TO, gammel_til=date(2024, 3, 31))


@pytest.mark.krav("K-373", "K-374")
def test_begge_nokler_signerer_i_tretti_dager() -> None:
    logg = gitt(FODT, nokkel="").nar(BYTT, som=KS_SAK).da(BYTTET)
    assert isinstance(logg, Logg)
    assert logg.loggnokler == (EN, TO)
    assert logg.id == "logg-1"


def test_neste_bytte_gar_fra_nokkelen_som_signerer_na() -> None:
    videre = gitt(FODT, BYTTET).nar(ByttLoggnokkel(gammel=TO, ny=TRE), som=KS_SAK).etter()
    assert isinstance(videre, Logg)
    assert videre.loggnokler == (EN, TO, TRE)
    hopp = ByttLoggnokkel(gammel=EN, ny=TRE)
    gitt(FODT, BYTTET).nar(hopp, som=KS_SAK).avvises(loggnokkelen_byttes_fra)


def test_innsynsloggen_har_sine_egne_nokler() -> None:
    bytte = ByttLoggnokkel(gammel=INNSYN, ny=nokkel("5", "logg.example/innsyn/1"))
    logg = gitt(FODT, BYTTET).nar(bytte, som=KS_SAK).etter()
    assert isinstance(logg, Logg)
    assert logg.loggnokler[:2] == (EN, TO)


@pytest.mark.parametrize("ny", [EN, TO])
def test_en_nokkel_tas_ikke_i_bruk_igjen(ny: str) -> None:
    bytte = ByttLoggnokkel(gammel=TO, ny=ny)
    gitt(FODT, BYTTET).nar(bytte, som=KS_SAK).avvises(loggnokkelen_er_ny)


def test_et_annet_navn_er_en_annen_logg() -> None:
    bytte = ByttLoggnokkel(gammel=EN, ny=INNSYN)
    gitt(FODT).nar(bytte, som=KS_SAK).avvises(loggen_beholder_navnet)


@pytest.mark.parametrize("som", [KARI, BERGEN])
def test_bare_ks_bytter_nokkel(som: Person) -> None:
    gitt(FODT).nar(BYTT, som=som).avvises(rett_myndighet)


@pytest.mark.parametrize("galt", ["", "logg", EN[:-1], EN + "A", EN.replace("+", " ")])
def test_en_nokkel_har_nokkelens_form(galt: str) -> None:
    with pytest.raises(ValidationError):
        ByttLoggnokkel(gammel=EN, ny=galt)
