"""Fields of a case of erasing."""

from __future__ import annotations

from typing import Final

NAVN: Final = {
    "be_om_sletting.art": ("Hva skal slettes", "Kva skal slettast", "What is to be erased"),
    "be_om_sletting.id": (
        "Personens eller tekstens id, eller hendelsens nummer",
        "Id til personen eller teksten, eller nummeret til hendinga",
        "Id of the person or text, or number of the event",
    ),
    "hjemmel": ("Hjemmel", "Heimel", "Legal basis"),
}

HINT: Final = {
    "hjemmel": (
        "Skriv ingenting om den det gjelder.",
        "Skriv ingenting om den det gjeld.",
        "Write nothing about the one concerned.",
    ),
}
