"""What can be wrong with the form of a behov or a samling, in three languages."""

from __future__ import annotations

from typing import Final

from innforing.domain.grunnmur.verdi import Tekst

AV_TYPE_BEHOV: Final[dict[str, Tekst]] = {
    "pasienthistorie": Tekst(
        "Teksten ser ut til å handle om én pasient eller bruker. Skriv hva tjenesten trenger.",
        "Teksten ser ut til å handle om éin pasient eller brukar. Skriv kva tenesta treng.",
        "The text seems to tell of one patient. Say what the service needs.",
    ),
}
"""Type of error in Pydantic → the sentence."""

EGNE_BEHOV: Final[dict[str, Tekst]] = {
    "say which løsning was introduced": Tekst(
        "Velg løsningen som ble tatt i bruk.",
        "Vel løysinga som vart teken i bruk.",
        "Choose the løsning that was taken into use.",
    ),
    "name more than one region, or none": Tekst(
        "Velg minst to regioner, eller ingen.",
        "Vel minst to regionar, eller ingen.",
        "Choose at least two regions, or none.",
    ),
    "two themes have the same short name": Tekst(
        "To temaer har samme kortnavn.",
        "To tema har same kortnamn.",
        "Two themes have the same short name.",
    ),
    "more persons are named than took part": Tekst(
        "Antallet er mindre enn personene som er navngitt.",
        "Talet er mindre enn personane som er namngjevne.",
        "The number is below the persons named.",
    ),
    "only those who were asked can have answered": Tekst(
        "Bare de som ble spurt, kan ha svart.",
        "Berre dei som vart spurde, kan ha svara.",
        "Only those who were asked can have answered.",
    ),
    "there are more answers than have answered": Tekst(
        "Et spørsmål har flere svar enn det er noen som svarte.",
        "Eit spørsmål har fleire svar enn det er nokon som svara.",
        "A question has more answers than people who answered.",
    ),
    "the same question stands twice": Tekst(
        "Det samme spørsmålet står to ganger.",
        "Det same spørsmålet står to gonger.",
        "The same question stands twice.",
    ),
}
"""What a step says itself of its shape → the sentence."""
