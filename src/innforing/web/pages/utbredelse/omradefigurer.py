"""The figures of P-14 that have no chart: the ladder of an area, and the map of the fylker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.web.deler import Del, Fylkesrute
from innforing.web.pages.utbredelse.omradelister import STIGEN, til_omrade, ukjent_hele
from innforing.web.pages.utbredelse.utbredelsesbilde import LANDET

if TYPE_CHECKING:
    from innforing.projections.utbredelse import Omradetall
    from innforing.web.kall import Kall
    from innforing.web.pages.utbredelse.utbredelsesbilde import Bilde

NYE_FYLKER: Final = date(2024, 1, 1)
"""The map has the fylker there were from this day on."""


@dataclass(frozen=True, slots=True)
class Stige:
    """The ladder of one area."""

    tittel: str
    trinn: tuple[Del, ...]


def stige(kall: Kall, omrade: Omradetall) -> Stige:
    """Four rungs and «Ukjent», which together are all the kommuner of the area."""
    trinn = (
        Del(navn, kall.t(STIGEN[navn].tekst) if navn in STIGEN else kall._("Ukjent"), f.antall)
        for navn, f in omrade.trinn.items()
    )
    return Stige(omrade.navn, tuple(trinn))


def kartet(kall: Kall, bilde: Bilde) -> tuple[Fylkesrute, ...]:
    """The share in use of each fylke; none of a day before the fylker of the map."""
    if bilde.omrade.id != LANDET or bilde.oversikt.dag < NYE_FYLKER:
        return ()
    i_bruk = str(Bruksstatus.TATT_I_BRUK.value)
    return tuple(
        Fylkesrute(
            ett.id,
            ett.navn,
            ett.minst[i_bruk].antall,
            0 if ukjent_hele(ett) else ett.nevner,
            til_omrade(kall, ett.id),
        )
        for ett in bilde.oversikt.fylker
    )
