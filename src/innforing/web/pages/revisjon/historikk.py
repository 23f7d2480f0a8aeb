"""P-17 Historikk: all that happened in one stream, as a timeline, a list or raw data (K-372)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from innforing.application.revisjonsspor import spor_av
from innforing.domain.katalog import AGGREGATER
from innforing.eventlog.errors import LogError
from innforing.web.adresser import videre
from innforing.web.deler import Punkt
from innforing.web.heltall import les_heltall
from innforing.web.innsyn import krev_innsyn, ser_alt_om, som_leseren_ser
from innforing.web.kall import IkkeFunnet
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.lopet.lopsfaner import Lopshode, lopshode
from innforing.web.pages.revisjon.bevishendelse import bevispunkter, om_bevis
from innforing.web.pages.revisjon.hendelsesord import (
    LOP,
    historikkens_sti,
    om_gjelder,
    rolle_og_organ,
    stromnavn,
    vilkarsnavn,
)
from innforing.web.pages.revisjon.hendelsespunkt import punkt, som_lagret, utsnitt_av
from innforing.web.side import Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from innforing.application.replay import Utsnitt
    from innforing.application.revisjonsspor import Sporlinje
    from innforing.web.deler import Bevispunkt
    from innforing.web.kall import Kall

PER_SIDE: Final = 50
ELDST: Final = "eldst"
Visning = Literal["tidslinje", "liste", "radata"]
VISNINGER: Final[tuple[Visning, ...]] = get_args(Visning)


@dataclass(frozen=True, kw_only=True)
class Historikk(Side):
    """The history of one stream."""

    hode: Lopshode | None
    """The top of the løp, when it is of a løp."""
    strom: str
    visning: Visning
    visninger: tuple[Lenke, ...]
    rekkefolge: tuple[Lenke, ...]
    avviste: Lenke | None
    """Shows or hides the refused steps; None: they are not for this reader."""
    punkter: tuple[Punkt, ...] = ()
    liste: Tabellvisning | None = None
    radata: str = ""
    forrige: str | None = None
    neste: str | None = None
    omfang: str = ""


def lopets(kall: Kall, lop: str) -> Side | Response:
    """`/lop/{lop}/historikk`: in the frame of the løp."""
    strom = f"{LOP}:{lop}"
    krev_innsyn(kall, strom)
    try:
        hode = lopshode(kall, lop, "historikk")
    except LogError:
        # an event that this program cannot read: the history shows it, the løp cannot
        return videre(kall.til(f"/historikk/{strom}"))
    return _historikk(kall, strom, hode)


def strommens(kall: Kall, strom: str) -> Side:
    """`/historikk/{strom}`: of any stream there is."""
    if strom.partition(":")[0] not in AGGREGATER:
        raise IkkeFunnet
    krev_innsyn(kall, strom)
    return _historikk(kall, strom, None)


def _historikk(kall: Kall, strom: str, hode: Lopshode | None) -> Historikk:
    alt = ser_alt_om(kall, strom)
    visning = _visning(kall, alt=alt)
    med_avviste = kall.sporring.get("avviste") == "1" and alt
    utsnitt = utsnitt_av(kall)
    linjer = som_leseren_ser(kall, spor_av(kall.hus, strom, utsnitt, avviste=med_avviste))
    if not linjer:
        raise IkkeFunnet
    if kall.sporring.get("rekkefolge") != ELDST:
        linjer = linjer[::-1]
    side = Historikk(
        tittel=kall._("Historikk: {hva}").format(hva=stromnavn(kall, strom)),
        smuler=_smuler(kall, strom),
        hode=hode,
        strom=strom,
        visning=visning,
        visninger=_visninger(kall, visning, alt=alt),
        rekkefolge=_rekkefolge(kall),
        avviste=_avviste(kall, vist=med_avviste) if alt else None,
    )
    if hode is not None:
        side = replace(side, tittel=hode.sidetittel, smuler=hode.smuler)
    if visning == "liste":
        liste = historikkliste(kall, linjer, bevispunkter(kall, strom))
        return replace(side, liste=vis(liste, kall), lister=(liste,))
    return _bladd(kall, side, linjer, utsnitt)


def _bladd(kall: Kall, side: Historikk, linjer: Sequence[Sporlinje], utsnitt: Utsnitt) -> Historikk:
    """One page of the timeline or of the raw data."""
    antall = -(-len(linjer) // PER_SIDE)
    onsket = kall.sporring.get("side", "")
    her = min(les_heltall(onsket) or 1, antall)
    fra = (max(her, 1) - 1) * PER_SIDE
    utvalg = linjer[fra : fra + PER_SIDE]
    bladd = replace(
        side,
        omfang=kall._("Viser {forste}–{siste} av {alle}").format(
            forste=kall.tall(fra + 1),
            siste=kall.tall(fra + len(utvalg)),
            alle=kall.tall(len(linjer)),
        ),
        forrige=kall.lenke(side=str(her - 1)) if her > 1 else None,
        neste=kall.lenke(side=str(her + 1)) if her < antall else None,
    )
    if side.visning == "radata":
        return replace(bladd, radata=_radata(kall, side.strom, utvalg, utsnitt))
    bevist = bevispunkter(kall, side.strom)
    return replace(
        bladd,
        punkter=tuple(
            replace(punkt(kall, linje), bevis=None if linje.avvist else bevist(linje.posisjon))
            for linje in utvalg
        ),
    )


def historikkliste(
    kall: Kall, linjer: Sequence[Sporlinje], bevist: Callable[[int], Bevispunkt]
) -> Liste:
    """The trail as a list to be sorted and taken along."""
    return Liste(
        navn="historikk",
        tittel=kall._("Hendelser"),
        kolonner=(
            Kolonne("posisjon", kall._("Posisjon"), "tall"),
            Kolonne("registrert", kall._("Registrert"), "dato"),
            Kolonne("gjelder", kall._("Gjelder fra"), om=om_gjelder(kall)),
            Kolonne("hendelse", kall._("Hendelse")),
            Kolonne("hvem", kall._("Hvem")),
            Kolonne("organ", kall._("Rolle og organ")),
            Kolonne("begrunnelse", kall._("Begrunnelse")),
            Kolonne("bevis", kall._("Bevis"), om=om_bevis(kall)),
        ),
        rader=tuple(_rad(kall, nr, linje, bevist) for nr, linje in enumerate(linjer)),
        tomt=kall._("Ingenting har hendt her ennå."),
    )


def _rad(kall: Kall, nr: int, linje: Sporlinje, bevist: Callable[[int], Bevispunkt]) -> Rad:
    ett = punkt(kall, linje)
    merket = f"{ett.tekst} ({ett.merknad[1]})" if ett.merknad else ett.tekst
    mangler = vilkarsnavn(kall, linje.uoppfylte)
    return Rad(
        (
            Celle(linje.posisjon, kall.tall(linje.posisjon)),
            Celle(linje.registrert, ett.tid),
            Celle(linje.gjelder if ett.gjaldt else None, ett.gjaldt or ""),
            Celle(merket, merket),
            *_tekstceller(
                linje.navn or linje.person or "",
                rolle_og_organ(kall, linje.rolle, linje.organ),
                ett.grunn or mangler,
            ),
            Celle(None, "") if linje.avvist else _beviscelle(bevist(linje.posisjon), linje),
        ),
        f"{linje.posisjon}-{nr}",
        ett.adresse,
    )


def _beviscelle(bevis: Bevispunkt, linje: Sporlinje) -> Celle:
    """In the order of the log, which is that of the checkpoints too."""
    return Celle(bevis.tekst, bevis.tekst, status=bevis.kode, sorter=linje.posisjon)


def _tekstceller(*tekster: str) -> tuple[Celle, ...]:
    return tuple(Celle(tekst, tekst) for tekst in tekster)


def _radata(kall: Kall, strom: str, linjer: Sequence[Sporlinje], utsnitt: Utsnitt) -> str:
    """What is stored of the events of the page, as one canonical JSON text."""
    vist = {linje.posisjon for linje in linjer if not linje.avvist}
    rader = {
        rad.position: rad
        for rad in kall.hus.reader.stream(strom)
        if rad.position in vist and utsnitt.har(rad)
    }
    hendelser = [som_lagret(rader[linje.posisjon]) for linje in linjer if linje.posisjon in rader]
    return json.dumps(hendelser, ensure_ascii=False, indent=1, sort_keys=True)


def _visning(kall: Kall, *, alt: bool) -> Visning:
    onsket = kall.sporring.get("vis_som")
    return next((v for v in _mulige(alt=alt) if v == onsket), "tidslinje")


def _mulige(*, alt: bool) -> tuple[Visning, ...]:
    return tuple(v for v in VISNINGER if alt or v != "radata")


def _visninger(kall: Kall, her: Visning, *, alt: bool) -> tuple[Lenke, ...]:
    navn: dict[Visning, str] = {
        "tidslinje": kall._("Tidslinje"),
        "liste": kall._("Liste"),
        "radata": kall._("Rådata"),
    }
    return tuple(
        Lenke(navn[v], kall.lenke(vis_som=v, side=None, sorter=None, vis=None), v == her)
        for v in _mulige(alt=alt)
    )


def _rekkefolge(kall: Kall) -> tuple[Lenke, ...]:
    eldst = kall.sporring.get("rekkefolge") == ELDST
    return (
        Lenke(kall._("Nyeste først"), kall.lenke(rekkefolge=None, side=None), not eldst),
        Lenke(kall._("Eldste først"), kall.lenke(rekkefolge=ELDST, side=None), eldst),
    )


def _avviste(kall: Kall, *, vist: bool) -> Lenke:
    if vist:
        return Lenke(kall._("Skjul avviste steg"), kall.lenke(avviste=None, side=None), her=True)
    return Lenke(kall._("Vis avviste steg"), kall.lenke(avviste="1", side=None))


def _smuler(kall: Kall, strom: str) -> tuple[Lenke, ...]:
    """From the history of what belongs to a løp to the løp."""
    slag, _, nokkel = strom.partition(":")
    if slag not in {"deltakelse", "pulje", LOP}:
        return ()
    lop = nokkel.partition(":")[0]
    lopets = f"{LOP}:{lop}"
    return (
        Lenke(kall._("Løp"), kall.til("/lop")),
        Lenke(stromnavn(kall, lopets), kall.til(f"/lop/{lop}")),
        Lenke(kall._("Historikk"), kall.til(historikkens_sti(lopets))),
    )
