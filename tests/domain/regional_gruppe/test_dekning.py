"""What a group of people covers on a day."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.regional_gruppe.dekning import dekning
from innforing.domain.regional_gruppe.verdier import Fagkompetanse, Funksjon, Kompetanseomrade
from tests.domain.regional_gruppe.historie import KINE, LEDELSE, PRAKTISK, RUNE

DAG = date(2024, 3, 1)


@pytest.mark.krav("K-224", "K-225")
def test_den_lengste_listen_av_kompetanser_gjelder() -> None:
    assert {Fagkompetanse.JOURNALLOSNINGER, Fagkompetanse.DIGITAL_HJEMMEOPPFOLGING} < set(PRAKTISK)
    assert {Fagkompetanse.ANSKAFFELSE, Fagkompetanse.GEVINSTREALISERING} < set(LEDELSE)
    assert (len(PRAKTISK), len(LEDELSE)) == (4, 8)


@pytest.mark.krav("K-218", "K-226")
def test_gruppen_som_helhet_dekker_ikke_hver_person() -> None:
    begge = dekning((KINE, RUNE), DAG)
    assert begge.hull == ()
    assert begge.med_funksjon(Funksjon.NETTVERKSRESSURS) == ("rune",)
    assert begge.med_kompetanse(Fagkompetanse.ANSKAFFELSE) == ("kine",)
    assert begge.stillingsprosent == 70
    assert all(map(begge.dekker, Kompetanseomrade))


@pytest.mark.krav("K-226", "K-227")
def test_en_som_slutter_etterlater_hull() -> None:
    uten = dekning((KINE, RUNE.med(til=date(2024, 2, 29))), DAG)
    assert uten.hull == ("nettverksressurs", *(k.value for k in PRAKTISK))
    assert uten.kommuner == ("bergen",)
    assert not uten.dekker(Kompetanseomrade.PRAKTISK_ERFARING)
    assert uten.dekker(Kompetanseomrade.LEDELSE_OG_INNFORING)


def test_for_noen_er_knyttet_til_mangler_alt() -> None:
    tom = dekning((KINE, RUNE), date(2023, 12, 31))
    assert tom.manglende_funksjoner == tuple(Funksjon)
    assert len(tom.hull) == 15
