"""A new version of an invitation goes to all who got the former (K-151)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.application.fakta.strommer import deltakelser
from innforing.domain.deltakelse.folger import KommuneInvitert

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring
    from innforing.application.konsekvenser.register import Folge
    from innforing.domain.innforingslop.invitasjon import SendtInvitasjon


def send_ny_versjon(s: Sporring, ny: SendtInvitasjon) -> Iterator[Folge]:
    """Invite anew every kommune that was invited to the pulje; its answer stands."""
    for kommune, deltakelse in deltakelser(s, s.nokkel).items():
        if ny.pulje in deltakelse.invitasjoner:
            yield (
                f"deltakelse:{s.nokkel}:{kommune}",
                KommuneInvitert(
                    pulje=ny.pulje,
                    svarfrist=ny.svarfrist,
                    invitasjon=ny.avtrykk or "",
                    utgave=ny.versjon,
                ),
            )
