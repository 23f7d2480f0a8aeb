"""Where the kommune stands and why, asked before the plan (K-124, K-042)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.myndigheter import ALLE_NAER, DeltakelseFakta
from innforing.domain.deltakelse.verdier import Arsak, Kartleggingssvar
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerKartlegging(Steg[Deltakelse]):
    tekst = Tekst("Registrer kartlegging", "Registrer kartlegging", "Register the mapping")
    fakta = DeltakelseFakta
    regel = Regel(hvem=ALLE_NAER, sperrer=("det_har_skjedd",))

    arsak: Arsak | None = None
    """Why the løsning is not introduced; «vet ikke» is an answer."""
    svar: tuple[Kartleggingssvar, ...] = ()
    """Answers by theme, in a felles prosess."""
    utdyping: Begrunnelse | None = None

    @model_validator(mode="after")
    def _noe_er_svart(self) -> Self:
        if self.arsak is None and not self.svar:
            raise PydanticCustomError("kartlegging", "give arsak (vet_ikke will do) or svar")
        return self

    def avgjor(self, g: Grunnlag[Deltakelse, DeltakelseFakta]) -> Iterator[KartleggingRegistrert]:
        yield KartleggingRegistrert(
            dato=g.gjelder_dag, arsak=self.arsak, svar=self.svar, utdyping=self.utdyping
        )


class KartleggingRegistrert(Hendelse[Deltakelse]):
    """May be repeated, before the løp and after it (S-05)."""

    tekst = Tekst(
        "Kartlegging er registrert", "Kartlegging er registrert", "The mapping is registered"
    )
    dato: date
    arsak: Arsak | None = None
    svar: tuple[Kartleggingssvar, ...] = ()
    utdyping: Begrunnelse | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(kartlagt=self.dato, arsak=self.arsak or aggregat.arsak)
