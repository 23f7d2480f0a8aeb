"""The evaluering is delivered to the koordineringsgruppe and the program (K-209, K-213)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.evaluering import Levering
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Bevis


class DelEvaluering(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Del evalueringen", "Del evalueringa", "Share the evaluation")

    bevis: tuple[Bevis, ...] = ()
    """The evaluering as a document, by reference and checksum (K-378)."""
    sendt_til: tuple[Kode, ...] = ()
    """Other bodies that got it, by organ id: the avgivende program among them (K-213)."""

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[EvalueringDelt]:
        sendt_for = {evaluering.pulje for evaluering in g.aggregat.evalueringer}
        yield EvalueringDelt(
            av=str(g.aktor.person),
            dato=g.gjelder_dag,
            puljer=tuple(p.nr for p in g.aggregat.puljer if p.nr not in sendt_for),
            bevis=self.bevis,
            sendt_til=self.sendt_til,
        )


class EvalueringDelt(Hendelse[Innforingslop]):
    """From now on the evaluering is fixed; a correction is added (K-216)."""

    tekst: ClassVar[Tekst] = Tekst(
        "Evalueringen er delt", "Evalueringa er delt", "The evaluation was shared"
    )
    av: str
    dato: date
    puljer: tuple[int, ...] = ()
    """The puljer that have not sent an evaluering of their own before."""
    bevis: tuple[Bevis, ...] = ()
    sendt_til: tuple[Kode, ...] = ()

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(levert=Levering(av=self.av, dato=self.dato))


@vilkar(
    "K-216",
    "Evalueringen er ikke delt før",
    "Evalueringa er ikkje delt før",
    "The evaluation was not shared before",
    rettes_av=("innforingsleder", "den_som_leder_helheten"),
    slik=(
        "En delt evaluering står fast: legg til en rettelse når gruppen har mottatt den",
        "Ei delt evaluering står fast: legg til ei retting når gruppa har teke imot henne",
        "A shared evaluation is fixed: add a correction once the group has it",
    ),
)
def evalueringen_er_ikke_delt_for(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    return g.aggregat.levert is None


@vilkar(
    "K-210",
    "Læringspunktene er publisert",
    "Læringspunkta er publiserte",
    "The lessons are published",
    rettes_av=("innforingsleder", "den_som_leder_helheten"),
    slik=(
        "Publiser læringspunktene, eller begrunn at de holdes tilbake",
        "Publiser læringspunkta, eller grunngi at dei blir haldne tilbake",
        "Publish the lessons, or say why they are held back",
    ),
)
def laeringspunkter_er_publisert(g: Grunnlag[Innforingslop, IngenFakta]) -> tuple[str, ...]:
    return tuple(str(punkt.nr) for punkt in g.aggregat.laeringspunkter if not punkt.publisert)


@vilkar(
    "K-213",
    "Evalueringen er sendt til avgivende program eller prosjekt",
    "Evalueringa er send til avgjevande program eller prosjekt",
    "The evaluation is sent to the programme that handed over",
    rettes_av=("innforingsleder", "den_som_leder_helheten"),
    slik=(
        "Send evalueringen til programmet også, eller begrunn hvorfor ikke",
        "Send evalueringa til programmet også, eller grunngi at det ikkje skjer",
        "Send it to the programme too, or say why not",
    ),
)
def programmet_har_fatt_den(g: Grunnlag[Innforingslop, IngenFakta]) -> bool | tuple[str, ...]:
    program = g.aggregat.program
    if program is None or program in g.steg.sendt_til:
        return True
    return (program,)
