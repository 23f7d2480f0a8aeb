"""Facts behind a case of erasing (K-377)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from innforing.application.fakta.sporring import faktum
from innforing.application.fakta.strommer import registrert_dag
from innforing.application.memory import Front
from innforing.domain.logg import logg
from innforing.domain.sletting.verdier import Sletteart

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.domain.organ.organ import Organ


@faktum
def kan_sladdes(s: Sporring) -> bool:
    """Whether the event that the step names is there, and is no part of the log's own story."""
    if s.steg.art is not Sletteart.HENDELSE or not s.steg.id.isdecimal():
        return False
    egne = {rad.position for strom in (logg.STROM, "sletting:") for rad in s.leser.rader(strom)}
    posisjon = int(s.steg.id)
    return 0 < posisjon <= s.leser.posisjon and posisjon not in egne


@faktum
def organ_med_rolle(s: Sporring) -> tuple[str, ...]:
    """The bodies in which the person that is to go holds a role today."""
    if s.aggregat.art is not Sletteart.PERSON:
        return ()
    dag = registrert_dag(s)
    organer = s.leser.under("organ:").items()
    return tuple(
        strom.partition(":")[2]
        for strom, organ in organer
        if cast("Organ", organ).har_person(s.aggregat.id, dag)
    )


@faktum
def uten_tekst(s: Sporring) -> str:
    """What is left of the event when its texts are gone; found where the step is taken only."""
    if s.aggregat.art is not Sletteart.HENDELSE or not isinstance(s.leser, Front):
        return ""
    return s.leser.historikk().uten_tekst(int(s.aggregat.id))
