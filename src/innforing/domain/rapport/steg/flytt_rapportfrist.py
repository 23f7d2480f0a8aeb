"""KS gives a network another day, while the first still runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.rapport.rapport import Rapport

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class FlyttRapportfrist(Steg[Rapport]):
    tekst = Tekst("Flytt rapportfristen", "Flytt rapportfristen", "Move the report deadline")
    regel = Regel(hvem=("ks",), sperrer=("rapportfristen_loper", "ny_rapportfrist_er_framover"))

    begrunnelse: Begrunnelse
    frist: date

    def avgjor(self, g: Grunnlag[Rapport, Any]) -> Iterator[RapportfristFlyttet]:
        yield RapportfristFlyttet(frist=self.frist)


class RapportfristFlyttet(Hendelse[Rapport]):
    tekst = Tekst(
        "Rapportfristen er flyttet", "Rapportfristen er flytta", "The report deadline was moved"
    )
    frist: date

    def anvend(self, aggregat: Rapport) -> Rapport:
        return aggregat.med(frist=self.frist)


@vilkar(
    "K-313",
    "Fristen har ikke passert, og rapporten er ikke levert",
    "Fristen har ikkje passert, og rapporten er ikkje levert",
    "The deadline has not passed, and the report is not delivered",
    rettes_av="ks",
    slik=(
        "La den stå: en rapport etter fristen tas imot, og merkes som sen",
        "La han stå: ein rapport etter fristen blir teken imot, og merkt som sein",
        "Let it stand: a report after the deadline is received, and marked as late",
    ),
)
def rapportfristen_loper(g: Grunnlag[Rapport, Any]) -> bool:
    """Also when the system has not recorded yet that it passed."""
    frist = g.aggregat.apen_frist
    return frist is not None and g.dag <= frist


@vilkar(
    "K-313",
    "Den nye fristen er fram i tid",
    "Den nye fristen er fram i tid",
    "The new deadline is ahead",
    rettes_av="ks",
    slik=("Velg en senere dag", "Vel ein seinare dag", "Choose a later day"),
)
def ny_rapportfrist_er_framover(g: Grunnlag[Rapport, Any]) -> bool:
    return bool(g.steg.frist >= g.dag)
