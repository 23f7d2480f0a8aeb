"""Somebody is given a role in a body."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.organ.steg.gi_rolle import GiRolle, RolleGitt
from innforing.domain.organ.verdier import Rolleperiode, Rolletildeling
from innforing.domain.organ.vilkar import fullmakten_er_vist, rollen_er_ledig, rollen_passer_organet
from tests.domain.organ.historie import (
    BERGENS_LEDER,
    BERIT,
    FRA,
    GRUPPA,
    KOMMUNEN,
    MED_BERIT,
    OPPSETT,
    VOSS_SIN_LEDER,
)
from tests.domain.spesifikasjon import BERGEN, KARI, KONTAKT, KS_SAK, Person, gitt

GI_BERIT = GiRolle(roller=(BERIT,))


@pytest.mark.krav("K-156")
@pytest.mark.parametrize("som", [BERGENS_LEDER, KS_SAK, OPPSETT])
def test_fullmakt_gis_av_kommunens_leder_eller_ks(som: Person) -> None:
    (
        gitt(KOMMUNEN, nokkel="kommune-bergen")
        .nar(GI_BERIT, som=som)
        .da(RolleGitt(rolle=Rolleperiode.av(BERIT, som.aktor.person)))
    )


@pytest.mark.parametrize("som", [BERGEN, VOSS_SIN_LEDER, KARI])
def test_andre_gir_ingen_fullmakt_for_kommunen(som: Person) -> None:
    gitt(KOMMUNEN, nokkel="kommune-bergen").nar(GI_BERIT, som=som).avvises(rett_myndighet)


@pytest.mark.krav("K-108")
def test_organet_over_gir_roller_i_gruppen_det_satte_ned() -> None:
    medlem = Rolletildeling(person="grete", rolle=Rolle.MEDLEM, fra=FRA)
    gitt(GRUPPA).nar(GiRolle(roller=(medlem,)), som=KARI).etter()
    gitt(GRUPPA).nar(GiRolle(roller=(medlem,)), som=KONTAKT).avvises(rett_myndighet)


@pytest.mark.krav("K-218")
def test_en_nettverksressurs_horer_ikke_til_i_en_kommunes_organ() -> None:
    ressurs = Rolletildeling(person="rune", rolle=Rolle.NETTVERKSRESSURS, fra=FRA)
    gitt(KOMMUNEN).nar(GiRolle(roller=(ressurs,)), som=KS_SAK).avvises(rollen_passer_organet)


@pytest.mark.krav("K-156")
def test_fullmakten_ma_vises() -> None:
    uten = GiRolle(roller=(BERIT.med(fullmakt=None),))
    gitt(KOMMUNEN).nar(uten, som=KS_SAK).avvises(fullmakten_er_vist)


def test_en_rolle_innehas_en_periode_om_gangen() -> None:
    senere = GiRolle(roller=(BERIT.med(fra=date(2025, 1, 1)),))
    avvisning = gitt(MED_BERIT).nar(senere, som=KS_SAK).avvises(rollen_er_ledig)
    assert avvisning.sperrer[0].mangler == ("berit",)


def test_en_ny_periode_etter_den_forrige_er_lov() -> None:
    geir = GRUPPA.roller[0]
    igjen = Rolletildeling(
        person="geir", rolle=Rolle.MEDLEM, fra=date(2024, 7, 1), part=geir.part, frikjopt=True
    )
    gitt(GRUPPA).nar(GiRolle(roller=(igjen,)), som=KS_SAK).etter()
    for_tidlig = GiRolle(roller=(igjen.med(fra=date(2024, 6, 30)),))
    gitt(GRUPPA).nar(for_tidlig, som=KS_SAK).avvises(rollen_er_ledig)
