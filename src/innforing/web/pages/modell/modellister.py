"""The lists of the pages of the model: versions, the løp under each, findings and dry run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.grunnmur.modell import Modellutfall
from innforing.domain.grunnmur.vilkar import VILKAR
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand
from innforing.domain.innforingsmodell.verdier import Modellmal
from innforing.projections.modeller import Modeller
from innforing.web.lister.celler import INGEN, dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad
from innforing.web.pages.lopet.lopsord import bak, faseord, kodeord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innforing.projections.modeller import (
        Lopsmodell,
        Modellfunn,
        Modelljustering,
        Modellversjon,
        Provd,
    )
    from innforing.web.kall import Kall

FORMER: Final = {
    str(Modellutfall.UBERORT.value): "hake",
    str(Modellutfall.FLYTTES.value): "her",
    str(Modellutfall.STANSES.value): "stopp",
    str(Modellutfall.MA_VURDERES.value): "ukjent",
}
"""The shape that stands before each outcome."""
_FASENE: Final = [str(t.value) for t in LopTilstand]
_UTFALLENE: Final = [str(u.value) for u in Modellutfall]


def versjonslisten(
    kall: Kall, forste: str, versjoner: Sequence[Modellversjon], under: Mapping[str, int]
) -> Liste:
    """Every version, newest first; the first one was there before anybody proposed another."""
    _ = kall._
    rader = [_versjon(kall, versjon, under.get(versjon.versjon, 0)) for versjon in versjoner]
    if forste not in {v.versjon for v in versjoner}:
        status_, antall = tekstcelle(_("Den første")), _antall(under.get(forste, 0))
        celler = (Celle(forste, forste), status_, INGEN, INGEN, INGEN, antall)
        rader.append(Rad(celler, forste, kall.til(f"/modell/{forste}")))
    return Liste(
        navn="versjoner",
        tittel=_("Versjoner"),
        kolonner=(
            Kolonne("versjon", _("Versjon")),
            Kolonne("status", _("Status")),
            Kolonne("gjelder_fra", _("Gjelder fra"), "dato"),
            Kolonne(
                "provd", _("Prøvd mot"), "tall", om=_("Løp som pågikk da versjonen ble prøvd.")
            ),
            Kolonne("kriteriesett", _("Kriteriesett"), "tall"),
            Kolonne("lop", _("Løp som følger den"), "tall"),
        ),
        rader=tuple(rader),
        tomt=_("Ingen versjoner."),
        om=((_("Slik det var"), kall.dato(kall.moment.dag)),),
    )


def _versjon(kall: Kall, versjon: Modellversjon, under: int) -> Rad:
    fra = None if versjon.gjelder_fra is None else date.fromisoformat(versjon.gjelder_fra)
    sett = versjon.kriteriesett
    celler = (
        Celle(versjon.versjon, versjon.versjon),
        tekstcelle(status(kall, versjon)),
        dagcelle(kall, fra),
        INGEN if versjon.provd is None else _antall(versjon.provd),
        INGEN if sett is None else _antall(sett),
        _antall(under),
    )
    return Rad(celler, versjon.versjon, kall.til(f"/modell/{versjon.versjon}"))


def status(kall: Kall, versjon: Modellversjon) -> str:
    """How far the version has come."""
    if versjon.gjelder_fra is not None:
        return kall._("Innført")
    if versjon.godkjent_av is not None:
        return kall._("Godkjent")
    return kall._("Foreslått") if versjon.provd is None else kall._("Prøvd")


def _antall(antall: int) -> Celle:
    return Celle(antall, str(antall))


def lopslisten(kall: Kall, lopene: Iterable[Lopsmodell]) -> Liste:
    """Which løp ran under which version: what the revisor comes for (K-015)."""
    _ = kall._
    return Liste(
        navn="lop",
        tittel=_("Løp og versjonen de følger"),
        kolonner=(
            Kolonne("lop", _("Løp")),
            Kolonne("fase", _("Fase")),
            Kolonne("versjon", _("Versjon")),
            Kolonne("fra", _("Flyttet fra")),
        ),
        rader=tuple(_lop(kall, lop) for lop in lopene),
        tomt=_("Ingen løp er foreslått ennå."),
    )


def _lop(kall: Kall, lop: Lopsmodell) -> Rad:
    fase = faseord(kall, lop.tilstand)
    hendelsene = bak(kall, Modeller.navn, lop.lop, "lop", "definisjon")
    celler = (
        Celle(lop.tittel, lop.tittel),
        Celle(fase, fase, status=lop.tilstand, sorter=_FASENE.index(lop.tilstand)),
        Celle(lop.definisjon, lop.definisjon, bak=hendelsene),
        tekstcelle(lop.flyttet_fra),
    )
    return Rad(celler, lop.lop, kall.til(f"/lop/{lop.lop}"))


def funnlisten(kall: Kall, funn: Iterable[Modellfunn]) -> Liste:
    """What the evaluation found, by tema (K-325, K-338), and the aims it concerns (K-339)."""
    _ = kall._
    return Liste(
        navn="funn",
        tittel=_("Funn"),
        kolonner=(
            Kolonne("nr", _("Nummer"), "tall"),
            Kolonne("tema", _("Tema")),
            Kolonne("funn", _("Funnet")),
            Kolonne("maler", _("Mål det gjelder")),
            Kolonne("bygger_pa", _("Bygger på")),
        ),
        rader=tuple(_funn(kall, en) for en in funn),
        tomt=_("Ingen funn."),
    )


def _funn(kall: Kall, funn: Modellfunn) -> Rad:
    maler = ", ".join(kodeord(kall, Modellmal, mal) for mal in funn.maler)
    lopene = (kall.lop(lop).tittel or lop for lop in funn.lop)
    bygger_pa = ", ".join((*lopene, *map(kall.organnavn, funn.organer)))
    celler = (
        _antall(funn.nr),
        tekstcelle(kodeord(kall, Evalueringstema, funn.tema)),
        tekstcelle(funn.tekst),
        tekstcelle(maler),
        tekstcelle(bygger_pa),
    )
    return Rad(celler, str(funn.nr))


def justeringslisten(kall: Kall, justeringer: Iterable[Modelljustering]) -> Liste:
    """What the version changes, and the findings it answers."""
    _ = kall._
    rader = (
        Rad(
            (
                tekstcelle(en.endring),
                tekstcelle(en.grunn),
                tekstcelle(", ".join(map(str, en.svarer_pa))),
            ),
            str(nr),
        )
        for nr, en in enumerate(justeringer, start=1)
    )
    return Liste(
        navn="justeringer",
        tittel=_("Justeringer"),
        kolonner=(
            Kolonne("endring", _("Det som endres")),
            Kolonne("grunn", _("Hvorfor")),
            Kolonne("svarer_pa", _("Svarer på funn")),
        ),
        rader=tuple(rader),
        tomt=_("Ingen justeringer."),
    )


def provelisten(kall: Kall, versjon: str, prove: Sequence[Provd]) -> Liste:
    """What the newest dry run says of each løp, those that need somebody first."""
    _ = kall._
    ordnet = sorted(prove, key=lambda p: (-_UTFALLENE.index(p.utfall), p.lop))
    return Liste(
        navn="prove",
        tittel=_("Prøve mot løpene som pågår"),
        kolonner=(
            Kolonne("lop", _("Løp")),
            Kolonne("utfall", _("Hva som skjer")),
            Kolonne("vilkar", _("På grunn av")),
            Kolonne("fase", _("Fase da")),
            Kolonne("modell", _("Fulgte da")),
        ),
        rader=tuple(_provd(kall, versjon, p) for p in ordnet),
        tomt=_("Versjonen er ikke prøvd mot løpene ennå."),
    )


def _provd(kall: Kall, versjon: str, prove: Provd) -> Rad:
    tittel, fase = kall.lop(prove.lop).tittel or prove.lop, faseord(kall, prove.tilstand)
    hva = kodeord(kall, Modellutfall, prove.utfall)
    vilkar = (kall.t(VILKAR[n].tekst) if n in VILKAR else n for n in prove.vilkar)
    hendelsene = bak(kall, Modeller.navn, versjon, "prove", prove.lop, "utfall")
    celler = (
        Celle(tittel, tittel),
        Celle(
            hva,
            hva,
            bak=hendelsene,
            status=FORMER[prove.utfall],
            sorter=_UTFALLENE.index(prove.utfall),
        ),
        tekstcelle(", ".join(vilkar)),
        Celle(fase, fase, status=prove.tilstand, sorter=_FASENE.index(prove.tilstand)),
        tekstcelle(prove.modell),
    )
    return Rad(celler, prove.lop, kall.til(f"/lop/{prove.lop}"))
