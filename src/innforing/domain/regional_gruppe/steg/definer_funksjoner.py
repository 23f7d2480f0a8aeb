"""The network says how the three functions are set up in the region (K-218, K-219)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import Funksjon, Funksjonsoppsett

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class DefinerFunksjoner(Steg[RegionalGruppe]):
    """How many persons share each function is the network's own choice (K-219)."""

    tekst = Tekst(
        "Definer de tre funksjonene", "Definer dei tre funksjonane", "Define the three functions"
    )
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk"),
        sperrer=("gruppen_er_registrert", "alle_tre_funksjoner_er_med"),
    )

    funksjoner: tuple[Funksjonsoppsett, ...]

    def avgjor(self, g: Grunnlag[RegionalGruppe, GruppeFakta]) -> Iterator[FunksjonerDefinert]:
        yield FunksjonerDefinert(funksjoner=self.funksjoner)


class FunksjonerDefinert(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "De tre funksjonene er definert",
        "Dei tre funksjonane er definerte",
        "The three functions are defined",
    )
    funksjoner: tuple[Funksjonsoppsett, ...]

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        return aggregat.med(funksjoner=self.funksjoner)


@vilkar(
    "K-218",
    "Hver av de tre funksjonene er med én gang",
    "Kvar av dei tre funksjonane er med éin gong",
    "Each of the three functions is there once",
    rettes_av=("gruppens_diginettverk", "ks"),
    slik=(
        "Før opp hver funksjon én gang, med hvor mange som deler den",
        "Før opp kvar funksjon éin gong, med kor mange som deler han",
        "Enter each function once, with how many share it",
    ),
)
def alle_tre_funksjoner_er_med(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> tuple[str, ...]:
    oppgitt = [f.funksjon for f in g.steg.funksjoner]
    return tuple(str(f.value) for f in Funksjon if oppgitt.count(f) != 1)
