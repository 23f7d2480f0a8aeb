"""Fields of what a kommune answers and does, and of its use of the løsning."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "svar.svar": ("Vil dere delta?", "Vil de delta?", "Will you take part?"),
    "svar.pulje": ("Hvilken pulje", "Kva pulje", "Which pulje"),
    "venteliste": (
        "Sett oss på venteliste hvis puljen er full",
        "Set oss på venteliste om pulja er full",
        "Put us on the waiting list if the pulje is full",
    ),
    "svar.referanse": ("Hvor svaret finnes", "Kvar svaret finst", "Where the answer is found"),
    "egen_vurdering": ("Egen vurdering", "Eiga vurdering", "Own assessment"),
    "flytt_deltaker.pulje": ("Flyttes til pulje", "Blir flytta til pulje", "Moves to pulje"),
    "samtykke": ("Hvordan kommunen sa ja", "Korleis kommunen sa ja", "How the kommune agreed"),
    "planlegg_oppfolging.dato": ("Når", "Når", "When"),
    "registrer_oppfolging.id": ("Hvilken oppfølging", "Kva oppfølging", "Which follow-up"),
    "funn": ("Hva dere fant", "Kva de fann", "What you found"),
    "registrer_aktivitet.navn": ("Aktivitet", "Aktivitet", "Activity"),
    "endringseier": (
        "Hvem i kommunen som eier endringen",
        "Kven i kommunen som eig endringa",
        "Who in the kommune owns the change",
    ),
    "arsak": ("Årsak", "Årsak", "Reason"),
    "registrer_kartlegging.svar": ("Svar per tema", "Svar per tema", "Answers by topic"),
    "utdyping": ("Utdyping", "Utdjuping", "More about it"),
    "kanal": ("Hvordan", "Korleis", "How"),
    "kontaktperson": ("Kontaktperson i kommunen", "Kontaktperson i kommunen", "Contact person"),
    # bruk
    "meld_bruksstatus.status": ("Bruksstatus", "Bruksstatus", "Status of use"),
    "belegg": ("Hva statusen bygger på", "Kva statusen byggjer på", "What the status rests on"),
    "mottaker": ("Hvem som tar over", "Kven som tek over", "Who takes over"),
    "gjenstar": ("Dette gjenstår", "Dette står att", "What remains"),
    "indikator": ("Indikator", "Indikator", "Indicator"),
    "antall": ("Antall", "Tal", "Number"),
    "av_antall": ("Av antall", "Av tal", "Out of"),
    "kategori": ("Kategori", "Kategori", "Category"),
    "realisert": ("Gevinsten er realisert", "Gevinsten er realisert", "It is realised"),
    "dokumentasjon": (
        "Hvor gevinsten er dokumentert",
        "Kvar gevinsten er dokumentert",
        "Where it is documented",
    ),
    "beskrivelse": ("Beskrivelse", "Omtale", "Description"),
}

HINT: Final = {
    "svar.pulje": (
        "Bare når dere blir med.",
        "Berre når de blir med.",
        "Only when you join.",
    ),
    "svar.referanse": (
        "Fyll ut når du svarer for noen andre: hvor og når de sa det.",
        "Fyll ut når du svarar for nokon andre: kvar og når dei sa det.",
        "Fill in when you answer for somebody else: where and when they said so.",
    ),
    "gjenstar": (
        "Én ting per linje.",
        "Éin ting per linje.",
        "One thing a line.",
    ),
    "indikator": (
        "Kortnavn, for eksempel oppslag_per_maned.",
        "Kortnamn, til dømes oppslag_per_maned.",
        "Short name, for example oppslag_per_maned.",
    ),
    "Kartleggingssvar.tema": (
        "Kortnavn, for eksempel roller_og_ansvar.",
        "Kortnamn, til dømes roller_og_ansvar.",
        "Short name, for example roller_og_ansvar.",
    ),
    "Kartleggingssvar.svar": (
        "Kortnavn, for eksempel vet_ikke.",
        "Kortnamn, til dømes vet_ikke.",
        "Short name, for example vet_ikke.",
    ),
    "belegg": (
        "Fyll ut fra og med «Tatt i bruk».",
        "Fyll ut frå og med «Teken i bruk».",
        "Fill in from «In use» upward.",
    ),
}
