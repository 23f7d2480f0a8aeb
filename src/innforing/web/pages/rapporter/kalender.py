"""P-16 Rapporter, `/rapporter`: what each network owes KS, when, and where it stands (K-313)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.rapportering import Rapportslag
from innforing.domain.rapport.rapport import Rapport
from innforing.domain.rapport.steg.be_om_rapport import BeOmRapport
from innforing.domain.rapportmal.steg.publiser_rapportmal import PubliserRapportmal
from innforing.projections.rapporter import (
    APEN,
    LEVERT_SENT,
    OVER_FRISTEN,
    Rapporter,
    kalender,
    maler,
)
from innforing.web.adresser import videre
from innforing.web.kall import IkkeAdgang
from innforing.web.lister.celler import dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, vis
from innforing.web.pages.losninger.losningssteg import kan_begynne
from innforing.web.pages.rapporter.rapportord import (
    FORMER,
    RAPPORTER,
    eget_nettverk,
    fridag,
    slagord,
    statusord,
    tittel,
)
from innforing.web.side import FEIL_I_SKJEMA, Lenke, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from innforing.projections.rapporter import Mal
    from innforing.projections.rapporter import Rad as Rapportrad
    from innforing.web.kall import Kall
    from innforing.web.lister.tabell import Tabellvisning


@dataclass(frozen=True, kw_only=True)
class Kalenderside(Side):
    """Every report that the reader may see."""

    visning: Tabellvisning | None
    """None: none is asked for."""
    maler: Tabellvisning | None
    be_om: str | None
    """Where a report is asked for, for those who may."""
    tall: tuple[tuple[str, int], ...]
    av: int
    per: str


@dataclass(frozen=True, kw_only=True)
class Nyside(Side):
    """Which report, of whom, of which year; or which template."""

    nettverk: tuple[Lenke, ...]
    """Text and code of each choice."""
    slag: tuple[Lenke, ...]
    ar: str
    feilsetning: str


def oversikt(kall: Kall) -> Kalenderside:
    """By deadline, the latest first."""
    eget = eget_nettverk(kall)
    with kall.sight(Rapporter.navn) as sight:
        rader, malene = kalender(sight, nettverk=eget), maler(sight)
    liste, mallisten = _liste(kall, rader[::-1]), _mallisten(kall, malene)
    statuser = [rad.status for rad in rader]
    return Kalenderside(
        tittel=kall._("Rapporter"),
        lister=(*((liste,) if rader else ()), *((mallisten,) if malene else ())),
        visning=vis(liste, kall) if rader else None,
        maler=vis(mallisten, kall, forst=False) if malene else None,
        be_om=kall.til(f"{RAPPORTER}/ny") if kan_begynne(kall, BeOmRapport) else None,
        tall=(
            (kall._("Ikke levert, fristen løper"), statuser.count(APEN)),
            (kall._("Ikke levert, fristen er passert"), statuser.count(OVER_FRISTEN)),
            (kall._("Levert etter fristen"), statuser.count(LEVERT_SENT)),
        ),
        av=len(rader),
        per=kall.dato(kall.moment.dag),
    )


def ny(kall: Kall) -> Side | Response:
    """Ask which report, and lead on to the step; the stream id comes of the answers."""
    if not kan_begynne(kall, BeOmRapport) or not kan_begynne(kall, PubliserRapportmal):
        raise IkkeAdgang
    dag = max(kall.moment.dag, kall.hus.kommuner.begynner)
    nettverk = {f"digi-{n.id}": n.navn for n in kall.hus.kommuner.diginettverk(dag)}
    slagene = tuple(str(slag.value) for slag in Rapportslag)
    hvem, slag, ar = (kall.sporring.get(n, "") for n in ("nettverk", "slag", "ar"))
    if hvem in nettverk and Rapport.er_nokkel(f"{hvem}:{ar}:{slag}"):
        sti = f"/steg/{BeOmRapport.trigger()}/rapport:{hvem}:{ar}:{slag}"
        return videre(kall.til(sti, tilbake=f"{RAPPORTER}/{hvem}/{ar}/{slag}"))
    feil = bool(kall.sporring.keys() & {"nettverk", "slag", "ar"})
    return Nyside(
        tittel=kall._("Be om en rapport"),
        smuler=(Lenke(kall._("Rapporter"), kall.til(RAPPORTER)),),
        feil=feil,
        status=FEIL_I_SKJEMA if feil else 200,
        nettverk=tuple(Lenke(navn, id_, id_ == hvem) for id_, navn in nettverk.items()),
        slag=tuple(Lenke(slagord(kall, s), s, s == slag) for s in slagene),
        ar=ar or str(kall.moment.dag.year),
        feilsetning=kall._("Velg nettverk og rapport, og skriv året med fire sifre.")
        if feil
        else "",
    )


def _liste(kall: Kall, rader: Sequence[Rapportrad]) -> Liste:
    _ = kall._
    return Liste(
        navn="rapporter",
        tittel=_("Rapportkalender"),
        kolonner=(
            Kolonne("rapport", _("Rapport")),
            Kolonne("nettverk", _("Nettverk")),
            Kolonne("frist", _("Frist"), "dato"),
            Kolonne("status", _("Status")),
            Kolonne("levert", _("Levert"), "dato"),
            Kolonne("utgave", _("Utgave"), "tall"),
            Kolonne("merknad", _("Om fristen")),
        ),
        rader=tuple(_rad(kall, rad) for rad in rader),
        tomt=_("Ingen rapporter er bedt om."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _rad(kall: Kall, rad: Rapportrad) -> Rad:
    hva, hvor = tittel(kall, rad), statusord(kall, rad)
    celler = (
        Celle(hva, hva),
        tekstcelle(kall.organnavn(rad.nettverk)),
        dagcelle(kall, rad.frist),
        Celle(hvor, hvor, status=FORMER[rad.status]),
        dagcelle(kall, rad.levert),
        Celle(rad.utgave or None, kall.tall(rad.utgave) if rad.utgave else "–"),
        tekstcelle(fridag(kall, rad.frist)),
    )
    nokkel = f"{rad.nettverk}.{rad.ar}.{rad.slag}"
    return Rad(celler, nokkel, kall.til(f"{RAPPORTER}/{rad.nettverk}/{rad.ar}/{rad.slag}"))


def _mallisten(kall: Kall, malene: Sequence[Mal]) -> Liste:
    _ = kall._
    return Liste(
        navn="rapportmaler",
        tittel=_("Maler"),
        kolonner=(
            Kolonne("slag", _("Rapport")),
            Kolonne("versjon", _("Versjon")),
            Kolonne("tittel", _("Tittel")),
            Kolonne("felter", _("Felter"), "tall"),
        ),
        rader=tuple(_malrad(kall, mal) for mal in malene),
        tomt=_("Ingen maler er publisert."),
    )


def _malrad(kall: Kall, mal: Mal) -> Rad:
    slag, _, versjon = mal.id.partition(":")
    ord_, antall = slagord(kall, slag), len(mal.felter)
    celler = (
        Celle(ord_, ord_),
        tekstcelle(versjon),
        tekstcelle(mal.tittel),
        Celle(antall, kall.tall(antall)),
    )
    return Rad(celler, mal.id.replace(":", "."), kall.til(f"/hendelser/{mal.posisjon}"))
