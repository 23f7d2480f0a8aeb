"""P-04 Materiell: the felles materiell of the løsning of a løp, and what is missing of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.materiell.verdier import Materielltype
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.losninger.losninger import en as en_losning
from innforing.web.lister.celler import dagcelle, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.lopet.lopsfaner import Lopsside, lopshode
from innforing.web.pages.lopet.lopsord import bak, kodeord
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from innforing.projections.losninger.losninger import Losningsbilde, Post
    from innforing.web.kall import Kall


@dataclass(frozen=True, kw_only=True)
class Materiellside(Lopsside):
    """What there is for the kommuner to use."""

    losning: Lenke | None
    """None: the løp introduces no løsning."""
    visning: Tabellvisning | None
    mangler: tuple[str, ...]
    """Kinds that the size of the løsning asks for, and nobody has handed over."""
    uten_forvalter: tuple[str, ...]
    slutter: tuple[str, ...]
    """Kept by a program that has an end."""


def materiell(kall: Kall, lop: str) -> Materiellside:
    """Every piece by kind, and the kinds that are missing."""
    hode, losning = lopshode(kall, lop, "materiell"), kall.lop(lop).losning
    bilde = None
    if losning is not None:
        with kall.sight(Losninger.navn) as sight:
            bilde = en_losning(sight, losning)
    liste = None if bilde is None else _liste(kall, bilde)
    return Materiellside(
        tittel=hode.sidetittel,
        smuler=hode.smuler,
        hode=hode,
        lister=() if liste is None else (liste,),
        losning=None if bilde is None else _lenke(kall, bilde),
        visning=None if liste is None else vis(liste, kall),
        mangler=()
        if bilde is None
        else tuple(kodeord(kall, Materielltype, art) for art in bilde.mangler_materiell),
        uten_forvalter=() if bilde is None else _titler(bilde, bilde.uten_forvalter),
        slutter=() if bilde is None else _titler(bilde, bilde.forvaltere_som_slutter),
    )


def _lenke(kall: Kall, bilde: Losningsbilde) -> Lenke:
    navn = bilde.hva.tekst("navn") or bilde.losning
    return Lenke(navn, kall.til(f"/losninger/{bilde.losning}"))


def _titler(bilde: Losningsbilde, hvilke: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(post.tekst("tittel") or post.id for post in bilde.materiell if post.id in hvilke)


def _liste(kall: Kall, bilde: Losningsbilde) -> Liste:
    _ = kall._
    return Liste(
        navn="materiell",
        tittel=_("Felles materiell"),
        kolonner=(
            Kolonne("tittel", _("Materiell")),
            Kolonne("art", _("Slag")),
            Kolonne("forvalter", _("Forvalter")),
            Kolonne("utgave", _("Utgave")),
            Kolonne("oppdatert", _("Oppdatert"), "dato"),
        ),
        rader=tuple(_rad(kall, bilde, post) for post in bilde.materiell),
        tomt=_("Ikke noe materiell er registrert for løsningen ennå."),
    )


def _rad(kall: Kall, bilde: Losningsbilde, post: Post) -> Rad:
    forvalter, utgave = kall.organnavn(post.tekst("forvalter")), post.tekst("utgave")
    oppdatert, tittel = post.tekst("oppdatert"), post.tekst("tittel") or post.id
    dag = None if oppdatert is None else date.fromisoformat(oppdatert)
    celler = (
        Celle(tittel, tittel, bak=bak(kall, Losninger.navn, bilde.losning, "materiell", post.id)),
        Celle(art := kodeord(kall, Materielltype, post.tekst("art")), art),
        Celle(forvalter or None, forvalter or kall._("Ingen")),
        tekstcelle(utgave),
        dagcelle(kall, dag),
    )
    return Rad(celler, post.id)
