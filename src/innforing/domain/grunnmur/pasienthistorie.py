"""Texts about what the tjenester need are stopped when they tell of one patient (K-377)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.verdi import FRA_LOGGEN, Fritekst, Notat, Publikumstekst

_EN_PERSON = re.compile(
    r"\b(pasient|pasienten|bruker|brukeren|brukar|brukaren|beboer|beboeren|bebuar|bebuaren"
    r"|kvinne|kvinnen|kvinna|mann|mannen|jente|jenta|jenten|gutt|gutten|guten|patient|woman|man)\b",
    re.IGNORECASE,
)
_SIN_ALDER = re.compile(
    r"\b\d{1,3}([ -]?åring|[ -]år(ig)?( gam\w+)?|[ -]years?[ -]old)\b|\bfødd?t?\b[^.!?]{0,12}\d{2}",
    re.IGNORECASE,
)
_DET_SOM_HENDTE = re.compile(
    r"\b(falt|døde|døydde|fikk|fekk|(ble|vart|blei) (lagt inn|innlagt|skrevet ut|utskrevet"
    r"|skriven ut|utskriven|funnet|funnen|syk|sjuk)|kom hjem|kom heim|died|was admitted)\b",
    re.IGNORECASE,
)
_SETNING = re.compile(r"[^.!?\n]+[.!?\n]?")


def er_pasienthistorie(tekst: str) -> bool:
    """Whether a sentence has one person together with an age, or with what befell them.

    A guess: what the tjeneste needs is told of many and in the present, a story of one and in the
    past. What slips through can be erased where the text is a `Notat`.
    """
    setninger = _SETNING.findall(tekst)
    om_en = (setning for setning in setninger if _EN_PERSON.search(setning))
    return any(_SIN_ALDER.search(setning) or _DET_SOM_HENDTE.search(setning) for setning in om_en)


def _uten_pasienthistorie(verdi: str | Fritekst, info: ValidationInfo) -> str | Fritekst:
    tekst = verdi.tekst if isinstance(verdi, Fritekst) else verdi
    if info.context is not FRA_LOGGEN and tekst is not None and er_pasienthistorie(tekst):
        raise PydanticCustomError(
            "pasienthistorie",
            "the text seems to tell of one patient; say what the tjeneste needs, of nobody",
        )
    return verdi


Behovstittel = Annotated[Publikumstekst, AfterValidator(_uten_pasienthistorie)]
"""A `Publikumstekst` that tells of no patient."""

Behovsnotat = Annotated[Notat, AfterValidator(_uten_pasienthistorie)]
"""A `Notat` that tells of no patient."""
