"""How the kommuner pay for the løsning (K-101)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Prismodell

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerPrismodell(Steg[Losning]):
    tekst = Tekst("Registrer prismodellen", "Registrer prismodellen", "Register the price model")
    regel = Regel(hvem=("ks",), avklares=("nytten_er_vurdert",))

    gjelder_fra: date
    beskrivelse: Publikumstekst
    nyttevurdering: Publikumstekst | None = None
    evalueres_innen: date | None = None
    kilde: Publikumstekst

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[PrismodellRegistrert]:
        modell = Prismodell(
            gjelder_fra=self.gjelder_fra,
            beskrivelse=self.beskrivelse,
            nyttevurdering=self.nyttevurdering,
            evalueres_innen=self.evalueres_innen,
            kilde=self.kilde,
        )
        yield PrismodellRegistrert(modell=modell)


class PrismodellRegistrert(Hendelse[Losning]):
    """The one that takes effect last stands."""

    tekst = Tekst(
        "Prismodellen er registrert",
        "Prismodellen er registrert",
        "The price model was registered",
    )
    modell: Prismodell

    def anvend(self, aggregat: Losning) -> Losning:
        kjent = aggregat.prismodell
        if kjent is not None and kjent.gjelder_fra > self.modell.gjelder_fra:
            return aggregat
        return aggregat.med(prismodell=self.modell)


@vilkar(
    "K-101",
    "Kommunenes del av veksten bygger på en vurdering av nytten",
    "Kommunane sin del av veksten byggjer på ei vurdering av nytten",
    "The kommuner's share of the growth starts from an assessment of nytte",
    rettes_av="ks",
    slik=(
        "Oppgi vurderingen av nytten, eller skriv hvorfor den mangler",
        "Oppgje vurderinga av nytten, eller skriv kvifor ho manglar",
        "State the assessment of nytte, or write why there is none",
    ),
)
def nytten_er_vurdert(g: Grunnlag[Losning, Any]) -> bool:
    return g.steg.nyttevurdering is not None
