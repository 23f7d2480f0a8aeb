"""The letter goes to one vertskommune."""

from __future__ import annotations

import pytest

from innforing.domain.grunnmur.myndigheter import rett_myndighet
from innforing.domain.tilskudd.steg.send_oppdragsbrev import (
    Fakta,
    OppdragsbrevSendt,
    SendOppdragsbrev,
    oppdraget_er_ikke_bekreftet,
    oppgavene_er_nevnt,
    vertskommunen_er_i_nettverket,
    vertskommunen_finnes,
)
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Oppgave
from innforing.domain.tilskudd.vilkar import tilskuddet_er_tildelt, utbetales_samlet
from tests.domain.spesifikasjon import KS_SAK, gitt
from tests.domain.tilskudd.historie import (
    AR_2023,
    AR_2024,
    BEKREFTET,
    BREV,
    BREV_2023,
    DELT_2023,
    DIGI_AGDER,
    SENDT,
    TILDELT,
    TILDELT_2023,
)

SEND = SendOppdragsbrev(brev=BREV)
I_AGDER = Fakta(vertskommunens_nettverk="agder")


@pytest.mark.krav("K-275", "K-279", "K-288", "K-292")
def test_brevet_sendes_til_en_vertskommune_med_formal() -> None:
    tilskudd = gitt(TILDELT, nokkel=AR_2024).nar(SEND, som=KS_SAK, fakta=I_AGDER).da(SENDT)
    assert isinstance(tilskudd, Tilskudd)
    assert tilskudd.brev == BREV


@pytest.mark.krav("K-279")
def test_brevet_kan_sendes_til_en_annen_for_oppdraget_er_bekreftet() -> None:
    annen = BREV.med(vertskommune="risor")
    gitt(TILDELT, SENDT, nokkel=AR_2024).nar(SEND.med(brev=annen), som=KS_SAK, fakta=I_AGDER).da(
        OppdragsbrevSendt(brev=annen)
    )
    bekreftet = gitt(TILDELT, SENDT, BEKREFTET, nokkel=AR_2024)
    bekreftet.nar(SEND, som=KS_SAK, fakta=I_AGDER).avvises(oppdraget_er_ikke_bekreftet)


def test_det_som_ikke_er_tildelt_har_ikke_noe_brev() -> None:
    gitt(nokkel=AR_2024).nar(SEND, som=KS_SAK, fakta=I_AGDER).avvises(tilskuddet_er_tildelt)


@pytest.mark.krav("K-298")
def test_brevet_for_en_delt_rad_gar_til_kommunene() -> None:
    steg = SEND.med(brev=BREV_2023)
    resultat = gitt(DELT_2023, nokkel=AR_2023).nar(steg, som=KS_SAK, fakta=I_AGDER)
    assert resultat.avvises(utbetales_samlet).sperrer[0].mangler == ("grimstad", "kristiansand")


@pytest.mark.krav("K-279")
def test_vertskommunen_finnes_og_ligger_helst_i_nettverket() -> None:
    i_agder = gitt(TILDELT, nokkel=AR_2024)
    i_agder.nar(SEND, som=KS_SAK).avvises(vertskommunen_finnes)
    utenfor = Fakta(vertskommunens_nettverk="oslo")
    i_agder.nar(SEND, som=KS_SAK, fakta=utenfor).avvises(vertskommunen_er_i_nettverket)


@pytest.mark.krav("K-299", "K-306")
def test_brevet_for_2023_nevner_oppgavene() -> None:
    uten = SEND.med(brev=BREV_2023.med(oppgaver=tuple(Oppgave)[1:]))
    i_2023 = gitt(TILDELT_2023.med(del_av="agder"), nokkel="2023:grimstad")
    avvist = i_2023.nar(uten, som=KS_SAK, fakta=I_AGDER).avvises(oppgavene_er_nevnt)
    assert avvist.sperrer[0].mangler == ("hele_fylket",)
    i_2023.nar(SEND.med(brev=BREV_2023), som=KS_SAK, fakta=I_AGDER).etter()


def test_bare_ks_sender_brevet() -> None:
    gitt(TILDELT, nokkel=AR_2024).nar(SEND, som=DIGI_AGDER, fakta=I_AGDER).avvises(rett_myndighet)
