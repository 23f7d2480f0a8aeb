"""Somebody leaves an earlier network before the regional gruppe is in place (K-326, K-329)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.folger import MedlemskapAvsluttet
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import TidligereNettverk

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class AvsluttMedlemskap(Steg[RegionalGruppe]):
    tekst = Tekst(
        "Avslutt medlemskap i et tidligere nettverk",
        "Avslutt medlemskap i eit tidlegare nettverk",
        "End a membership of an earlier network",
    )
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    regel = Regel(hvem=("ks", "gruppens_diginettverk"), sperrer=("medlemskapet_gjelder_den_dagen",))

    person: Kode
    nettverk: TidligereNettverk
    til: date
    """The last day."""

    def avgjor(self, g: Grunnlag[RegionalGruppe, GruppeFakta]) -> Iterator[MedlemskapAvsluttet]:
        yield MedlemskapAvsluttet(person=self.person, nettverk=self.nettverk, til=self.til)


@vilkar(
    "K-373",
    "Personen er medlem av nettverket den dagen",
    "Personen er medlem av nettverket den dagen",
    "The person is a member on that day",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Velg en person og en dag i perioden",
        "Vel ein person og ein dag i perioden",
        "Choose a person, and a day of the period",
    ),
)
def medlemskapet_gjelder_den_dagen(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    return g.aggregat.medlemskapet(g.steg.person, g.steg.nettverk, g.steg.til) is not None
