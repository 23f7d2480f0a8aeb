"""The deadline of a decision on a condition: not met in time, it lapses by itself (K-375)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.frister.register import Frist, fristkilde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe


@fristkilde("koordineringsgruppe")
def vilkarsfrister(strom: str, gruppe: Koordineringsgruppe, leser: Leser) -> Iterator[Frist]:  # noqa: ARG001 - every source is given a reader
    """One for each decision on a condition of which nothing has come yet."""
    for sak in gruppe.saker.values():
        if sak.vilkarsfrist is not None and sak.venter_pa_vilkar:
            data = {"sak": sak.id, "frist": sak.vilkarsfrist.isoformat()}
            yield Frist(steg="utlop_vilkarsfrist", pa=strom, dag=sak.vilkarsfrist, data=data)
