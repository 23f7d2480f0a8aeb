"""Somebody is given a role in a body."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.organ.steg.gi_rolle import GiRolle, RolleGitt
from innforing.domain.organ.steg.opprett_organ import OpprettOrgan, OrganOpprettet
from innforing.domain.organ.verdier import Rolleperiode, Rolletildeling
from innforing.domain.organ.vilkar import (
    en_part_i_gruppen,
    fullmakten_er_vist,
    rollen_er_ledig,
    rollen_passer_organet,
)
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


GRUPPEN = OrganOpprettet(
    organtype=Organtype.KOORDINERINGSGRUPPE, navn="Nasjonal koordineringsgruppe"
)
KARI_FOR_KS = Rolletildeling(
    person="kari", rolle=Rolle.MEDLEM, part=Part.KS, fra=FRA, til=date(2024, 12, 31)
)
KARI_FOR_NHN = KARI_FOR_KS.med(part=Part.NHN, rolle=Rolle.LEDER)


@pytest.mark.krav("K-104")
def test_ingen_sitter_for_to_parter_samtidig() -> None:
    begge = GiRolle(roller=(KARI_FOR_KS, KARI_FOR_NHN))
    gitt(GRUPPEN).nar(begge, som=KS_SAK).avvises(en_part_i_gruppen)
    sitter = RolleGitt(rolle=Rolleperiode.av(KARI_FOR_KS, None))
    gitt(GRUPPEN, sitter).nar(GiRolle(roller=(KARI_FOR_NHN,)), som=KS_SAK).avvises(
        en_part_i_gruppen
    )
    ny = OpprettOrgan(
        organtype=Organtype.KOORDINERINGSGRUPPE,
        navn="Nasjonal koordineringsgruppe",
        roller=(KARI_FOR_KS, KARI_FOR_NHN),
    )
    gitt(nokkel="koordineringsgruppen").nar(ny, som=KS_SAK).avvises(en_part_i_gruppen)


@pytest.mark.krav("K-104")
def test_en_person_kan_bytte_part_og_sitte_uten_part_ved_siden_av() -> None:
    sitter = RolleGitt(rolle=Rolleperiode.av(KARI_FOR_KS, None))
    senere = KARI_FOR_NHN.med(fra=date(2025, 1, 1), til=None)
    uten_part = KARI_FOR_NHN.med(part=None)
    gitt(GRUPPEN, sitter).nar(GiRolle(roller=(senere,)), som=KS_SAK).etter()
    gitt(GRUPPEN, sitter).nar(GiRolle(roller=(uten_part,)), som=KS_SAK).etter()
    samme_part = KARI_FOR_KS.med(rolle=Rolle.LEDER)
    gitt(GRUPPEN, sitter).nar(GiRolle(roller=(samme_part,)), som=KS_SAK).etter()


@pytest.mark.krav("K-121")
def test_i_andre_grupper_kan_en_person_sta_for_flere_deler() -> None:
    flere = GiRolle(roller=(KARI_FOR_KS, KARI_FOR_NHN))
    gitt(GRUPPA).nar(flere, som=KS_SAK).etter()
