"""A role in a body comes to an end; what was done in it stays done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.organ.organ import Organ

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.organ.verdier import Rolleperiode


class AvsluttRolle(Steg[Organ]):
    tekst = Tekst("Avslutt en rolle", "Avslutt ei rolle", "End a role")
    regel = Regel(
        hvem=("ks", "organets_leder", "organet_over"), sperrer=("rollen_innehas_den_dagen",)
    )

    person: Kode
    rolle: Rolle
    til: date
    """The last day the role is held."""

    def avgjor(self, g: Grunnlag[Organ, Any]) -> Iterator[RolleAvsluttet]:
        yield RolleAvsluttet(person=self.person, rolle=self.rolle, til=self.til)


class RolleAvsluttet(Hendelse[Organ]):
    tekst = Tekst("En rolle er avsluttet", "Ei rolle er avslutta", "A role ended")
    person: Kode
    rolle: Rolle
    til: date

    def anvend(self, aggregat: Organ) -> Organ:
        return aggregat.med(roller=tuple(self._avkortet(r) for r in aggregat.roller))

    def _avkortet(self, periode: Rolleperiode) -> Rolleperiode:
        gjelder = (periode.person, periode.rolle) == (self.person, self.rolle)
        return periode.med(til=self.til) if gjelder and periode.gjelder(self.til) else periode


@vilkar(
    "K-136",
    "Personen har rollen den dagen",
    "Personen har rolla den dagen",
    "The person holds the role on that day",
    rettes_av=("organets_leder", "ks"),
    slik=(
        "Velg en rolle og en dag der rollen innehas",
        "Vel ei rolle og ein dag der personen har rolla",
        "Choose a role, and a day when it is held",
    ),
)
def rollen_innehas_den_dagen(g: Grunnlag[Organ, Any]) -> bool:
    return g.aggregat.innehar(g.steg.person, g.steg.rolle, g.steg.til)
