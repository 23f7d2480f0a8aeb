"""The dashboard: every indicator of group AC as of one day, with the events behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.projections import kommuner, laeringspunkter, svarfordeling, utbredelse, varigheter
from innforing.projections.deltakere import deltakere
from innforing.projections.lopsoversikt.lopsoversikt import Lopsoversikt, oversikt
from innforing.projections.losninger import losninger
from innforing.web.innlogging import Flate
from innforing.web.lister.tabell import visninger
from innforing.web.pages.indikatorer.indikatorlister import (
    belastningsliste,
    gjenbruksliste,
    laeringsliste,
    utbredelsesliste,
)
from innforing.web.pages.indikatorer.lopsindikatorer import fasliste, hjelpeliste, svarliste
from innforing.web.pages.utbredelse.utbredelsesbilde import landet
from innforing.web.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.losninger.losninger import Losningsbilde
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Liste, Tabellvisning

SER: Final = frozenset({Flate.KOORDINERING, Flate.LEDER, Flate.REVISOR})
"""Who sees all that the figures rest on."""


@dataclass(frozen=True, kw_only=True)
class Indikatorside(Side):
    """One table for each question."""

    dag: str
    kommuner: str
    """How many kommuner there were on the day (K-363)."""
    tabeller: tuple[Tabellvisning, ...]


def indikatorer(kall: Kall) -> Indikatorside:
    """Each read model is asked once."""
    with kall.sight("losninger") as sight:
        bilder = losninger.alle(sight)
    lister = tuple(_listene(kall, bilder))
    antall = len(kall.hus.kommuner.per(kall.moment.dag))
    return Indikatorside(
        tittel=kall._("Indikatorer"),
        lister=lister,
        dag=kall.dato(kall.moment.dag),
        kommuner=kall.tall(antall),
        tabeller=visninger(lister, kall),
    )


def _listene(kall: Kall, bilder: list[Losningsbilde]) -> Iterator[Liste]:
    with kall.sight(Lopsoversikt.navn) as sight:
        lop = {rad.lop: rad.tittel for rad in oversikt(sight)}
    register = kall.hus.kommuner
    with kall.sight("utbredelse") as sight:
        meldt = {str(losning) for (losning,) in sight.tally(utbredelse.TRINN, "losning")}
        tall = {
            id_: (landet(kall, sight, id_), utbredelse.tid_til_bruk(sight, id_)) for id_ in meldt
        }
    yield utbredelsesliste(kall, bilder, tall)
    with kall.sight("varigheter") as sight:
        yield fasliste(kall, varigheter.ventesteder(sight))
    with kall.sight("svarfordeling") as sight:
        svar = svarfordeling.alle_lop(sight)
    yield svarliste(kall, lop, svar)
    with kall.sight("deltakere") as sight:
        yield hjelpeliste(kall, lop, deltakere.aktiviteter(sight))
    yield gjenbruksliste(kall, bilder)
    with kall.sight("laeringspunkter") as sight:
        yield laeringsliste(kall, laeringspunkter.sok(sight, bare_publiserte=True))
    with kall.sight("kommuner") as sight:
        yield belastningsliste(kall, kommuner.landsbilde(sight, register))
