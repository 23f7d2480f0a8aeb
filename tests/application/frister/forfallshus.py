"""What tests of deadlines do to a small log: plan follow-ups, pause, resume."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from innforing.application.kommando import Gjort, Kommando
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.aktor import Aktor
from innforing.domain.innforingslop.innforingslop import Innforingslop

if TYPE_CHECKING:
    from innforing.bootstrap import Hus

LOPET = "innforingslop:htm"
KOMMUNENE = ("bergen", "voss", "alver")
ETTER = datetime(2024, 6, 10, 7, 0, tzinfo=UTC)
"""A moment after the last event of the log."""


def leder(hus: Hus) -> Aktor:
    """The one who leads the løp."""
    lop = hus.levende.aggregat(LOPET)
    assert isinstance(lop, Innforingslop)
    valgt = lop.ledere[0]
    return Aktor(person=valgt.person, rolle=valgt.rolle, organ=valgt.organ)


def tar(hus: Hus, steg: str, pa: str, **data: object) -> Gjort:
    """The leader takes a step, just after the last event."""
    na = fra_mikrosekunder(hus.reader.last()[1]) + timedelta(seconds=1)
    kommando = Kommando(id=str(uuid.uuid4()), steg=steg, pa=pa, aktor=leder(hus), data=data, na=na)
    svar = hus.ta_steg(kommando)
    assert isinstance(svar, Gjort), svar
    return svar


def planlegg(hus: Hus, id_: str, dag: date, *, kommune: str = "voss") -> None:
    """A follow-up is planned for a day."""
    pa = f"deltakelse:htm:{kommune}"
    tar(hus, "planlegg_oppfolging", pa, id=id_, dato=dag.isoformat())


def forte(hus: Hus) -> list[tuple[str, str, datetime]]:
    """Stream, event and effective time of every deadline of a follow-up that is recorded."""
    rader = hus.reader.under("deltakelse:htm:")
    passerte = [rad for rad in rader if rad.topic == "OppfolgingsfristPassert"]
    return [(r.stream_id, r.topic, fra_mikrosekunder(r.effective_us or 0)) for r in passerte]
