"""Fields of behov and samlinger."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "meld_behov.beskrivelse": (
        "Hva tjenesten trenger",
        "Kva tenesta treng",
        "What the service needs",
    ),
    "meld_behov.kommune": ("Kommunen som har behovet", "Kommunen som har behovet", "The kommune"),
    "meld_behov.losning": (
        "Løsningen det gjelder",
        "Løysinga det gjeld",
        "The løsning it concerns",
    ),
    "etter_innforing": (
        "Oppsto etter at løsningen ble tatt i bruk",
        "Oppstod etter at løysinga vart teken i bruk",
        "Arose after the løsning was taken into use",
    ),
    "meld_behov.samling": (
        "Samlingen der behovet kom opp",
        "Samlinga der behovet kom opp",
        "The samling where it came up",
    ),
    "vurder_behov.omfang": ("Hvem behovet gjelder", "Kven behovet gjeld", "For whom it holds"),
    "vurder_behov.regioner": (
        "Regionene behovet gjelder",
        "Regionane behovet gjeld",
        "The regions it holds for",
    ),
    "vurder_behov.prioritet": ("Prioritet", "Prioritet", "Priority"),
    "samle_behov.behov": (
        "Behov som er det samme",
        "Behov som er det same",
        "Needs that are alike",
    ),
    "loft_behov.til": ("Løftes til", "Blir løfta til", "Raised to"),
    "gjor_til_fellestiltak.tiltak": (
        "Fellestiltakets navn",
        "Namnet på fellestiltaket",
        "Name of the joint measure",
    ),
    "gjor_til_fellestiltak.ambisjon": (
        "Ambisjonen det står under",
        "Ambisjonen det står under",
        "The ambition it stands under",
    ),
    # samlinger
    "planlegg_samling.form": ("Fysisk eller digital", "Fysisk eller digital", "In person or not"),
    "sted": ("Sted", "Stad", "Place"),
    "temaer": ("Temaer", "Tema", "Themes"),
    "planlegg_samling.innhold": ("Innhold", "Innhald", "Content"),
    "endre_samling.innhold": ("Innhold", "Innhald", "Content"),
    "planlegg_samling.malgrupper": ("Målgrupper", "Målgrupper", "Target groups"),
    "fastsett_samlingsplan.malgrupper": ("Målgrupper", "Målgrupper", "Target groups"),
    "inviterte": ("Organer som inviteres", "Organ som blir inviterte", "Bodies invited"),
    "andre_inviterte": ("Andre som inviteres", "Andre som blir inviterte", "Others invited"),
    "delingsomrade": (
        "Hvor dokumentene ligger",
        "Kvar dokumenta ligg",
        "Where the documents lie",
    ),
    "gjennomfor_samling.utfall": ("Hva samlingen førte til", "Kva samlinga førte til", "Outcome"),
    "oppmote": ("Hvem som deltok", "Kven som deltok", "Who took part"),
    "Oppmote.organ": ("Organ", "Organ", "Body"),
    "Oppmote.rolle": ("Rolle", "Rolle", "Role"),
    "Oppmote.antall": ("Antall", "Tal på deltakarar", "Number"),
    "Oppmote.personer": ("Personer", "Personar", "Persons"),
    "gjennomfor_samling.erfaringer": (
        "Erfaringer som ble delt",
        "Erfaringar som vart delte",
        "Experience shared",
    ),
    "DeltErfaring.hva": ("Erfaringen", "Erfaringa", "The experience"),
    "DeltErfaring.lop": ("Fra løpet", "Frå løpet", "From the løp"),
    "DeltErfaring.organ": ("Delt av", "Delt av", "Shared by"),
    "evaluer_samling.spurt": ("Antall som ble spurt", "Tal på spurde", "Number asked"),
    "evaluer_samling.svart": ("Antall som svarte", "Tal på dei som svara", "Number that answered"),
    "evaluer_samling.vurderinger": ("Svarene", "Svara", "The answers"),
    "evaluer_samling.oppsummering": ("Oppsummering", "Oppsummering", "Summary"),
    "Samlingsdom.mal": ("Spørsmål", "Spørsmål", "Question"),
    "Samlingsdom.en": ("Svarte 1", "Svara 1", "Answered 1"),
    "Samlingsdom.to": ("Svarte 2", "Svara 2", "Answered 2"),
    "Samlingsdom.tre": ("Svarte 3", "Svara 3", "Answered 3"),
    "Samlingsdom.fire": ("Svarte 4", "Svara 4", "Answered 4"),
    "Samlingsdom.fem": ("Svarte 5", "Svara 5", "Answered 5"),
    "fysiske": ("Fysiske samlinger i året", "Fysiske samlingar i året", "In person, a year"),
    "digitale": ("Digitale samlinger i året", "Digitale samlingar i året", "Digital, a year"),
    "fastsett_samlingsplan.temaer": (
        "Temaer i tillegg til de fem faste",
        "Tema i tillegg til dei fem faste",
        "Themes beside the five known ones",
    ),
    "Tema.kode": ("Kortnavn", "Kortnamn", "Short name"),
}

HINT: Final = {
    "meld_behov.beskrivelse": (
        "Skriv hva tjenesten trenger, og hva det er til. Fortell ikke om enkeltpersoner.",
        "Skriv kva tenesta treng, og kva det er til. Fortel ikkje om enkeltpersonar.",
        "Say what the service needs, and what for. Tell of no one person.",
    ),
    "meld_behov.kommune": (
        "La feltet stå tomt når regionen melder for flere kommuner.",
        "La feltet stå tomt når regionen melder for fleire kommunar.",
        "Leave it empty when the region reports for several kommuner.",
    ),
    "samle_behov.behov": (
        "De som har meldt dem, ser heretter hvordan det går med dette behovet.",
        "Dei som har meldt dei, ser heretter korleis det går med dette behovet.",
        "Those who reported them will see how this need fares.",
    ),
    "andre_inviterte": (
        "Én per linje: hvem de er, ikke navn på personer.",
        "Éin per linje: kven dei er, ikkje namn på personar.",
        "One a line: who they are, not names of persons.",
    ),
    "Samlingsdom.en": (
        "Hvor mange som ga 1, som er dårligst. 5 er best.",
        "Kor mange som gav 1, som er dårlegast. 5 er best.",
        "How many gave 1, which is worst. 5 is best.",
    ),
}
