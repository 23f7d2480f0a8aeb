"""P-17 Uttrekk, `/revisjon/uttrekk`: the bundle that proves the log without us, and who took one.

A bundle is made of the log as it is now, whatever moment the rest of the site is shown for.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final
from weakref import finalize

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
    mappe = Path(mkdtemp(prefix="innforing-uttrekk-"))
    try:
        fil = _lag(kall, mappe, lop or None, offentlig=utgave == OFFENTLIG)
    except BaseException:
        shutil.rmtree(mappe)
        raise
    svar = FileResponse(fil, filename=fil.name)
    # once it is sent, or dropped because the innsynslogg took no row of it
    rydd = finalize(svar, shutil.rmtree, mappe, ignore_errors=True)
    svar.background = BackgroundTask(rydd)
    return svar


def _lag(kall: Kall, mappe: Path, lop: str | None, *, offentlig: bool) -> Path:
    """The archive, named by what it is and by the checkpoint that it proves."""
    try:
        pakket = lag_pakke(
            kall.hus,
            mappe / "pakke.zip",
            bevismappe=kall.hus.bevismappe,
            laget_us=mikrosekunder(kall.na),
            lop=lop,
            offentlig=offentlig,
        )
    except UgyldigKommando:
        raise UgyldigForesporsel(kall._("Ingenting er utgitt ennå.")) from None
    except (NotANote, TileMissing):
        raise UgyldigForesporsel(kall._("Bevisfilene kan ikke leses")) from None
    hva = f"{lop or 'alt'}-{'offentlig' if offentlig else 'hel'}"
    navn = f"innforing-{hva}-sjekkpunkt-{pakket.sjekkpunkt.size}.zip"
    return pakket.sti.rename(pakket.sti.with_name(navn))


def _hva(kall: Kall) -> Filterfelt:
    """All, or one løp with what it rests on."""
    with kall.sight(Lopsoversikt.navn) as sight:
        lopene = sorted(oversikt(sight), key=lambda rad: rad.tittel.casefold())
    valg = [("", kall._("Hele loggen")), *((f"{LOP}:{rad.lop}", rad.tittel) for rad in lopene)]
    return Filterfelt.liste(STROM, kall._("Hva skal være med?"), valg, None)


def _utgave(kall: Kall) -> Filterfelt:
    utgaver = (
        (OFFENTLIG, kall._("Offentlig utgave, uten navn og tekster")),
        (HEL, kall._("Hel utgave, med navn og begrunnelser")),
    )
    return Filterfelt.liste(LAST_NED, kall._("Utgave"), utgaver, OFFENTLIG)


def _liste(kall: Kall) -> Liste:
    """The bundles that were made, here and from the command line, newest first."""
    tid = (0, kall.moment.per + 1) if kall.spolt else Innsynssok().tid_us
    rader, _ = kall.hus.innsyn.les(Innsynssok(tid_us=tid, sider=(PAKKE, KOMMANDO)), VISTE)
    navn = navnene(kall, (rad.person for rad in rader))
    return Liste(
        navn="uttrekk",
        tittel=kall._("Uttrekk som er laget"),
        kolonner=(
            Kolonne("tid", kall._("Tidspunkt"), "dato", sorterbar=False),
            Kolonne("hvem", kall._("Hvem"), sorterbar=False),
            Kolonne("rolle", kall._("Rolle og organ"), sorterbar=False),
            Kolonne("hva", kall._("Hva som ble med"), sorterbar=False),
            Kolonne("fil", kall._("Fil"), sorterbar=False),
        ),
        rader=tuple(_rad(kall, rad, navn) for rad in rader),
        tomt=kall._("Ingen uttrekk er laget."),
    )


def _rad(kall: Kall, rad: LestRad, navn: dict[str, str]) -> Rad:
    hvem = navn.get(rad.person or "", rad.person) or kall.t(rad.innsyn.grunn.tekst)
    ting = rad.innsyn.ting
    hva = stromnavn(kall, ting) if ting else kall._("Hele loggen")
    return Rad(
        (
            Celle(fra_mikrosekunder(rad.tid_us), tidspunkt(kall, rad.tid_us)),
            Celle(hvem, hvem),
            tekstcelle(rolle_og_organ(kall, rad.rolle, rad.organ)),
            Celle(hva, hva),
            tekstcelle(rad.innsyn.fil),
        ),
        str(rad.posisjon),
    )
