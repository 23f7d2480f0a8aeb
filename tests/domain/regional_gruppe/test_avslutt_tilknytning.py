"""A person leaves the group."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.avslutt_tilknytning import (
    AvsluttTilknytning,
    TilknytningAvsluttet,
    personen_er_i_gruppen,
)
from tests.domain.regional_gruppe.historie import FAKTA, GRUPPE, KINE, NETTVERKET, RUNE, knyttet
from tests.domain.spesifikasjon import BERGEN, KONTAKT, Person, gitt

SLUTT = AvsluttTilknytning(person="rune", til=date(2024, 2, 15))
FOLKENE = (knyttet(KINE), knyttet(RUNE))


@pytest.mark.krav("K-226")
@pytest.mark.parametrize("som", [NETTVERKET, KONTAKT])
def test_dekningen_regnes_pa_nytt_nar_noen_gar(som: Person) -> None:
    resultat = gitt(*FOLKENE, nokkel=GRUPPE).nar(SLUTT, som=som, fakta=FAKTA)
    gruppe = resultat.da(TilknytningAvsluttet(person="rune", til=date(2024, 2, 15)))
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.dekning(date(2024, 2, 15)).hull == ()
    assert "nettverksressurs" in gruppe.dekning(date(2024, 2, 16)).hull
    assert gruppe.tilknytningen("kine", date(2024, 2, 16)) == KINE


def test_bare_den_som_er_i_gruppen_kan_ga() -> None:
    for steg in (SLUTT.med(person="ukjent"), SLUTT.med(til=date(2024, 1, 14))):
        resultat = gitt(*FOLKENE, nokkel=GRUPPE).nar(steg, som=NETTVERKET, fakta=FAKTA)
        resultat.avvises(personen_er_i_gruppen)


def test_en_kommune_tar_ingen_ut_av_gruppen() -> None:
    gitt(*FOLKENE, nokkel=GRUPPE).nar(SLUTT, som=BERGEN, fakta=FAKTA).avvises(rett_myndighet)
