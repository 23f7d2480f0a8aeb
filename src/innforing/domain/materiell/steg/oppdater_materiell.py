"""A new utgave of a piece of materiell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.materiell.materiell import Materiell

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class OppdaterMateriell(Steg[Materiell]):
    tekst = Tekst("Oppdater materiellet", "Oppdater materiellet", "Update the material")
    regel = Regel(
        hvem=("forvalteren", "ks", "arbeidsgruppe_i_arbeid", "regional_gruppe"),
        sperrer=("utgaven_er_nyere",),
    )

    utgave: Publikumstekst
    oppdatert: date

    def avgjor(self, g: Grunnlag[Materiell, Any]) -> Iterator[MateriellOppdatert]:
        yield MateriellOppdatert(utgave=self.utgave, oppdatert=self.oppdatert)


class MateriellOppdatert(Hendelse[Materiell]):
    """What a group improves within a løp goes back to the forvalter as a new utgave (K-082)."""

    tekst = Tekst("Materiellet er oppdatert", "Materiellet er oppdatert", "Material updated")
    utgave: Publikumstekst
    oppdatert: date

    def anvend(self, aggregat: Materiell) -> Materiell:
        return aggregat.med(utgave=self.utgave, oppdatert=self.oppdatert)


@vilkar(
    "K-081",
    "Utgaven er en annen enn den som gjelder, og ikke eldre",
    "Utgåva er ei anna enn den som gjeld, og ikkje eldre",
    "The version differs from the current one, and is not older",
    rettes_av="forvalteren",
    slik=(
        "Gi utgaven et nytt navn og riktig dato",
        "Gje utgåva eit nytt namn og rett dato",
        "Give the version a new name and its right date",
    ),
)
def utgaven_er_nyere(g: Grunnlag[Materiell, Any]) -> bool:
    gjeldende = g.aggregat.oppdatert
    ny = g.steg.utgave != g.aggregat.utgave
    return ny and (gjeldende is None or g.steg.oppdatert >= gjeldende)
