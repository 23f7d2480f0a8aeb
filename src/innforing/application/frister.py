"""Deadlines that passed become events: once, with the deadline's own time (livslop.md §5)."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from innforing.application.fullmakt import SYSTEM
from innforing.application.kommando import Kommando
from innforing.application.memory import Front
from innforing.domain.deltakelse.deltakelse import Deltakelse
from innforing.domain.grunnmur.aggregat import OSLO
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innforing.application.ta_steg import Verksted
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.eventlog.transaction import Transaction

SYSTEMET = Aktor(person=None, rolle=Rolle.PROSESS, organ=SYSTEM)
PAMELDING_ER_APEN = (LopTilstand.PAMELDING, LopTilstand.GJENNOMFORING)
_PROSESS = uuid.uuid5(uuid.NAMESPACE_URL, "innforing/prosess/svarfrist")


def forfalte(verksted: Verksted, na: datetime) -> list[Kommando]:
    """The commands for every svarfrist that has passed unrecorded, oldest first.

    A command id is made of what caused it, so asking twice records nothing twice.
    """

    def finn(tx: Transaction) -> list[Kommando]:
        verksted.memory.bring_forward(tx)
        funnet = svarfrister(Front(verksted.memory, tx), na, demo=verksted.demo)
        return sorted(funnet, key=lambda k: (k.gjelder or na, k.pa))

    return verksted.writer.run(finn)


def svarfrister(front: Front, na: datetime, *, demo: bool) -> Iterator[Kommando]:
    """What `forfalte` gives, in no order: for one who holds the writer lock already."""
    for strom, lop in front.under("innforingslop:").items():
        if not isinstance(lop, Innforingslop) or lop.pa_vent is not None:
            continue
        if lop.tilstand not in PAMELDING_ER_APEN:
            continue
        lop_id = strom.partition(":")[2]
        for pulje in lop.puljer:
            if pulje.svarfrist is not None and utloper(pulje.svarfrist) <= na:
                yield from _ubesvarte(front, lop_id, pulje, pulje.svarfrist, na if demo else None)


def _ubesvarte(
    front: Front, lop_id: str, pulje: Puljeplan, frist: date, na: datetime | None
) -> Iterator[Kommando]:
    for strom, deltakelse in front.under(f"deltakelse:{lop_id}:").items():
        if not isinstance(deltakelse, Deltakelse) or pulje.nr not in deltakelse.invitasjoner:
            continue
        if deltakelse.fristen_er_utlopt(pulje.nr):
            continue
        yield Kommando(
            id=str(uuid.uuid5(_PROSESS, f"{strom} {pulje.nr} {frist}")),
            steg="utlop_svarfrist",
            pa=strom,
            aktor=SYSTEMET,
            data={"pulje": pulje.nr, "frist": frist.isoformat()},
            na=na,
            gjelder=utloper(frist),
        )


def utloper(frist: date) -> datetime:
    """The moment a deadline day is over in Norway."""
    return datetime.combine(frist + timedelta(days=1), time(), OSLO).astimezone(UTC)
