"""The items of a meeting are sent out as the log had them."""

from __future__ import annotations

import pytest

from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.send_ut_saker import (
    Fakta,
    SakerSendtUt,
    SendUtSaker,
    motet_er_innkalt,
)
from innforing.domain.koordineringsgruppe.vilkar import sakene_kan_behandles
from tests.domain.koordineringsgruppe.historie import (
    APNET,
    BESLUTTET,
    INNKALT,
    MELDT,
    MOTE,
    MOTET,
    NOTIS,
    NOTIS_MELDT,
    NOTIS_SENDT,
    RUNDEN,
    SAK,
    SEKRETAER,
    SENDT,
    SENDT_UT,
)
from tests.domain.spesifikasjon import KARI, gitt

SEND = SendUtSaker(mote=MOTE, saker=(SAK,))
GRUNNLAG = Fakta(sakenes_grunnlag=(SENDT,))
FOR = (INNKALT, MELDT, NOTIS_MELDT)


@pytest.mark.krav("K-109", "K-375")
def test_saken_bindes_til_det_loggen_vet_om_den() -> None:
    gruppe = (
        gitt(*FOR)
        .nar(SEND, som=SEKRETAER, fakta=GRUNNLAG)
        .da(SakerSendtUt(mote=MOTE, saker=(SENDT,)))
    )
    assert isinstance(gruppe, Koordineringsgruppe)
    assert (gruppe.saker[SAK].utsendt, gruppe.saker[NOTIS].utsendt) == (SENDT, None)


def test_sakene_star_i_den_rekkefolgen_de_ble_sendt() -> None:
    forst = SakerSendtUt(mote=MOTE, saker=(NOTIS_SENDT,))
    nytt = SENDT.med(posisjon=60)
    gruppe = (
        gitt(*FOR, forst)
        .nar(SEND, som=KARI, fakta=Fakta(sakenes_grunnlag=(nytt,)))
        .da(SakerSendtUt(mote=MOTE, saker=(nytt,)))
    )
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.moter[MOTE].saker == (NOTIS, SAK)


def test_en_sak_kan_sendes_ut_pa_nytt_til_samme_mote() -> None:
    gitt(*FOR, SENDT_UT).nar(SEND, som=KARI, fakta=GRUNNLAG).etter()


def test_motet_ma_vaere_innkalt_og_ikke_holdt() -> None:
    gitt(MELDT).nar(SEND, som=KARI, fakta=GRUNNLAG).avvises(motet_er_innkalt)
    gitt(*FOR, APNET).nar(SEND, som=KARI, fakta=GRUNNLAG).avvises(motet_er_innkalt)
    gitt(*RUNDEN).nar(SEND, som=KARI, fakta=GRUNNLAG).avvises(motet_er_innkalt)


def test_saken_ma_vente_pa_behandling() -> None:
    ukjent = SEND.med(saker=("sak-2020-1",))
    gitt(*FOR).nar(ukjent, som=KARI, fakta=GRUNNLAG).avvises(sakene_kan_behandles)
    nytt = INNKALT.med(mote="mote-2024-2")
    annet = SEND.med(mote="mote-2024-2")
    gitt(*FOR, SENDT_UT, nytt).nar(annet, som=KARI, fakta=GRUNNLAG).avvises(sakene_kan_behandles)
    ferdig = gitt(*MOTET, BESLUTTET, nytt)
    ferdig.nar(annet, som=KARI, fakta=GRUNNLAG).avvises(sakene_kan_behandles)
