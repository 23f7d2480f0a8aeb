"""Questions about grants: the table of a year, simulations of its key, and the ledger."""

from __future__ import annotations

from typing import cast

from innforing.application.sporsmal.register import Kilde, UgyldigSporsmal, sporsmal
from innforing.domain.fordeling.fordeling import Fordeling
from innforing.domain.tilskudd.regnskap import Regnskap
from innforing.domain.tilskudd.steg.bekreft_oppdrag import BekreftelseMottatt
from innforing.domain.tilskudd.tilskudd import Tilskudd

NAER_NOK = 1_500
"""Kroner per network that the best key may differ from the table (K-266)."""


def _fordeling(kilde: Kilde, ar: int) -> Fordeling:
    funnet = cast("Fordeling", kilde.blikk.aggregat(f"fordeling:{ar}"))
    if not funnet.rader:
        raise UgyldigSporsmal(f"there is no fordeling of {ar} as of that moment.")
    return funnet


def _tilskudd(kilde: Kilde, ar: int, mottaker: str) -> Tilskudd:
    funnet = cast("Tilskudd", kilde.blikk.aggregat(f"tilskudd:{ar}:{mottaker}"))
    if not funnet.finnes:
        raise UgyldigSporsmal(f"there is no «tilskudd:{ar}:{mottaker}» as of that moment.")
    return funnet


def _tall(regnskap: Regnskap) -> dict[str, object]:
    return regnskap.model_dump() | {
        "gjenstar": regnskap.gjenstar,
        "utestaende": regnskap.utestaende,
        "netto": regnskap.netto,
        "redusert_ramme": regnskap.redusert_ramme,
        "balanserer": regnskap.balanserer,
    }


@sporsmal
def fordeling(kilde: Kilde, ar: int) -> object:
    """The approved table as printed: mottaker → kroner, what the rows sum to, and its sum."""
    funnet = _fordeling(kilde, ar)
    rader = funnet.rader
    return {
        "rader": {rad.mottaker: rad.tilskudd for rad in rader},
        "radsum": funnet.radsum,
        "oppgitt_sum": funnet.oppgitt_sum,
        "vektet": sum(rad.vektet or 0 for rad in rader),
        "sokt": sum(rad.soknadssum or 0 for rad in rader),
        "kutt": {r.mottaker: r.soknadssum - r.tilskudd for r in rader if r.soknadssum is not None},
        "deler": {r.mottaker: {d.kommune: d.tilskudd for d in r.deler} for r in rader if r.deler},
    }


@sporsmal
def simuleringer(kilde: Kilde, ar: int) -> object:
    """Every simulation that was kept, with its difference from the table (K-266)."""
    return [
        {
            "sum": sum(rad.belop for rad in s.rader),
            "storste_avvik": s.storste_avvik,
            "innenfor_1500": s.storste_avvik <= NAER_NOK,
            "avvik": {rad.mottaker: rad.avvik for rad in s.rader},
        }
        for s in _fordeling(kilde, ar).simuleringer
    ]


@sporsmal
def tilskudd(kilde: Kilde, ar: int, mottaker: str) -> object:
    """Where every krone of one grant is."""
    funnet = _tilskudd(kilde, ar, mottaker)
    return _tall(funnet.regnskap) | {
        "bekreftet": funnet.bekreftet,
        "prosjektnr": funnet.prosjektnr,
        "prosjektkode": funnet.prosjektkode,
        "soknadssum": funnet.soknadssum,
    }


@sporsmal
def tilskuddsar(kilde: Kilde, ar: int) -> object:
    """The grants of a year together: `antall` rows, `kommunedeler` parts paid on their own."""
    alle = kilde.blikk.under(f"tilskudd:{ar}:").values()
    tildelt = [t for t in alle if isinstance(t, Tilskudd) and t.tildelt]
    hele = [t for t in tildelt if t.del_av is None]
    betales = [t.regnskap for t in tildelt if not t.utbetales_til]
    return {
        "antall": len(hele),
        "kommunedeler": len(tildelt) - len(hele),
        "bekreftet": sum(t.bekreftet for t in tildelt),
        "ramme": sum(r.ramme for r in betales),
        "utbetalt": sum(r.utbetalt for r in betales),
        "gjenstar": sum(r.gjenstar for r in betales),
        "balanserer": all(r.balanserer for r in betales),
    }


@sporsmal
def fakturaer(kilde: Kilde, ar: int, mottaker: str) -> object:
    """Number → what was asked, paid, which dates it missed, and whether KS took it."""
    return {
        f.nr: {
            "belop": f.belop,
            "utbetalt": f.utbetalt,
            "forsinket": f.forsinket,
            "godtatt": f.godtatt,
            "avvist": f.avvist,
        }
        for f in _tilskudd(kilde, ar, mottaker).fakturaer
    }


@sporsmal
def tilskuddspersoner(kilde: Kilde, ar: int, mottaker: str) -> object:
    """Function → per cents of a post tied to the grant on the day (K-273)."""
    svar: dict[str, list[int]] = {}
    for p in _tilskudd(kilde, ar, mottaker).personer_pa(kilde.blikk.dag):
        svar.setdefault(str(p.funksjon.value), []).append(p.stillingsprosent)
    return svar


@sporsmal
def bekreftelser(kilde: Kilde, ar: int) -> object:
    """Mottaker → the amount accepted, and whether it came after the date asked for (K-304)."""
    prefiks = f"tilskudd:{ar}:"
    return {
        strom.removeprefix(prefiks): {
            "belop": loggfort.hendelse.belop,
            "forsinket": loggfort.hendelse.forsinket,
        }
        for strom in kilde.blikk.under(prefiks)
        for loggfort in kilde.blikk.hendelser(strom)
        if isinstance(loggfort.hendelse, BekreftelseMottatt)
    }
