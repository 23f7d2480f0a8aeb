"""Other networks and actors of the region, and projects of spread."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.regional_gruppe.arbeid import Samarbeid, Samarbeidspart
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.registrer_samarbeid import (
    RegistrerSamarbeid,
    SamarbeidRegistrert,
    avtalen_er_inngatt,
)
from tests.domain.regional_gruppe.historie import FAKTA, GRUPPE, NETTVERKET, USHT
from tests.domain.spesifikasjon import KONTAKT, Person, gitt

KJENT = RegistrerSamarbeid(part=Samarbeidspart.HELSEFELLESSKAP, navn="Helsefellesskapet")


@pytest.mark.krav("K-237")
@pytest.mark.parametrize("som", [NETTVERKET, KONTAKT])
def test_andre_nettverk_kan_vaere_kjent_for_noe_er_avtalt(som: Person) -> None:
    kjent = Samarbeid(part=Samarbeidspart.HELSEFELLESSKAP, navn="Helsefellesskapet")
    resultat = gitt(USHT, nokkel=GRUPPE).nar(KJENT, som=som, fakta=FAKTA)
    gruppe = resultat.da(SamarbeidRegistrert(samarbeid=kjent))
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.samarbeid == (USHT.samarbeid, kjent)


@pytest.mark.krav("K-237")
def test_det_samme_samarbeidet_blir_avtalt_senere() -> None:
    kjent = gitt(nokkel=GRUPPE).nar(KJENT, som=KONTAKT, fakta=FAKTA).etter()
    avtalt = KJENT.med(avtalt=date(2024, 3, 1))
    hendelser = (SamarbeidRegistrert(samarbeid=kjent.samarbeid[0]),)  # type: ignore[attr-defined]
    gruppe = gitt(*hendelser, nokkel=GRUPPE).nar(avtalt, som=KONTAKT, fakta=FAKTA).etter()
    assert isinstance(gruppe, RegionalGruppe)
    assert [s.avtalt for s in gruppe.samarbeid] == [date(2024, 3, 1)]


def test_en_avtale_er_inngatt_nar_den_registreres() -> None:
    fram = KJENT.med(avtalt=date(2024, 3, 2))
    gitt(nokkel=GRUPPE).nar(fram, som=KONTAKT, fakta=FAKTA).avvises(avtalen_er_inngatt)
