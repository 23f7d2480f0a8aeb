"""A correction is added to a shared evaluering, which itself stays as it was (K-216)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Bevis


class RettEvaluering(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Rett evalueringen", "Rett evalueringa", "Correct the evaluation"
    )

    rettelse: Begrunnelse
    pulje: int | None = None
    """None: the evaluering of the løp as a whole."""
    bevis: tuple[Bevis, ...] = ()

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[EvalueringRettet]:
        yield EvalueringRettet(pulje=self.pulje, rettelse=self.rettelse, bevis=self.bevis)


class EvalueringRettet(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "En rettelse er lagt til evalueringen",
        "Ei retting er lagd til evalueringa",
        "A correction was added to the evaluation",
    )
    pulje: int | None = None
    rettelse: Begrunnelse
    bevis: tuple[Bevis, ...] = ()

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat


@vilkar(
    "K-216",
    "Det finnes en evaluering å rette",
    "Det finst ei evaluering å rette",
    "There is an evaluation to correct",
    rettes_av=("innforingsleder", "koordineringsgruppen"),
    slik=(
        "Velg en pulje som er evaluert for seg, eller hele løpet",
        "Vel ei pulje som er evaluert for seg, eller heile løpet",
        "Choose a pulje that was evaluated on its own, or the whole løp",
    ),
)
def evalueringen_finnes(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    return any(evaluering.pulje == g.steg.pulje for evaluering in g.aggregat.evalueringer)
