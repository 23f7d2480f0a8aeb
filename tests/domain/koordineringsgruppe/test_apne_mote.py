"""Who was there, for which party."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from innforing.domain.grunnmur.aktor import Part
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.steg.apne_mote import (
    ApneMote,
    Fakta,
    MoteApnet,
    de_oppmotte_er_medlemmer,
    en_part_per_oppmotte,
    medlem_eller_vara,
    motedagen_er_kommet,
)
from innforing.domain.koordineringsgruppe.steg.oppnevn_vara import VaraOppnevnt
from innforing.domain.koordineringsgruppe.steg.send_ut_saker import motet_er_innkalt
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass, Oppmotte, Vara
from tests.domain.koordineringsgruppe.historie import (
    APNET,
    DAG,
    HANNES,
    INNKALT,
    KARI_MOTTE,
    MOTE,
    OLA_MOTTE,
    PLASSER,
    SEKRETAER,
)
from tests.domain.spesifikasjon import KARI, gitt

APNE = ApneMote(mote=MOTE, oppmote=(KARI_MOTTE, OLA_MOTTE))
SITTER = Fakta(sitter_i_gruppen=PLASSER)
MOTET_INNKALT = gitt(INNKALT)


@pytest.mark.krav("K-104")
def test_oppmotet_fores_med_part() -> None:
    gruppe = MOTET_INNKALT.nar(APNE, som=SEKRETAER, fakta=SITTER).da(APNET)
    assert isinstance(gruppe, Koordineringsgruppe)
    assert gruppe.moter[MOTE].oppmote == (KARI_MOTTE, OLA_MOTTE)


@pytest.mark.krav("K-118")
def test_andre_kan_vaere_der_uten_stemme() -> None:
    med_ressurs = APNE.med(uten_stemme=("rune",))
    MOTET_INNKALT.nar(med_ressurs, som=SEKRETAER, fakta=SITTER).da(
        MoteApnet(mote=MOTE, oppmote=(KARI_MOTTE, OLA_MOTTE), uten_stemme=("rune",), av="sara")
    )


def test_motet_er_innkalt_og_apnes_en_gang() -> None:
    gitt().nar(APNE, som=KARI, fakta=SITTER).avvises(motet_er_innkalt)
    gitt(INNKALT, APNET).nar(APNE, som=KARI, fakta=SITTER).avvises(motet_er_innkalt)


def test_ingen_har_mott_for_motedagen() -> None:
    for_tidlig = datetime(2024, 2, 28, 9, 0, tzinfo=UTC)
    MOTET_INNKALT.nar(APNE, som=KARI, fakta=SITTER, na=for_tidlig).avvises(motedagen_er_kommet)


@pytest.mark.krav("K-104")
def test_ingen_moter_for_to_parter() -> None:
    begge = (KARI_MOTTE, Oppmotte(person="kari", part=Part.NHN))
    to = Fakta(sitter_i_gruppen=(*PLASSER, Gruppeplass(person="kari", part=Part.NHN, fra=DAG)))
    MOTET_INNKALT.nar(APNE.med(oppmote=begge), som=KARI, fakta=to).avvises(en_part_per_oppmotte)


@pytest.mark.krav("K-104")
@pytest.mark.parametrize(
    "oppmotte",
    [
        Oppmotte(person="rune", part=Part.REGION),
        Oppmotte(person="kari", part=Part.HELSEDIREKTORATET),
        Oppmotte(person="hanne", part=Part.HELSEDIREKTORATET),
    ],
    ids=["sitter ikke", "en annen part", "ikke den dagen"],
)
def test_de_som_motte_sitter_for_den_parten_den_dagen(oppmotte: Oppmotte) -> None:
    sluttet = Fakta(sitter_i_gruppen=(*PLASSER[:2], HANNES.med(til=date(2024, 2, 29))))
    steg = APNE.med(oppmote=(oppmotte,))
    MOTET_INNKALT.nar(steg, som=KARI, fakta=sluttet).avvises(de_oppmotte_er_medlemmer)


@pytest.mark.krav("K-104")
def test_et_medlem_og_varaen_moter_ikke_begge() -> None:
    vara = Vara(person="vera", for_medlem="ola", fra=DAG, til=DAG)
    oppnevnt = VaraOppnevnt(vara=vara, part=Part.NHN)
    vera = Oppmotte(person="vera", part=Part.NHN)
    plass = Gruppeplass(person="vera", part=Part.NHN, fra=DAG, til=DAG)
    sitter = Fakta(sitter_i_gruppen=(*PLASSER, plass))
    gitt_vara = gitt(INNKALT, oppnevnt)
    begge = APNE.med(oppmote=(OLA_MOTTE, vera))
    gitt_vara.nar(begge, som=KARI, fakta=sitter).avvises(medlem_eller_vara)
    gitt_vara.nar(APNE.med(oppmote=(KARI_MOTTE, vera)), som=KARI, fakta=sitter).etter()
