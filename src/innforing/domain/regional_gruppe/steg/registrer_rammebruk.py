"""Kroner of a year's ramme used before or after the regional gruppe was in place (K-269)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import Ar, Rammebruk

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerRammebruk(Steg[RegionalGruppe], Rammebruk):
    """The ramme is stated each time, as the letter of grant has it."""

    tekst = Tekst("Registrer bruk av rammen", "Registrer bruk av ramma", "Register what was used")
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk"),
        sperrer=(
            "gruppen_er_registrert",
            "dagen_er_kommet",
            "bruken_folger_ordningen",
            "rammen_holder",
        ),
    )

    ar: Ar
    ramme: Kroner

    def avgjor(self, g: Grunnlag[RegionalGruppe, GruppeFakta]) -> Iterator[RammebrukRegistrert]:
        felt = {navn: getattr(self, navn) for navn in Rammebruk.model_fields}
        yield RammebrukRegistrert(bruk=Rammebruk(**felt), ramme=self.ramme)


class RammebrukRegistrert(Hendelse[RegionalGruppe]):
    tekst = Tekst("Bruk av rammen er registrert", "Bruk av ramma er registrert", "Use registered")
    bruk: Rammebruk
    ramme: Kroner

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(
            rammebruk=(*aggregat.rammebruk, self.bruk),
            ramme={**aggregat.ramme, str(self.bruk.ar): self.ramme},
        )


@vilkar(
    "K-269",
    "Det som er brukt før og etter, er innenfor rammen",
    "Det som er brukt før og etter, er innanfor ramma",
    "What was used before and after is within the ramme",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Bare resten av rammen kan brukes",
        "Berre resten av ramma kan brukast",
        "Only the rest of the ramme can be used",
    ),
)
def rammen_holder(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    return bool(g.aggregat.brukt(g.steg.ar) + g.steg.belop <= g.steg.ramme)


@vilkar(
    "K-327",
    "Beløpet hører til ordningen som gjaldt den dagen",
    "Beløpet høyrer til ordninga som galdt den dagen",
    "The amount belongs to the arrangement in force that day",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Rett datoen eller ordningen",
        "Rett datoen eller ordninga",
        "Correct the date or the arrangement",
    ),
)
def bruken_folger_ordningen(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    return g.aggregat.ordning(g.steg.dato) is g.steg.ordning
