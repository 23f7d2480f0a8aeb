"""What an answer of a read model leaves out, said beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.cli.ledetekster import IKKE_TALT_MED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innforing.cli.skjerm import Skjerm
    from innforing.projections.books import Parked


def si_forbehold(skjerm: Skjerm, bak: int, parkert: Iterable[Parked] = ()) -> None:
    """Events that the read model has not come to, and those it could not take."""
    if bak:
        skjerm.ved_siden(f"the read model is {bak} events behind the log.")
    for p in parkert:
        skjerm.ved_siden(
            f"{skjerm.tekst(IKKE_TALT_MED)}: {p.topic} at position {p.position} of {p.stream_id} "
            f"({p.reason})"
        )
