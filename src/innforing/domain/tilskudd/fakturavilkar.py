"""The checks of an invoice, one guard for each (S-14, K-270 to K-285)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.regler import reglene
from innforing.domain.tilskudd.verdier import ALDRI_DEKKET, Kostnadsart

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.tilskudd.tilskudd import Tilskudd


@vilkar(
    "K-280",
    "Utgiftene har egen prosjektkode i regnskapet",
    "Utgiftene har eigen prosjektkode i rekneskapen",
    "The expenses have their own project code in the accounts",
    rettes_av="vertskommunen",
    slik=("Registrer prosjektkoden", "Registrer prosjektkoden", "Enter the project code"),
)
def prosjektkoden_er_egen(g: Grunnlag[Tilskudd, Any]) -> bool:
    return g.aggregat.prosjektkode is not None


@vilkar(
    "K-284",
    "Fakturaen er merket med tilskuddets prosjektnummer",
    "Fakturaen er merkt med prosjektnummeret til tilskotet",
    "The invoice is marked with the project number of the grant",
    rettes_av="vertskommunen",
    slik=(
        "Bruk prosjektnummeret i tabellen i oppdragsbrevet",
        "Bruk prosjektnummeret i tabellen i oppdragsbrevet",
        "Use the project number in the table of the letter",
    ),
)
def prosjektnummeret_stemmer(g: Grunnlag[Tilskudd, Any]) -> bool:
    """The number of the table: own per network in 2024, 102265 for all in 2023 (K-305)."""
    return bool(g.steg.prosjektnr == g.aggregat.prosjektnr)


@vilkar(
    "K-282",
    "Verken fakturaen eller regnskapet bak den er sendt før",
    "Verken fakturaen eller rekneskapen bak han er send før",
    "Neither the invoice nor the accounts behind it were sent before",
    rettes_av="vertskommunen",
    slik=(
        "Send bare kostnader som ikke er fakturert",
        "Send berre kostnader som ikkje er fakturerte",
        "Send only costs that are not invoiced",
    ),
)
def fakturaen_er_ny(g: Grunnlag[Tilskudd, Any]) -> tuple[str, ...]:
    """The list names the earlier invoice; one that KS sent back may come again, renumbered."""
    vedlagt = g.steg.resultatregnskap
    sjekksum = None if vedlagt is None else vedlagt.sjekksum
    return tuple(
        f.nr
        for f in g.aggregat.fakturaer
        if f.nr == g.steg.nr or (f.sjekksum == sjekksum and not f.avvist)
    )


@vilkar(
    "K-282",
    "Kostnadene er påløpt når fakturaen sendes",
    "Kostnadene er komne på når fakturaen blir send",
    "The costs have accrued when the invoice is sent",
    rettes_av="vertskommunen",
    slik=(
        "Send fakturaen når perioden er over; det betales etterskuddsvis",
        "Send fakturaen når perioden er over; det blir betalt etterskotsvis",
        "Send the invoice when the period is over; payment is in arrears",
    ),
)
def fakturaen_er_etterskuddsvis(g: Grunnlag[Tilskudd, Any]) -> bool:
    steg = g.steg
    return bool(steg.kostnader_til <= steg.datert <= steg.mottatt <= g.dag)


@vilkar(
    "K-281",
    "Utskrift av resultatregnskapet er vedlagt",
    "Utskrift av resultatrekneskapen er lagd ved",
    "A printout of the resultatregnskap is attached",
    rettes_av="vertskommunen",
    slik=("Legg ved utskriften", "Legg ved utskrifta", "Attach the printout"),
)
def resultatregnskapet_er_vedlagt(g: Grunnlag[Tilskudd, Any]) -> bool:
    return g.steg.resultatregnskap is not None


@vilkar(
    "K-281",
    "Resultatregnskapet er godkjent og signert av nettverkets leder",
    "Resultatrekneskapen er godkjend og signert av leiaren for nettverket",
    "The resultatregnskap is approved and signed by the network's leader",
    rettes_av="nettverkets_leder",
    slik=(
        "La nettverkets leder godkjenne og signere",
        "La leiaren for nettverket godkjenne og signere",
        "Let the network's leader approve and sign",
    ),
)
def resultatregnskapet_er_signert(g: Grunnlag[Tilskudd, Any]) -> bool:
    vedlagt = g.steg.resultatregnskap
    if vedlagt is None or not reglene(g).lederen_signerer:
        return True
    return vedlagt.signert_av in g.fakta.nettverkets_ledere


@vilkar(
    "K-271",
    "Ingen linje gjelder programvare, leie, utstyr eller utvikling",
    "Inga linje gjeld programvare, leige, utstyr eller utvikling",
    "No line is for software, leasing, equipment or development",
    rettes_av="vertskommunen",
    slik=(
        "Ta ut linjene; tilskuddet dekker dem ikke",
        "Ta ut linjene; tilskotet dekkjer dei ikkje",
        "Take the lines out; the grant does not cover them",
    ),
)
def kostnadene_kan_dekkes(g: Grunnlag[Tilskudd, Any]) -> tuple[str, ...]:
    """The list names the lines by number and kind."""
    return tuple(
        f"{nr}: {linje.art.value}"
        for nr, linje in enumerate(g.steg.linjer, start=1)
        if linje.art in ALDRI_DEKKET
    )


@vilkar(
    "K-270",
    "Kostnadene er av slag som oppdragsbrevet nevner",
    "Kostnadene er av slag som oppdragsbrevet nemner",
    "The costs are of kinds that the letter names",
    rettes_av="ks",
    slik=(
        "Forklar hvorfor kostnaden hører til oppdraget",
        "Forklar kvifor kostnaden høyrer til oppdraget",
        "Explain why the cost belongs to the commission",
    ),
)
def kostnadene_er_nevnt(g: Grunnlag[Tilskudd, Any]) -> tuple[str, ...]:
    """Neither named nor refused by name: to be answered (K-275)."""
    kjente = (*reglene(g).dekker, *ALDRI_DEKKET)
    return tuple(
        f"{nr}: {linje.art.value}"
        for nr, linje in enumerate(g.steg.linjer, start=1)
        if linje.art not in kjente
    )


@vilkar(
    "K-273",
    "Frikjøpet gjelder personer som er knyttet til tilskuddet",
    "Frikjøpet gjeld personar som er knytte til tilskotet",
    "The release is of people tied to the grant",
    rettes_av="nettverkets_leder",
    slik=(
        "Knytt personen til tilskuddet, eller navngi en annen på linjen",
        "Knyt personen til tilskotet, eller namngje ein annan på linja",
        "Tie the person to the grant, or name another on the line",
    ),
)
def frikjopet_er_knyttet(g: Grunnlag[Tilskudd, Any]) -> tuple[str, ...]:
    """The list names the lines; who has left counts too: the costs are of the time before."""
    knyttede = {p.person for p in g.aggregat.personer}
    return tuple(
        str(nr)
        for nr, linje in enumerate(g.steg.linjer, start=1)
        if linje.art is Kostnadsart.FRIKJOP and linje.person not in knyttede
    )


@vilkar(
    "K-285",
    "Fakturaen er innenfor det som gjenstår av rammen",
    "Fakturaen er innanfor det som står att av ramma",
    "The invoice is within what remains of the grant",
    rettes_av=("vertskommunen", "ks"),
    slik=(
        "Rett summen, eller forklar den; mer enn det som gjenstår betales ikke",
        "Rett summen, eller forklar han; meir enn det som står att blir ikkje betalt",
        "Correct the sum, or explain it; no more than what remains is paid",
    ),
)
def fakturaen_er_innenfor_rammen(g: Grunnlag[Tilskudd, Any]) -> bool:
    """What other open invoices ask for counts too."""
    apne = sum(f.rest for f in g.aggregat.fakturaer)
    return bool(g.steg.sum + apne <= g.aggregat.regnskap.gjenstar)
