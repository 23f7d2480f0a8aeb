"""Is the share that has the løsning substantial? Judged by people, with reasons (K-168)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Andelsdom, Andelstall, Andelsvurdering

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    andelstall: Andelstall = Andelstall()
    """What the log says of the shares on the day that is judged."""


class VurderAndel(Steg[Losning]):
    tekst = Tekst(
        "Vurder om andelen er betydelig",
        "Vurder om delen er betydeleg",
        "Judge whether the share is substantial",
    )
    fakta = Fakta
    regel = Regel(
        hvem=("koordineringsgruppen", "ks"),
        sperrer=("andelen_har_tall", "vurderingen_er_begrunnet"),
    )

    per: date
    """The day whose shares are judged."""
    dom: Andelsdom

    def avgjor(self, g: Grunnlag[Losning, Fakta]) -> Iterator[AndelVurdert]:
        yield AndelVurdert(
            vurdering=Andelsvurdering(
                per=self.per, dom=self.dom, tall=g.fakta.andelstall, organ=g.aktor.organ
            )
        )


class AndelVurdert(Hendelse[Losning]):
    """The numbers stand in the event as they were seen; no later number changes the judgement."""

    tekst = Tekst("Andelen er vurdert", "Delen er vurdert", "The share was judged")
    vurdering: Andelsvurdering

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(andelsvurderinger=(*aggregat.andelsvurderinger, self.vurdering))


@vilkar(
    "K-168",
    "Det er kjent hvor mange kommuner som har løsningen den dagen",
    "Det er kjent kor mange kommunar som har løysinga den dagen",
    "It is known how many kommuner have the løsning on that day",
    rettes_av=("ks", "nhn"),
    slik=(
        "Velg en dag som har vært, og der bruksstatus er meldt",
        "Vel ein dag som har vore, og der bruksstatus er meld",
        "Choose a day that has been, with a reported status of use",
    ),
)
def andelen_har_tall(g: Grunnlag[Losning, Fakta]) -> bool:
    return bool(g.steg.per <= g.dag and g.fakta.andelstall.tilgjengelig > 0)


@vilkar(
    "K-168",
    "Vurderingen er begrunnet",
    "Vurderinga er grunngjeven",
    "The judgement has reasons",
    rettes_av=("koordineringsgruppen", "ks"),
    slik=(
        "Skriv hvorfor andelen er betydelig eller ikke",
        "Skriv kvifor delen er betydeleg eller ikkje",
        "Write why the share is substantial or not",
    ),
)
def vurderingen_er_begrunnet(g: Grunnlag[Losning, Fakta]) -> bool:
    """There is no number to point to: the reasons are the judgement (T-18)."""
    return g.steg.begrunnelse is not None
