"""Leaders: one for the løp, one per pulje in C, a prosessleder for a felles prosess."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand as T
from innforing.domain.innforingslop.steg.sett_pa_vent import SettPaVent
from innforing.domain.innforingslop.steg.utpek_leder import (
    Fakta,
    InnforingslederUtpekt,
    Utnevnelse,
    UtpekLeder,
    en_leder_per_pulje,
    lederbytte_er_begrunnet,
    lederen_er_frikjopt,
    lederen_har_vervet,
    lederen_passer_typen,
)
from innforing.domain.innforingslop.verdier import Leder
from tests.domain.innforingslop.historie import (
    BEMANNET_A,
    BEMANNET_C,
    FORESLATT_A,
    FORESLATT_B,
    FORESLATT_C,
    FORESLATT_F,
    REGIONLEDER,
    fritekst,
)
from tests.domain.spesifikasjon import KARI, LEDER, NA, Person, gitt

IDAG = NA.date()
LISE = Utnevnelse(person="lise", organ="regional-vestland")
TOR = Utnevnelse(person="tor", organ="regional-agder")


def utpek(*ledere: Utnevnelse) -> UtpekLeder:
    return UtpekLeder(ledere=ledere)


@pytest.mark.krav("K-026", "K-131")
def test_eieren_utpeker_en_nasjonal_innforingsleder() -> None:
    lop = (
        gitt(*FORESLATT_A, i=T.FORESLATT)
        .nar(utpek(LISE), som=KARI)
        .da(
            InnforingslederUtpekt(
                ledere=(Leder(person="lise", organ="regional-vestland", fra=IDAG),),
                dato=IDAG,
                av="kari",
            )
        )
    )
    assert isinstance(lop, Innforingslop)
    assert [leder.person for leder in lop.ledere_pa(IDAG)] == ["lise"]


def test_lederen_utpeker_ikke_seg_selv() -> None:
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(utpek(LISE), som=LEDER).avvises(rett_myndighet)


@pytest.mark.krav("K-131")
def test_lederen_ma_ha_rollen_i_organet() -> None:
    fakta = Fakta(ledere_uten_verv=("lise",))
    avvist = gitt(*FORESLATT_A, i=T.FORESLATT).nar(utpek(LISE), som=KARI, fakta=fakta)
    assert avvist.avvises(lederen_har_vervet).sperrer[0].mangler == ("lise",)


@pytest.mark.krav("K-030", "K-131")
def test_et_regionalt_lop_ledes_fra_regionen() -> None:
    fakta = Fakta(ledere_utenfor_omradet=("tor",))
    lop = gitt(*FORESLATT_B, i=T.FORESLATT)
    lop.nar(utpek(TOR), som=REGIONLEDER, fakta=fakta).avvises(lederen_passer_typen)
    lop.nar(utpek(LISE), som=REGIONLEDER).etter()


@pytest.mark.krav("K-132")
def test_en_leder_fra_en_region_kan_lede_nasjonalt() -> None:
    fakta = Fakta(ledere_utenfor_omradet=("tor",))
    gitt(*FORESLATT_A, i=T.FORESLATT).nar(utpek(TOR), som=KARI, fakta=fakta).etter()


@pytest.mark.krav("K-041", "K-131")
def test_en_felles_prosess_har_prosessleder() -> None:
    lop = gitt(*FORESLATT_F, i=T.FORESLATT)
    lop.nar(utpek(LISE), som=REGIONLEDER).avvises(lederen_passer_typen)
    prosessleder = LISE.med(rolle=Rolle.PROSESSLEDER)
    lop.nar(utpek(prosessleder), som=REGIONLEDER).etter()


@pytest.mark.krav("K-131", "K-143")
def test_i_type_c_har_hver_pulje_sin_leder_og_en_leder_helheten() -> None:
    lop = gitt(*FORESLATT_C, i=T.FORESLATT)
    lop.nar(utpek(LISE), som=KARI).avvises(lederen_passer_typen)
    helheten = Utnevnelse(person="gro", rolle=Rolle.LEDER, organ="arbeidsgruppe-kj", helheten=True)
    lop.nar(utpek(LISE.med(pulje=1), TOR.med(pulje=2), helheten), som=KARI).etter()


@pytest.mark.krav("K-143")
def test_at_en_leder_flere_puljer_ma_avklares() -> None:
    lop = gitt(*BEMANNET_C, i=T.FORESLATT)
    steg = utpek(Utnevnelse(person="ine", organ="regional-agder", pulje=3))
    assert lop.nar(steg, som=KARI).avvises(en_leder_per_pulje).avklares[0].mangler == ("ine",)
    lop.nar(steg.med(avklaringer={"en_leder_per_pulje": fritekst()}), som=KARI).etter()
    lop.nar(utpek(TOR.med(pulje=3)), som=KARI).etter()


@pytest.mark.krav("K-122")
def test_at_lederen_ikke_er_frikjopt_ma_avklares() -> None:
    fakta = Fakta(ufrikjopte_ledere=("lise",))
    lop = gitt(*FORESLATT_A, i=T.FORESLATT)
    lop.nar(utpek(LISE), som=KARI, fakta=fakta).avvises(lederen_er_frikjopt)
    svar = {"lederen_er_frikjopt": fritekst()}
    lop.nar(utpek(LISE).med(avklaringer=svar), som=KARI, fakta=fakta).etter()


@pytest.mark.krav("K-136")
def test_et_lederbytte_har_dato_og_begrunnelse_og_den_forrige_star_i_historien() -> None:
    lop = gitt(*BEMANNET_A, i=T.PLANLAGT)
    bytte = utpek(TOR.med(fra=date(2024, 5, 1)))
    avvist = lop.nar(bytte, som=KARI).avvises(lederbytte_er_begrunnet)
    assert avvist.sperrer[0].mangler == ("lise",)
    etter = lop.nar(bytte.med(begrunnelse=fritekst()), som=KARI).etter()
    assert isinstance(etter, Innforingslop)
    for_ = [leder.person for leder in etter.ledere_pa(date(2024, 4, 30))]
    siden = [leder.person for leder in etter.ledere_pa(date(2024, 5, 1))]
    assert (for_, siden) == (["lise", "stine"], ["stine", "tor"])


@pytest.mark.krav("K-136")
def test_en_leder_kan_slutte_for_noen_overtar() -> None:
    lop = gitt(*BEMANNET_A, i=T.PLANLAGT)
    slutt = UtpekLeder(avslutter=("lise",))
    lop.nar(slutt, som=KARI).avvises(lederbytte_er_begrunnet)
    etter = lop.nar(slutt.med(begrunnelse=fritekst()), som=KARI).etter()
    assert isinstance(etter, Innforingslop)
    assert [leder.person for leder in etter.ledere_pa(IDAG)] == ["stine"]


def test_den_som_leder_helheten_kan_bli_en_annen() -> None:
    lop = gitt(*BEMANNET_C, i=T.FORESLATT)
    steg = utpek(Utnevnelse(person="jon", organ="regional-nordland", pulje=2, helheten=True))
    assert lop.nar(steg, som=KARI).avvises(lederbytte_er_begrunnet).sperrer[0].mangler == ("gro",)
    etter = lop.nar(steg.med(begrunnelse=fritekst()), som=KARI).etter()
    assert isinstance(etter, Innforingslop)
    assert [x.person for x in etter.ledere_pa(IDAG) if x.helheten] == ["jon"]


def test_den_samme_lederen_kan_fa_ny_periode_uten_begrunnelse() -> None:
    lop = gitt(*BEMANNET_A, i=T.PLANLAGT)
    etter = lop.nar(utpek(LISE.med(til=date(2024, 12, 31))), som=KARI).etter()
    assert isinstance(etter, Innforingslop)
    assert [x.person for x in etter.ledere_pa(date(2025, 1, 1))] == ["stine"]


def test_en_som_alt_har_sluttet_slutter_ikke_senere() -> None:
    kort = utpek(LISE.med(fra=date(2024, 1, 1), til=date(2024, 1, 31)))
    lop = gitt(*FORESLATT_A, i=T.FORESLATT).nar(kort, som=KARI).etter()
    assert isinstance(lop, Innforingslop)
    neste = InnforingslederUtpekt(
        ledere=(Leder(person="tor", organ="regional-agder", fra=IDAG),), dato=IDAG, av="kari"
    )
    assert neste.anvend(lop).ledere[0].til == date(2024, 1, 31)


def test_steget_ma_si_noe_og_en_periode_ender_ikke_for_den_begynner() -> None:
    with pytest.raises(ValidationError):
        UtpekLeder()
    with pytest.raises(ValidationError):
        utpek(LISE.med(fra=date(2024, 5, 1), til=date(2024, 4, 1)))


@pytest.mark.krav("K-138")
def test_en_leder_leder_for_det_organet_hun_er_utpekt_fra() -> None:
    steg = SettPaVent(begrunnelse=fritekst(), vurderes=date(2024, 6, 1))
    lop = gitt(*BEMANNET_A, i=T.FORESLATT)
    lop.nar(steg, som=LEDER).etter()
    fra_et_annet = Person(LEDER.aktor.med(organ="regional-agder"), LEDER.verv.med(region="42"))
    lop.nar(steg, som=fra_et_annet).avvises(rett_myndighet)
