"""How far a leverandør has come; asked again each time it moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.verdier import Leverandor

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerLeverandor(Steg[Losning]):
    tekst = Tekst("Registrer leverandører", "Registrer leverandørar", "Register suppliers")
    regel = Regel(
        hvem=("ks", "nhn", "losningens_program", "oppsett"),
        sperrer=("datoen_er_ikke_framover",),
    )

    leverandorer: Annotated[tuple[Leverandor, ...], Field(min_length=1)]

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[LeverandorRegistrert]:
        for leverandor in self.leverandorer:
            yield LeverandorRegistrert(leverandor=leverandor)


class LeverandorRegistrert(Hendelse[Losning]):
    tekst = Tekst(
        "En leverandør er registrert", "Ein leverandør er registrert", "A supplier was registered"
    )
    leverandor: Leverandor

    def anvend(self, aggregat: Losning) -> Losning:
        kjente = {lev.id: lev for lev in aggregat.leverandorer}
        ny = self.leverandor
        kjent = kjente.get(ny.id)
        if kjent is not None and ny.involvert is None:
            ny = ny.med(involvert=kjent.involvert)
        return aggregat.med(leverandorer=tuple({**kjente, ny.id: ny}.values()))
