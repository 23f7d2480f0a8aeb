"""The dates that an oppdragsbrev asks for: bekreftelse, and the invoice received (K-283, K-304)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.frister.register import Frist, fristkilde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.tilskudd.tilskudd import Tilskudd


@fristkilde("tilskudd")
def tilskuddsfrister(strom: str, tilskudd: Tilskudd, leser: Leser) -> Iterator[Frist]:  # noqa: ARG001 - every source is asked alike
    """One for each thing that is waited for and not noted as late."""
    for apen in tilskudd.apne_frister(int(strom.split(":")[1])):
        data = {"frist": str(apen.frist.value), "dag": apen.dag.isoformat()}
        yield Frist(steg="utlop_tilskuddsfrist", pa=strom, dag=apen.dag, data=data)
