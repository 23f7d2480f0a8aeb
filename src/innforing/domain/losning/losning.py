"""A løsning in the portefølje: lives before and after any løp."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.losning.verdier import (
    Beredskap,
    HelsefagligVurdering,
    Konklusjon,
    Leverandor,
    Losningskategori,
    Omfang,
    Overlevering,
    Portefoljeplass,
    Portefoljestatus,
)


class Losning(Aggregat):
    """What the løp of a løsning must know of it."""

    prefiks: ClassVar[str] = "losning"

    navn: str | None = None
    kategori: Losningskategori | None = None
    omfang: Omfang = Omfang.STORT
    gjelder_oppvekst: bool = False
    """Concerns oppvekst as well as helse (K-155)."""
    avgivende_program: str | None = None
    """Organ id of the program or prosjekt that makes it (K-006)."""
    prosjektfase_til: date | None = None
    """When the program or prosjekt ends (K-080)."""
    avhenger_av: tuple[str, ...] = ()
    """Ids of løsninger this one builds on (K-358)."""
    portefolje: Portefoljeplass | None = None
    leverandorer: tuple[Leverandor, ...] = ()
    overlevering: Overlevering | None = None
    helsefaglig: HelsefagligVurdering | None = None
    """The standing helsefaglig vurdering: the latest."""

    @property
    def portefoljestatus(self) -> Portefoljestatus | None:
        """Where the løsning stands in the portefølje, if it is there."""
        return None if self.portefolje is None else self.portefolje.status

    @property
    def ikke_forsvarlig(self) -> bool:
        """Whether the standing helsefaglig vurdering says no (K-071)."""
        return (
            self.helsefaglig is not None
            and self.helsefaglig.konklusjon is Konklusjon.IKKE_FORSVARLIG
        )

    def leverandorer_ikke_klare(self, regioner: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Ids of relevant leverandører that are not ready (K-022, K-058)."""
        return tuple(
            lev.id
            for lev in self.leverandorer
            if lev.relevant_i(regioner) and lev.beredskap is not Beredskap.KLAR
        )
