"""The rows that the board keeps, and what each says of a løp, an answer or a rung."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from innforing.projections.felt import iso, kode
from innforing.projections.table import Cell, Fact, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.domain.deltakelse.deltakelse import Deltakelse
    from innforing.domain.innforingslop.innforingslop import Innforingslop

LOP = Table(
    name="lopsoversikt_lop",
    key=("lop",),
    values=("tittel", "slag", "type", "losning", "eier", "omrade", "definisjon"),
)
"""What the løp is."""
TILSTAND = Table(name="lopsoversikt_tilstand", key=("lop",), values=("tilstand",), repeats=False)
"""Where it stands, and since when."""
PAUSE = Table(name="lopsoversikt_pause", key=("lop",), values=("fra", "vurderes"))
"""«På vent»: since when, and when it is looked at again; nothing when it is not."""
LEDERE = Table(name="lopsoversikt_ledere", key=("lop",), values=("ledere",))
"""Everyone named to lead it, as JSON: person, role, body, pulje, first and last day."""
PULJE = Table(
    name="lopsoversikt_pulje",
    key=("lop", "pulje"),
    values=("fase", "navn", "start", "slutt", "kapasitet", "svarfrist"),
    numbers=frozenset({"pulje", "kapasitet"}),
)
"""One pulje: phase, period, seats and answer deadline; no phase when it was taken out."""
SVAR = Table(
    name="lopsoversikt_svar",
    key=("lop", "kommune"),
    values=("status",),
    repeats=False,
    overrules=True,
)
"""Where an aktuell kommune stands; nothing when it is not aktuell."""
TRINN = Table(name="lopsoversikt_trinn", key=("losning", "kommune"), values=("status",))
"""The rung that a kommune reported."""


def lop_av(lop: Innforingslop) -> tuple[Cell, ...]:
    """What the løp is."""
    omrade = None if lop.omrade is None else lop.omrade.region
    felt = (kode(lop.slag), kode(lop.type), lop.losning, lop.eier, omrade, lop.definisjon)
    return (lop.tittel, *felt)


def tilstand_av(lop: Innforingslop) -> tuple[Cell, ...]:
    """Where it stands."""
    return (lop.tilstandskode,)


def pause_av(lop: Innforingslop) -> tuple[Cell, ...]:
    """Its pause; nothing when it is not paused."""
    if lop.pa_vent is None:
        return (None, None)
    return iso(lop.pa_vent.fra), iso(lop.pa_vent.vurderes)


def ledere_av(lop: Innforingslop) -> tuple[Cell, ...]:
    """Everyone named to lead it."""
    if not lop.ledere:
        return (None,)
    rader = [
        (leder.person, kode(leder.rolle), leder.organ, leder.pulje, iso(leder.fra), iso(leder.til))
        for leder in lop.ledere
    ]
    return (json.dumps(rader),)


def puljer_av(lop: str, for_: Innforingslop, etter: Innforingslop) -> Iterator[Fact]:
    """The puljer that an event changed."""
    for nr in sorted({p.nr for p in (*for_.puljer, *etter.puljer)}):
        verdier = _pulje(etter, nr)
        if verdier != _pulje(for_, nr):
            yield Fact(PULJE.name, (lop, nr), verdier)


def _pulje(lop: Innforingslop, nr: int) -> tuple[Cell, ...]:
    p = lop.pulje(nr)
    if p is None:
        return (None,) * len(PULJE.values)
    return (kode(p.fase), p.navn, iso(p.start), iso(p.slutt), p.kapasitet, iso(p.svarfrist))


def svar_av(d: Deltakelse) -> tuple[Cell, ...]:
    """Where a kommune stands."""
    return (kode(d.status) if d.aktuell else None,)


DELER = ((LOP, lop_av), (TILSTAND, tilstand_av), (PAUSE, pause_av), (LEDERE, ledere_av))
"""Each part of a løp that has a row: its table, and what it says."""
