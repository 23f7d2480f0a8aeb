"""Facts behind a samling."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.sporring import faktum

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.samlingsplan.samlingsplan import Samlingsplan


@faktum
def samlingsarets_temaer(s: Sporring) -> tuple[str, ...]:
    """The themes that KS has set for the year of the samling."""
    dag = s.steg.fra or s.aggregat.fra
    if dag is None:
        return ()
    plan = cast("Samlingsplan", s.leser.aggregat(f"samlingsplan:{dag.year}"))
    return tuple(tema.kode for tema in plan.temaer)
