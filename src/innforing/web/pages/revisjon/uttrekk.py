"""P-17 Uttrekk, `/revisjon/uttrekk`: the bundle that proves the log without us, and who took one.

A bundle is made of the log as it is now, whatever moment the rest of the site is shown for.
"""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from starlette.background import BackgroundTask
from starlette.responses import FileResponse

from innforing.application.innsynslogg import Innsynssok
from innforing.application.kommando import UgyldigKommando
from innforing.application.pakke.pakke import lag_pakke
from innforing.application.ta_steg import mikrosekunder
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.eventlog.notes import NotANote
from innforing.eventlog.tiles import TileMissing
from innforing.projections.lopsoversikt.lopsoversikt import Lopsoversikt, oversikt
from innforing.web.deler import Filterfelt
from innforing.web.innsynsvakt import LAST_NED
from innforing.web.kall import IkkeFunnet, UgyldigForesporsel
from innforing.web.lister.celler import tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.revisjon.hendelsesord import (
    LOP,
    navnene,
    rolle_og_organ,
    stromnavn,
    tidspunkt,
)
from innforing.web.pages.revisjon.revisjon import Revisjon, revisjonsfaner

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.responses import Response

    from innforing.application.innsynslogg import LestRad
    from innforing.web.kall import Kall

UTTREKK: Final = "/revisjon/uttrekk"
PAKKE: Final = "/revisjon/uttrekk/pakke"
KOMMANDO: Final = "export bundle"
"""What the command line writes in the innsynslogg for the same."""
STROM: Final = "strom"
HEL, OFFENTLIG = "hel.zip", "offentlig.zip"
VISTE: Final = 500
"""Earlier extracts that are shown."""


@dataclass(frozen=True, kw_only=True)
class Uttrekksside(Revisjon):
    """What can be taken along, and what was."""

    felter: tuple[Filterfelt, ...]
    """Empty: nothing is published, so there is nothing to make a bundle of."""
    liste: Tabellvisning


def uttrekk(kall: Kall) -> Uttrekksside:
    """The choices, and the log of extracts made."""
    liste = _liste(kall)
    utgitt = (kall.hus.bevismappe / "checkpoint").is_file()
    return Uttrekksside(
        tittel=kall._("Uttrekk"),
        faner=revisjonsfaner(kall, UTTREKK),
        lister=(liste,),
        liste=vis(liste, kall),
        felter=(_hva(kall), _utgave(kall)) if utgitt else (),
    )


def pakke(kall: Kall) -> Response:
    """`/revisjon/uttrekk/pakke?strom=&last_ned=hel.zip`: made whole before any of it is sent."""
    utgave, strom = kall.sporring.get(LAST_NED, ""), kall.sporring.get(STROM, "")
    slag, _, lop = strom.partition(":")
    if utgave not in {HEL, OFFENTLIG} or (strom and (slag != LOP or not lop)):
        raise IkkeFunnet
    if lop and not kall.hus.reader.version(strom):
        raise IkkeFunnet
    # removed when it is sent, or when nobody holds it: a refused row in the innsynslogg
    mappe = TemporaryDirectory(prefix="innforing-uttrekk-")
    fil = _lag(kall, mappe, lop or None, offentlig=utgave == OFFENTLIG)
    return FileResponse(fil, filename=fil.name, background=BackgroundTask(mappe.cleanup))


def _lag(kall: Kall, mappe: TemporaryDirectory[str], lop: str | None, *, offentlig: bool) -> Path:
    """The archive, named by what it is and by the checkpoint that it proves."""
    from pathlib import Path
