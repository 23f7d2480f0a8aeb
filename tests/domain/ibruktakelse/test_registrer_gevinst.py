"""A gevinst the kommune plans or has realised."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.steg.registrer_gevinst import (
    GevinstRegistrert,
    RegistrerGevinst,
    realisering_har_skjedd,
    realisert_gevinst_er_vist,
)
from innforing.domain.ibruktakelse.verdier import Gevinst, Gevinstkategori
from tests.domain.ibruktakelse.historie import DOKUMENTERT, NAER, NOKKEL, PLANLAGT, TEKST
from tests.domain.spesifikasjon import BERGEN, LEDER, NHN_SAK, RESSURS, Person, gitt

PLANLEGG = RegistrerGevinst(
    id="g2",
    kategori=Gevinstkategori.OMSORGSKAPASITET,
    indikator="spart-tid",
    beskrivelse=TEKST,
)
REALISERT = RegistrerGevinst(
    id="g1", kategori=Gevinstkategori.KVALITET, realisert=True, dokumentasjon="Rapport 24/3"
)
DEN_20 = datetime(2024, 2, 20, 12, 0, tzinfo=UTC)


@pytest.mark.krav("K-197", "K-198")
def test_en_gevinst_planlegges_med_indikator() -> None:
    ibruktakelse = (
        gitt(nokkel=NOKKEL)
        .nar(PLANLEGG, som=BERGEN, fakta=NAER)
        .da(
            GevinstRegistrert(
                gevinst=Gevinst(
                    id="g2", kategori=Gevinstkategori.OMSORGSKAPASITET, indikator="spart-tid"
                ),
                beskrivelse=TEKST,
            )
        )
    )
    assert isinstance(ibruktakelse, Ibruktakelse)
    assert not ibruktakelse.dokumentert_gevinst


@pytest.mark.krav("K-197", "K-193")
def test_en_planlagt_gevinst_realiseres_under_samme_kode() -> None:
    resultat = gitt(PLANLAGT, nokkel=NOKKEL).nar(REALISERT, som=BERGEN, fakta=NAER, gjelder=DEN_20)
    ibruktakelse = resultat.da(DOKUMENTERT)
    assert isinstance(ibruktakelse, Ibruktakelse)
    assert len(ibruktakelse.gevinster) == 1
    assert ibruktakelse.dokumentert_gevinst


@pytest.mark.parametrize("som", [RESSURS, LEDER])
def test_kommunen_far_vite_om_gevinster_andre_forer(som: Person) -> None:
    resultat = gitt(nokkel=NOKKEL).nar(REALISERT, som=som, fakta=NAER, gjelder=DEN_20)
    resultat.da(DOKUMENTERT, KommuneOrientert(av_organ="regional-vestland"))


@pytest.mark.krav("K-193")
def test_en_realisert_gevinst_viser_til_dokumentasjon() -> None:
    uten = REALISERT.med(dokumentasjon=None)
    gitt(nokkel=NOKKEL).nar(uten, som=BERGEN, fakta=NAER).avvises(realisert_gevinst_er_vist)


def test_en_realisert_gevinst_ligger_ikke_fram_i_tid() -> None:
    i_morgen = datetime(2024, 3, 2, tzinfo=UTC)
    historie = gitt(nokkel=NOKKEL)
    historie.nar(REALISERT, som=BERGEN, fakta=NAER, gjelder=i_morgen).avvises(
        realisering_har_skjedd
    )
    historie.nar(PLANLEGG, som=BERGEN, fakta=NAER, gjelder=i_morgen).etter()


@pytest.mark.krav("K-192")
def test_norsk_helsenett_forer_ikke_gevinster() -> None:
    gitt(nokkel=NOKKEL).nar(REALISERT, som=NHN_SAK, fakta=NAER).avvises(rett_myndighet)
