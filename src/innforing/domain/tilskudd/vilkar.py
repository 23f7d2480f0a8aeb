"""Guards that several steps on a grant share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.regler import reglene

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.tilskudd.tilskudd import Tilskudd


@vilkar(
    "K-263",
    "Tilskuddet er tildelt i den vedtatte tabellen",
    "Tilskotet er tildelt i den vedtekne tabellen",
    "The grant is allocated in the approved table",
    rettes_av="ks",
    slik=(
        "Registrer fordelingen for året først",
        "Registrer fordelinga for året først",
        "Enter the distribution of the year first",
    ),
)
def tilskuddet_er_tildelt(g: Grunnlag[Tilskudd, Any]) -> bool:
    return g.aggregat.tildelt


@vilkar(
    "K-298",
    "Tilskuddet betales ut her, ikke per kommune",
    "Tilskotet blir betalt ut her, ikkje per kommune",
    "The grant is paid out here, not per kommune",
    rettes_av="ks",
    slik=(
        "Bruk tilskuddet til kommunen som får sin egen del",
        "Bruk tilskotet til kommunen som får sin eigen del",
        "Use the grant of the kommune that has its own part",
    ),
)
def utbetales_samlet(g: Grunnlag[Tilskudd, Any]) -> tuple[str, ...]:
    """The list names the kommuner that are paid."""
    return g.aggregat.utbetales_til


@vilkar(
    "K-277",
    "Bekreftelsen er mottatt",
    "Stadfestinga er motteken",
    "The confirmation is received",
    rettes_av="vertskommunen",
    slik=("Bekreft oppdraget først", "Stadfest oppdraget først", "Confirm the commission first"),
)
def bekreftelsen_er_mottatt(g: Grunnlag[Tilskudd, Any]) -> bool:
    """No payment, and no invoice, before the oppdrag is accepted."""
    return g.aggregat.bekreftet


@vilkar(
    "K-373",
    "Det som registreres om tilskuddet, har skjedd",
    "Det som blir registrert om tilskotet, har skjedd",
    "What is entered about the grant has happened",
    rettes_av=("ks", "vertskommunen", "nettverkets_leder"),
    slik=(
        "Vent til det har skjedd, eller rett datoen",
        "Vent til det har skjedd, eller rett datoen",
        "Wait until it has happened, or correct the date",
    ),
)
def datoen_er_ikke_etter_i_dag(g: Grunnlag[Tilskudd, Any]) -> bool:
    return bool(g.steg.dato <= g.dag)


@vilkar(
    "K-303",
    "Endringen er avtalt med KS på forhånd",
    "Endringa er avtalt med KS på førehand",
    "The change was agreed with KS beforehand",
    rettes_av="ks",
    slik=(
        "Avtal endringen med KS, og oppgi dagen den ble avtalt",
        "Avtal endringa med KS, og oppgi dagen ho vart avtalt",
        "Agree the change with KS, and state the day it was agreed",
    ),
)
def endringen_er_avtalt(g: Grunnlag[Tilskudd, Any]) -> bool:
    """2023: agreed before it takes effect. From 2024 KS is informed, and nothing stops (T-12)."""
    if not reglene(g).endringer_avtales or not g.aggregat.bekreftet:
        return True
    avtalt = g.steg.avtalt_med_ks
    return avtalt is not None and avtalt <= min(g.steg.fra, g.dag)


@vilkar(
    "K-274",
    "KS er informert om endringen",
    "KS er informert om endringa",
    "KS is informed of the change",
    rettes_av=("nettverkets_leder", "vertskommunen"),
    slik=(
        "Oppgi dagen KS fikk vite det",
        "Oppgi dagen KS fekk vite det",
        "State the day KS was told",
    ),
)
def ks_er_informert(g: Grunnlag[Tilskudd, Any]) -> bool:
    """After the oppdrag is accepted, a change of people is told to KS, on a date (T-12)."""
    if reglene(g).endringer_avtales or not g.aggregat.bekreftet:
        return True
    meldt = g.steg.meldt_ks
    return meldt is not None and meldt <= g.dag


@vilkar(
    "K-272",
    "Funnet er registrert",
    "Funnet er registrert",
    "The finding is on record",
    rettes_av="ks",
    slik=("Registrer funnet først", "Registrer funnet først", "Record the finding first"),
)
def funnet_er_registrert(g: Grunnlag[Tilskudd, Any]) -> bool:
    return g.aggregat.funnet(g.steg.funn) is not None


@vilkar(
    "K-375",
    "KS har sagt hvorfor",
    "KS har sagt kvifor",
    "KS has said why",
    rettes_av="ks",
    slik=("Skriv en begrunnelse", "Skriv ei grunngjeving", "Write a begrunnelse"),
)
def det_er_sagt_hvorfor(g: Grunnlag[Tilskudd, Any]) -> bool:
    """Every refusal, claim and change has a reason (S-14, S-15, K-300)."""
    return g.steg.begrunnelse is not None
