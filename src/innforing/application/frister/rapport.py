"""The day a report is due: 1 February, 1 March and 1 June (K-308–K-310)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.frister.register import Frist, fristkilde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innforing.application.fakta.sporring import Leser
    from innforing.domain.rapport.rapport import Rapport


@fristkilde("rapport")
def rapportfrister(strom: str, rapport: Rapport, _: Leser) -> Iterator[Frist]:
    """One until the report is delivered, or the day is noted as passed."""
    dag = rapport.apen_frist
    if dag is not None:
        yield Frist(steg="utlop_rapportfrist", pa=strom, dag=dag, data={"frist": dag.isoformat()})
