"""A løsning in the portefølje: lives before and after any løp."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Aggregat
from innforing.domain.losning.styring import (
    Andelsdom,
    Andelsvurdering,
    Betalingsplikt,
    Enighet,
    Forvaltningsmodell,
    Kostnadssporsmal,
    Kostnadsvekst,
    Plikt,
    Pliktstatus,
    Portefoljevedtak,
    Prismodell,
    Prismodellevaluering,
    RegionalPrioritering,
)
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
    vedtak: Portefoljevedtak | None = None
    enighet: Enighet | None = None
    regionale_prioriteringer: tuple[RegionalPrioritering, ...] = ()
    """The latest of each region and sektor."""
    forvaltningsmodell: Forvaltningsmodell | None = None
    kostnadsvekst: tuple[Kostnadsvekst, ...] = ()
    prismodell: Prismodell | None = None
    prisevalueringer: tuple[Prismodellevaluering, ...] = ()
    kostnadssporsmal: tuple[Kostnadssporsmal, ...] = ()
    plikter: tuple[Plikt, ...] = ()
    """In the order they took effect; none at all is no duty (K-167)."""
    betalingsplikt: Betalingsplikt | None = None
    andelsvurderinger: tuple[Andelsvurdering, ...] = ()
    """In the order they were made: the last stands."""

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

    @property
    def har_betydelig_andel(self) -> bool:
        """Whether the last judgement calls the share substantial (K-168)."""
        vurderinger = self.andelsvurderinger
        return bool(vurderinger) and vurderinger[-1].dom is Andelsdom.BETYDELIG

    def plikt_per(self, dato: date) -> Pliktstatus:
        """Whether there is a duty to use it on the day, as we know it now (K-167)."""
        gjelder = [plikt.status for plikt in self.plikter if plikt.dato <= dato]
        return gjelder[-1] if gjelder else Pliktstatus.INGEN

    def leverandorer_ikke_klare(self, regioner: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Ids of relevant leverandører that are not ready (K-022, K-058)."""
        return tuple(
            lev.id
            for lev in self.leverandorer
            if lev.relevant_i(regioner) and lev.beredskap is not Beredskap.KLAR
        )
