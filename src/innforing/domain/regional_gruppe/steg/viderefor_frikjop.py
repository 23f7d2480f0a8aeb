"""Existing frikjøp goes on until the new organisation is in place (K-327, K-328)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.regional_gruppe.myndigheter import GruppeFakta
from innforing.domain.regional_gruppe.regional_gruppe import RegionalGruppe
from innforing.domain.regional_gruppe.verdier import Ar, TidligereNettverk

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag

RESSURSNIVA = {TidligereNettverk.KOMMUNENETTVERK_VFT_DHO: 2022}
"""Network → the year whose level it follows, as 2023 had extra funds (K-328)."""


class VidereforFrikjop(Steg[RegionalGruppe]):
    tekst = Tekst(
        "Viderefør frikjøp i et tidligere nettverk",
        "Vidarefør frikjøp i eit tidlegare nettverk",
        "Let people stay bought free in an earlier network",
    )
    fakta: ClassVar[type[Verdi]] = GruppeFakta
    oppretter = None
    regel = Regel(
        hvem=("ks", "gruppens_diginettverk"),
        sperrer=(
            "gruppen_er_registrert",
            "gruppen_er_ikke_etablert",
            "ressursnivaet_er_det_fastsatte",
        ),
    )

    nettverk: TidligereNettverk
    ar: Ar
    niva_fra: Ar
    """The year whose ressursnivå is followed."""
    informert: date | None = None
    """When the network was told that it goes on."""

    def avgjor(self, g: Grunnlag[RegionalGruppe, GruppeFakta]) -> Iterator[FrikjopViderefort]:
        yield FrikjopViderefort(
            nettverk=self.nettverk, ar=self.ar, niva_fra=self.niva_fra, informert=self.informert
        )


class FrikjopViderefort(Hendelse[RegionalGruppe]):
    tekst = Tekst(
        "Frikjøp i et tidligere nettverk er videreført",
        "Frikjøp i eit tidlegare nettverk er vidareført",
        "People stay bought free in an earlier network",
    )
    nettverk: TidligereNettverk
    ar: int
    niva_fra: int
    informert: date | None = None

    def anvend(self, aggregat: RegionalGruppe) -> RegionalGruppe:
        viderefort = {**aggregat.viderefort, str(self.nettverk.value): self.niva_fra}
        return aggregat.med(viderefort=viderefort)


@vilkar(
    "K-328",
    "Kommunenettverket følger ressursnivået i 2022",
    "Kommunenettverket følgjer ressursnivået i 2022",
    "The network for welfare technology follows the level of 2022",
    rettes_av="ks",
    slik=(
        "Oppgi 2022 som nivå; 2023 hadde ekstra midler",
        "Oppgje 2022 som nivå; 2023 hadde ekstra midlar",
        "State 2022 as the level; 2023 had extra funds",
    ),
)
def ressursnivaet_er_det_fastsatte(g: Grunnlag[RegionalGruppe, GruppeFakta]) -> bool:
    fastsatt = RESSURSNIVA.get(g.steg.nettverk)
    return fastsatt is None or g.steg.niva_fra == fastsatt
