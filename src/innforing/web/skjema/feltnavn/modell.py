"""Fields of a version of the innføringsmodell, and of a løp that is moved to one."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "foresla_modellversjon.kriteriesett": (
        "Kriteriesett som følger med",
        "Kriteriesett som følgjer med",
        "Kriteriesett that goes with it",
    ),
    "foresla_modellversjon.funn": ("Funn", "Funn", "Findings"),
    "justeringer": ("Justeringer", "Justeringar", "Adjustments"),
    "Funn.nr": ("Nummer", "Nummer", "Number"),
    "Funn.tema": ("Tema", "Tema", "Subject"),
    "maler": ("Mål det gjelder", "Mål det gjeld", "Aims it concerns"),
    "Funn.tekst": ("Funnet", "Funnet", "The finding"),
    "Funn.lop": ("Løp det bygger på", "Løp det byggjer på", "Løp it rests on"),
    "organer": ("Organer det bygger på", "Organ det byggjer på", "Bodies it rests on"),
    "svarer_pa": ("Svarer på funn", "Svarar på funn", "Answers findings"),
    "endring": ("Det som endres", "Det som blir endra", "What changes"),
    "Justering.grunn": ("Hvorfor", "Kvifor", "Why"),
    "flytt_til_modell.modell": (
        "Versjon av innføringsmodellen",
        "Versjon av innføringsmodellen",
        "Version of the model",
    ),
}

HINT: Final = {
    "foresla_modellversjon.kriteriesett": (
        "La stå tomt når kriteriene ikke endres.",
        "La stå tomt når kriteria ikkje blir endra.",
        "Leave empty when the criteria stay.",
    ),
    "organer": (
        "Regionale grupper og andre som har delt erfaringer.",
        "Regionale grupper og andre som har delt erfaringar.",
        "Regional groups and others that shared what they learnt.",
    ),
    "svarer_pa": ("Numrene på funnene.", "Nummera på funna.", "The numbers of the findings."),
}
