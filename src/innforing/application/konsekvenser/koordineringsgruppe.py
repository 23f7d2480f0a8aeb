"""What the group's own record brings about: a substitute gets the role for the period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.application.fakta.koordineringsgruppe import GRUPPEN
from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.koordineringsgruppe.steg.oppnevn_vara import VaraOppnevnt
from innforing.domain.organ.steg.gi_rolle import RolleGitt
from innforing.domain.organ.verdier import Rolleperiode

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring


@konsekvens(VaraOppnevnt)
def gi_varaen_rollen(h: VaraOppnevnt, s: Sporring) -> Iterator[Folge]:  # noqa: ARG001
    """Authority stands in one place, the register of bodies (K-373)."""
    rolle = Rolleperiode(
        person=h.vara.person,
        rolle=Rolle.MEDLEM,
        fra=h.vara.fra,
        til=h.vara.til,
        part=h.part,
        gitt_av=h.av,
    )
    yield f"organ:{GRUPPEN}", RolleGitt(rolle=rolle)
