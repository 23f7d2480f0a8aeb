"""The rows of `oppfolging` about one kommune and one løsning after it was introduced.

Measured use (K-202), gevinster (K-197), the move to drift (K-203) and the rung; each is true
before, in and after any løp. Words by people are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.steg.meld_bruksstatus import BruksstatusMeldt
from innforing.domain.ibruktakelse.steg.overfor_til_drift import OvergangTilDriftRegistrert
from innforing.domain.ibruktakelse.steg.registrer_bruksmaling import BruksmalingRegistrert
from innforing.domain.ibruktakelse.steg.registrer_gevinst import GevinstRegistrert
from innforing.projections.felt import iso, kode
from innforing.projections.kalender import dagens_begynnelse
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from innforing.domain.ibruktakelse.verdier import Gevinst
    from innforing.projections.projection import Happened

EN = ("losning", "kommune")
"""The key of a kommune and a løsning."""
TRINN = Table(name="oppfolging_trinn", key=EN, values=("status",))
"""The rung, from the beginning of the day it took effect."""
MALING = Table(
    name="oppfolging_maling",
    key=(*EN, "nr"),
    values=("indikator", "dato", "antall", "av_antall"),
    numbers=frozenset({"nr", "antall", "av_antall"}),
    appends=True,
)
"""One measurement of use, from the beginning of its day."""
GEVINST = Table(name="oppfolging_gevinst", key=(*EN, "gevinst"), values=("kategori", "indikator"))
"""A gevinst that is planned or realised."""
REALISERT = Table(name="oppfolging_realisert", key=(*EN, "gevinst"), values=("dato",))
"""That it was realised; nothing when it was set back to planned."""
DRIFT = Table(
    name="oppfolging_drift",
    key=EN,
    values=("fra", "mottaker", "gjenstar"),
    numbers=frozenset({"gjenstar"}),
)
"""To which part of the organisation it was moved, and how many things remained."""
TABELLER = (TRINN, MALING, GEVINST, REALISERT, DRIFT)


def ibruktakelsen(happened: Happened) -> Iterator[Fact]:
    """What an event on the stream of a kommune and a løsning says."""
    for_, h = happened.for_, happened.hendelse.hendelse
    if not isinstance(for_, Ibruktakelse):
        return
    en = tuple(happened.nokkel)
    if isinstance(h, BruksstatusMeldt):
        yield Fact(TRINN.name, en, (kode(h.status),), dagens_begynnelse(h.fra))
    elif isinstance(h, BruksmalingRegistrert):
        verdier: tuple[Cell, ...] = (h.indikator, iso(h.dato), h.antall, h.av_antall)
        nr = happened.hendelse.versjon
        yield Fact(MALING.name, (*en, nr), verdier, dagens_begynnelse(h.dato))
    elif isinstance(h, GevinstRegistrert):
        g, var = h.gevinst, _realisert(for_, h.gevinst.id)
        yield Fact(GEVINST.name, (*en, g.id), (kode(g.kategori), g.indikator))
        if (None if var is None else var.realisert) != g.realisert:
            yield Fact(REALISERT.name, (*en, g.id), (iso(g.realisert),))
    elif isinstance(h, OvergangTilDriftRegistrert):
        flyttet = (iso(h.fra), h.mottaker, len(h.gjenstar))
        yield Fact(DRIFT.name, en, flyttet, dagens_begynnelse(h.fra))


def _realisert(for_: Ibruktakelse, id_: str) -> Gevinst | None:
    """The gevinst as it was registered before."""
    return next((g for g in for_.gevinster if g.id == id_), None)
