"""Every question there is: whoever asks imports from here, so that none is missing."""

from innforing.application.sporsmal import (
    behov,
    bruk,
    evaluering,
    grupper,
    kartlegging,
    lop,
    modell,
    moter,
    rapport,
    styring,
    tilskudd,
)
from innforing.application.sporsmal.register import (
    SPORSMAL,
    Kilde,
    UgyldigSporsmal,
    spor,
    stemmer,
)

__all__ = [
    "SPORSMAL",
    "Kilde",
    "UgyldigSporsmal",
    "behov",
    "bruk",
    "evaluering",
    "grupper",
    "kartlegging",
    "lop",
    "modell",
    "moter",
    "rapport",
    "spor",
    "stemmer",
    "styring",
    "tilskudd",
]
