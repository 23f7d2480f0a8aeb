"""Kroner of a year's ramme used before and after the group was in place."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.registrer_rammebruk import (
    RammebrukRegistrert,
    RegistrerRammebruk,
    bruken_folger_ordningen,
    rammen_holder,
)
from innforing.domain.regional_gruppe.verdier import Ordning, Rammebruk
from tests.domain.regional_gruppe.historie import ETABLERT, FAKTA, GRUPPE, NETTVERKET
from tests.domain.spesifikasjon import gitt

FOR = RegistrerRammebruk(
    ar=2024, ordning=Ordning.VIDEREFORT, belop=400_000, dato=date(2024, 2, 1), ramme=1_000_000
)
ETTER = FOR.med(ordning=Ordning.REGIONAL_GRUPPE, belop=600_000, dato=date(2024, 3, 1))
BRUKT = RammebrukRegistrert(
    bruk=Rammebruk(ar=2024, ordning=Ordning.VIDEREFORT, belop=400_000, dato=date(2024, 2, 1)),
    ramme=1_000_000,
)
I_FJOR = BRUKT.med(bruk=BRUKT.bruk.med(ar=2023))


@pytest.mark.krav("K-269")
def test_brukt_for_og_etter_er_til_sammen_innenfor_rammen() -> None:
    for_ = gitt(nokkel=GRUPPE).nar(FOR, som=NETTVERKET, fakta=FAKTA).da(BRUKT)
    assert isinstance(for_, RegionalGruppe)
    assert (for_.brukt(2024), for_.ramme) == (400_000, {"2024": 1_000_000})
    historie = gitt(ETABLERT, I_FJOR, BRUKT, nokkel=GRUPPE)
    etter = historie.nar(ETTER, som=NETTVERKET, fakta=FAKTA).etter()
    assert isinstance(etter, RegionalGruppe)
    assert etter.brukt(2024) == 1_000_000


@pytest.mark.krav("K-269")
def test_en_krone_over_rammen_avvises() -> None:
    over = ETTER.med(belop=600_001)
    resultat = gitt(ETABLERT, BRUKT, nokkel=GRUPPE).nar(over, som=NETTVERKET, fakta=FAKTA)
    resultat.avvises(rammen_holder)


@pytest.mark.krav("K-327")
def test_belopet_horer_til_ordningen_som_gjaldt() -> None:
    feil = FOR.med(ordning=Ordning.REGIONAL_GRUPPE)
    resultat = gitt(nokkel=GRUPPE).nar(feil, som=NETTVERKET, fakta=FAKTA)
    resultat.avvises(bruken_folger_ordningen)


def test_kroner_med_ore_er_ikke_et_belop() -> None:
    with pytest.raises(ValidationError, match="whole kroner"):
        RegistrerRammebruk(**{**FOR.model_dump(), "belop": 100.5})
