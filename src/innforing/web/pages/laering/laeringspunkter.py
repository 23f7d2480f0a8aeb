"""P-13 Læringspunkter: what every løp has learnt, and what later løp did with it (K-212, K-369)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innforing.domain.innforingslop.laering import Laeringsfase
from innforing.projections.laeringspunkter import (
    IKKE_BRUKT,
    TATT_MED,
    UBESVART,
    Laeringspunkter,
    sok,
    titler,
)
from innforing.projections.losninger.losninger import Losninger
from innforing.projections.losninger.losningsfakta import LEVERANDOR
from innforing.projections.sporreskjemaer import Sporreskjemaer, les, temaer
from innforing.web.deler import Filterfelt
from innforing.web.innsyn import innsyn, ser_alt
from innforing.web.lister.celler import INGEN, tekstcelle
from innforing.web.lister.tabell import Celle, Kolonne, Liste, Rad, Tabellvisning, vis
from innforing.web.pages.lopet.lopsord import kodeord, losningsnavn
from innforing.web.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innforing.projections.laeringspunkter import Mote, Punkt
    from innforing.web.kall import Kall

FILTRE: Final = ("ord", "fase", "losning", "leverandor")
LENGST: Final = 200
"""Characters of a search that are looked for."""


@dataclass(frozen=True, kw_only=True)
class Laeringsside(Side):
    """All the lessons that the filters leave."""

    ord: str
    filtre: tuple[Filterfelt, ...]
    skjulte: tuple[tuple[str, str], ...]
    """What the form takes along."""
    nullstill: str
    sum: str
    """How often a lesson was taken along, declined, and has not been answered (K-369)."""
    visning: Tabellvisning
    temaer: Tabellvisning | None
    """What all spørreskjemaer say of roles, responsibility and the other findings (K-325)."""


def oversikt(kall: Kall) -> Laeringsside:
    """The published lessons; what was taken back is shown to those who see every løp."""
    ord_ = kall.sporring.get("ord", "").strip()[:LENGST]
    fase, losning, leverandor = (kall.sporring.get(navn) or None for navn in FILTRE[1:])
    with kall.sight(Laeringspunkter.navn) as sight:
        navn, alle = titler(sight), sok(sight, bare_publiserte=True)
    alle = [punkt for punkt in alle if ser_alt(kall) or not punkt.trukket]
    treff = [
        punkt
        for punkt in alle
        if punkt.passer(losning=losning, fase=fase, leverandor=leverandor, med_ord=ord_ or None)
    ]
    liste = _liste(kall, treff, navn)
    om_temaene = _temaliste(kall) if ser_alt(kall) else None
    return Laeringsside(
        tittel=kall._("Læringspunkter"),
        lister=(liste,) if om_temaene is None else (liste, om_temaene),
        ord=ord_,
        filtre=tuple(_filtre(kall, alle)),
        skjulte=tuple((n, v) for n in ("per", "kjent") if (v := kall.sporring.get(n))),
        nullstill=kall.lenke(**dict.fromkeys(FILTRE), side=None),
        sum=_sum(kall, treff),
        visning=vis(liste, kall),
        temaer=None if om_temaene is None else vis(om_temaene, kall),
    )


def _sum(kall: Kall, punkter: list[Punkt]) -> str:
    antall = Counter(mote.svar for punkt in punkter for mote in punkt.moter)
    setning = kall._("Tatt med: {med}. Ikke aktuelt: {ikke}. Ikke besvart ennå: {venter}.")
    return setning.format(
        med=kall.tall(antall[TATT_MED]),
        ikke=kall.tall(antall[IKKE_BRUKT]),
        venter=kall.tall(antall[UBESVART]),
    )


def _filtre(kall: Kall, punkter: list[Punkt]) -> Iterator[Filterfelt]:
    """Only values that some lesson has."""
    losninger, leverandorer = losningsnavn(kall), _leverandornavn(kall)
    brukt = {
        "fase": {p.fase: kodeord(kall, Laeringsfase, p.fase) for p in punkter},
        "losning": {p.losning: losninger.get(p.losning, p.losning) for p in punkter if p.losning},
        "leverandor": {lev: leverandorer.get(lev, lev) for p in punkter for lev in p.leverandorer},
    }
    titler = {
        "fase": kall._("Gjelder"),
        "losning": kall._("Løsning"),
        "leverandor": kall._("Leverandør"),
    }
    for navn, verdier in brukt.items():
        i_orden = sorted(verdier.items(), key=lambda par: par[1].casefold())
        yield Filterfelt.liste(navn, titler[navn], i_orden, kall.sporring.get(navn))


def _leverandornavn(kall: Kall) -> dict[str, str]:
    with kall.sight(Losninger.navn) as sight:
        return {rad.text("leverandor"): rad.text("navn") for rad in sight.rows(LEVERANDOR)}


def _liste(kall: Kall, punkter: list[Punkt], lopene: Mapping[str, str]) -> Liste:
    _, losninger, leverandorer = kall._, losningsnavn(kall), _leverandornavn(kall)
    return Liste(
        navn="laeringspunkter",
        tittel=_("Læringspunkter"),
        kolonner=(
            Kolonne("hva", _("Hva vi lærte")),
            Kolonne("anbefaling", _("Anbefaling")),
            Kolonne("fase", _("Gjelder")),
            Kolonne("lop", _("Fra løpet")),
            Kolonne("losning", _("Løsning")),
            Kolonne("leverandor", _("Leverandør")),
            Kolonne("tatt_med", _("Tatt med"), "tall"),
            Kolonne("videre", _("Hva senere løp gjorde"), sorterbar=False),
        ),
        rader=tuple(_rad(kall, p, losninger, leverandorer, lopene) for p in punkter),
        tomt=_("Ingen læringspunkter passer med det du søkte etter."),
    )


def _rad(
    kall: Kall,
    punkt: Punkt,
    losninger: Mapping[str, str],
    leverandorer: Mapping[str, str],
    lopene: Mapping[str, str],
) -> Rad:
    fase = kodeord(kall, Laeringsfase, punkt.fase)
    hva = punkt.hva
    if punkt.trukket:
        hva = kall._("{hva} (trukket tilbake)").format(hva=hva)
    fra, antall = punkt.lopets_tittel or punkt.lop, _tatt_med(punkt)
    ser = innsyn(kall)(f"innforingslop:{punkt.lop}")
    losning = losninger.get(punkt.losning or "", punkt.losning or "")
    celler = (
        Celle(hva, hva),
        Celle(punkt.anbefaling, punkt.anbefaling),
        Celle(fase, fase),
        Celle(fra, fra, lenke=kall.til(f"/lop/{punkt.lop}{'/evaluering' if ser else ''}")),
        tekstcelle(losning),
        tekstcelle(", ".join(leverandorer.get(lev, lev) for lev in punkt.leverandorer)),
        Celle(antall, kall.tall(antall)),
        _videre(kall, punkt.moter, lopene),
    )
    return Rad(celler, punkt.id)


def _tatt_med(punkt: Punkt) -> int:
    return sum(mote.svar == TATT_MED for mote in punkt.moter)


def _videre(kall: Kall, moter: tuple[Mote, ...], lopene: Mapping[str, str]) -> Celle:
    """«Tatt med i X: slik; Ikke aktuelt i Y: derfor»."""
    setninger = {
        TATT_MED: kall._("Tatt med i {lop}"),
        IKKE_BRUKT: kall._("Ikke aktuelt i {lop}"),
        UBESVART: kall._("Ikke besvart i {lop}"),
    }
    svar = []
    for mote in moter:
        ord_ = setninger[mote.svar].format(lop=lopene.get(mote.lop, mote.lop))
        svar.append(f"{ord_}: {mote.hvordan}" if mote.hvordan else ord_)
    return tekstcelle("; ".join(svar))


def _temaliste(kall: Kall) -> Liste:
    """Every tema over all løp, with the events behind each (K-214, K-325, K-338)."""
    with kall.sight(Sporreskjemaer.navn) as sight:
        summer = temaer(les(sight))
    _ = kall._
    return Liste(
        navn="temaer",
        tittel=_("Slik svarte kommunene, i alle løp"),
        kolonner=(
            Kolonne("tema", _("Tema")),
            Kolonne("snitt", _("Snitt"), "tall", om=_("1 er helt uenig, og 5 er helt enig.")),
            Kolonne("svar", _("Svar"), "tall"),
            Kolonne("vet_ikke", _("Vet ikke"), "tall"),
        ),
        rader=tuple(
            Rad(
                (
                    Celle(kall.t(tema.tekst), kall.t(tema.tekst)),
                    INGEN
                    if svar.sum.snitt is None
                    else Celle(svar.sum.snitt, kall.tall(svar.sum.snitt)),
                    Celle(svar.sum.svar, kall.tall(svar.sum.svar)),
                    Celle(svar.sum.vet_ikke, kall.tall(svar.sum.vet_ikke)),
                ),
                str(tema.value),
            )
            for tema, svar in summer.items()
        ),
        tomt=_("Ingen spørreskjemaer er besvart ennå."),
    )
