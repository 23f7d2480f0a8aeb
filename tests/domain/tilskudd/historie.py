"""Grants that the tests begin from: one of 2024, told from the table to the first payment."""

from __future__ import annotations

from datetime import UTC, date, datetime

from innforing.domain.grunnmur.aktor import Organtype, Rolle
from innforing.domain.grunnmur.verdi import Fritekst
from innforing.domain.tilskudd.deler import (
    Bilag,
    Fakturalinje,
    Oppdragsbrev,
    Resultatregnskap,
    Tilskuddsperson,
)
from innforing.domain.tilskudd.folger import TilskuddTildelt
from innforing.domain.tilskudd.steg.bekreft_oppdrag import BekreftelseMottatt
from innforing.domain.tilskudd.steg.beslutt_tilbakebetaling import TilbakebetalingBesluttet
from innforing.domain.tilskudd.steg.knytt_person import PersonKnyttet
from innforing.domain.tilskudd.steg.krev_tilbakebetaling import TilbakebetalingKrevd
from innforing.domain.tilskudd.steg.registrer_misbruk import MisbrukFunnet
from innforing.domain.tilskudd.steg.registrer_prosjektkode import ProsjektkodeRegistrert
from innforing.domain.tilskudd.steg.send_faktura import FakturaMottatt
from innforing.domain.tilskudd.steg.send_oppdragsbrev import OppdragsbrevSendt
from innforing.domain.tilskudd.steg.utbetal_tilskudd import TilskuddUtbetalt
from innforing.domain.tilskudd.verdier import (
    Frikjopsrolle,
    Kostnadsart,
    Oppgave,
    Underskriver,
)
from tests.domain.spesifikasjon import person

AR_2024, AR_2023 = "2024:agder", "2023:agder"
MAI = datetime(2024, 5, 2, 9, tzinfo=UTC)
JANUAR = datetime(2025, 1, 14, 9, tzinfo=UTC)
RAMME = 2_950_584
FORKLART = Fritekst(id="t1", forpliktelse="00")
BILAG = Bilag(referanse="2024/117", sjekksum="b" * 64)

VERTEN = person("vigdis", Rolle.FULLMEKTIG, "kommune-arendal", Organtype.KOMMUNE, kommune="arendal")
NABOEN = person("nora", Rolle.FULLMEKTIG, "kommune-risor", Organtype.KOMMUNE, kommune="risor")
DIGI_AGDER = person("aslaug", Rolle.LEDER, "digi-agder", Organtype.DIGINETTVERK)
DIGI_OSLO = person("odd", Rolle.LEDER, "digi-oslo", Organtype.DIGINETTVERK)

TILDELT = TilskuddTildelt(belop=RAMME, prosjektnr="103972")
TILDELT_2023 = TilskuddTildelt(belop=1_526_000, prosjektnr="102265", soknadssum=1_526_000)
DELT_2023 = TILDELT_2023.med(utbetales_til=("grimstad", "kristiansand"))
BREV = Oppdragsbrev(
    referanse="24/01278-2",
    datert=date(2024, 4, 15),
    vertskommune="arendal",
    formal="Helseteknologiordningen og sektorens felles prioriteringer",
)
BREV_2023 = BREV.med(referanse="23/02307-5", datert=date(2023, 5, 8), oppgaver=tuple(Oppgave))
SENDT = OppdragsbrevSendt(brev=BREV)
BEKREFTET = BekreftelseMottatt(
    vertskommune="arendal",
    belop=RAMME,
    sted="Arendal",
    dato=date(2024, 4, 29),
    underskriver=Underskriver.KOMMUNEDIREKTOR,
    underskrevet_av="kommunedirektoren",
    bekreftelse=BILAG,
)
KODET = ProsjektkodeRegistrert(prosjektkode="4711")
RESSURS_I_HALV = Tilskuddsperson(
    person="rita",
    arbeidsgiver="grimstad",
    funksjon=Frikjopsrolle.NETTVERKSRESSURS,
    stillingsprosent=50,
    fra=date(2024, 1, 1),
)
KNYTTET = PersonKnyttet(knytning=RESSURS_I_HALV)
KLAR = (TILDELT, SENDT, BEKREFTET, KODET, KNYTTET)

FRIKJOP = Fakturalinje(art=Kostnadsart.FRIKJOP, belop=2_000_000, person="rita")
REGNSKAP = Resultatregnskap(referanse="Utskrift 2024", sjekksum="a" * 64, signert_av="aslaug")
MOTTATT = FakturaMottatt(
    nr="F-1",
    datert=date(2024, 12, 31),
    mottatt=date(2025, 1, 10),
    kostnader_til=date(2024, 12, 31),
    prosjektnr="103972",
    linjer=(FRIKJOP,),
    resultatregnskap=REGNSKAP,
)
BETALT = TilskuddUtbetalt(nr="F-1", belop=2_000_000, dato=date(2025, 1, 14))
UTBETALT = (*KLAR, MOTTATT, BETALT)
FUNN = MisbrukFunnet(nr=1, beskrivelse=FORKLART)
FUNNET = (*UTBETALT, FUNN)
BESLUTTET = TilbakebetalingBesluttet(funn=1, belop=300_000)
KREVD = TilbakebetalingKrevd(funn=1, krav=BILAG)
