"""The course of one løp: from the proposal to the koordineringsgruppe, or to where it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innforing.application.demodata import tekster
from innforing.application.demodata.evalueringsgang import evaluering
from innforing.application.demodata.folk import KG, leder_av
from innforing.application.demodata.gang import Gjor, sjanse
from innforing.application.demodata.omrade import (
    journalsystem,
    malgruppen,
    puljesystemer,
    stedet,
    trekk,
)
from innforing.application.demodata.planlegging import planlegging
from innforing.application.demodata.puljegang import puljegang
from innforing.application.demodata.sjekkgang import sjekk
from innforing.application.kommando import Gjort

if TYPE_CHECKING:
    import random

    from innforing.application.demodata.gang import Data, Delgang, Gang
    from innforing.application.demodata.omrade import Sted
    from innforing.application.demodata.plan import Lopsplan
    from innforing.application.demodata.scene import Scene
    from innforing.domain.grunnmur.aktor import Aktor


class Lopsgang:
    """What the parts of one løp's course share."""

    def __init__(self, s: Scene, plan: Lopsplan) -> None:
        """Draw the region and the people on the day it is proposed."""
        self.s = s
        self.plan = plan
        self.strom = f"innforingslop:{plan.id}"
        self.hell: random.Random = s.terning("gang", plan.id)
        self.sted: Sted = stedet(s, plan)
        self.gruppe = f"arbeidsgruppe-{plan.id}"

    @property
    def eier(self) -> Aktor:
        """One who acts for the owner."""
        if self.sted.eier == KG:
            return self.s.folk.medlem(self.plan.nr)
        return self.sted.kontakt(self.s)

    @property
    def leder(self) -> Aktor:
        """Who leads the løp as a whole."""
        return leder_av(self.s.lop(self.plan.id))

    def tar(self, steg: str, aktor: Aktor, **data: object) -> Gjor:
        """A step on the løp itself."""
        return Gjor(steg, self.strom, aktor, {k: v for k, v in data.items() if v is not None})

    def ma(self, steg: str, aktor: Aktor, **data: object) -> Delgang:
        """A step that the course cannot go on without."""
        svar = yield self.tar(steg, aktor, **data)
        return isinstance(svar, Gjort)

    def beslutning(self, dager: int = 0) -> Data:
        """The meeting that a decision of the koordineringsgruppe rests on."""
        return {
            "form": self.hell.choice(("mote", "mote", "skriftlig")),
            "dato": self.s.iso(-dager),
            "referanse": f"Sak {self.plan.nr + 1}",
        }

    def slutter(self, sted: str) -> Delgang:
        """Whether the løp comes no further than this; if so, it is ended or left waiting."""
        skjebne = self.plan.skjebne
        if not self.plan.ender(sted):
            return False
        yield self.s.om(self.hell.randint(5, 40), self.hell)
        if skjebne == "pa_vent":
            yield from self._pause(self.hell.randint(60, 400))
            return True
        yield self.tar("avslutt", self.eier, art=skjebne, begrunnelse=tekster.AVSLUTNING[skjebne])
        if sjanse(self.hell, 0.3):
            yield self.s.om(self.hell.randint(60, 300), self.hell)
            yield self.tar("ta_opp_igjen", self.eier, begrunnelse="Det som manglet, er på plass.")
        return True

    def kanskje_pause(self) -> Gang:
        """Now and then the løp waits for something, and goes on."""
        if not sjanse(self.hell, 0.12):
            return
        yield from self._pause(60)
        yield self.s.om(self.hell.randint(20, 90), self.hell)
        yield self.tar("gjenoppta", self.eier)

    def _pause(self, dager: int) -> Gang:
        vurderes = self.s.iso(dager)
        yield self.tar("sett_pa_vent", self.eier, begrunnelse=tekster.PAUSE, vurderes=vurderes)


def lopets_gang(s: Scene, plan: Lopsplan) -> Gang:
    """The whole course."""
    g = Lopsgang(s, plan)
    if not (yield from _forslag(g)):
        return
    if plan.skjebne == "avvist":
        yield s.om(g.hell.randint(15, 60), g.hell)
        yield g.tar("avslutt", g.eier, art="avvist", begrunnelse=tekster.AVSLUTNING["avvist"])
        return
    if not (yield from _oppstart(g)) or not (yield from sjekk(g)):
        return
    yield from g.kanskje_pause()
    if not (yield from planlegging(g)) or (yield from g.slutter("plan")):
        return
    if not (yield from puljegang(g)):
        return
    yield from evaluering(g)


def _forslag(g: Lopsgang) -> Delgang:
    """Somebody proposes the løp: a member of the koordineringsgruppe, or the region itself."""
    plan, losning = g.plan, g.plan.losning
    felles: Data = {
        "begrunnelse": g.hell.choice(tekster.FORSLAG),
        "tittel": f"{plan.navn}: løp {plan.nr + 1}",
        "omrade": g.sted.omrade,
    }
    if losning is None:
        felles |= {"slag": "felles_prosess", "tema": plan.navn}
    else:
        felles |= {"type": plan.art.lower(), "losning": losning.id, "program": losning.program}
    if plan.art in "AC" and sjanse(g.hell, 0.7):
        felles["prioritering"] = {"organ": "ks", "dato": g.s.iso(), "referanse": "Prioritering"}
    return (yield from g.ma("foresla", g.eier, **felles))


def _oppstart(g: Lopsgang) -> Delgang:
    """A group, leaders, and the kommuner that the løp is for."""
    s, hell = g.s, g.hell
    yield s.om(hell.randint(7, 25), hell)
    if g.plan.art in "AC":
        yield g.tar(
            "knytt_arbeidsgruppe",
            g.eier,
            organ=g.gruppe,
            navn=f"Arbeidsgruppe {g.plan.nr + 1} (eksempel)",
            mandat="Legge planen, og følge løpet til det er evaluert.",
            medlemmer=_medlemmer(g),
        )
    if not (yield from g.ma("utpek_leder", g.eier, ledere=_lederne(g))):
        return False
    yield s.om(hell.randint(5, 20), hell)
    kommuner = malgruppen(s, g.plan, g.sted)
    egne = {k: trekk(journalsystem(s, k)) for k in kommuner} if g.plan.art == "C" else None
    if not (yield from g.ma("fastsett_kommuner", g.leder, kommuner=kommuner, trekk=egne)):
        return False
    yield s.om(hell.randint(10, 30), hell)
    yield from _kartlegging(g, kommuner)
    return True


def _kartlegging(g: Lopsgang, kommuner: list[str]) -> Gang:
    """The kommuner are asked why they have not introduced it; not all answer."""
    arsaker = ("kapasitet", "kapasitet", "leverandor", "okonomi", "prioritering", "vet_ikke")
    for kommune in kommuner:
        funnet = g.s.kommune(kommune)
        if funnet is None or sjanse(g.hell, 0.5):
            continue
        data: Data = {"arsak": g.hell.choice(arsaker)}
        if g.plan.art == "F":
            hvor = g.hell.choice(("ikke_i_gang", "i_gang", "kommet_langt"))
            data = {"svar": [{"tema": "hvor_langt", "svar": hvor}]}
        aktor = g.s.folk.kontaktperson(funnet.fylke)
        yield Gjor("registrer_kartlegging", f"deltakelse:{g.plan.id}:{kommune}", aktor, data)


def _medlemmer(g: Lopsgang) -> list[Data]:
    folk, sted = g.s.folk, g.sted
    forste = g.s.kommunene()[0].id
    deler = [
        (folk.nhn(), "nhn"),
        (folk.ks(), "ks"),
        (folk.ressurs(sted.fylke, 0), "region_med_erfaring"),
        (folk.ressurs(sted.annet_fylke, 1), "region_med_lav_utbredelse"),
    ]
    if g.plan.art == "C":
        har = (folk.fullmektig(forste), "kommune_som_har_innfort")
        deler = [deler[0], har, (folk.kontaktperson(sted.fylke), "kommune_som_planlegger")]
    frikjopt = sjanse(g.hell, 0.8)
    return [{"person": a.person, "del_av": del_, "frikjopt": frikjopt} for a, del_ in deler]


def _lederne(g: Lopsgang) -> list[Data]:
    folk, sted, nr = g.s.folk, g.sted, g.plan.nr
    if g.plan.art == "F":
        return [_utnevnt(folk.prosessleder(sted.fylke))]
    forst = folk.leder(sted.fylke, nr)
    if g.plan.art != "C":
        return [_utnevnt(forst)]
    neste = folk.leder(sted.annet_fylke, nr)
    puljer = range(1, len(puljesystemer(g.s, g.plan)) + 1)
    return [
        _utnevnt(aktor, pulje=pulje, helheten=pulje == 1)
        for pulje, aktor in zip(puljer, (forst, neste), strict=True)
    ]


def _utnevnt(aktor: Aktor, **mer: object) -> Data:
    return {"person": aktor.person, "rolle": aktor.rolle.value, "organ": aktor.organ, **mer}
