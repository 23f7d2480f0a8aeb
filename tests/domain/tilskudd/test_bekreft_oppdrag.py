"""The vertskommune accepts the oppdrag."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.bekreft_oppdrag import (
    BekreftOppdrag,
    bekreftelsen_er_fra_vertskommunen,
    belopet_er_rammen,
    delegeringen_er_vist,
    oppdragsbrevet_er_sendt,
)
from innforing.domain.tilskudd.steg.send_oppdragsbrev import oppdraget_er_ikke_bekreftet
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Underskriver
from innforing.domain.tilskudd.vilkar import datoen_er_ikke_etter_i_dag
from tests.domain.spesifikasjon import KS_SAK, Person, gitt, person
from tests.domain.tilskudd.historie import (
    AR_2023,
    AR_2024,
    BEKREFTET,
    BILAG,
    FORKLART,
    MAI,
    NABOEN,
    RAMME,
    SENDT,
    TILDELT,
    TILDELT_2023,
    VERTEN,
)

BEKREFT = BekreftOppdrag(
    vertskommune="arendal",
    belop=RAMME,
    sted="Arendal",
    dato=date(2024, 4, 29),
    underskriver=Underskriver.KOMMUNEDIREKTOR,
    underskrevet_av="kommunedirektoren",
    bekreftelse=BILAG,
)
KOMMUNELEDER = person("karl", Rolle.LEDER, "kommune-arendal", Organtype.KOMMUNE, kommune="arendal")
BREVET = gitt(TILDELT, SENDT, nokkel=AR_2024)


@pytest.mark.krav("K-276", "K-278", "K-279")
@pytest.mark.parametrize("som", [VERTEN, KOMMUNELEDER, KS_SAK])
def test_vertskommunen_bekrefter_rammen(som: Person) -> None:
    tilskudd = BREVET.nar(BEKREFT, som=som, na=MAI).da(BEKREFTET)
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.bekreftet


@pytest.mark.krav("K-276")
def test_en_med_delegert_myndighet_viser_delegeringen() -> None:
    delegert = BEKREFT.med(underskriver=Underskriver.DELEGERT)
    BREVET.nar(delegert, som=VERTEN, na=MAI).avvises(delegeringen_er_vist)
    vist = delegert.med(delegering=FORKLART)
    BREVET.nar(vist, som=VERTEN, na=MAI).da(
        BEKREFTET.med(underskriver=Underskriver.DELEGERT, delegering=FORKLART)
    )


@pytest.mark.krav("K-278")
def test_et_annet_belop_enn_rammen_avvises() -> None:
    BREVET.nar(BEKREFT.med(belop=RAMME + 1), som=VERTEN, na=MAI).avvises(belopet_er_rammen)


@pytest.mark.krav("K-279")
def test_bare_vertskommunen_i_brevet_bekrefter() -> None:
    annen = BEKREFT.med(vertskommune="risor")
    BREVET.nar(annen, som=KS_SAK, na=MAI).avvises(bekreftelsen_er_fra_vertskommunen)
    BREVET.nar(BEKREFT, som=NABOEN, na=MAI).avvises(rett_myndighet)


def test_uten_brev_er_det_ikke_noe_a_bekrefte() -> None:
    gitt(TILDELT, nokkel=AR_2024).nar(BEKREFT, som=KS_SAK, na=MAI).avvises(oppdragsbrevet_er_sendt)
    gitt(TILDELT, nokkel=AR_2024).nar(BEKREFT, som=VERTEN, na=MAI).avvises_av(rett_myndighet)


def test_det_bekreftes_en_gang_og_ikke_fram_i_tid() -> None:
    gitt(TILDELT, SENDT, BEKREFTET, nokkel=AR_2024).nar(BEKREFT, som=VERTEN, na=MAI).avvises(
        oppdraget_er_ikke_bekreftet
    )
    BREVET.nar(BEKREFT.med(dato=date(2024, 5, 3)), som=VERTEN, na=MAI).avvises(
        datoen_er_ikke_etter_i_dag
    )


@pytest.mark.krav("K-304")
@pytest.mark.parametrize(("dag", "forsinket"), [(15, False), (16, True)])
def test_bekreftelsen_for_2023_er_sen_etter_15_mai(dag: int, forsinket: bool) -> None:  # noqa: FBT001 - an example has its verdict beside it
    na = datetime(2023, 5, dag, 9, tzinfo=UTC)
    steg = BEKREFT.med(belop=1_526_000, dato=date(2023, 5, 15))
    resultat = gitt(TILDELT_2023, SENDT, nokkel=AR_2023).nar(steg, som=VERTEN, na=na)
    resultat.da(BEKREFTET.med(belop=1_526_000, dato=date(2023, 5, 15), forsinket=forsinket))
