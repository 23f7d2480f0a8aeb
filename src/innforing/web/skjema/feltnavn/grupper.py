"""Fields of arbeidsgrupper and regional grupper, and of the way there from the old networks."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    # arbeidsgruppe
    "gi_mandat.art": ("Hva gruppen er for", "Kva gruppa er for", "What the group is for"),
    "oppdrag": ("Oppdraget", "Oppdraget", "The task"),
    "gi_mandat.behov": ("Behovet den løser", "Behovet ho løyser", "The need it solves"),
    "onskede_deler": ("Disse bør være med", "Desse bør vere med", "Parts that should be there"),
    "onskede_regioner": (
        "Regioner som bør være med",
        "Regionar som bør vere med",
        "Regions that should be there",
    ),
    "onsket_kompetanse": (
        "Kompetanse som trengs",
        "Kompetanse som trengst",
        "Competence that is needed",
    ),
    "materiell": ("Materiellet", "Materiellet", "The material"),
    "del_grupperesultat.samling": ("Delt i samlingen", "Delt i samlinga", "Shared in the samling"),
    "avslutt_arbeidsgruppe.dato": ("Siste dag", "Siste dag", "Last day"),
    # regional gruppe
    "start_etablering.arbeidsgruppe": (
        "Midlertidig arbeidsgruppe",
        "Mellombels arbeidsgruppe",
        "Temporary working group",
    ),
    "kontakt": ("Kontakt mot KS", "Kontakt mot KS", "Contact towards KS"),
    "funksjoner": ("Funksjoner", "Funksjonar", "Functions"),
    "funksjon": ("Funksjon", "Funksjon", "Function"),
    "Funksjonsoppsett.antall": ("Antall personer", "Tal på personar", "Number of persons"),
    "knytt_til_gruppen.kommune": ("Ansatt i", "Tilsett i", "Employed by"),
    "stillingsprosent": ("Stillingsprosent", "Stillingsprosent", "Per cent of a position"),
    "kompetanser": ("Kompetanse", "Kompetanse", "Competences"),
    "i_fpu": ("Er med i KS FPU e-helse", "Er med i KS FPU e-helse", "Is in KS FPU e-helse"),
    "registrer_samarbeid.part": ("Hvem det er med", "Kven det er med", "With whom"),
    "avtalt": ("Avtalt", "Avtalt", "Agreed on"),
    "registrer_spredningsprosjekt.omrade": ("Område", "Område", "Area"),
    "ar": ("År", "År", "Year"),
    "losninger": ("Løsninger fra porteføljen", "Løysingar frå porteføljen", "Løsninger"),
    "prioriteringer": ("Ledernes prioriteringer", "Prioriteringane til leiarane", "Priorities"),
    "sektor": ("Sektor", "Sektor", "Sektor"),
    "legg_regional_plan.kapasitet": (
        "Egne B-løp det er plass til",
        "Eigne B-løp det er plass til",
        "Own type B løp there is room for",
    ),
    "parter": ("Forankret hos", "Forankra hos", "Secured with"),
    "omtale": ("Hva som ble sagt", "Kva som vart sagt", "What was said"),
    "etabler_gruppen.dato": ("Etablert", "Etablert", "Established"),
    # overgangen
    "nettverk": ("Tidligere nettverk", "Tidlegare nettverk", "Earlier network"),
    "registrer_medlemskap.kommune": ("Ansatt i", "Tilsett i", "Employed by"),
    "erstatter": ("Erstatter", "Erstattar", "Takes the place of"),
    "dialog": (
        "Avklart med diginettverket",
        "Avklart med diginettverket",
        "Settled with the network",
    ),
    "niva_fra": ("Følger nivået i", "Følgjer nivået i", "Follows the level of"),
    "informert": ("Nettverket informert", "Nettverket informert", "The network was told"),
    "ordning": ("Brukt under", "Brukt under", "Used under"),
    "belop": ("Beløp i kroner", "Beløp i kroner", "Amount in kroner"),
    "ramme": ("Rammen for året", "Ramma for året", "Ramme of the year"),
    "legg_ned_nettverk.dato": ("Siste dag", "Siste dag", "Last day"),
}

HINT: Final = {
    "gi_mandat.til": (
        "En ad hoc-gruppe er tidsbegrenset.",
        "Ei ad hoc-gruppe er tidsavgrensa.",
        "An ad hoc group has a last day.",
    ),
    "onsket_kompetanse": ("Én ting per linje.", "Éin ting per linje.", "One thing a line."),
    "i_fpu": (
        "Det er anbefalt for kontaktpersonen, men ikke et krav.",
        "Det er tilrådd for kontaktpersonen, men ikkje eit krav.",
        "Recommended for the contact person, not required.",
    ),
    "knytt_til_gruppen.fra": (
        "Den som er i et tidligere nettverk, går ut av det dagen før.",
        "Den som er i eit tidlegare nettverk, går ut av det dagen før.",
        "Whoever is in an earlier network leaves it the day before.",
    ),
    "avtalt": (
        "La stå tomt til samarbeidet er avtalt.",
        "Lat stå tomt til samarbeidet er avtalt.",
        "Leave empty until it is agreed.",
    ),
}
