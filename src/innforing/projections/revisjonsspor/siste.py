"""When something last happened in each løp: one question for a whole portfolio (P-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.projections.revisjonsspor.revisjonsspor import HENDELSE
from innforing.projections.revisjonsspor.sporrekilde import LOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.projections.sight import Sight


def sist_endret(sight: Sight, lop: Sequence[str]) -> dict[str, int]:
    """Løp → when its last event was recorded, in µs; its puljer and deltakelser count with it."""
    if not lop:
        return {}
    holdt, moment = sight.held(HENDELSE)
    emner = ", ".join("(?)" for _ in lop)
    # one look in the index for each: grouping would read every event of the log
    svar = sight.ask(
        f"WITH spurt(emne) AS (VALUES {emner}) SELECT spurt.emne, (SELECT held.registrert_us "
        f"FROM {holdt} AS held WHERE held.emne = spurt.emne ORDER BY held.fra_pos DESC LIMIT 1) "
        "FROM spurt",
        (*(f"{LOP}:{id_}" for id_ in lop), *moment),
    )
    return {str(emne).partition(":")[2]: int(us) for emne, us in svar if us is not None}
