"""Value types every aggregate shares: `Verdi`, `Tekst`, `Kodeverk`, and what people write."""

from __future__ import annotations

import re
from enum import Enum
from typing import Annotated, Any, Final, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError
from stdnum.exceptions import ValidationError as UgyldigNummer
from stdnum.no import fodselsnummer

LENGSTE_TEKST = 20_000
"""Characters in one text that a person writes (tillit.md §8)."""

_STYRETEGN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SIFFER = re.compile(r"[0-9]")
_ELLEVE_SIFFER = re.compile(r"(?<![0-9])(?:[0-9][ .\u00a0\u202f-]?){10}[0-9](?![0-9])")
"""However they are grouped: `010190 12345`, `01.01.90-12345`."""


class Tekst(NamedTuple):
    """One text in bokmål, nynorsk and English, for people to read."""

    nb: str
    nn: str
    en: str


class Verdi(BaseModel):
    """A value: frozen, strict, and without unknown fields."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    def med(self, **endringer: Any) -> Self:
        """Return a copy with the given fields replaced, unvalidated, as `model_copy` does."""
        # by hand: every fold of every event goes through here, and model_copy takes thrice as long
        ny = object.__new__(type(self))
        object.__setattr__(ny, "__dict__", {**self.__dict__, **endringer})
        object.__setattr__(ny, "__pydantic_extra__", None)
        object.__setattr__(ny, "__pydantic_private__", None)
        satt = self.__pydantic_fields_set__ | endringer.keys()
        object.__setattr__(ny, "__pydantic_fields_set__", satt)
        return ny


class Kodeverk(Enum):
    """A code list: each member is a stored ASCII code and its text in three languages."""

    tekst: Tekst

    def __new__(cls, kode: str, nb: str, nn: str, en: str) -> Self:
        """Let the code be the stored value and keep the text beside it."""
        medlem = object.__new__(cls)
        medlem._value_ = kode
        medlem.tekst = Tekst(nb, nn, en)
        return medlem


FRA_LOGGEN: Final = {"fra_loggen": True}
"""Validation context of what the log holds: it was judged when it was written (K-379)."""

UTEN_TEKST: Final = {"uten_tekst": True}
"""Validation context that takes every text out of a value (K-377, tillit.md §6)."""

SLADDET: Final = "sladdet"
"""What stands where a text of an event was."""


def kontroller_tekst(tekst: str, info: ValidationInfo) -> str:
    """Refuse control characters and anything that is a valid fødselsnummer (K-377)."""
    if info.context is FRA_LOGGEN:
        return tekst
    if info.context is UTEN_TEKST:
        return SLADDET
    if not tekst.isprintable() and _STYRETEGN.search(tekst):
        raise PydanticCustomError("styretegn", "the text has control characters; remove them")
    if har_fodselsnummer(tekst):
        raise PydanticCustomError(
            "fodselsnummer",
            "the text has a fødselsnummer; this system keeps no personal numbers: remove it",
        )
    return tekst


def har_fodselsnummer(tekst: str) -> bool:
    """Whether eleven digits of the text are a fødselsnummer, D-nummer or FH-nummer (K-377).

    The number alone decides, never today's date: what was taken once can be read for ever.
    """
    if _SIFFER.search(tekst) is None:
        return False
    return any(_er_fodselsnummer(re.sub(r"[^0-9]", "", f)) for f in _ELLEVE_SIFFER.findall(tekst))


def _er_fodselsnummer(tall: str) -> bool:
    kontroll = fodselsnummer.calc_check_digit1(tall), fodselsnummer.calc_check_digit2(tall)
    if kontroll != (tall[-2], tall[-1]):
        return False
    if tall[0] in "89":  # an FH-nummer has no date of birth
        return True
    try:
        fodselsnummer.get_birth_date(tall)
    except UgyldigNummer:
        return False
    return True


Publikumstekst = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LENGSTE_TEKST),
    AfterValidator(kontroller_tekst),
]
"""Text meant for everyone (title, invitation, criterion); stands in clear in the event (K-151)."""


class Fritekst(Verdi):
    """Text a person writes for the record; the event keeps only its id and commitment.

    A step is given `tekst`; before the step decides, the text goes to the erasable register and
    the value is exchanged for `id` and `forpliktelse` (tillit.md §6). `tekst` is never stored.
    """

    tekst: Publikumstekst | None = Field(default=None, exclude=True)
    id: str | None = None
    forpliktelse: str | None = None

    @model_validator(mode="after")
    def _enten_eller(self) -> Self:
        if self.tekst is None and (self.id is None or self.forpliktelse is None):
            raise PydanticCustomError("fritekst", "give the text, or both id and forpliktelse")
        return self


def _fra_streng(verdi: object) -> object:
    return {"tekst": verdi} if isinstance(verdi, str) else verdi


Begrunnelse = Annotated[Fritekst, BeforeValidator(_fra_streng)]
"""A `Fritekst` field that accepts a plain string on the way in."""

Notat = Begrunnelse
"""The same for other words by a person: a reference, a consent, what remains to be done."""

Kode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,100}$")]
"""An id or key that may stand in a stream id after the colon."""
