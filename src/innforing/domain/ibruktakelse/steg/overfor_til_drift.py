"""From innføring to drift: a mark with receiver and what remains, not a rung (K-203)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Notat, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.myndigheter import (
    FOR_KOMMUNEN,
    IbruktakelseFakta,
    meldt_av_andre,
)
from innforing.domain.ibruktakelse.verdier import Bruksstatus, Driftsmerke

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class OverforTilDrift(Steg[Ibruktakelse]):
    """The day of the move is the step's `gjelder`."""

    tekst = Tekst("Overfør til drift", "Overfør til drift", "Move to operations")
    fakta = IbruktakelseFakta
    regel = Regel(
        hvem=FOR_KOMMUNEN,
        sperrer=("losningen_og_kommunen_finnes", "det_har_skjedd", "losningen_er_innfort"),
    )

    mottaker: Publikumstekst
    """The part of the organisation that takes over, never a person's name."""
    gjenstar: tuple[Notat, ...] = ()

    def avgjor(
        self, g: Grunnlag[Ibruktakelse, IbruktakelseFakta]
    ) -> Iterator[Hendelse[Ibruktakelse]]:
        yield OvergangTilDriftRegistrert(
            mottaker=self.mottaker, fra=g.gjelder_dag, gjenstar=self.gjenstar
        )
        if meldt_av_andre(g):
            yield KommuneOrientert(av_organ=g.aktor.organ)


class OvergangTilDriftRegistrert(Hendelse[Ibruktakelse]):
    tekst = Tekst(
        "Overgang til drift er registrert",
        "Overgang til drift er registrert",
        "The move to operations is registered",
    )
    mottaker: Publikumstekst
    fra: date
    gjenstar: tuple[Notat, ...] = ()

    def anvend(self, aggregat: Ibruktakelse) -> Ibruktakelse:
        merke = Driftsmerke(mottaker=self.mottaker, fra=self.fra, gjenstar=self.gjenstar)
        return aggregat.med(drift=merke)


@vilkar(
    "K-203",
    "Løsningen er minst teknisk innført den dagen",
    "Løysinga er minst teknisk innført den dagen",
    "The løsning is at least technically introduced that day",
    rettes_av=FOR_KOMMUNEN,
    slik=("Meld bruksstatus først", "Meld bruksstatus først", "Report the status of use first"),
)
def losningen_er_innfort(g: Grunnlag[Ibruktakelse, IbruktakelseFakta]) -> bool:
    status = g.aggregat.status_per(g.gjelder_dag)
    return status is not None and status is not Bruksstatus.IKKE_INNFORT
