"""Evaluert → delt med koordineringsgruppe: the group has received the evaluering (K-114)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop


class Fakta(Verdi):
    mangler_ved_beslutningen: tuple[str, ...] = ()


class MottaEvaluering(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Motta evalueringen", "Ta imot evalueringa", "Receive the evaluation"
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[EvalueringMottatt]:
        yield EvalueringMottatt(av=str(g.aktor.person), dato=g.gjelder_dag)


class EvalueringMottatt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Koordineringsgruppen har mottatt evalueringen",
        "Koordineringsgruppa har teke imot evalueringa",
        "The coordination group received the evaluation",
    )
    av: str
    dato: date

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat


@vilkar(
    "K-114, K-209",
    "Evalueringen er levert til koordineringsgruppen",
    "Evalueringa er levert til koordineringsgruppa",
    "The evaluation is delivered to the coordination group",
    rettes_av=("innforingsleder", "den_som_leder_helheten"),
    slik=("Del evalueringen først", "Del evalueringa først", "Share the evaluation first"),
)
def evalueringen_er_levert(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return g.aggregat.levert is not None


@vilkar(
    "K-209",
    "Evalueringen mottas av en annen enn den som leverte den",
    "Evalueringa blir teken imot av ein annan enn den som leverte henne",
    "The evaluation is received by another than the one who delivered it",
    rettes_av="koordineringsgruppen",
    slik=(
        "La et annet medlem av gruppen motta den",
        "La ein annan medlem av gruppa ta imot henne",
        "Let another member of the group receive it",
    ),
)
def mottas_av_en_annen(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    levert = g.aggregat.levert
    return levert is None or levert.av != g.aktor.person
