"""The day of a planned follow-up (K-201); like every deadline it rests while the løp waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.frister.register import Frist, fristkilde
from innforing.domain.innforingslop.innforingslop import Innforingslop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.deltakelse.deltakelse import Deltakelse


@fristkilde("deltakelse", folger="innforingslop")
def oppfolgingsfrister(strom: str, deltakelse: Deltakelse, leser: Leser) -> Iterator[Frist]:
    """One for each follow-up that is planned and neither done nor noted as overdue."""
    apne = [o for o in deltakelse.apne_oppfolginger if not o.forfalt]
    if not apne:
        return
    lop = leser.aggregat(f"innforingslop:{strom.split(':')[1]}")
    if isinstance(lop, Innforingslop) and lop.pa_vent is not None:
        return
    for o in apne:
        data = {"id": o.id, "frist": o.dato.isoformat()}
        yield Frist(steg="utlop_oppfolgingsfrist", pa=strom, dag=o.dato, data=data)
