"""Everyone who took part is asked, once."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.steg.send_sporreskjema import (
    SendSporreskjema,
    noen_har_deltatt,
    skjemaet_er_nytt,
)
from innforing.domain.sporreskjema.verdier import PASTANDER, UTGAVE
from innforing.domain.sporreskjema.vilkar import skjemaets_frist_er_framover
from tests.domain.spesifikasjon import BERGEN, KARI, LEDER, NA, gitt
from tests.domain.sporreskjema.historie import FRIST, LEDES, SENDT, TEMAER

SEND = SendSporreskjema(svarfrist=FRIST, temaer=TEMAER)


@pytest.mark.krav("K-208", "K-215")
def test_alle_som_deltok_far_sporreskjemaet_ogsa_de_som_trakk_seg() -> None:
    skjema = gitt().nar(SEND, som=LEDER, fakta=LEDES).da(SENDT)
    assert isinstance(skjema, Sporreskjema)
    assert skjema.er_apent
    assert skjema.spurte == LEDES.skjemaets_deltakere
    assert skjema.svarte == ()


@pytest.mark.krav("K-325", "K-338")
def test_uten_valg_sporres_det_om_alt() -> None:
    skjema = gitt().nar(SEND.med(temaer=()), som=LEDER, fakta=LEDES).etter()
    assert isinstance(skjema, Sporreskjema)
    assert skjema.temaer == tuple(Evalueringstema)
    assert set(PASTANDER[UTGAVE]) == set(Evalueringstema)


@pytest.mark.krav("K-113")
def test_lederen_og_koordineringsgruppen_sporrer_og_ingen_andre() -> None:
    gitt().nar(SEND, som=KARI, fakta=LEDES).etter()
    gitt().nar(SEND, som=BERGEN, fakta=LEDES).avvises(rett_myndighet)
    gitt().nar(SEND, som=LEDER, fakta=LEDES.med(lopets_ledere=())).avvises(rett_myndighet)


def test_det_sporres_en_gang_noen_og_med_en_frist_framover() -> None:
    gitt(SENDT).nar(SEND, som=LEDER, fakta=LEDES).avvises(skjemaet_er_nytt)
    ingen = LEDES.med(skjemaets_deltakere=())
    gitt().nar(SEND, som=LEDER, fakta=ingen).avvises(noen_har_deltatt)
    i_dag = SEND.med(svarfrist=NA.date())
    gitt().nar(i_dag, som=LEDER, fakta=LEDES).avvises(skjemaets_frist_er_framover)


def test_samme_tema_to_ganger_er_ett_sporsmal() -> None:
    gitt().nar(SEND.med(temaer=(*TEMAER, TEMAER[0])), som=LEDER, fakta=LEDES).da(SENDT)
