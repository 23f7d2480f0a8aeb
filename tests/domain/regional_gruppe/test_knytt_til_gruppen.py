"""The network ties a person to the group."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.regional_gruppe.folger import MedlemskapAvsluttet
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.steg.knytt_til_gruppen import (
    Fakta,
    KnyttTilGruppen,
    arbeidsgiverkommunen_finnes,
    ikke_knyttet_to_ganger,
)
from innforing.domain.regional_gruppe.verdier import Funksjon
from innforing.domain.regional_gruppe.vilkar import ikke_i_gammelt_og_nytt, stillingen_gar_opp
from tests.domain.regional_gruppe.historie import (
    EKOMP,
    GRUPPE,
    KINE,
    KOMMUNENETTVERKET,
    LEDELSE,
    NETTVERKET,
    knyttet,
    medlem,
)
from tests.domain.spesifikasjon import KONTAKT, gitt

KNYTT = KnyttTilGruppen(
    person="kine",
    kommune="bergen",
    stillingsprosent=50,
    fra=date(2024, 1, 1),
    funksjoner=(Funksjon.KONTAKTPERSON_EHELSE, Funksjon.INNFORINGSLEDER),
    kompetanser=LEDELSE,
)
FAKTA = Fakta(organets_type="regional_gruppe", organets_overordnet="digi-vestland")


@pytest.mark.krav("K-220", "K-222", "K-223", "K-228")
def test_en_person_knyttes_med_funksjoner_prosent_og_periode() -> None:
    gruppe = gitt(nokkel=GRUPPE).nar(KNYTT, som=NETTVERKET, fakta=FAKTA).da(knyttet(KINE))
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.tilknytningen("kine", date(2024, 1, 1)) == KINE
    assert gruppe.tilknytningen("kine", date(2023, 12, 31)) is None


def test_perioder_som_overlapper_avvises() -> None:
    for fra, til in ((date(2024, 5, 1), None), (date(2023, 6, 1), date(2024, 1, 1))):
        steg = KNYTT.med(fra=fra, til=til)
        resultat = gitt(knyttet(KINE), nokkel=GRUPPE).nar(steg, som=NETTVERKET, fakta=FAKTA)
        assert resultat.avvises(ikke_knyttet_to_ganger).sperrer[0].mangler == ("kine",)


def test_en_ny_periode_etter_den_forrige_gar_bra() -> None:
    for_ = knyttet(KINE.med(til=date(2024, 2, 1)))
    steg = KNYTT.med(fra=date(2024, 2, 2))
    gitt(for_, nokkel=GRUPPE).nar(steg, som=NETTVERKET, fakta=FAKTA).etter()


def test_kommunen_ma_finnes() -> None:
    fakta = FAKTA.med(kommunen_finnes=False)
    resultat = gitt(nokkel=GRUPPE).nar(KNYTT, som=NETTVERKET, fakta=fakta)
    assert resultat.avvises(arbeidsgiverkommunen_finnes).sperrer[0].mangler == ("bergen",)


@pytest.mark.parametrize("ellers", [50, 51])
def test_ingen_har_mer_enn_en_hel_stilling(ellers: int) -> None:
    fakta = FAKTA.med(stillingsprosent_ellers=ellers)
    resultat = gitt(nokkel=GRUPPE).nar(KNYTT, som=NETTVERKET, fakta=fakta)
    if ellers == 50:
        resultat.etter()
    else:
        resultat.avvises(stillingen_gar_opp)


def test_den_som_flytter_gar_ut_av_de_gamle_nettverkene_dagen_for() -> None:
    gammelt = (medlem("kine"), medlem("kine", KOMMUNENETTVERKET), medlem("rune"))
    resultat = gitt(*gammelt, nokkel=GRUPPE).nar(KNYTT, som=NETTVERKET, fakta=FAKTA)
    gruppe = resultat.da(
        MedlemskapAvsluttet(person="kine", nettverk=EKOMP, til=date(2023, 12, 31)),
        MedlemskapAvsluttet(person="kine", nettverk=KOMMUNENETTVERKET, til=date(2023, 12, 31)),
        knyttet(KINE),
    )
    assert isinstance(gruppe, RegionalGruppe)
    assert gruppe.medlemskapet("kine", EKOMP, date(2023, 12, 31)) is not None
    assert gruppe.medlemskapet("kine", EKOMP, date(2024, 1, 1)) is None
    assert gruppe.medlemskapet("rune", EKOMP, date(2024, 1, 1)) is not None


def test_ingen_er_i_gammelt_og_nytt_samme_dag() -> None:
    fakta = FAKTA.med(i_gammelt_og_nytt=("regional-42",))
    resultat = gitt(nokkel=GRUPPE).nar(KNYTT, som=NETTVERKET, fakta=fakta)
    assert resultat.avvises(ikke_i_gammelt_og_nytt).sperrer[0].mangler == ("regional-42",)


def test_gruppen_knytter_ikke_til_folk_selv() -> None:
    gitt(nokkel=GRUPPE).nar(KNYTT, som=KONTAKT, fakta=FAKTA).avvises(rett_myndighet)


@pytest.mark.parametrize(
    "feil", [{"stillingsprosent": 0}, {"stillingsprosent": 101}, {"funksjoner": ()}]
)
def test_en_tilknytning_uten_innhold_er_ingen(feil: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        KnyttTilGruppen(**{**KNYTT.model_dump(), **feil})


def test_perioden_slutter_ikke_for_den_begynner() -> None:
    with pytest.raises(ValidationError, match="til must not be before fra"):
        KnyttTilGruppen(**{**KNYTT.model_dump(), "til": date(2023, 12, 31)})
