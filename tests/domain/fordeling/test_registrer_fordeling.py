"""The approved tables of 2023 and 2024, to the krone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from innforing.domain.fordeling.fordeling import Fordeling
from innforing.domain.fordeling.steg.registrer_fordeling import (
    Fakta,
    RegistrerFordeling,
    avrundingen_er_forklart,
    delene_gir_raden,
    fordelingen_er_ny,
    mottakerne_star_en_gang,
    radene_gir_summen,
    tabellen_viser_soknadene,
    vedtaket_er_fattet,
)
from innforing.domain.fordeling.verdier import Fordelingsrad, Kommunedel
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.grunnmur.verdi import Fritekst
from tests.domain.fordeling.historie import (
    FORDELT_2023,
    FORDELT_2024,
    STEG_2023,
    STEG_2024,
    TABELL_2024,
)
from tests.domain.spesifikasjon import KARI, KS_SAK, gitt

APRIL = datetime(2024, 4, 15, 9, tzinfo=UTC)
FORKLART = {"avrundingen_er_forklart": Fritekst(id="t1", forpliktelse="00")}
STEG = STEG_2024.med(avklaringer=FORKLART)


@pytest.mark.krav("K-262", "K-263", "K-264", "K-267", "K-288")
def test_tabellen_for_2024_star_pa_krona_slik_den_er_trykt() -> None:
    fordeling = gitt(nokkel="2024").nar(STEG, som=KS_SAK, na=APRIL).da(FORDELT_2024)
    assert isinstance(fordeling, Fordeling)
    assert {r.mottaker: (r.navn, r.prosjektnr, r.tilskudd) for r in fordeling.rader} == TABELL_2024
    assert (fordeling.radsum, fordeling.oppgitt_sum) == (36_683_802, 36_683_801)
    assert fordeling.tildelt("viken") == 4_734_462
    assert fordeling.tildelt("svalbard") is None


@pytest.mark.krav("K-267")
def test_den_ene_krona_ma_forklares() -> None:
    avvist = gitt().nar(STEG_2024, som=KS_SAK, na=APRIL).avvises(avrundingen_er_forklart)
    assert avvist.avklares[0].mangler == ("tilskudd",)


@pytest.mark.krav("K-293", "K-294", "K-296", "K-297", "K-298")
def test_tabellen_for_2023_gir_summene_som_er_trykt() -> None:
    fordeling = gitt(nokkel="2023").nar(STEG_2023, som=KS_SAK).da(FORDELT_2023)
    assert isinstance(fordeling, Fordeling)
    rader = {rad.mottaker: rad for rad in fordeling.rader}
    assert sum(r.vektet or 0 for r in rader.values()) == 21_957_778
    assert sum(r.soknadssum or 0 for r in rader.values()) == 23_607_753
    assert fordeling.radsum == 21_957_753 == 21_957_778 - 25
    kutt = {m: (r.soknadssum or 0) - r.tilskudd for m, r in rader.items()}
    assert {m: kr for m, kr in kutt.items() if kr} == {
        "nordland": 880_000,
        "rogaland": 250_000,
        "more_og_romsdal": 200_000,
        "innlandet": 150_000,
        "vestfold_og_telemark": 120_000,
        "vestland": 50_000,
    }
    assert sum(kutt.values()) == 1_650_000
    under = {m for m, r in rader.items() if r.tilskudd < (r.vektet or 0)}
    assert under == {"oslo", "viken", "trondelag"}


def _rad(mottaker: str = "agder", **endret: object) -> Fordelingsrad:
    return Fordelingsrad(mottaker=mottaker, navn="x", prosjektnr="1", tilskudd=100).med(**endret)


def _steg(*rader: Fordelingsrad, sum_: int) -> RegistrerFordeling:
    return STEG.med(rader=rader, oppgitt=STEG.oppgitt.med(tilskudd=sum_), avklaringer={})


def test_en_fordeling_registreres_en_gang() -> None:
    gitt(FORDELT_2024).nar(STEG, som=KS_SAK, na=APRIL).avvises(fordelingen_er_ny)


@pytest.mark.krav("K-264")
def test_et_vedtak_som_kommer_er_ikke_fattet() -> None:
    gitt().nar(STEG.med(vedtatt=date(2024, 4, 16)), som=KS_SAK, na=APRIL).avvises(
        vedtaket_er_fattet
    )


def test_en_mottaker_star_i_en_rad_ogsa_som_del() -> None:
    delt = _rad("oslo", deler=(Kommunedel(kommune="agder", tilskudd=100),))
    steg = _steg(_rad(), delt, sum_=200)
    avvist = gitt().nar(steg, som=KS_SAK, na=APRIL).avvises(mottakerne_star_en_gang)
    assert avvist.sperrer[0].mangler == ("agder",)


@pytest.mark.krav("K-298")
def test_deler_som_ikke_gir_raden_avvises() -> None:
    delt = _rad(deler=(Kommunedel(kommune="grimstad", tilskudd=99),))
    avvist = gitt().nar(_steg(delt, sum_=100), som=KS_SAK, na=APRIL).avvises(delene_gir_raden)
    assert avvist.sperrer[0].mangler == ("agder",)


@pytest.mark.krav("K-267")
@pytest.mark.parametrize(("sum_", "sperres"), [(201, False), (199, False), (202, True)])
def test_avrunding_kan_forklare_en_halv_krone_per_rad(sum_: int, sperres: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    steg = _steg(_rad(), _rad("oslo"), sum_=sum_)
    vilkar = (*((radene_gir_summen,) if sperres else ()), avrundingen_er_forklart)
    gitt().nar(steg, som=KS_SAK, na=APRIL).avvises(*vilkar)


@pytest.mark.krav("K-295")
def test_tabellen_viser_soknaden_som_er_registrert() -> None:
    sokt = Fakta(tilskuddssoknader={"oslo": 1_390_000, "nordland": 2_875_001, "svalbard": 5})
    resultat = gitt().nar(STEG_2023, som=KS_SAK, fakta=sokt)
    avvist = resultat.avvises(tabellen_viser_soknadene)
    assert avvist.sperrer[0].mangler == ("nordland", "svalbard")


def test_bare_ks_registrerer_fordelingen() -> None:
    gitt().nar(STEG, som=KARI, na=APRIL).avvises(rett_myndighet)


@pytest.mark.krav("K-263")
@pytest.mark.parametrize("belop", [2950584.0, 2950584.5, "2950584", -1])
def test_belop_er_hele_kroner(belop: object) -> None:
    rad = {"mottaker": "agder", "navn": "x", "prosjektnr": "1", "tilskudd": belop}
    with pytest.raises(ValidationError, match=r"øre|valid integer|greater than"):
        Fordelingsrad.model_validate(rad)


@pytest.mark.parametrize(
    ("nokkel", "gyldig"), [("2023", True), ("2030", True), ("2022", False), ("2024:x", False)]
)
def test_en_fordeling_gjelder_ett_ar_som_har_regler(nokkel: str, gyldig: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    assert (Fordeling.er_nokkel(nokkel) is not None) is gyldig
