"""Påmelding → gjennomføring: a pulje starts; the løp follows with its first one (K-142)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Puljefase


class Fakta(Verdi):
    pameldte_i_puljen: tuple[str, ...] = ()
    ubesvarte_i_puljen: tuple[str, ...] = ()
    """Invited to the pulje, and no answer yet."""


class StartGjennomforing(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Start gjennomføringen", "Start gjennomføringa", "Start the rollout"
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    pulje: int = Field(default=1, ge=1)
    start: date | None = None
    """When it really starts; None: as the plan says."""

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[GjennomforingStartet]:
        yield GjennomforingStartet(pulje=self.pulje, start=startdato(g) or g.gjelder_dag)


class GjennomforingStartet(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Gjennomføringen er startet", "Gjennomføringa er starta", "The rollout was started"
    )
    pulje: int
    start: date

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med_endret_pulje(self.pulje, fase=Puljefase.GJENNOMFORING, start=self.start)


def startdato(g: Grunnlag[Innforingslop, Fakta]) -> date | None:
    """The date in the step, else of the pulje, else of the løp."""
    pulje = g.aggregat.pulje(g.steg.pulje)
    planlagt = None if pulje is None else pulje.start
    return g.steg.start or planlagt or g.aggregat.plan.oppstart


@vilkar(
    "K-139",
    "Puljen har hatt påmelding, og er ikke startet før",
    "Pulja har hatt påmelding, og er ikkje starta før",
    "The pulje has had its enrolment, and was not started before",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Åpne påmelding til puljen først, eller velg en annen pulje",
        "Opne påmelding til pulja først, eller vel ei anna pulje",
        "Open enrolment to the pulje first, or choose another",
    ),
)
def puljen_kan_starte(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    pulje = g.aggregat.pulje(g.steg.pulje)
    return pulje is not None and pulje.fase is Puljefase.PAMELDING


@vilkar(
    "K-131, K-143",
    "Puljen har en leder",
    "Pulja har ein leiar",
    "The pulje has a leader",
    rettes_av="eier",
    slik=("Utpek leder for puljen", "Peik ut leiar for pulja", "Appoint a leader of the pulje"),
)
def puljen_har_leder(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    """A stedfortreder stands in for somebody; the pulje needs that somebody too."""
    ledere = g.aggregat.puljens_ledere(g.steg.pulje, g.gjelder_dag)
    return any(not leder.stedfortreder for leder in ledere)


@vilkar(
    "K-139",
    "Puljen har en startdato",
    "Pulja har ein startdato",
    "The pulje has a start date",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Oppgi startdato i steget eller i planen",
        "Oppgi startdato i steget eller i planen",
        "State the start date in the step or in the plan",
    ),
)
def puljen_har_startdato(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return startdato(g) is not None


@vilkar(
    "K-164",
    "Minst én kommune deltar i puljen",
    "Minst éin kommune deltek i pulja",
    "At least one kommune takes part in the pulje",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Begrunn at puljen starter uten deltakere, eller avlys den",
        "Grunngi at pulja startar utan deltakarar, eller avlys henne",
        "Give grounds for starting without participants, or cancel the pulje",
    ),
)
def noen_deltar(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return bool(g.fakta.pameldte_i_puljen)


@vilkar(
    "K-156",
    "Svarfristen er ute, eller alle har svart",
    "Svarfristen er ute, eller alle har svart",
    "The deadline has passed, or everyone has answered",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Vent til svarfristen, eller begrunn at puljen starter før",
        "Vent til svarfristen, eller grunngi at pulja startar før",
        "Wait for the deadline, or give grounds for starting before it",
    ),
)
def alle_har_svart(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    pulje = g.aggregat.pulje(g.steg.pulje)
    frist = None if pulje is None else pulje.svarfrist
    er_ute = frist is None or frist < g.gjelder_dag
    return () if er_ute else g.fakta.ubesvarte_i_puljen
