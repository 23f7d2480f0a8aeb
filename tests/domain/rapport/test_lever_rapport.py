"""A network delivers its report: whole, by the template, on time or late (K-313, T-20)."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.steg.lever_rapport import (
    LeverRapport,
    rapporten_gjenstar,
)
from innforing.domain.rapport.verdier import Feltsvar
from innforing.domain.rapport.vilkar import (
    RapportFakta,
    alle_felter_er_besvart,
    arsrapporten_har_maltall,
    feltene_star_i_malen,
    maltallene_er_levert_forst,
    svarene_passer_feltene,
)
from tests.domain.rapport.historie import (
    AGDER,
    ARBEID,
    ARS,
    BEDT_OM,
    ETTER,
    FAKTA,
    HALVAR,
    I_TIDE,
    I_TIDEN,
    LEVERT,
    PASSERT,
    SVAR,
    VESTLAND,
)
from tests.domain.spesifikasjon import KS_SAK, Resultat, gitt

LEVER = LeverRapport(svar=SVAR)


def leverer(*svar: Feltsvar, fakta: RapportFakta = FAKTA) -> Resultat:
    """Vestland delivers its half-year report with these answers."""
    steg = LeverRapport(svar=svar)
    return gitt(*BEDT_OM, nokkel=HALVAR).nar(steg, som=VESTLAND, fakta=fakta, na=I_TIDE)


@pytest.mark.krav("K-308", "K-310", "K-312", "K-313")
def test_nettverket_leverer_for_fristen() -> None:
    rapport = leverer(*SVAR).da(I_TIDEN)
    assert isinstance(rapport, Rapport)
    assert (rapport.utgave, rapport.sen, rapport.apen_frist) == (1, False, None)
    leverer(*SVAR, ARBEID).etter()


@pytest.mark.krav("K-313")
def test_en_sen_rapport_tas_imot_og_merkes() -> None:
    for historie in (BEDT_OM, PASSERT):
        sent = gitt(*historie, nokkel=HALVAR).nar(LEVER, som=VESTLAND, fakta=FAKTA, na=ETTER)
        rapport = sent.da(I_TIDEN.med(dato=ETTER.date(), sen=True))
        assert isinstance(rapport, Rapport)
        assert rapport.sen


def test_det_som_ble_levert_i_tide_og_fort_senere_er_ikke_sent() -> None:
    fort = gitt(*PASSERT, nokkel=HALVAR).nar(
        LEVER, som=VESTLAND, fakta=FAKTA, na=ETTER, gjelder=I_TIDE
    )
    fort.da(I_TIDEN)


@pytest.mark.krav("K-312")
def test_svarene_folger_malen() -> None:
    samarbeid, brukt = SVAR
    leverer(*SVAR, Feltsvar(felt="annet", verdi=1)).avvises(feltene_star_i_malen)
    leverer(*SVAR, brukt).avvises(feltene_star_i_malen)
    avvist = leverer(ARBEID).avvises(alle_felter_er_besvart)
    assert avvist.sperrer[0].mangler == ("samarbeid", "brukt")
    leverer(samarbeid.med(tekst=None), brukt).avvises(alle_felter_er_besvart)
    leverer(samarbeid.med(felt="brukt"), brukt.med(felt="samarbeid")).avvises(
        svarene_passer_feltene
    )


def test_felter_ingen_har_rort_blir_ikke_med() -> None:
    leverer(*SVAR, Feltsvar(felt="arbeid")).da(I_TIDEN)


@pytest.mark.krav("K-315")
def test_tallene_som_loggen_svarer_pa_er_ikke_nettverkets_a_gi() -> None:
    eget = Feltsvar(felt="lop", verdi=99)
    avvist = leverer(*SVAR, eget).avvises(feltene_star_i_malen, svarene_passer_feltene)
    assert avvist.sperrer[0].mangler == ("lop",)


@pytest.mark.krav("K-314")
def test_maltallene_kommer_for_halvarsrapporten() -> None:
    uten = FAKTA.med(maltallene_er_levert=False)
    leverer(*SVAR, fakta=uten).avvises(maltallene_er_levert_forst)
    ars = gitt(*BEDT_OM, nokkel=ARS).nar(LEVER, som=VESTLAND, fakta=uten, na=I_TIDE)
    ars.avvises(arsrapporten_har_maltall)
    gitt(*BEDT_OM, nokkel=ARS).nar(LEVER, som=VESTLAND, fakta=FAKTA, na=I_TIDE).etter()


def test_den_leveres_en_gang_av_nettverket_selv() -> None:
    igjen = gitt(*LEVERT, nokkel=HALVAR).nar(LEVER, som=VESTLAND, fakta=FAKTA, na=I_TIDE)
    igjen.avvises(rapporten_gjenstar)
    for andre in (AGDER, KS_SAK):
        resultat = gitt(*BEDT_OM, nokkel=HALVAR).nar(LEVER, som=andre, fakta=FAKTA, na=I_TIDE)
        resultat.avvises(rett_myndighet)
