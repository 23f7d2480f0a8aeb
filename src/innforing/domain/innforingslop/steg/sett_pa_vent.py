"""«På vent»: nothing advances and no deadline runs out; answers and follow-up go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Pause


class SettPaVent(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Sett på vent", "Set på vent", "Put on hold")

    begrunnelse: Begrunnelse
    vurderes: date
    """When the pause is looked at again."""

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[LopSattPaVent]:
        yield LopSattPaVent(
            pause=Pause(
                av=str(g.aktor.person),
                organ=g.aktor.organ,
                fra=g.gjelder_dag,
                vurderes=self.vurderes,
            )
        )


class LopSattPaVent(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Løpet er satt på vent", "Løpet er sett på vent", "The løp was put on hold"
    )
    pause: Pause

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(pa_vent=self.pause)


@vilkar(
    "K-002",
    "Løpet står ikke på vent fra før",
    "Løpet står ikkje på vent frå før",
    "The løp is not on hold already",
    rettes_av=("eier", "innforingsleder"),
    slik=(
        "Gjenoppta løpet først, om pausen skal få en annen dato",
        "Ta løpet opp att først, om pausen skal få ein annan dato",
        "Resume it first, if the pause needs another date",
    ),
)
def er_ikke_pa_vent_fra_for(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    return g.aggregat.pa_vent is None


@vilkar(
    "K-002",
    "Datoen for ny vurdering er fram i tid",
    "Datoen for ny vurdering er fram i tid",
    "The date of review is ahead",
    rettes_av=("eier", "innforingsleder"),
    slik=("Sett en senere dato", "Set ein seinare dato", "Set a later date"),
)
def vurderes_framover(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    vurderes: date = g.steg.vurderes
    return vurderes > g.gjelder_dag
