"""Gjennomføring → evaluert: summing up with those who took part (K-208, K-145)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.evaluering import Evaluering, GjortEvaluering
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.vilkar_evaluering import Evalueringsfakta, evalueringen
from innforing.domain.innforingslop.verdier import Puljefase


class Evaluer(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Evaluer løpet", "Evaluer løpet", "Evaluate the løp")
    fakta: ClassVar[type[Verdi]] = Evalueringsfakta

    evaluering: Evaluering

    def avgjor(self, g: Grunnlag[Innforingslop, Evalueringsfakta]) -> Iterator[LopEvaluert]:
        yield LopEvaluert(evaluering=evalueringen(g), av=str(g.aktor.person), dato=g.gjelder_dag)


class LopEvaluert(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Løpet er evaluert", "Løpet er evaluert", "The løp was evaluated"
    )
    versjon: ClassVar[int] = 2
    evaluering: Evaluering
    av: str
    dato: date

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        gjort = GjortEvaluering(av=self.av, dato=self.dato, spurte=self.evaluering.spurte)
        return aggregat.med(
            evalueringer=(*aggregat.evalueringer, gjort),
            puljer=tuple(
                p if p.er_ferdig else p.med(fase=Puljefase.EVALUERT, evaluert=self.dato)
                for p in aggregat.puljer
            ),
        )


@vilkar(
    "K-145",
    "Hver pulje er gjennomført eller avlyst",
    "Kvar pulje er gjennomført eller avlyst",
    "Each pulje has been run or cancelled",
    rettes_av="innforingsleder",
    slik=(
        "Gjennomfør eller avlys disse puljene",
        "Gjennomfør eller avlys desse puljene",
        "Run or cancel these puljer",
    ),
)
def puljene_er_gjennomfort(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> tuple[str, ...]:
    igjen = g.aggregat.puljer_i(Puljefase.PLANLAGT, Puljefase.PAMELDING)
    return tuple(str(pulje.nr) for pulje in igjen)


@vilkar(
    "K-145",
    "Hver pulje er evaluert for seg, eller avlyst",
    "Kvar pulje er evaluert for seg, eller avlyst",
    "Each pulje is evaluated on its own, or cancelled",
    rettes_av="puljens_leder",
    slik=(
        "Evaluer disse puljene først",
        "Evaluer desse puljene først",
        "Evaluate these puljer first",
    ),
)
def puljene_er_evaluert(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> tuple[str, ...]:
    return tuple(str(pulje.nr) for pulje in g.aggregat.puljer if not pulje.er_ferdig)


@vilkar(
    "K-128",
    "Arbeidsgruppen har vært med på evalueringen",
    "Arbeidsgruppa har vore med på evalueringa",
    "The arbeidsgruppe took part in the evaluering",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Evaluer sammen med arbeidsgruppen, og før den opp blant aktørene",
        "Evaluer saman med arbeidsgruppa, og før henne opp blant aktørane",
        "Evaluate with the arbeidsgruppe, and list it among the actors",
    ),
)
def arbeidsgruppen_var_med(g: Grunnlag[Innforingslop, Evalueringsfakta]) -> bool:
    gruppe = g.aggregat.arbeidsgruppe
    return gruppe is None or gruppe in g.steg.evaluering.aktorer
