"""What a template asks for."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.rapportering import Feltslag, Rapporttall
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Verdi


class Malfelt(Verdi):
    """One thing that a template asks for (K-312)."""

    nokkel: Kode
    ledetekst: Publikumstekst
    slag: Feltslag
    tall: Rapporttall | None = None
    """Which figure, of one that is computed."""
    maltall: Kode | None = None
    """The field of the måltall that it is compared with (K-314)."""
    resultatmal: Annotated[int, Field(ge=1, le=4)] | None = None
    """Which of the four resultatmål it tells of (K-316–K-319)."""
    valgfritt: bool = False

    @model_validator(mode="after")
    def _tall_er_valgt(self) -> Self:
        if (self.slag is Feltslag.UTREGNET) != (self.tall is not None):
            raise PydanticCustomError(
                "malfelt", "a field of kind «utregnet», and no other, names its figure in «tall»"
            )
        return self
