"""Facts behind what is registered on a løsning."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.klar_til_bruk import kriteriesettet
from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import registrert_dag
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.losning.styring import Andelstall

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
    from innforing.domain.organ.organ import Organ

HELSEFAGLIG = "K-062"
"""The criterion that names who makes the helsefaglig vurdering (K-075)."""


@faktum
def helsefaglige_organ(s: Sporring) -> tuple[str, ...]:
    """Kinds of body that the kriteriesett in force lets assess a løsning (K-075)."""
    _, sett = kriteriesettet(s)
    kriterier = () if sett is None else sett.kriterier
    return tuple(
        str(organ.value) for k in kriterier if k.krav == HELSEFAGLIG for organ in k.vurderes_av
    )


@faktum
def personen_er_fra_programmet(s: Sporring) -> bool:
    """Whether the actor holds any role in the program that makes the løsning."""
    if s.aggregat.avgivende_program is None:
        return False
    organ = cast("Organ", s.leser.aggregat(f"organ:{s.aggregat.avgivende_program}"))
    return organ.har_person(s.aktor.person, registrert_dag(s))


@faktum
def andelstall(s: Sporring) -> Andelstall:
    """How many kommuner had and used the løsning on the day that is judged (K-168)."""
    der = {k.id for k in s.kommuner.per(s.steg.per)}
    under = s.leser.under(f"ibruktakelse:{s.nokkel}:")
    meldt = (
        cast("Ibruktakelse", i).status_per(s.steg.per)
        for strom, i in under.items()
        if strom.rpartition(":")[2] in der
    )
    trinn = [status.trinn for status in meldt if status is not None]
    return Andelstall(
        posisjon=s.leser.posisjon,
        nevner=len(der),
        tilgjengelig=sum(t >= Bruksstatus.TEKNISK_INNFORT.trinn for t in trinn),
        i_bruk=sum(t >= Bruksstatus.TATT_I_BRUK.trinn for t in trinn),
    )
