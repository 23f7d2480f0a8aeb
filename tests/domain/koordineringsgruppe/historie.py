"""Meetings, rounds and items that the tests begin from."""

from __future__ import annotations

from datetime import UTC, date, datetime

from innforing.domain.grunnmur.aggregat import Beslutningsform
from innforing.domain.grunnmur.aktor import Organtype, Part, Rolle
from innforing.domain.koordineringsgruppe.steg.apne_mote import MoteApnet
from innforing.domain.koordineringsgruppe.steg.apne_skriftlig_runde import SkriftligRundeApnet
from innforing.domain.koordineringsgruppe.steg.beslutt_sak import SakBesluttet
from innforing.domain.koordineringsgruppe.steg.gi_standpunkt import StandpunktGitt
from innforing.domain.koordineringsgruppe.steg.innkall_mote import MoteInnkalt
from innforing.domain.koordineringsgruppe.steg.lukk_skriftlig_runde import SkriftligRundeLukket
from innforing.domain.koordineringsgruppe.steg.meld_inhabil import InhabilitetMeldt
from innforing.domain.koordineringsgruppe.steg.meld_sak import SakMeldt
from innforing.domain.koordineringsgruppe.steg.send_ut_saker import SakerSendtUt
from innforing.domain.koordineringsgruppe.verdier import (
    Gruppeplass,
    Habilitetsgrunn,
    Oppmotte,
    Saksemne,
    Sakstype,
    SakTilBehandling,
    Standpunkt,
    Utfall,
)
from tests.domain.spesifikasjon import person

MOTE, SAK, NOTIS = "mote-2024-1", "sak-2024-1", "sak-2024-2"
DAG = date(2024, 3, 1)
NA = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
SENERE = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)
AVTRYKK = "ab" * 32
SENDT = SakTilBehandling(sak=SAK, posisjon=40, avtrykk=AVTRYKK)
NOTIS_SENDT = SakTilBehandling(sak=NOTIS, posisjon=40, avtrykk=AVTRYKK)

KG = Organtype.KOORDINERINGSGRUPPE
SEKRETAER = person("sara", Rolle.SAKSBEHANDLER, "koordineringsgruppen", KG)
HANNE = person("hanne", Rolle.MEDLEM, "koordineringsgruppen", KG)

FRA = date(2024, 1, 1)
KARIS = Gruppeplass(person="kari", part=Part.KS, fra=FRA)
OLAS = Gruppeplass(person="ola", part=Part.NHN, fra=FRA)
HANNES = Gruppeplass(person="hanne", part=Part.HELSEDIREKTORATET, fra=FRA, til=date(2024, 12, 31))
PLASSER = (KARIS, OLAS, HANNES)

KARI_MOTTE = Oppmotte(person="kari", part=Part.KS)
OLA_MOTTE = Oppmotte(person="ola", part=Part.NHN)

INNKALT = MoteInnkalt(mote=MOTE, dato=DAG, sted="Oslo")
MELDT = SakMeldt(
    sak=SAK,
    tittel="Planen for kjernejournal",
    type=Sakstype.BESLUTNING,
    emne=Saksemne.PLAN,
    lop=("kj",),
    forslag="Gruppen slutter seg til planen.",
)
NOTIS_MELDT = SakMeldt(
    sak=NOTIS, tittel="Løp i nord", type=Sakstype.ORIENTERING, emne=Saksemne.ANNET, lop=("b",)
)
SENDT_UT = SakerSendtUt(mote=MOTE, saker=(SENDT, NOTIS_SENDT))
APNET = MoteApnet(mote=MOTE, oppmote=(KARI_MOTTE, OLA_MOTTE), av="sara")
MOTET = (INNKALT, MELDT, NOTIS_MELDT, SENDT_UT, APNET)
"""Kari (KS) and Ola (NHN) are there; one item for decision, one for information."""

OLA_VEK = InhabilitetMeldt(sak=SAK, person="ola", grunn=Habilitetsgrunn.HAR_LAGET_SAKEN)
BESLUTTET = SakBesluttet(
    sak=SAK,
    mote=MOTE,
    form=Beslutningsform.MOTE,
    dato=DAG,
    utfall=Utfall.JA,
    utsendt=SENDT,
    posisjon=50,
    av="kari",
)
PA_VILKAR = BESLUTTET.med(
    utfall=Utfall.JA_PA_VILKAR,
    vilkar="Puljene er avstemt med Norsk helsenett.",
    vilkarsfrist=date(2024, 3, 20),
)

RUNDE_APNET = SkriftligRundeApnet(mote=MOTE, dato=DAG, frist=date(2024, 3, 10), saker=(SENDT,))
RUNDEN = (MELDT, RUNDE_APNET)
KARI_FOR = StandpunktGitt(
    mote=MOTE, sak=SAK, part=Part.KS, person="kari", standpunkt=Standpunkt.FOR
)
OLA_MOT = StandpunktGitt(mote=MOTE, sak=SAK, part=Part.NHN, person="ola", standpunkt=Standpunkt.MOT)
HANNE_STEMMER_IKKE = StandpunktGitt(
    mote=MOTE,
    sak=SAK,
    part=Part.HELSEDIREKTORATET,
    person="hanne",
    standpunkt=Standpunkt.STEMMER_IKKE,
)
LUKKET = SkriftligRundeLukket(mote=MOTE, dato=date(2024, 3, 11), av="sara")
LUKKET_RUNDE = (*RUNDEN, KARI_FOR, OLA_MOT, HANNE_STEMMER_IKKE, LUKKET)
