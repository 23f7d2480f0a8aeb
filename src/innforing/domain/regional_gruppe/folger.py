"""An event that two steps give: a membership of an earlier network ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import TidligereNettverk

if TYPE_CHECKING:
    from innforing.domain.regional_gruppe.verdier import Medlemskap


class MedlemskapAvsluttet(Hendelse[RegionalGruppe]):
    """The membership stays in the history, with its last day (K-326)."""

    tekst = Tekst(
        "Et medlemskap i et tidligere nettverk er avsluttet",
        "Ein medlemskap i eit tidlegare nettverk er avslutta",
        "A membership of an earlier network ended",
    )
    person: Kode
    nettverk: TidligereNettverk
    til: date

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(medlemskap=tuple(map(self._avkortet, aggregat.medlemskap)))

    def _avkortet(self, m: Medlemskap) -> Medlemskap:
        gjelder = (m.person, m.nettverk) == (self.person, self.nettverk)
        return m.med(til=self.til) if gjelder and m.gjelder(self.til) else m
