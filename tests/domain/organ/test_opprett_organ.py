"""A body is entered, with those who act for it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.organ.organ import Organ
from innforing.domain.organ.steg.opprett_organ import (
    OpprettOrgan,
    OrganOpprettet,
    koden_passer_organet,
    organet_er_nytt,
)
from innforing.domain.organ.verdier import Rolleperiode, Rolletildeling
from innforing.domain.organ.vilkar import fullmakten_er_vist, rollen_er_ledig, rollen_passer_organet
from tests.domain.organ.historie import BERIT, FRA, KOMMUNEN, OPPSETT
from tests.domain.spesifikasjon import BERGEN, KARI, KONTAKT, KS_SAK, Person, gitt

GRUPPE, BERGENS = "arbeidsgruppe-kj", "kommune-bergen"
BERGEN_KOMMUNE = OpprettOrgan(
    organtype=Organtype.KOMMUNE, navn="Bergen kommune", kommune="bergen", roller=(BERIT,)
)
KOORDINERINGSGRUPPEN = OpprettOrgan(
    organtype=Organtype.KOORDINERINGSGRUPPE,
    navn="Nasjonal koordineringsgruppe",
    roller=(
        Rolletildeling(person="kari", rolle=Rolle.MEDLEM, fra=FRA, part=Part.KS),
        Rolletildeling(person="ola", rolle=Rolle.MEDLEM, fra=FRA, part=Part.NHN),
    ),
)


@pytest.mark.krav("K-104")
@pytest.mark.parametrize("som", [KS_SAK, OPPSETT])
def test_ks_og_oppsettet_oppretter_et_organ_med_flere_roller_pa_en_gang(som: Person) -> None:
    organ = gitt(nokkel="koordineringsgruppen").nar(KOORDINERINGSGRUPPEN, som=som).etter()
    assert isinstance(organ, Organ)
    assert organ.parter(FRA) == {Part.KS, Part.NHN}
    assert {r.gitt_av for r in organ.roller} == {som.aktor.person}


@pytest.mark.krav("K-156")
def test_en_kommune_far_en_som_svarer_for_den() -> None:
    gitt(nokkel=BERGENS).nar(BERGEN_KOMMUNE, som=KS_SAK).da(
        OrganOpprettet(
            organtype=Organtype.KOMMUNE,
            navn="Bergen kommune",
            kommune="bergen",
            roller=(Rolleperiode.av(BERIT, "siri"),),
        )
    )


@pytest.mark.krav("K-108")
def test_koordineringsgruppen_setter_ned_en_arbeidsgruppe_under_seg() -> None:
    gruppe = OpprettOrgan(
        organtype=Organtype.ARBEIDSGRUPPE, navn="Gruppe", overordnet="koordineringsgruppen"
    )
    gitt(nokkel=GRUPPE).nar(gruppe, som=KARI).etter()
    gitt(nokkel=GRUPPE).nar(gruppe, som=KONTAKT).avvises(rett_myndighet)
    gitt(nokkel=GRUPPE).nar(gruppe.med(overordnet="ks"), som=KARI).avvises(rett_myndighet)
    kommunens = gruppe.med(overordnet="kommune-bergen")
    gitt(nokkel=GRUPPE).nar(kommunens, som=BERGEN).avvises(rett_myndighet)


@pytest.mark.krav("K-108")
def test_en_regional_gruppe_setter_ned_sin_egen_arbeidsgruppe() -> None:
    gruppe = OpprettOrgan(
        organtype=Organtype.ARBEIDSGRUPPE, navn="Gruppe", overordnet="regional-vestland"
    )
    gitt(nokkel=GRUPPE).nar(gruppe, som=KONTAKT).etter()


def test_koordineringsgruppen_oppretter_ikke_andre_organ() -> None:
    kommune = BERGEN_KOMMUNE.med(overordnet="koordineringsgruppen")
    gitt(nokkel=BERGENS).nar(kommune, som=KARI).avvises(rett_myndighet)


@pytest.mark.krav("K-103")
def test_det_er_bare_ett_organ_med_samme_kode() -> None:
    gitt(KOMMUNEN, nokkel=BERGENS).nar(BERGEN_KOMMUNE, som=KS_SAK).avvises(organet_er_nytt)


@pytest.mark.krav("K-103")
def test_det_finnes_bare_en_koordineringsgruppe() -> None:
    gitt(nokkel="kg-to").nar(KOORDINERINGSGRUPPEN, som=KS_SAK).avvises(koden_passer_organet)


@pytest.mark.parametrize("kode", ["kommune-voss", "ks", "regional-46", "koordineringsgruppen"])
def test_en_arbeidsgruppe_tar_ikke_en_annens_navn(kode: str) -> None:
    gruppe = OpprettOrgan(
        organtype=Organtype.ARBEIDSGRUPPE, navn="Gruppe", overordnet="koordineringsgruppen"
    )
    gitt(nokkel=kode).nar(gruppe, som=KARI).avvises(koden_passer_organet)


def test_en_kommunes_kode_er_kommunens_og_systemet_er_ikke_noe_organ() -> None:
    gitt(nokkel="kommune-voss").nar(BERGEN_KOMMUNE, som=KS_SAK).avvises(koden_passer_organet)
    systemet = OpprettOrgan(organtype=Organtype.SYSTEM, navn="Systemet")
    gitt(nokkel="system").nar(systemet, som=KS_SAK).avvises(koden_passer_organet)


@pytest.mark.krav("K-218")
def test_en_kontaktperson_horer_til_i_en_region() -> None:
    kontakt = Rolletildeling(person="kine", rolle=Rolle.KONTAKTPERSON_EHELSE, fra=FRA)
    steg = BERGEN_KOMMUNE.med(roller=(kontakt,))
    avvisning = gitt(nokkel=BERGENS).nar(steg, som=KS_SAK).avvises(rollen_passer_organet)
    assert avvisning.sperrer[0].mangler == ("kontaktperson_ehelse",)
    region = OpprettOrgan(
        organtype=Organtype.REGIONAL_GRUPPE, navn="Vestland", region="46", roller=(kontakt,)
    )
    gitt(nokkel="regional-vestland").nar(region, som=KS_SAK).etter()


@pytest.mark.krav("K-156")
def test_fullmakten_til_a_svare_for_kommunen_ma_kunne_finnes_igjen() -> None:
    steg = BERGEN_KOMMUNE.med(roller=(BERIT.med(fullmakt=None),))
    avvisning = gitt(nokkel=BERGENS).nar(steg, som=KS_SAK).avvises(fullmakten_er_vist)
    assert avvisning.sperrer[0].mangler == ("berit",)


def test_samme_rolle_gis_ikke_to_ganger_i_samme_steg() -> None:
    steg = BERGEN_KOMMUNE.med(roller=(BERIT, BERIT))
    gitt(nokkel=BERGENS).nar(steg, som=KS_SAK).avvises(rollen_er_ledig)


def test_en_kommunes_organ_sier_hvilken_kommune() -> None:
    with pytest.raises(ValidationError, match="give kommune for a kommune"):
        OpprettOrgan(organtype=Organtype.KOMMUNE, navn="Bergen kommune")
    with pytest.raises(ValidationError, match="give kommune for a kommune"):
        OpprettOrgan(organtype=Organtype.KS, navn="KS", kommune="bergen")


def test_en_regional_gruppe_har_en_region() -> None:
    with pytest.raises(ValidationError, match="a regional gruppe has a region"):
        OpprettOrgan(organtype=Organtype.REGIONAL_GRUPPE, navn="Vestland")
