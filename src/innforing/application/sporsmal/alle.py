"""Every question there is: whoever asks imports from here, so that none is missing."""

from innforing.application.sporsmal import bruk, kartlegging, lop
from innforing.application.sporsmal.register import (
    SPORSMAL,
    Kilde,
    UgyldigSporsmal,
    spor,
    stemmer,
)

__all__ = ["SPORSMAL", "Kilde", "UgyldigSporsmal", "bruk", "kartlegging", "lop", "spor", "stemmer"]
