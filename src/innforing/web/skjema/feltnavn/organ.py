"""Fields of bodies and roles, of the log itself, and of what a read model could not take in."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "organtype": ("Hva slags organ", "Kva slags organ", "Kind of body"),
    "opprett_organ.region": ("Region", "Region", "Region"),
    "kommune": ("Kommune", "Kommune", "Kommune"),
    "overordnet": ("Hører inn under", "Høyrer inn under", "Set up by"),
    "roller": ("Roller", "Roller", "Roles"),
    "rolle": ("Rolle", "Rolle", "Role"),
    "part": ("Representerer", "Representerer", "Stands for"),
    "fullmakt": ("Hvor fullmakten finnes", "Kvar fullmakta finst", "Where the mandate is found"),
    "frikjopt": ("Frikjøpt med nasjonale midler", "Frikjøpt med nasjonale midlar", "Bought free"),
    "bytt_loggnokkel.ny": ("Den nye nøkkelen", "Den nye nøkkelen", "The new key"),
    "bytt_loggnokkel.gammel": ("Den gamle nøkkelen", "Den gamle nøkkelen", "The old key"),
    "posisjon": ("Hendelse nummer", "Hending nummer", "Event number"),
}

HINT: Final = {
    "Rolletildeling.til": (
        "La stå tomt når rollen varer til noe annet blir sagt.",
        "Lat stå tomt når rolla varer til noko anna blir sagt.",
        "Leave empty when the role lasts until further notice.",
    ),
    "fullmakt": (
        "Saksnummer eller adresse, aldri navn.",
        "Saksnummer eller adresse, aldri namn.",
        "Case number or address, never a name.",
    ),
}
