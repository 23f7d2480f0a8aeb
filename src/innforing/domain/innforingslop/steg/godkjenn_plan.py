"""Klar-til-bruk sjekket → planlagt: the owner approves the plan (K-109, K-111)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.livslop.grenser import LOP_PER_LEDER
from innforing.domain.innforingslop.verdier import Breddeforpliktelse, Puljeplan


class Fakta(Verdi):
    overlappende_lop: tuple[str, ...] = ()
    mangler_ved_beslutningen: tuple[str, ...] = ()
    apne_laeringspunkter: tuple[str, ...] = ()
    uspurte_kommuner: tuple[str, ...] = ()
    lop_per_leder: dict[str, int] = Field(default_factory=dict)
    """Person → løp led at the same time, this one included."""


class GodkjennPlan(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Godkjenn planen", "Godkjenn planen", "Approve the plan")
    fakta: ClassVar[type[Verdi]] = Fakta

    def avgjor(
        self, g: Grunnlag[Innforingslop, Fakta]
    ) -> Iterator[PlanGodkjent | BreddeforpliktelseApnet]:
        """A løp for which nobody made puljer has one, unnamed and without a limit."""
        lop = g.aggregat
        eneste = Puljeplan(nr=1, start=lop.plan.oppstart, slutt=lop.plan.slutt)
        yield PlanGodkjent(
            oppstart=lop.plan.oppstart, puljer=lop.puljer or (eneste,), av=str(g.aktor.person)
        )
        if lop.art == "C" and lop.plan.utviklingsansvarlig is not None:
            yield BreddeforpliktelseApnet(part=lop.plan.utviklingsansvarlig)


class PlanGodkjent(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Planen er godkjent", "Planen er godkjend", "The plan was approved"
    )

    oppstart: date | None = None
    puljer: tuple[Puljeplan, ...]
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(puljer=self.puljer)


class BreddeforpliktelseApnet(Hendelse[Innforingslop]):
    """The løsning is to be developed until all can have it; stays open after the løp (K-038)."""

    tekst: ClassVar[Tekst] = Tekst(
        "Breddeforpliktelsen er åpnet",
        "Breiddeforpliktinga er opna",
        "The duty to widen the løsning was opened",
    )

    part: Kode

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(breddeforpliktelse=Breddeforpliktelse(part=self.part))


@vilkar(
    "K-109",
    "Planen godkjennes av en annen enn den som la den",
    "Planen blir godkjend av ein annan enn den som la han",
    "The plan is approved by another than the one who laid it",
    rettes_av="koordineringsgruppen",
    slik=(
        "La et annet medlem av gruppen ta steget",
        "La ein annan medlem av gruppa ta steget",
        "Let another member of the group take the step",
    ),
)
def fire_oyne(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return g.aktor.person not in g.aggregat.plan_av


@vilkar(
    "K-375",
    "Det er vist til møtet eller den skriftlige runden",
    "Det er vist til møtet eller den skriftlege runden",
    "The meeting or the written round is cited",
    rettes_av="koordineringsgruppen",
    slik=(
        "Oppgi møte eller skriftlig runde, med dato",
        "Oppgi møte eller skriftleg runde, med dato",
        "State the meeting or the written round, with its date",
    ),
)
def beslutningen_er_vist(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    """A meeting that is still to come has decided nothing."""
    beslutning = g.steg.beslutning
    return beslutning is not None and bool(beslutning.dato <= g.gjelder_dag)


@vilkar(
    "K-108",
    "En arbeidsgruppe er knyttet til løpet",
    "Ei arbeidsgruppe er knytt til løpet",
    "A working group is tied to the løp",
    rettes_av="eier",
    slik=("Knytt en arbeidsgruppe", "Knyt ei arbeidsgruppe", "Tie a working group"),
)
def arbeidsgruppe_er_knyttet(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return g.aggregat.arbeidsgruppe is not None


@vilkar(
    "K-106",
    "Overlapp med andre løp er besvart",
    "Overlapp med andre løp er svara på",
    "Overlaps with other løp are answered",
    rettes_av=("eier", "arbeidsgruppen", "innforingsleder"),
    slik=(
        "Gi ett svar for hvert løp som overlapper",
        "Gi eitt svar for kvart løp som overlappar",
        "Give one answer for each løp that overlaps",
    ),
)
def overlapp_besvart(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    besvart = g.aggregat.besvarte_overlapp
    return tuple(lop for lop in g.fakta.overlappende_lop if lop not in besvart)


@vilkar(
    "K-212",
    "Læringspunkter fra tidligere løp er besvart",
    "Læringspunkt frå tidlegare løp er svara på",
    "Lessons of earlier løp are answered",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Si i planen hva dere gjør med hvert læringspunkt, og hvorfor når det ikke er aktuelt",
        "Sei i planen kva de gjer med kvart læringspunkt, og kvifor når det ikkje er aktuelt",
        "Say in the plan what you do with each lesson, and why when it is not relevant",
    ),
)
def laeringspunkter_besvart(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    """Taken along, or declined with the reason: a bare no teaches nobody anything."""
    plan = g.aggregat.plan
    besvart = {s.laeringspunkt for s in plan.laeringspunkter if s.brukes or s.hvordan}
    return tuple(p for p in g.fakta.apne_laeringspunkter if p not in besvart)


@vilkar(
    "K-124",
    "Det er spurt hvorfor kommunene ikke har innført løsningen",
    "Det er spurt kvifor kommunane ikkje har innført løysinga",
    "Somebody asked why the kommuner have not introduced it",
    rettes_av=("kontaktperson", "arbeidsgruppen"),
    slik=(
        "Registrer kartlegging for kommunene, eller si hvorfor det ikke trengs",
        "Registrer kartlegging for kommunane, eller sei kvifor det ikkje trengst",
        "Register the mapping, or say why it is not needed",
    ),
)
def arsaken_er_kartlagt(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(g.fakta.uspurte_kommuner)


@vilkar(
    "K-115",
    "Løpet er innenfor kapasiteten",
    "Løpet er innanfor kapasiteten",
    "The løp is within capacity",
    rettes_av=("eier", "nhn"),
    slik=(
        "Flytt puljer, finn flere ledere, eller si hvorfor det går",
        "Flytt puljer, finn fleire leiarar, eller sei kvifor det går",
        "Move puljer, find more leaders, or say why it works",
    ),
)
def innenfor_kapasitet(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    """Bodies that said they lack capacity, and persons who lead too many løp at once."""
    mangler = tuple(svar.organ for svar in g.aggregat.plan.kapasitet if not svar.nok)
    antall = g.fakta.lop_per_leder.items()
    return (*mangler, *(person for person, lop in antall if lop > LOP_PER_LEDER))


@vilkar(
    "K-107",
    "Det er vist til beslutningen som prioriterer løpet",
    "Det er vist til avgjerda som prioriterer løpet",
    "The decision that prioritises the løp is cited",
    rettes_av=("eier", "arbeidsgruppen", "innforingsleder"),
    slik=(
        "Vis til beslutningen i planen, eller si hvorfor det ikke er noen",
        "Vis til avgjerda i planen, eller sei kvifor det ikkje er nokon",
        "Cite the decision in the plan, or say why there is none",
    ),
)
def sektoren_har_prioritert(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return g.aggregat.plan.prioritering is not None
