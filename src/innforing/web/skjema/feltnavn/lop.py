"""Fields of the steps of a løp: proposal, type, readiness, leaders, enrolment, evaluation."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    # forslag og type
    "slag": ("Hva slags løp", "Kva slags løp", "Kind of løp"),
    "type": ("Type løp", "Type løp", "Type of løp"),
    "foresla.type": ("Foreløpig type", "Førebels type", "Preliminary type"),
    "foresla.tema": ("Tema for prosessen", "Tema for prosessen", "Theme of the process"),
    "losning": ("Løsning", "Løysing", "Løsning"),
    "program": ("Avgivende program", "Avgivande program", "Program that hands over"),
    "omrade": ("Område", "Område", "Area"),
    "Omrade.art": ("Fylke eller helseregion", "Fylke eller helseregion", "Fylke or health region"),
    "kode": ("Hvilket område", "Kva område", "Which area"),
    "sektorer": ("Sektorer", "Sektorar", "Sectors"),
    "sektor": ("Sektor", "Sektor", "Sector"),
    "bygger_pa": ("Bygger på et tidligere løp", "Byggjer på eit tidlegare løp", "Builds on"),
    "behov": ("Behov løpet svarer på", "Behov løpet svarar på", "Needs that it answers"),
    "regional_grunn": (
        "Hvorfor regionen skal ha et eget løp",
        "Kvifor regionen skal ha eit eige løp",
        "Why the region needs a løp of its own",
    ),
    "ventet_nytte": ("Ventet nytte", "Venta nytte", "Expected benefit"),
    "ny_eier": ("Hvem som skal eie løpet", "Kven som skal eige løpet", "Who is to own the løp"),
    # vurdering
    "besvar_vurderingskriterium.svar": (
        "Svar på de fem spørsmålene",
        "Svar på dei fem spørsmåla",
        "Answers to the five questions",
    ),
    "Kriteriesvar.kriterium": ("Spørsmål", "Spørsmål", "Question"),
    "tillegg": ("Flere spørsmål", "Fleire spørsmål", "More questions"),
    "sporsmal": ("Spørsmål", "Spørsmål", "Question"),
    "grunnlag": ("Begrunnelse for svaret", "Grunngiving for svaret", "Grounds for the answer"),
    "vurderinger": ("Vurderinger", "Vurderingar", "Verdicts"),
    "verdikt": ("Vurdering", "Vurdering", "Verdict"),
    "rettes_av": ("Hvem som kan rette det", "Kven som kan rette det", "Who can mend it"),
    "mangler": ("Mangler", "Manglar", "Shortcomings"),
    "Mangel.begrunnelse": ("Hva som mangler", "Kva som manglar", "What falls short"),
    "resultat": ("Samlet resultat", "Samla resultat", "Overall result"),
    "begrensning": (
        "Hvem løsningen er klar for",
        "Kven løysinga er klar for",
        "For whom the løsning is ready",
    ),
    "journalsystemer": ("Journalsystemer", "Journalsystem", "Record systems"),
    "oversikt": (
        "Oversikt som alt finnes",
        "Oversikt som alt finst",
        "An overview that exists",
    ),
    "legg_til_grunn.lop": ("Løpet med vurderingene", "Løpet med vurderingane", "Whose verdicts"),
    "kriterier": ("Kriterier", "Kriterium", "Criteria"),
    "hva_folges": ("Hva dere følger", "Kva de følgjer", "What you follow"),
    "utprovingskommuner": ("Utprøvingskommuner", "Utprøvingskommunar", "Trial kommuner"),
    # ledelse og overlapp
    "ledere": ("Ledere", "Leiarar", "Leaders"),
    "avslutter": ("Slutter å lede", "Sluttar å leie", "Stops leading"),
    "stedfortreder": ("Stedfortreder", "Stadfortredar", "Deputy"),
    "helheten": (
        "Leder også løpet som helhet",
        "Leier også løpet som heilskap",
        "Also leads the løp as a whole",
    ),
    "Utnevnelse.organ": ("Leder på vegne av", "Leier på vegner av", "Leads on behalf of"),
    "mandat": ("Mandat", "Mandat", "Mandate"),
    "medlemmer": ("Medlemmer", "Medlemer", "Members"),
    "del_av": ("Representerer", "Representerer", "Stands for"),
    "knytt_arbeidsgruppe.organ": ("Arbeidsgruppe", "Arbeidsgruppe", "Working group"),
    "knytt_arbeidsgruppe.navn": ("Gruppens navn", "Namnet på gruppa", "Name of the group"),
    "besvar_overlapp.svar": ("Svar på overlapp", "Svar på overlapp", "Answers to overlaps"),
    "Overlappsvar.lop": ("Løpet som overlapper", "Løpet som overlappar", "The overlapping løp"),
    "samordning": ("Hva dere gjør med det", "Kva de gjer med det", "What you do about it"),
    "andre_lop": ("Andre løp det gjelder", "Andre løp det gjeld", "Other løp concerned"),
    "merknad": ("Merknad", "Merknad", "Remark"),
    "gi_merknad.art": ("Hva slags merknad", "Kva slags merknad", "Kind of remark"),
    "besvar_merknad.nr": ("Merknad nummer", "Merknad nummer", "Remark number"),
    "besvar_merknad.svar": ("Svar på merknaden", "Svar på merknaden", "Answer to the remark"),
    "avslutt.art": ("Hvordan løpet avsluttes", "Korleis løpet blir avslutta", "How it ends"),
    "vurderes": ("Vurderes på nytt", "Blir vurdert på nytt", "To be looked at again"),
    # deling, erfaring, evaluering
    "arena": ("Hvor det skjedde", "Kvar det skjedde", "Where it took place"),
    "sendt_til": ("Også sendt til", "Også sendt til", "Also sent to"),
    "skisse": ("Skisse av planen", "Skisse av planen", "Sketch of the plan"),
    "evaluering": ("Evaluering", "Evaluering", "Evaluation"),
    "spurte": ("Kommuner som ble spurt", "Kommunar som vart spurde", "Kommuner asked"),
    "svarte": ("Kommuner som svarte", "Kommunar som svara", "Kommuner that answered"),
    "aktorer": ("Andre som bidro", "Andre som bidrog", "Others that contributed"),
    "oppsummering": ("Oppsummering", "Oppsummering", "Summary"),
    "roller_og_forankring": (
        "Slik fungerte roller, ansvar og forankring",
        "Slik fungerte roller, ansvar og forankring",
        "How roles, responsibility and support worked",
    ),
    "rettelse": ("Rettelse", "Retting", "Correction"),
    "punkter": ("Læringspunkter", "Læringspunkt", "Lessons"),
    "publiserer": (
        "Tidligere læringspunkter som skal publiseres",
        "Tidlegare læringspunkt som skal publiserast",
        "Earlier lessons to publish",
    ),
    "hva": ("Hva dere lærte", "Kva de lærte", "What you learnt"),
    "fase": ("Fase", "Fase", "Phase"),
    "anbefaling": ("Anbefaling", "Tilråding", "Recommendation"),
    "publisert": ("Skal alle kunne lese det?", "Skal alle kunne lese det?", "For everyone?"),
    "viderefores_i": ("Videreføres i løpet", "Blir ført vidare i løpet", "Continued in"),
    # leverandørdialog
    "leverandor": ("Leverandør", "Leverandør", "Supplier"),
    "bidrag": ("Hva leverandøren bidrar med", "Kva leverandøren bidreg med", "What it offers"),
    "kontaktpunkt": ("Kontaktpunkt", "Kontaktpunkt", "Contact point"),
}

HINT: Final = {
    "Gruppemedlem.person": (
        "Skriv navnet og velg fra listen.",
        "Skriv namnet og vel frå lista.",
        "Write the name and choose from the list.",
    ),
    "knytt_arbeidsgruppe.organ": (
        "Velg en gruppe som finnes, eller skriv navnet på en ny.",
        "Vel ei gruppe som finst, eller skriv namnet på ei ny.",
        "Choose a group there is, or write the name of a new one.",
    ),
    "behov": (
        "Ett kortnavn per linje.",
        "Eitt kortnamn per linje.",
        "One short name a line.",
    ),
    "omrade": (
        "Bare for type B.",
        "Berre for type B.",
        "Only for type B.",
    ),
    "foresla.tema": (
        "Bare for en felles prosess, som ikke har løsning eller type.",
        "Berre for ein felles prosess, som ikkje har løysing eller type.",
        "Only for a joint process, which has no løsning and no type.",
    ),
    "begrensning": (
        "Fyll ut bare når resultatet er delvis klar.",
        "Fyll ut berre når resultatet er delvis klar.",
        "Fill in only when the result is partly ready.",
    ),
    "journalsystemer": (
        "Ett kortnavn per linje.",
        "Eitt kortnamn per linje.",
        "One short name a line.",
    ),
    "kriterier": (
        "Velg ingen for å legge alle til grunn.",
        "Vel ingen for å leggje alle til grunn.",
        "Choose none to rest on all of them.",
    ),
    "Utnevnelse.fra": (
        "La stå tomt hvis det gjelder fra samme dag som steget.",
        "Lat stå tomt om det gjeld frå same dag som steget.",
        "Leave empty if it holds from the day of the step.",
    ),
    "kontaktpunkt": (
        "Kortnavn på en rolle eller postkasse, ikke navn på en person.",
        "Kortnamn på ei rolle eller postkasse, ikkje namn på ein person.",
        "Short name of a role or mailbox, not a person's name.",
    ),
    "spurte": (
        "Ta også med kommuner som trakk seg.",
        "Ta også med kommunar som trekte seg.",
        "Include kommuner that withdrew.",
    ),
}
