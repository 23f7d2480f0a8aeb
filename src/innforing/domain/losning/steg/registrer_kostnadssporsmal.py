"""A question of costs was discussed between state and kommunesektor (K-102)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Kostnadsforum, Kostnadssporsmal

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerKostnadssporsmal(Steg[Losning]):
    tekst = Tekst(
        "Registrer et drøftet kostnadsspørsmål",
        "Registrer eit drøfta kostnadsspørsmål",
        "Register a cost question that was discussed",
    )
    regel = Regel(hvem=("ks",), sperrer=("datoen_er_ikke_framover",))

    forum: Kostnadsforum
    dato: date
    sporsmal: Publikumstekst
    referanse: Publikumstekst

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[KostnadssporsmalDroftet]:
        sporsmal = Kostnadssporsmal(
            forum=self.forum, dato=self.dato, sporsmal=self.sporsmal, referanse=self.referanse
        )
        yield KostnadssporsmalDroftet(sporsmal=sporsmal)


class KostnadssporsmalDroftet(Hendelse[Losning]):
    tekst = Tekst(
        "Et kostnadsspørsmål er drøftet",
        "Eit kostnadsspørsmål er drøfta",
        "A cost question was discussed",
    )
    sporsmal: Kostnadssporsmal

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(kostnadssporsmal=(*aggregat.kostnadssporsmal, self.sporsmal))
