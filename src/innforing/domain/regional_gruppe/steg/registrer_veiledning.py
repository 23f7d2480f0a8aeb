"""The people of the group advise kommuner beside the løp (K-235)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.arbeid import Veiledning
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(GruppeFakta):
    ukjente_i_veiledningen: tuple[str, ...] = ()
    """Those of the step's kommuner that the register does not know."""


class RegistrerVeiledning(Steg[RegionalGruppe], Veiledning):
    """A kommune of another region may get help too: the people work across them (K-230)."""

    tekst = Tekst(
        "Registrer veiledning av kommuner",
        "Registrer rettleiing av kommunar",
        "Register advice given to kommuner",
    )
    fakta: ClassVar[type[Verdi]] = Fakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk", "den_regionale_gruppen"),
        sperrer=("gruppen_er_registrert", "dagen_er_kommet", "kommunene_i_veiledningen_finnes"),
    )

    def avgjor(self, g: Grunnlag[RegionalGruppe, Fakta]) -> Iterator[VeiledningGitt]:
        veiledning = Veiledning(dato=self.dato, tema=self.tema, kommuner=self.kommuner)
        yield VeiledningGitt(veiledning=veiledning)


class VeiledningGitt(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "Kommuner har fått veiledning", "Kommunar har fått rettleiing", "Kommuner got advice"
    )
    veiledning: Veiledning

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        alle = dict.fromkeys((*aggregat.veiledet, *self.veiledning.kommuner))
        return aggregat.med(veiledet=tuple(alle))


@vilkar(
    "K-231",
    "Kommunene som har fått veiledning, finnes",
    "Kommunane som har fått rettleiing, finst",
    "The kommuner that got advice exist",
    rettes_av=("den_regionale_gruppen", "gruppens_diginettverk"),
    slik=("Velg kommuner i registeret", "Vel kommunar i registeret", "Choose kommuner"),
)
def kommunene_i_veiledningen_finnes(g: Grunnlag[RegionalGruppe, Fakta]) -> tuple[str, ...]:
    return tuple(g.fakta.ukjente_i_veiledningen)
