"""Somebody keeps a simulation of the key; the table stays as it is (K-265, K-266)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from innforing.domain.fordeling.fordeling import Fordeling
from innforing.domain.fordeling.nokkel import simuler
from innforing.domain.fordeling.verdier import Fordelingsnokkel, Grunnlagstall, Simulering
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    """What the key counts, of the years that the step names."""

    grunnlagstall: tuple[Grunnlagstall, ...] = ()


class LagreSimulering(Steg[Fordeling]):
    tekst = Tekst(
        "Lagre en simulering av nøkkelen",
        "Lagre ei simulering av nøkkelen",
        "Keep a simulation of the key",
    )
    fakta = Fakta
    regel = Regel(
        hvem=("ks",),
        sperrer=("andelene_gir_en_hel", "totalen_dekker_det_forste", "grunnlaget_er_kjent"),
    )

    nokkel: Fordelingsnokkel
    total: Kroner
    kommuner_ar: int = Field(ge=2020, le=2100)
    folketall_ar: int = Field(ge=2020, le=2100)

    def avgjor(self, g: Grunnlag[Fordeling, Fakta]) -> Iterator[SimuleringLagret]:
        yield SimuleringLagret(
            simulering=simuler(
                total=self.total,
                nokkel=self.nokkel,
                grunnlag=g.fakta.grunnlagstall,
                tabell={rad.mottaker: rad.tilskudd for rad in g.aggregat.rader},
                ar=(self.kommuner_ar, self.folketall_ar),
            )
        )


class SimuleringLagret(Hendelse[Fordeling]):
    tekst = Tekst("En simulering er lagret", "Ei simulering er lagra", "A simulation was kept")
    simulering: Simulering

    def anvend(self, aggregat: Fordeling) -> Fordeling:
        return aggregat.med(simuleringer=(*aggregat.simuleringer, self.simulering))


@vilkar(
    "K-265",
    "Andelene gir til sammen hele",
    "Andelane gir til saman heile",
    "The shares make a whole",
    rettes_av="ks",
    slik=(
        "La de tre andelene gi 1000 tusendeler",
        "La dei tre andelane gi 1000 tusendelar",
        "Let the three shares sum to 1000 thousandths",
    ),
)
def andelene_gir_en_hel(g: Grunnlag[Fordeling, Fakta]) -> bool:
    return bool(g.steg.nokkel.hel)


@vilkar(
    "K-266",
    "Totalen dekker det hver mottaker får først",
    "Totalen dekkjer det kvar mottakar får først",
    "The total covers what each recipient gets first",
    rettes_av="ks",
    slik=(
        "Sett ned det hver får først, eller øk totalen",
        "Set ned det kvar får først, eller auk totalen",
        "Lower what each gets first, or raise the total",
    ),
)
def totalen_dekker_det_forste(g: Grunnlag[Fordeling, Fakta]) -> bool:
    return bool(g.steg.nokkel.forst * len(g.aggregat.rader) <= g.steg.total)


@vilkar(
    "K-265",
    "Kommuner og folketall er kjent for hver mottaker",
    "Kommunar og folketal er kjende for kvar mottakar",
    "Kommuner and folketall are known for each recipient",
    rettes_av="ks",
    slik=(
        "Velg år som registeret har tall for",
        "Vel år som registeret har tal for",
        "Choose years that the register has figures for",
    ),
)
def grunnlaget_er_kjent(g: Grunnlag[Fordeling, Fakta]) -> tuple[str, ...]:
    kjente = {tall.mottaker for tall in g.fakta.grunnlagstall}
    return tuple(rad.mottaker for rad in g.aggregat.rader if rad.mottaker not in kjente)
