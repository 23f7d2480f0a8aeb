"""What one klar-til-bruk criterion is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from innforing.domain.grunnmur.aktor import Organtype
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Publikumstekst, Tekst, Verdi


class Kriteriestyrke(Kodeverk):
    """How much a criterion weighs in the check (livslop.md §2, kriteriesett 1)."""

    OBLIGATORISK = "obligatorisk", "Må være oppfylt", "Må vere oppfylt", "Must be met"
    BEREDSKAP = (
        "beredskap",
        "Må være oppfylt for dem løpet gjelder",
        "Må vere oppfylt for dei løpet gjeld",
        "Must be met for those the løp is for",
    )
    """Mandatory in A and B; in C a limited set may be ready (K-057, K-058, K-068)."""
    BOR = "bor", "Bør være oppfylt", "Bør vere oppfylt", "Should be met"


class Trespraklig(Verdi):
    """A public text in the three languages, kept as data."""

    nb: Publikumstekst
    nn: Publikumstekst
    en: Publikumstekst

    @property
    def tekst(self) -> Tekst:
        """The same as the engine's `Tekst`."""
        return Tekst(self.nb, self.nn, self.en)


class Kriterium(Verdi):
    """One criterion, who judges it and what shows that it is met (K-052)."""

    id: Kode
    tekst: Trespraklig
    krav: Annotated[str, Field(pattern=r"^K-\d{3}$")]
    styrke: Kriteriestyrke
    vurderes_av: tuple[Organtype, ...]
    """The kinds of body that may judge it."""
    tillater_ikke_relevant: bool = False
    evidens: Trespraklig
    """What counts as evidence."""
