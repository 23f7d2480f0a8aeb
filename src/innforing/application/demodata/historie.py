"""The whole history: every course of events on one timeline, committed in bundles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from innforing.application.demodata.bunt import ta_bunt
from innforing.application.demodata.fyllgang import VEKST, fyllgang
from innforing.application.demodata.gang import Gjor, arbeidstid, dag_av
from innforing.application.demodata.lopsgang import lopets_gang
from innforing.application.demodata.plan import lopsplanene
from innforing.application.demodata.scene import Scene
from innforing.application.demodata.verden import losningens_gang, ny_inndeling, verdens_gang
from innforing.application.kommando import Avvist, Gjort, Kommando
from innforing.application.tidspunkt import arbeidsdagens_begynnelse, dagens_begynnelse

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.application.demodata.bestilling import Bestilling
    from innforing.application.demodata.bunt import Bunt
    from innforing.application.demodata.gang import Gang
    from innforing.application.huset import Huset
    from innforing.application.kommando import Svar

I_EN_BUNT = 2_000
"""Events in one commit, about."""
MELLOM = timedelta(milliseconds=1)
FORSTE_DAGER = timedelta(days=7)
ET_AR = timedelta(days=365)
SISTE_DAGER = timedelta(days=12)
OM_EN_KOMMUNE = ("deltakelse", "ibruktakelse")
NY_INNDELING = date(2024, 1, 2)


@dataclass(frozen=True, slots=True)
class Laget:
    """What was made."""

    hendelser: int
    steg: int
    avvist: int
    lop: int
    kommuner: int
    personer: int
    slutt: datetime
    """When the last event is recorded."""


class Historie:
    """The history while it is made."""

    def __init__(self, hus: Huset, bestilling: Bestilling) -> None:
        """Put the courses of events on the timeline."""
        self.s = Scene(bestilling, hus.kommuner, hus.verksted.memory)
        self.skrevet = 1
        """Events in the log; the first is its birth."""
        self.steg: Counter[str] = Counter()
        self._hus = hus
        self._bestilling = bestilling
        self._nr = 0
        self._registrert = 0
        self._tomt = False
        self._gang: Gang | None = None
        self._svar: Svar | None = None
        self._sist = bestilling.start
        self._plasser_ut()

    def lag(self, framdrift: Callable[[int, int], None]) -> Laget:
        """Take every step of the history, until there are as many events as were ordered."""
        while not self.ferdig:
            ta_bunt(self._hus.verksted, self._en_bunt)
            self._registrer()
            framdrift(self.skrevet, self._bestilling.hendelser)
        return Laget(
            hendelser=self.skrevet,
            steg=self.steg["gjort"],
            avvist=self.steg["avvist"],
            lop=self.steg["foresla"],
            kommuner=len(self.s.kommunene()),
            personer=len(self.s.folk.navn),
            slutt=self._sist,
        )

    @property
    def ferdig(self) -> bool:
        """Whether there is nothing more to make."""
        return self._tomt or self.skrevet >= self._bestilling.hendelser

    @property
    def mangler(self) -> int:
        """How many events are missing by now, on a log that grows as it should."""
        b = self._bestilling
        del_ = (self.s.na - b.start) / (b.slutt - SISTE_DAGER - b.start)
        return max(0, int(b.hendelser * min(1.0, del_) ** VEKST) + 1 - self.skrevet)

    @property
    def mot_slutten(self) -> bool:
        """Whether the last year has begun; a history in which nobody took part is filled then."""
        return self.s.na > self._bestilling.slutt - ET_AR

    def _plasser_ut(self) -> None:
        """Put every course of events at its beginning."""
        s, b = self.s, self._bestilling
        s.start(verdens_gang(s), b.start)
        s.start(ny_inndeling(s), arbeidsdagens_begynnelse(NY_INNDELING))
        for losning in s.losninger:
            dag = dag_av(b.start + FORSTE_DAGER + (b.slutt - b.start) * losning.nar)
            s.start(losningens_gang(s, losning), arbeidstid(dag, s.terning("nar", losning.id)))
        for plan in lopsplanene(b, s.losninger):
            s.start(lopets_gang(s, plan), plan.start)
        s.start(fyllgang(self), b.start + FORSTE_DAGER)

    def _en_bunt(self, bunt: Bunt) -> None:
        """Some thousand events, from the courses whose turn it is."""
        self._hus.verksted.memory.bring_forward(bunt.tx)
        self.s.les_fra(bunt.tx)
        til = min(self.skrevet + I_EN_BUNT, self._bestilling.hendelser)
        while self.skrevet < til:
            if self._gang is None:
                self._gang = self.s.neste()
            if self._gang is None:
                self._tomt = True
                return
            self._videre(bunt, self._gang)

    def _videre(self, bunt: Bunt, gang: Gang) -> None:
        """Let one course go on to its next step, its next wait, or its end."""
        try:
            hva = gang.send(self._svar)
        except StopIteration:
            self._gang = self._svar = None
            return
        self._svar = None
        if isinstance(hva, datetime):
            self.s.start(gang, hva)
            self._gang = None
            return
        kommando = self._kommando(hva) if isinstance(hva, Gjor) else hva
        if kommando is not None:
            self._svar = self._ta(bunt, kommando)

    def _kommando(self, gjor: Gjor) -> Kommando | None:
        """The step as a command; None when its kommune is no more."""
        slag, _, nokkel = gjor.pa.partition(":")
        if slag in OM_EN_KOMMUNE and self.s.kommune(nokkel.rpartition(":")[2]) is None:
            return None
        self._nr += 1
        return Kommando(
            id=f"demodata.{self._nr}",
            steg=gjor.steg,
            pa=gjor.pa,
            aktor=gjor.aktor,
            data=gjor.data,
            gjelder=None if gjor.gjelder is None else dagens_begynnelse(gjor.gjelder),
        )

    def _ta(self, bunt: Bunt, kommando: Kommando) -> Svar:
        """Take the step at the story's moment, and never at the moment of the one before."""
        self.s.na = max(self.s.na, self._sist + MELLOM)
        svar = bunt.ta(replace(kommando, na=self.s.na))
        self._sist = self.s.na
        if isinstance(svar, Gjort):
            self.skrevet += len(svar.hendelser)
            self.steg["gjort"] += 1
            self.steg[kommando.steg] += 1
            # one event is one microsecond, and the next step must be after the last of them
            self._sist += timedelta(microseconds=len(svar.hendelser))
        elif isinstance(svar, Avvist):
            self.steg["avvist"] += 1
        return svar

    def _registrer(self) -> None:
        """Enter the people who have come into the history since last time."""
        nye = list(self.s.folk.navn.items())[self._registrert :]
        for id_, navn in nye:
            self._hus.personer.registrer(navn, id=id_)
        self._registrert += len(nye)
