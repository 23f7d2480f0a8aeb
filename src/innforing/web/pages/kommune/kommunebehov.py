"""What the kommune has reported that it needs, and the newest that has come of each (K-243)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.projections.behov.behov import Behovene, alle
from innforing.projections.kalender import dag_i_norge
from innforing.web.lister.celler import dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.behov.behovsord import BEHOV, nyhetsord, statuscelle

if TYPE_CHECKING:
    from innforing.projections.behov.behov import Behovsbilde
    from innforing.web.kall import Kall
    from innforing.web.pages.kommune.kommunebilde import Kommunebilde


def behovsliste(bilde: Kommunebilde) -> Liste:
    """The one with the newest change first: that is how the kommune is told."""
    kall = bilde.kall
    with kall.sight(Behovene.navn) as sight:
        egne = alle(sight, kommune=bilde.kommune.id)
    egne.sort(key=lambda b: b.nytt[0].posisjon, reverse=True)
    return Liste(
        navn="behov",
        tittel=kall._("Behov kommunen har meldt eller deler"),
        kolonner=(
            Kolonne("behov", kall._("Behov")),
            Kolonne("status", kall._("Status")),
            Kolonne("nytt", kall._("Siste nytt")),
            Kolonne("nar", kall._("Når"), "dato"),
            Kolonne("kommuner", kall._("Kommuner som deler det"), "tall"),
            Kolonne("grunn", kall._("Begrunnelse")),
        ),
        rader=tuple(_rad(kall, b) for b in egne),
        tomt=kall._("Kommunen har ikke meldt noe behov."),
    )


def _rad(kall: Kall, behov: Behovsbilde) -> Rad:
    siste = behov.nytt[0]
    grunn = kall.hus.fritekster.les(siste.begrunnelse) if siste.begrunnelse else None
    celler = (
        Celle(behov.tittel, behov.tittel),
        statuscelle(kall, behov),
        tekstcelle(nyhetsord(kall, siste)),
        dagcelle(kall, dag_i_norge(siste.nar_us)),
        Celle(len(behov.kommuner), kall.tall(len(behov.kommuner))),
        tekstcelle(grunn),
    )
    return Rad(celler, behov.id, kall.til(f"{BEHOV}/{behov.id}"))
