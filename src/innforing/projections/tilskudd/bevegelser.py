"""Invoices as they stand, and every movement of money, one row for each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from innforing.domain.tilskudd.steg.avvis_faktura import FakturaAvvist
from innforing.domain.tilskudd.steg.beslutt_tilbakebetaling import TilbakebetalingBesluttet
from innforing.domain.tilskudd.steg.godta_sen_faktura import SenFakturaGodtatt
from innforing.domain.tilskudd.steg.krev_tilbakebetaling import TilbakebetalingKrevd
from innforing.domain.tilskudd.steg.registrer_misbruk import MisbrukFunnet
from innforing.domain.tilskudd.steg.registrer_tilbakebetaling import TilbakebetalingMottatt
from innforing.domain.tilskudd.steg.send_faktura import FakturaMottatt
from innforing.domain.tilskudd.steg.utbetal_tilskudd import TilskuddUtbetalt
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.projections.felt import liste
from innforing.projections.table import Fact, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.projections.projection import Happened
    from innforing.projections.table import Cell

FAKTURA = Table(
    name="tilskudd_faktura",
    key=("ar", "mottaker", "nr"),
    values=("datert", "mottatt", "prosjektnr", "linjer", "belop", "forsinket"),
    numbers=frozenset({"belop"}),
)
"""An invoice as it was received; `linjer` is kind and kroner, as JSON."""
BEVEGELSE = Table(
    name="tilskudd_bevegelse",
    key=("ar", "mottaker", "nr"),
    values=("slag", "belop", "gjelder"),
    numbers=frozenset({"nr", "belop"}),
    appends=True,
)
"""What happened to the money, in order; `gjelder` is the invoice or the finding it is about."""

SLAG = UTBETALT, FUNNET, BESLUTTET, KREVD, TILBAKEBETALT, GODTATT, AVVIST = (
    *("utbetalt", "funnet", "besluttet", "krevd", "tilbakebetalt"),
    *("godtatt", "avvist"),
)
"""Kinds of movement; the last two say what KS decided of an invoice."""


def fakturaer(ar: str, mottaker: str, happened: Happened) -> Iterator[Fact]:
    """An invoice that was received."""
    h = happened.hendelse.hendelse
    if isinstance(h, FakturaMottatt):
        linjer = json.dumps([[str(linje.art.value), linje.belop] for linje in h.linjer])
        forsinket = liste(str(frist.value) for frist in h.forsinket)
        datoer = (h.datert.isoformat(), h.mottatt.isoformat())
        verdier: tuple[Cell, ...] = (*datoer, h.prosjektnr, linjer, h.sum, forsinket)
        yield Fact(FAKTURA.name, (ar, mottaker, h.nr), verdier)


def bevegelser(ar: str, mottaker: str, happened: Happened) -> Iterator[Fact]:
    """What an event says of the money."""
    verdier = _bevegelse(happened)
    if verdier is not None:
        yield Fact(BEVEGELSE.name, (ar, mottaker, happened.hendelse.posisjon), verdier)


def _bevegelse(happened: Happened) -> tuple[Cell, ...] | None:
    h, etter = happened.hendelse.hendelse, happened.etter
    if isinstance(h, TilbakebetalingKrevd) and isinstance(etter, Tilskudd):
        funnet = etter.funnet(h.funn)
        return KREVD, 0 if funnet is None else funnet.krav, str(h.funn)
    return _om_faktura(h) or _om_funn(h)


def _om_faktura(h: object) -> tuple[Cell, ...] | None:
    match h:
        case TilskuddUtbetalt():
            return UTBETALT, h.belop, h.nr
        case SenFakturaGodtatt():
            return GODTATT, None, h.nr
        case FakturaAvvist():
            return AVVIST, None, h.nr
        case _:
            return None


def _om_funn(h: object) -> tuple[Cell, ...] | None:
    match h:
        case MisbrukFunnet():
            return FUNNET, None, str(h.nr)
        case TilbakebetalingBesluttet():
            return BESLUTTET, h.belop, str(h.funn)
        case TilbakebetalingMottatt():
            return TILBAKEBETALT, h.belop, str(h.funn)
        case _:
            return None
