"""The regional gruppe is established."""

from __future__ import annotations

from datetime import date

import pytest

from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.etabler_gruppen import (
    EtablerGruppen,
    alle_funksjoner_er_besatt,
    funksjonene_er_definert,
    kompetansen_er_dekket,
    ressursene_er_fra_flere_kommuner,
    samarbeid_er_avtalt,
)
from innforing.domain.regional_gruppe.steg.start_etablering import gruppen_er_ikke_etablert
from innforing.domain.regional_gruppe.verdier import Ordning
from innforing.domain.regional_gruppe.vilkar import dagen_er_kommet
from tests.domain.regional_gruppe.historie import (
    ETABLERT,
    FAKTA,
    FUNKSJONENE,
    GRUPPE,
    KINE,
    NETTVERKET,
    PRAKTISK,
    RUNE,
    USHT,
    knyttet,
)
from tests.domain.spesifikasjon import gitt

ETABLER = EtablerGruppen(dato=date(2024, 2, 15))
KLAR = (FUNKSJONENE, knyttet(KINE), knyttet(RUNE), USHT)
SVAR = Fritekst(id="t1", forpliktelse="00")


@pytest.mark.krav("K-217", "K-218", "K-226", "K-227")
def test_gruppen_er_etablert_uten_hull() -> None:
    gruppe = gitt(*KLAR, nokkel=GRUPPE).nar(ETABLER, som=NETTVERKET, fakta=FAKTA).da(ETABLERT)
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.ordning(date(2024, 2, 14)) is Ordning.VIDEREFORT
    assert gruppe.ordning(date(2024, 2, 15)) is Ordning.REGIONAL_GRUPPE
    assert gruppe.dekning(date(2024, 2, 15)).hull == ()


@pytest.mark.krav("K-218", "K-226")
def test_alt_som_mangler_vises_pa_en_gang() -> None:
    resultat = gitt(knyttet(KINE), nokkel=GRUPPE).nar(ETABLER, som=NETTVERKET, fakta=FAKTA)
    avvisning = resultat.avvises(
        funksjonene_er_definert,
        alle_funksjoner_er_besatt,
        kompetansen_er_dekket,
        ressursene_er_fra_flere_kommuner,
        samarbeid_er_avtalt,
    )
    assert avvisning.sperrer[1].mangler == ("nettverksressurs",)
    assert avvisning.avklares[0].mangler == tuple(k.value for k in PRAKTISK)


@pytest.mark.krav("K-227")
def test_alle_fra_en_kommune_er_et_varsel_som_kan_besvares() -> None:
    folk = (FUNKSJONENE, knyttet(KINE), knyttet(RUNE.med(kommune="bergen")), USHT)
    resultat = gitt(*folk, nokkel=GRUPPE).nar(ETABLER, som=NETTVERKET, fakta=FAKTA)
    avvisning = resultat.avvises(ressursene_er_fra_flere_kommuner)
    assert avvisning.avklares[0].mangler == ("bergen",)
    svart = ETABLER.med(avklaringer={"ressursene_er_fra_flere_kommuner": SVAR})
    gitt(*folk, nokkel=GRUPPE).nar(svart, som=NETTVERKET, fakta=FAKTA).da(ETABLERT)


@pytest.mark.krav("K-221")
@pytest.mark.parametrize("i_fpu", [True, False])
def test_kontaktpersonen_trenger_ikke_vaere_med_i_fpu(i_fpu: bool) -> None:  # noqa: FBT001 - parametrized
    folk = (FUNKSJONENE, knyttet(KINE.med(i_fpu=i_fpu)), knyttet(RUNE), USHT)
    gitt(*folk, nokkel=GRUPPE).nar(ETABLER, som=NETTVERKET, fakta=FAKTA).da(ETABLERT)


@pytest.mark.krav("K-237")
@pytest.mark.parametrize("avtalt", [None, date(2024, 2, 16)])
def test_samarbeid_som_ikke_er_avtalt_den_dagen_teller_ikke(avtalt: date | None) -> None:
    uavtalt = USHT.med(samarbeid=USHT.samarbeid.med(avtalt=avtalt))
    resultat = gitt(*KLAR[:3], uavtalt, nokkel=GRUPPE).nar(ETABLER, som=NETTVERKET, fakta=FAKTA)
    resultat.avvises(samarbeid_er_avtalt)


def test_gruppen_etableres_en_gang_og_ikke_framover_i_tid() -> None:
    igjen = gitt(*KLAR, ETABLERT, nokkel=GRUPPE).nar(ETABLER, som=NETTVERKET, fakta=FAKTA)
    igjen.avvises(gruppen_er_ikke_etablert)
    fram = ETABLER.med(dato=date(2024, 3, 2))
    gitt(*KLAR, nokkel=GRUPPE).nar(fram, som=NETTVERKET, fakta=FAKTA).avvises(dagen_er_kommet)
