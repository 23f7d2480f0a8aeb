"""Stays: the approved plan changes while it runs; what was promised is promised anew (K-151)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.invitasjon import (
    Invitasjonstekst,
    NySvarfrist,
    SendtInvitasjon,
    avtrykk,
    en_tekst_per_malform,
)
from innforing.domain.innforingslop.plan import Plan, Planutkast
from innforing.domain.innforingslop.planlegging import med_plan, unike_numre
from innforing.domain.innforingslop.verdier import Puljeform, Puljeutkast


class Fakta(Verdi):
    plasser_tatt: dict[str, int] = Field(default_factory=dict)
    """Number of a pulje, as text → seats taken."""
    overlappende_lop: tuple[str, ...] = ()
    """With the dates as they would become."""
    mottakernes_malformer: tuple[str, ...] = ("nb", "nn")


class EndrePlan(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst("Endre planen", "Endre planen", "Change the plan")
    fakta: ClassVar[type[Verdi]] = Fakta

    plan: Planutkast | None = None
    puljer: tuple[Puljeutkast, ...] = ()
    svarfrister: tuple[NySvarfrist, ...] = ()
    tekster: tuple[Invitasjonstekst, ...] = ()
    """A new version of the invitation, for all who got the former."""

    @model_validator(mode="after")
    def _form(self) -> Self:
        if self.plan is None and not (self.puljer or self.svarfrister or self.tekster):
            raise PydanticCustomError("plan", "say what is to change")
        unike_numre(p.nr for p in self.puljer)
        unike_numre(f.pulje for f in self.svarfrister)
        en_tekst_per_malform(self.tekster)
        return self

    @property
    def berorte_puljer(self) -> tuple[int, ...]:
        """The puljer that a leader of a pulje must lead; none when it touches the whole."""
        return () if self.plan is not None else self.nevnte_puljer

    @property
    def nevnte_puljer(self) -> tuple[int, ...]:
        """The puljer that the step names; a new text without any is for all that were invited."""
        return (*(p.nr for p in self.puljer), *(f.pulje for f in self.svarfrister))

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[PlanEndret]:
        sendt = (g.aggregat.invitasjon_til(nr) for nr in _lofter_endres(g))
        nye = tuple(
            SendtInvitasjon(
                pulje=gammel.pulje,
                versjon=gammel.versjon + 1,
                sendt=g.gjelder_dag,
                svarfrist=_frist(self, gammel),
                avtrykk=avtrykk(self.tekster),
            )
            for gammel in sendt
            if gammel is not None
        )
        yield PlanEndret(
            plan=self.plan,
            puljer=self.puljer,
            svarfrister=self.svarfrister,
            tekster=self.tekster,
            invitasjoner=nye,
            av=str(g.aktor.person),
        )


class PlanEndret(Hendelse[Innforingslop]):
    """The koordineringsgruppe is told by the event itself (livslop.md §2)."""

    tekst: ClassVar[Tekst] = Tekst("Planen er endret", "Planen er endra", "The plan was changed")

    plan: Planutkast | None = None
    puljer: tuple[Puljeutkast, ...] = ()
    svarfrister: tuple[NySvarfrist, ...] = ()
    tekster: tuple[Invitasjonstekst, ...] = ()
    invitasjoner: tuple[SendtInvitasjon, ...] = ()
    """The new versions, one for each pulje whose promise changed."""
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        lop = med_plan(aggregat, self.plan, self.puljer, av=self.av)
        for ny in self.svarfrister:
            pulje = lop.pulje(ny.pulje)
            lop = lop if pulje is None else lop.med_pulje(pulje.med(svarfrist=ny.svarfrist))
        return lop.med(invitasjoner=(*lop.invitasjoner, *self.invitasjoner))


def _frist(steg: EndrePlan, gammel: SendtInvitasjon) -> date:
    nye = {ny.pulje: ny.svarfrist for ny in steg.svarfrister}
    return nye.get(gammel.pulje, gammel.svarfrist)


def _nye_datoer(g: Grunnlag[Innforingslop, Fakta]) -> tuple[int, ...]:
    """Numbers of puljer whose dates change; one without dates of its own has those of the plan."""
    utkast = {u.nr: u for u in g.steg.puljer}
    gammel_plan, ny_plan = g.aggregat.plan, _plan_etter(g)
    return tuple(
        p.nr
        for p in g.aggregat.puljer
        if (p.nr in utkast or not p.er_ferdig)
        and _datoer(p, gammel_plan) != _datoer(utkast.get(p.nr, p), ny_plan)
    )


def _plan_etter(g: Grunnlag[Innforingslop, Fakta]) -> Plan:
    utkast: Planutkast | None = g.steg.plan
    return g.aggregat.plan if utkast is None else utkast.lagt_pa(g.aggregat.plan)


def _datoer(pulje: Puljeform, plan: Plan) -> tuple[date | None, date | None]:
    return pulje.start or plan.oppstart, pulje.slutt or plan.slutt


def _lofter_endres(g: Grunnlag[Innforingslop, Fakta]) -> tuple[int, ...]:
    """Puljer that an invitation was sent to, and whose dates, deadline or traits change."""
    gamle = {p.nr: p for p in g.aggregat.puljer}
    trekk = (u.nr for u in g.steg.puljer if u.nr in gamle and u.trekk != gamle[u.nr].trekk)
    frister = (
        ny.pulje
        for ny in g.steg.svarfrister
        if ny.pulje in gamle and ny.svarfrist != gamle[ny.pulje].svarfrist
    )
    endret = {*_nye_datoer(g), *trekk, *frister}
    sendt = sorted(nr for nr in endret if g.aggregat.invitasjon_til(nr) is not None)
    if sendt or not g.steg.tekster:
        return tuple(sendt)
    nevnt = g.steg.nevnte_puljer
    alle = sorted({sendt.pulje for sendt in g.aggregat.invitasjoner})
    return tuple(nr for nr in alle if not nevnt or nr in nevnt)


@vilkar(
    "K-139",
    "Kapasiteten rommer kommunene som har plass",
    "Kapasiteten rommar kommunane som har plass",
    "The capacity holds the kommuner that have a seat",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Sett kapasiteten minst så høyt som plassene som er tatt",
        "Set kapasiteten minst så høgt som plassane som er tekne",
        "Set the capacity at least to the seats taken",
    ),
)
def kapasiteten_rommer_de_pameldte(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    tatt = g.fakta.plasser_tatt
    return tuple(
        f"pulje.{p.nr}"
        for p in g.steg.puljer
        if p.kapasitet is not None and p.kapasitet < tatt.get(str(p.nr), 0)
    )


@vilkar(
    "K-141",
    "Puljer i endringen har trekk som kommunene har felles",
    "Puljer i endringa har trekk som kommunane har felles",
    "Puljer in the change have traits that their kommuner share",
    rettes_av=("den_som_leder_helheten", "puljens_leder"),
    slik=(
        "Oppgi felles trekk for disse puljene",
        "Oppgi felles trekk for desse puljene",
        "State common traits for these puljer",
    ),
)
def endrede_puljer_har_trekk(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    """Without traits a pulje of type C would be for everybody."""
    return tuple(f"pulje.{p.nr}" for p in g.steg.puljer if not p.trekk)


@vilkar(
    "K-156",
    "Nye svarfrister er fram i tid, for puljer som tar imot svar",
    "Nye svarfristar er fram i tid, for puljer som tek imot svar",
    "New deadlines are ahead, for puljer that take answers",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=("Sett en senere svarfrist", "Set ein seinare svarfrist", "Set a later deadline"),
)
def nye_svarfrister_er_framover(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    apne = {p.nr for p in g.aggregat.puljer if p.svarfrist is not None and not p.er_ferdig}
    return tuple(
        f"pulje.{ny.pulje}"
        for ny in g.steg.svarfrister
        if ny.pulje not in apne or ny.svarfrist <= g.gjelder_dag
    )


@vilkar(
    "K-151",
    "Det en sendt invitasjon lovet, endres bare med en ny invitasjon",
    "Det ein send invitasjon lova, blir berre endra med ein ny invitasjon",
    "What a sent invitation promised changes only by a new one",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Legg ved ny invitasjonstekst til alle som fikk den forrige",
        "Legg ved ny invitasjonstekst til alle som fekk den førre",
        "Add a new text for all who got the former",
    ),
)
def invitasjonen_fornyes(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return () if g.steg.tekster else tuple(f"pulje.{nr}" for nr in _lofter_endres(g))


@vilkar(
    "K-106",
    "Nye overlapp med andre løp er besvart",
    "Nye overlapp med andre løp er svara på",
    "New overlaps with other løp are answered",
    rettes_av=("eier", "innforingsleder"),
    slik=(
        "Svar på overlappene, eller si hvorfor endringen kan gjøres likevel",
        "Svar på overlappa, eller sei kvifor endringa kan gjerast likevel",
        "Answer the overlaps, or say why the change can be made",
    ),
)
def nye_overlapp_besvart(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    besvart = g.aggregat.besvarte_overlapp
    return tuple(lop for lop in g.fakta.overlappende_lop if lop not in besvart)


@vilkar(
    "K-159",
    "Puljer med påmeldte kommuner beholder datoene",
    "Puljer med påmelde kommunar beheld datoane",
    "Puljer with enrolled kommuner keep their dates",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Behold datoene, eller si hva som er avtalt med kommunene",
        "Behald datoane, eller sei kva som er avtalt med kommunane",
        "Keep the dates, or say what was agreed with the kommuner",
    ),
)
def de_pameldte_beholder_datoene(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    tatt = g.fakta.plasser_tatt
    return tuple(f"pulje.{nr}" for nr in _nye_datoer(g) if tatt.get(str(nr), 0))


@vilkar(
    "K-156",
    "Ingen svarfrist flyttes nærmere",
    "Ingen svarfrist blir flytt nærare",
    "No deadline is moved earlier",
    rettes_av=("innforingsleder", "puljens_leder"),
    slik=(
        "Behold fristen, eller si hvorfor den må kortes ned",
        "Behald fristen, eller sei kvifor han må kortast ned",
        "Keep the deadline, or say why it must be shorter",
    ),
)
def fristen_forkortes_ikke(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    frister = {p.nr: p.svarfrist for p in g.aggregat.puljer}
    return tuple(
        f"pulje.{ny.pulje}"
        for ny in g.steg.svarfrister
        if (gammel := frister.get(ny.pulje)) is not None and ny.svarfrist < gammel
    )
