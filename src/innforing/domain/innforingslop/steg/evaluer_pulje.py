"""A pulje is evaluated on its own, so that the next one learns (K-145)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.evaluering import Evaluering, GjortEvaluering
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.vilkar_evaluering import Evalueringsfakta, evalueringen
from innforing.domain.innforingslop.verdier import Puljefase


class EvaluerPulje(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Evaluer pulje", "Evaluer pulje", "Evaluate a pulje")
    fakta: ClassVar[type[Verdi]] = Evalueringsfakta

    pulje: int = Field(ge=1)
    evaluering: Evaluering

    def avgjor(self, g: Grunnlag[Innforingslop, Evalueringsfakta]) -> Iterator[PuljeEvaluert]:
        yield PuljeEvaluert(
            pulje=self.pulje,
            evaluering=evalueringen(g),
            av=str(g.aktor.person),
            dato=g.gjelder_dag,
        )


class PuljeEvaluert(Hendelse[Innforingslop]):
    """It goes to the koordineringsgruppe at once."""

    tekst: ClassVar[Tekst] = Tekst(
        "En pulje er evaluert", "Ei pulje er evaluert", "A pulje was evaluated"
    )
    versjon: ClassVar[int] = 2
    pulje: int
    evaluering: Evaluering
    av: str
    dato: date

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        gjort = GjortEvaluering(
            pulje=self.pulje, av=self.av, dato=self.dato, spurte=self.evaluering.spurte
        )
        evaluert = aggregat.med_endret_pulje(
            self.pulje, fase=Puljefase.EVALUERT, evaluert=self.dato
        )
        return evaluert.med(evalueringer=(*aggregat.evalueringer, gjort))


@vilkar(
    "K-145",
    "Puljen er i gjennomføring",
    "Pulja er i gjennomføring",
    "The pulje is running",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Velg en pulje som er startet, og ikke evaluert før",
        "Vel ei pulje som er starta, og ikkje evaluert før",
        "Choose a pulje that was started, and not evaluated before",
    ),
)
def puljen_er_gjennomfort(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> bool:
    pulje = g.aggregat.pulje(g.steg.pulje)
    return pulje is not None and pulje.fase is Puljefase.GJENNOMFORING
