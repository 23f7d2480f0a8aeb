"""A person leaves the group; what was covered is counted anew from that day (K-226)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.regional_gruppe.verdier import Tilknytning


class AvsluttTilknytning(Steg[RegionalGruppe]):
    tekst = Tekst("Avslutt en tilknytning", "Avslutt ei tilknyting", "End a tie to the group")
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk", "den_regionale_gruppen"),
        sperrer=("personen_er_i_gruppen",),
    )

    person: Kode
    til: date
    """The last day in the group."""

    def avgjor(self, g: Grunnlag[RegionalGruppe, GruppeFakta]) -> Iterator[TilknytningAvsluttet]:
        yield TilknytningAvsluttet(person=self.person, til=self.til)


class TilknytningAvsluttet(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "En person har gått ut av gruppen",
        "Ein person har gått ut av gruppa",
        "A person left the group",
    )
    person: Kode
    til: date

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(tilknytninger=tuple(map(self._avkortet, aggregat.tilknytninger)))

    def _avkortet(self, t: Tilknytning) -> Tilknytning:
        return t.med(til=self.til) if t.person == self.person and t.gjelder(self.til) else t


@vilkar(
    "K-373",
    "Personen er i gruppen den dagen",
    "Personen er i gruppa den dagen",
    "The person is in the group on that day",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Velg en person og en dag i perioden",
        "Vel ein person og ein dag i perioden",
        "Choose a person, and a day of the period",
    ),
)
def personen_er_i_gruppen(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    return g.aggregat.tilknytningen(g.steg.person, g.steg.til) is not None
