"""What the end of an arbeidsgruppe brings about: its people are in it no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.application.fakta.innforingslop import organet
from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.arbeidsgruppe.steg.avslutt_arbeidsgruppe import ArbeidsgruppeAvsluttet
from innforing.domain.organ.steg.avslutt_rolle import RolleAvsluttet

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring


@konsekvens(ArbeidsgruppeAvsluttet)
def avslutt_medlemmenes_roller(h: ArbeidsgruppeAvsluttet, s: Sporring) -> Iterator[Folge]:
    """Each role ends once on the group's last day, whatever parts the person stood for."""
    aktive = organet(s, s.nokkel).aktive(h.dato)
    for person, rolle in dict.fromkeys((r.person, r.rolle) for r in aktive):
        yield f"organ:{s.nokkel}", RolleAvsluttet(person=person, rolle=rolle, til=h.dato)
