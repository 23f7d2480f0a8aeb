"""Fields of plan, puljer and invitation."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "plan": ("Plan", "Plan", "Plan"),
    "oppstart": ("Oppstart", "Oppstart", "Start"),
    "aktiviteter": ("Aktiviteter", "Aktivitetar", "Activities"),
    "PlanlagtAktivitet.navn": ("Aktivitet", "Aktivitet", "Activity"),
    "form": ("Digitalt eller fysisk", "Digitalt eller fysisk", "Digital or in person"),
    "malgrupper": ("Målgrupper", "Målgrupper", "Target groups"),
    "PlanlagtAktivitet.puljer": (
        "Puljer som gjør det sammen",
        "Puljer som gjer det saman",
        "Puljer that do it together",
    ),
    "kommunikasjonsplan": ("Kommunikasjonsplan", "Kommunikasjonsplan", "Communication plan"),
    "stotteressurser": ("Hvem som støtter kommunene", "Kven som støttar kommunane", "Support"),
    "utviklingsansvarlig": (
        "Ansvarlig for å utvikle løsningen videre",
        "Ansvarleg for å utvikle løysinga vidare",
        "Responsible for developing the løsning further",
    ),
    "forankring": ("Forankring", "Forankring", "Regional agreement"),
    "Forankring.arena": ("Hvor det ble enighet", "Kvar det vart semje", "Where it was agreed"),
    "Planutkast.kapasitet": ("Svar om kapasitet", "Svar om kapasitet", "Answers on capacity"),
    "Puljeutkast.kapasitet": ("Antall plasser", "Talet på plassar", "Number of seats"),
    "Kapasitetssvar.organ": ("Hvem som svarer", "Kven som svarar", "Who answers"),
    "nok": ("Har de kapasitet?", "Har dei kapasitet?", "Do they have capacity?"),
    "laeringspunkter": ("Læringspunkter", "Læringspunkt", "Lessons"),
    "laeringspunkt": ("Læringspunkt", "Læringspunkt", "Lesson"),
    "brukes": ("Tas det med i løpet?", "Blir det teke med i løpet?", "Is it used in this løp?"),
    "hvordan": ("Hvordan, eller hvorfor ikke", "Korleis, eller kvifor ikkje", "How, or why not"),
    "prioritering": ("Prioritering", "Prioritering", "Priority"),
    "Prioritering.organ": ("Hvem som prioriterte", "Kven som prioriterte", "Who gave priority"),
    "Prioritering.dato": ("Dato for prioriteringen", "Dato for prioriteringa", "Date of priority"),
    "Puljeutkast.nr": ("Puljenummer", "Puljenummer", "Pulje number"),
    "Puljeutkast.navn": ("Puljens navn", "Namnet på pulja", "Name of the pulje"),
    "trekk": ("Trekk kommunene har til felles", "Trekk kommunane har felles", "Common traits"),
    "fastsett_kommuner.trekk": ("Trekk per kommune", "Trekk per kommune", "Traits per kommune"),
    "verdi": ("Hvilket", "Kva for eit", "Which one"),
    "fjerner": ("Puljer som tas ut av planen", "Puljer som blir tekne ut", "Puljer to take out"),
    "svarfrister": ("Nye svarfrister", "Nye svarfristar", "New answer dates"),
    "frister": ("Nye svarfrister", "Nye svarfristar", "New answer dates"),
    "frist": ("Svarfrist", "Svarfrist", "Answer by"),
    "tekster": ("Invitasjonen", "Invitasjonen", "The invitation"),
    "malform": ("Målform", "Målform", "Written form"),
    "forutsetninger": ("Dette må være på plass", "Dette må vere på plass", "What must be in place"),
    "kostnad_og_kapasitet": ("Kostnad og kapasitet", "Kostnad og kapasitet", "Cost and capacity"),
    "ressurser": ("Ressurser fra kommunen", "Ressursar frå kommunen", "What the kommune provides"),
    "konsekvenser": (
        "Hva det betyr å ikke delta",
        "Kva det betyr å ikkje delta",
        "What it means not to take part",
    ),
    "nytte": ("Nytte og gevinst", "Nytte og gevinst", "Benefits"),
    "krav_til_ledelsen": ("Krav til ledelsen", "Krav til leiinga", "What is asked of leaders"),
    "hvem_det_gjelder": ("Hvem kan delta", "Kven kan delta", "Who can take part"),
    "adressater": ("Sendes til ledere for", "Blir sendt til leiarar for", "Addressed to heads of"),
    "apne_pamelding.kommuner": ("Inviterte kommuner", "Inviterte kommunar", "Invited kommuner"),
    "fastsett_kommuner.kommuner": ("Aktuelle kommuner", "Aktuelle kommunar", "Kommuner concerned"),
    "informasjon": ("Informasjon til kommunene", "Informasjon til kommunane", "Information"),
    "mottakere": ("Mottakere", "Mottakarar", "Recipients"),
    "start_gjennomforing.start": ("Startdato", "Startdato", "Start date"),
}

HINT: Final = {
    "PlanlagtAktivitet.puljer": (
        "La stå tomt når den gjelder alle.",
        "Lat stå tomt når han gjeld alle.",
        "Leave empty when it is for all.",
    ),
    "Puljeutkast.kapasitet": (
        "La stå tomt når det ikke er noen grense.",
        "Lat stå tomt når det ikkje er nokon grense.",
        "Leave empty when there is no limit.",
    ),
    "verdi": (
        "Kortnavnet på systemet, tjenesten eller anskaffelsen.",
        "Kortnamnet på systemet, tenesta eller innkjøpet.",
        "Short name of the system, service or procurement.",
    ),
    "malform": (
        "En tekst for hver målform.",
        "Ein tekst for kvar målform.",
        "One text for each written form.",
    ),
    "hvem_det_gjelder": (
        "Bare for type C.",
        "Berre for type C.",
        "Only for type C.",
    ),
    "apne_pamelding.kommuner": (
        "La stå tomt for å invitere alle aktuelle. Ellers ett nummer eller navn per linje.",
        "Lat stå tomt for å invitere alle aktuelle. Elles eitt nummer eller namn per linje.",
        "Leave empty to invite all concerned. Otherwise one number or name a line.",
    ),
    "fastsett_kommuner.kommuner": (
        "Ett nummer eller navn per linje. Skriv navnet på et fylke for alle kommunene i fylket.",
        "Eitt nummer eller namn per linje. Skriv namnet på eit fylke for alle kommunane i fylket.",
        "One number or name a line. Write the name of a fylke for all its kommuner.",
    ),
    "mottakere": (
        "La stå tomt for å informere alle. Ellers ett nummer eller navn per linje.",
        "Lat stå tomt for å informere alle. Elles eitt nummer eller namn per linje.",
        "Leave empty to inform everyone. Otherwise one number or name a line.",
    ),
}
