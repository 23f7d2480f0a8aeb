"""The tables of Læringspunkter, and what each event says to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.rad import FOR_PLAN
from innforing.domain.innforingslop.steg.godkjenn_plan import PlanGodkjent
from innforing.domain.innforingslop.steg.registrer_laeringspunkt import (
    LaeringspunktPublisert,
    LaeringspunktRegistrert,
)
from innforing.domain.innforingslop.steg.trekk_laeringspunkt import LaeringspunktTrukketTilbake
from innforing.domain.losning.losning import Losning
from innforing.projections.felt import kode, liste
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.projections.projection import Happened

PUNKT = Table(
    name="laeringspunkter_punkt",
    key=("lop", "nr"),
    values=("fase", "hva", "anbefaling", "publisert", "leverandorer", "person", "rolle", "organ"),
    numbers=frozenset({"nr", "publisert"}),
)
"""One lesson as it was registered; its words are written for everyone who may see it."""
PUBLISERT = Table(
    name="laeringspunkter_publisert",
    key=("lop", "nr"),
    values=("publisert",),
    numbers=frozenset({"nr", "publisert"}),
    repeats=False,
)
"""That a lesson was published after it was registered."""
TRUKKET = Table(
    name="laeringspunkter_trukket",
    key=("lop", "nr"),
    values=("trukket",),
    numbers=frozenset({"nr", "trukket"}),
    repeats=False,
)
"""That a lesson was taken back; why stands in the event."""
LEVERANDORER = Table(
    name="laeringspunkter_leverandorer", key=("losning",), values=("leverandorer",)
)
"""Whose leverandører a løsning has, as a list of ids in the order of the alphabet."""
SVAR = Table(
    name="laeringspunkter_svar",
    key=("punkt", "lop"),
    values=("brukes", "hvordan"),
    numbers=frozenset({"brukes"}),
)
"""What the plan of a løp says of the lesson `<løp>.<number>`; nothing when it says nothing more."""
LOP = Table(
    name="laeringspunkter_lop",
    key=("lop",),
    values=("tittel", "losning", "art", "program", "definisjon", "planlegges"),
    numbers=frozenset({"planlegges"}),
)
"""What a løp is, and whether its plan is still to be approved."""
GODKJENT = Table(name="laeringspunkter_godkjent", key=("lop",), values=("av",))
"""That the plan of a løp was approved: lessons published before that were met."""

TABELLER = (PUNKT, PUBLISERT, TRUKKET, LEVERANDORER, SVAR, LOP, GODKJENT)


def fakta_av(happened: Happened) -> Iterator[Fact]:
    """What one event says."""
    for_, etter = happened.for_, happened.etter
    if isinstance(for_, Losning) and isinstance(etter, Losning):
        yield from _leverandorer(happened.nokkel[0], for_, etter)
    if isinstance(for_, Innforingslop) and isinstance(etter, Innforingslop):
        lop = happened.nokkel[0]
        if _endret(for_, etter):
            yield Fact(LOP.name, (lop,), _lop(etter))
        if for_.plan.laeringspunkter is not etter.plan.laeringspunkter:
            yield from _svar(lop, for_, etter)
        yield from _punkter(lop, happened)


def _punkter(lop: str, happened: Happened) -> Iterator[Fact]:
    hendt, hode = happened.hendelse.hendelse, happened.hendelse.hode
    if isinstance(hendt, LaeringspunktRegistrert):
        hva = (kode(hendt.fase), hendt.hva, hendt.anbefaling, int(hendt.publisert))
        hvem = (hendt.av, hode.get("rolle"), hode.get("organ"))
        yield Fact(PUNKT.name, (lop, hendt.nr), (*hva, liste(hendt.leverandorer), *hvem))
    elif isinstance(hendt, LaeringspunktPublisert):
        for nr in dict.fromkeys(hendt.numre):
            yield Fact(PUBLISERT.name, (lop, nr), (1,))
    elif isinstance(hendt, LaeringspunktTrukketTilbake):
        yield Fact(TRUKKET.name, (lop, hendt.nr), (1,))
    elif isinstance(hendt, PlanGodkjent):
        yield Fact(GODKJENT.name, (lop,), (hendt.av,))


def _leverandorer(losning: str, for_: Losning, etter: Losning) -> Iterator[Fact]:
    ider = sorted({leverandor.id for leverandor in etter.leverandorer})
    if ider != sorted({leverandor.id for leverandor in for_.leverandorer}):
        yield Fact(LEVERANDORER.name, (losning,), (liste(ider),))


def _lop(lop: Innforingslop) -> tuple[Cell, ...]:
    hva = (lop.tittel, lop.losning, lop.art, lop.program, lop.definisjon)
    return (*hva, int(lop.tilstand in FOR_PLAN))


def _endret(for_: Innforingslop, etter: Innforingslop) -> bool:
    """Whether the row of the løp is another; asked of every event, and so by identity first."""
    felt = ("tilstand", "type", "tittel", "losning")
    annet = any(getattr(for_, navn) is not getattr(etter, navn) for navn in felt)
    return annet and _lop(for_) != _lop(etter)


def _svar(lop: str, for_: Innforingslop, etter: Innforingslop) -> Iterator[Fact]:
    """An answer that is new or another; no values for one that was taken out of the plan."""
    gamle, nye = _svarene(for_), _svarene(etter)
    for punkt in sorted(gamle.keys() | nye.keys()):
        if gamle.get(punkt) != nye.get(punkt):
            yield Fact(SVAR.name, (punkt, lop), nye.get(punkt, (None, None)))


def _svarene(lop: Innforingslop) -> dict[str, tuple[Cell, ...]]:
    return {s.laeringspunkt: (int(s.brukes), s.hvordan) for s in lop.plan.laeringspunkter}
