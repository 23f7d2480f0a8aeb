"""What each read model is called, and what its figures count, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from innforing.domain.grunnmur.verdi import Tekst

if TYPE_CHECKING:
    from collections.abc import Mapping


class Lesemodell(NamedTuple):
    """One read model, for people."""

    navn: Tekst
    om: Tekst


LESEMODELLER: Final[Mapping[str, Lesemodell]] = {
    "arbeidsbord": Lesemodell(
        Tekst("Mine oppgaver", "Oppgåvene mine", "My tasks"),
        Tekst(
            "Hva hver rolle har å gjøre, og hva løpene venter på.",
            "Kva kvar rolle har å gjere, og kva løpa ventar på.",
            "What each role has to do, and what the løp wait for.",
        ),
    ),
    "behov": Lesemodell(
        Tekst("Behov", "Behov", "Needs"),
        Tekst(
            "Hvem som har hvert behov, og hvor langt det er kommet. "
            "Et behov som er samlet i et annet, er kommet like langt som det.",
            "Kven som har kvart behov, og kor langt det er kome. "
            "Eit behov som er samla i eit anna, er kome like langt som det.",
            "Who has each need, and how far it has come. "
            "One that is gathered in another has come as far as that one.",
        ),
    ),
    "beslutningsspor": Lesemodell(
        Tekst("Beslutningsspor", "Avgjerdsspor", "Decision trail"),
        Tekst(
            "Hva som var besluttet, avtalt og vurdert, og hva som gjaldt.",
            "Kva som var avgjort, avtalt og vurdert, og kva som galdt.",
            "What was decided, agreed and judged, and what held.",
        ),
    ),
    "deltakere": Lesemodell(
        Tekst("Deltakere", "Deltakarar", "Participants"),
        Tekst(
            "Hvor hver aktuell kommune står i et løp, og oppfølgingen av den.",
            "Kvar kvar aktuell kommune står i eit løp, og oppfølginga av han.",
            "Where each kommune stands in a løp, and how it is followed up.",
        ),
    ),
    "kapasitet": Lesemodell(
        Tekst("Kapasitet", "Kapasitet", "Capacity"),
        Tekst(
            "Plasser i puljene, og løp per måned for personer og organer.",
            "Plassar i puljene, og løp per månad for personar og organ.",
            "Seats in the puljer, and løp a month for people and bodies.",
        ),
    ),
    "kartlegging": Lesemodell(
        Tekst("Kartlegging", "Kartlegging", "Mapping"),
        Tekst(
            "Hva kommunene har svart om årsaker og behov.",
            "Kva kommunane har svara om årsaker og behov.",
            "What the kommuner answered on reasons and needs.",
        ),
    ),
    "kommuner": Lesemodell(
        Tekst("Kommuner", "Kommunar", "Kommuner"),
        Tekst(
            "Hvor mange løp hver kommune er med i samtidig.",
            "Kor mange løp kvar kommune er med i samtidig.",
            "How many løp each kommune takes part in at once.",
        ),
    ),
    "laeringspunkter": Lesemodell(
        Tekst("Læringspunkter", "Læringspunkt", "Lessons"),
        Tekst(
            "Læringspunktene, hvem de er til, og hva det ble av dem.",
            "Læringspunkta, kven dei er til, og kva det vart av dei.",
            "The lessons, whom they are for, and what became of them.",
        ),
    ),
    "lopsoversikt": Lesemodell(
        Tekst("Løp", "Løp", "Løp"),
        Tekst(
            "Hva hvert løp er, hvilken fase det er i, og kommunene etter svar og bruksstatus.",
            "Kva kvart løp er, kva fase det er i, og kommunane etter svar og bruksstatus.",
            "What each løp is, its phase, and its kommuner by answer and status of use.",
        ),
    ),
    "losninger": Lesemodell(
        Tekst("Løsninger", "Løysingar", "Løsninger"),
        Tekst(
            "Hva som er kjent om hver løsning: status, leverandører, vurderinger og materiell.",
            "Kva som er kjent om kvar løysing: status, leverandørar, vurderingar og materiell.",
            "What is known of each løsning: status, suppliers, assessments and materials.",
        ),
    ),
    "modeller": Lesemodell(
        Tekst("Innføringsmodellen", "Innføringsmodellen", "The model of innføring"),
        Tekst(
            "Versjonene av innføringsmodellen, og hvilken versjon hvert løp følger.",
            "Versjonane av innføringsmodellen, og kva versjon kvart løp følgjer.",
            "The versions of the model of innføring, and which version each løp follows.",
        ),
    ),
    "moter": Lesemodell(
        Tekst("Møter", "Møte", "Meetings"),
        Tekst(
            "Møtene i koordineringsgruppen, sakene den har fått og hva den har besluttet.",
            "Møta i koordineringsgruppa, sakene ho har fått og kva ho har avgjort.",
            "The meetings of the coordination group, its items and what it decided.",
        ),
    ),
    "oppfolging": Lesemodell(
        Tekst("Oppfølging", "Oppfølging", "Follow-up"),
        Tekst(
            "Oppfølging som er planlagt, gjort eller over tiden, og målinger etter løpet.",
            "Oppfølging som er planlagd, gjord eller over tida, og målingar etter løpet.",
            "Follow-up that is planned, done or overdue, and measurements after the løp.",
        ),
    ),
    "rapporter": Lesemodell(
        Tekst("Rapporter", "Rapportar", "Reports"),
        Tekst(
            "Rapportene hvert nettverk skylder KS, og tallene i dem.",
            "Rapportane kvart nettverk skuldar KS, og tala i dei.",
            "The reports that each network owes KS, and their figures.",
        ),
    ),
    "regioner": Lesemodell(
        Tekst("Regioner", "Regionar", "Regions"),
        Tekst(
            "Hvem som er i de regionale gruppene, hva de dekker, og hva arbeidsgruppene gjør.",
            "Kven som er i dei regionale gruppene, kva dei dekkjer, og kva arbeidsgruppene gjer.",
            "Who is in the regional groups, what they cover, and what the working groups do.",
        ),
    ),
    "revisjonsspor": Lesemodell(
        Tekst("Hendelser", "Hendingar", "Events"),
        Tekst(
            "Hva hodet på hver hendelse sier: hvem, når, i hvilken rolle og med hvilken grunn.",
            "Kva hovudet på kvar hending seier: kven, når, i kva rolle og med kva grunn.",
            "What the header of each event says: who, when, in which role, on what grounds.",
        ),
    ),
    "saertilfeller": Lesemodell(
        Tekst("Særtilfeller", "Særtilfelle", "Special cases"),
        Tekst(
            "Det som er gjort utenom det vanlige. Ingenting av det er i seg selv galt.",
            "Det som er gjort utanom det vanlege. Ingenting av det er i seg sjølv gale.",
            "What was done out of the ordinary. None of it is wrong in itself.",
        ),
    ),
    "samlinger": Lesemodell(
        Tekst("Samlinger", "Samlingar", "Gatherings"),
        Tekst(
            "Samlinger som er planlagt og gjennomført, og hvor mange som deltok.",
            "Samlingar som er planlagde og gjennomførte, og kor mange som deltok.",
            "Gatherings planned and held, and how many took part.",
        ),
    ),
    "sporreskjemaer": Lesemodell(
        Tekst("Spørreskjemaer", "Spørjeskjema", "Questionnaires"),
        Tekst(
            "Hvem som ble spurt etter løpet, hvem som svarte, og hva de svarte.",
            "Kven som vart spurde etter løpet, kven som svara, og kva dei svara.",
            "Who was asked after the løp, who answered, and what.",
        ),
    ),
    "svarfordeling": Lesemodell(
        Tekst("Svarfordeling", "Svarfordeling", "Answers"),
        Tekst(
            "Aktuelle kommuner i et løp etter svar på invitasjonen.",
            "Aktuelle kommunar i eit løp etter svar på invitasjonen.",
            "The kommuner of a løp by their answer to the invitation.",
        ),
    ),
    "tilskudd": Lesemodell(
        Tekst("Tilskudd", "Tilskot", "Grants"),
        Tekst(
            "Hva som er tildelt, brukt, betalt ut og krevd tilbake.",
            "Kva som er tildelt, brukt, betalt ut og kravt tilbake.",
            "What was granted, used, paid and claimed back.",
        ),
    ),
    "tidslinje": Lesemodell(
        Tekst("Tidslinje", "Tidslinje", "Timeline"),
        Tekst(
            "Løp og puljer i tid, slik de er planlagt og slik det ble.",
            "Løp og puljer i tid, slik dei er planlagde og slik det vart.",
            "Løp and puljer in time, as planned and as they were.",
        ),
    ),
    "utbredelse": Lesemodell(
        Tekst("Utbredelse", "Utbreiing", "Uptake"),
        Tekst(
            "Kommuner etter hvor langt de er kommet med løsningen. "
            "«Minst» teller også dem som er kommet lenger.",
            "Kommunar etter kor langt dei er komne med løysinga. "
            "«Minst» tel også dei som er komne lenger.",
            "Kommuner by how far they have come with the løsning. "
            "“At least” also counts those that have come further.",
        ),
    ),
    "varigheter": Lesemodell(
        Tekst("Varigheter", "Varigheiter", "Durations"),
        Tekst(
            "Dager hvert løp har vært i hver fase.",
            "Dagar kvart løp har vore i kvar fase.",
            "Days that each løp has been in each phase.",
        ),
    ),
}
"""Name of a read model → what people call it."""

LEDD: Final[Mapping[str, Tekst]] = {
    "alle": Tekst("Alle", "Alle", "All"),
    "antall": Tekst("Antall", "Tal på", "Number"),
    "av_andre": Tekst("Ført av andre", "Ført av andre", "Entered by others"),
    "brukt_for": Tekst("Brukt før", "Brukt før", "Used before"),
    "dager": Tekst("Dager", "Dagar", "Days"),
    "definisjon": Tekst("Versjon av modellen", "Versjon av modellen", "Version of the model"),
    "deltok": Tekst("Deltok", "Deltok", "Took part"),
    "eier": Tekst("Eier", "Eigar", "Owner"),
    "flyttet_fra": Tekst("Flyttet fra", "Flytta frå", "Moved from"),
    "fordeling": Tekst("Fordeling", "Fordeling", "Distribution"),
    "ganger": Tekst("Ganger", "Gonger", "Times"),
    "gjenstar": Tekst("Gjenstår", "Står att", "Remaining"),
    "hos": Tekst("Samlet i", "Samla i", "Gathered in"),
    "kapasitet": Tekst("Kapasitet", "Kapasitet", "Capacity"),
    "kommune": Tekst("Kommune", "Kommune", "Kommune"),
    "krevd": Tekst("Krevd tilbake", "Kravt tilbake", "Claimed back"),
    "ledere": Tekst("Ledere", "Leiarar", "Leaders"),
    "lop": Tekst("Løp", "Løp", "Løp"),
    "losning": Tekst("Løsning", "Løysing", "Løsning"),
    "median_dager": Tekst("Dager, median", "Dagar, median", "Days, median"),
    "neste": Tekst("Neste steg", "Neste steg", "Next steps"),
    "omrade": Tekst("Område", "Område", "Area"),
    "pa_vent": Tekst("På vent", "På vent", "On hold"),
    "plasser": Tekst("Plasser", "Plassar", "Seats"),
    "prove": Tekst("Prøve mot løpene", "Prøve mot løpa", "Tried against the løp"),
    "pulje": Tekst("Pulje", "Pulje", "Pulje"),
    "ramme": Tekst("Ramme", "Ramme", "Ramme"),
    "regnskap": Tekst("Regnskap", "Rekneskap", "Ledger"),
    "star_der": Tekst("Står der nå", "Står der no", "Are there now"),
    "status": Tekst("Status", "Status", "Status"),
    "svar": Tekst("Svar", "Svar", "Answers"),
    "tilbakebetalt": Tekst("Betalt tilbake", "Betalt tilbake", "Repaid"),
    "tilstand": Tekst("Fase", "Fase", "Phase"),
    "trinn": Tekst("Trinn", "Trinn", "Rungs"),
    "type": Tekst("Type", "Type", "Type"),
    "ukjent": Tekst("Ukjent", "Ukjent", "Unknown"),
    "utbetalt": Tekst("Utbetalt", "Utbetalt", "Paid"),
}
"""Part of a path in a read model → what it is."""
