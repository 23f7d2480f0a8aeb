"""Contact with the kommune, and whom to turn to there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.deltakelse.myndigheter import ALLE_NAER, DeltakelseFakta
from innforing.domain.deltakelse.verdier import Kanal
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Tekst

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerKontakt(Steg[Deltakelse]):
    tekst = Tekst("Registrer kontakt", "Registrer kontakt", "Register contact")
    fakta = DeltakelseFakta
    regel = Regel(hvem=ALLE_NAER, sperrer=("det_har_skjedd",))

    kanal: Kanal
    kontaktperson: Kode | None = None
    """Person id of whom to turn to in the kommune."""
    notat: Begrunnelse | None = None

    def avgjor(self, g: Grunnlag[Deltakelse, DeltakelseFakta]) -> Iterator[KontaktRegistrert]:
        yield KontaktRegistrert(
            dato=g.gjelder_dag,
            kanal=self.kanal,
            kontaktperson=self.kontaktperson,
            notat=self.notat,
        )


class KontaktRegistrert(Hendelse[Deltakelse]):
    tekst = Tekst("Kontakt er registrert", "Kontakt er registrert", "Contact is registered")
    dato: date
    kanal: Kanal
    kontaktperson: Kode | None = None
    notat: Begrunnelse | None = None

    def anvend(self, aggregat: Deltakelse) -> Deltakelse:
        return aggregat.med(
            siste_kontakt=max(self.dato, aggregat.siste_kontakt or self.dato),
            kontaktperson=self.kontaktperson or aggregat.kontaktperson,
        )
