"""The last day to answer an invitation (K-156); it does not run while the løp waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.frister.register import Frist, fristkilde
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.tilstand import LopTilstand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.deltakelse.deltakelse import Deltakelse

PAMELDING_ER_APEN = (LopTilstand.PAMELDING, LopTilstand.GJENNOMFORING)


@fristkilde("deltakelse", folger="innforingslop")
def svarfrister(strom: str, deltakelse: Deltakelse, leser: Leser) -> Iterator[Frist]:
    """One for each pulje the kommune is invited to, by the date that holds now."""
    if all(deltakelse.fristen_er_utlopt(nr) for nr in deltakelse.invitasjoner):
        return
    lop = leser.aggregat(f"innforingslop:{strom.split(':')[1]}")
    if not isinstance(lop, Innforingslop) or lop.pa_vent is not None:
        return
    if lop.tilstand not in PAMELDING_ER_APEN:
        return
    for nr in deltakelse.invitasjoner:
        pulje = lop.pulje(nr)
        if pulje is None or pulje.svarfrist is None or deltakelse.fristen_er_utlopt(nr):
            continue
        data = {"pulje": nr, "frist": pulje.svarfrist.isoformat()}
        yield Frist(steg="utlop_svarfrist", pa=strom, dag=pulje.svarfrist, data=data)
