"""The day on which a pause is looked at again (livslop.md §2); it is what does not rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.frister.register import Frist, fristkilde
from innforing.domain.innforingslop.livslop.rad import UAVSLUTTET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.innforingslop.innforingslop import Innforingslop


@fristkilde("innforingslop")
def vurderingsdato(strom: str, lop: Innforingslop, _: Leser) -> Iterator[Frist]:
    """One while the løp is on hold and nobody has looked at it; none when it has ended so."""
    dag = lop.apen_vurderingsdato
    if dag is not None and lop.tilstand in UAVSLUTTET:
        data = {"frist": dag.isoformat()}
        yield Frist(steg="utlop_vurderingsdato", pa=strom, dag=dag, data=data)
