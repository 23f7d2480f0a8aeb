"""What the approved table brings about: each of its rows and parts is one grant (K-263)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.fordeling.steg.registrer_fordeling import FordelingRegistrert
from innforing.domain.tilskudd.folger import TilskuddTildelt

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.fordeling.verdier import Fordelingsrad


@konsekvens(FordelingRegistrert)
def tildel(h: FordelingRegistrert, s: Sporring) -> Iterator[Folge]:
    """Whole or absent: all grants of the year, in the same append as their table."""
    for rad in h.rader:
        yield f"tilskudd:{s.nokkel}:{rad.mottaker}", _samlet(rad)
        for del_ in rad.deler:
            yield (
                f"tilskudd:{s.nokkel}:{del_.kommune}",
                TilskuddTildelt(
                    belop=del_.tilskudd, prosjektnr=rad.prosjektnr, del_av=rad.mottaker
                ),
            )


def _samlet(rad: Fordelingsrad) -> TilskuddTildelt:
    return TilskuddTildelt(
        belop=rad.tilskudd,
        prosjektnr=rad.prosjektnr,
        soknadssum=rad.soknadssum,
        utbetales_til=tuple(del_.kommune for del_ in rad.deler),
    )
