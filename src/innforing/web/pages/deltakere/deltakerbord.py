"""The kommuner of one løp as its leader's desk shows them: one question to each read model."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.domain.pulje.pulje import Pulje
from innforing.projections import utbredelse
from innforing.projections.deltakere.deltaker import les
from innforing.projections.deltakere.deltakere import LENGE
from innforing.projections.kartlegging import IKKE_KARTLAGT, kartlegging
from innforing.web import alfabet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.domain.innforingslop.innforingslop import Innforingslop
    from innforing.projections.deltakere.deltaker import Deltaker
    from innforing.projections.sight import Found
    from innforing.registers.kommuner import Kommune
    from innforing.web.kall import Kall

ETTER_START: Final = 90
"""Days after its pulje began when a kommune should have taken it into use (K-201)."""
FAST: Final = 180
"""Days that a kommune has stood at «teknisk innført» when it is stuck in the pilotfase (K-199)."""

LEDER: Final = "lopets_leder"
"""The authority that is the same for every kommune of a løp."""
HELSEREGION: Final = "helseregion-"
"""What the region of an office begins with when it is more than one fylke."""

_STIGEN: Final = {str(s.value): s for s in Bruksstatus}
_SVART: Final = {
    str(s.value)
    for s in (
        Svarstatus.PAMELDT,
        Svarstatus.PA_VENTELISTE,
        Svarstatus.TAKKET_NEI,
        Svarstatus.TRUKKET_SEG,
    )
}
_IKKE_SVART: Final = {str(s.value) for s in (Svarstatus.INVITERT, Svarstatus.IKKE_SVART)}
_EGNE_SVAR: Final = frozenset(
    ("KommunePameldt", "KommuneSattPaVenteliste", "KommuneTakketNei", "KommuneTrakkSeg")
)
"""What stands after an answer of the kommune; anything else is not heard from it."""


@dataclass(frozen=True, slots=True)
class Trinn:
    """The rung of a kommune, from when, and what that rests on."""

    status: Bruksstatus
    fra: date
    belegg: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bordrad:
    """One kommune on the desk."""

    en: Deltaker
    navn: str
    fylke: str
    """Number; empty for a kommune that is no more."""
    trinn: Trinn | None
    """None: nobody has told."""
    arsak: str
    """Why it is not introduced, as the kartlegging has it: a reason, or that nobody has asked."""
    start: date | None
    """When its pulje began; None while it has not."""
    dag: date

    @property
    def svart(self) -> bool:
        """Whether it has answered, yes or no."""
        return self.en.status in _SVART

    @property
    def ikke_svart(self) -> bool:
        """Invited, and nothing said."""
        return self.en.status in _IKKE_SVART and not self.en.avsluttet

    @property
    def hort(self) -> date | None:
        """The last day we heard from it: contact, or an answer."""
        svar = self.en.fort.dag if self.en.fort.hendelse in _EGNE_SVAR else None
        return max((d for d in (svar, self.en.siste_kontakt) if d is not None), default=None)

    @property
    def stille(self) -> bool:
        """Not heard from for long, of those that something may be asked of (K-161)."""
        hort = self.hort
        return self.en.sporres and (hort is None or (self.dag - hort).days > LENGE)

    @property
    def under_etter_start(self) -> bool:
        """Takes part, began long ago, and is below «tatt i bruk» or has told nothing (K-201)."""
        med = self.en.deltatt and self.en.sporres and self.start is not None
        if not med or self.start is None or self.dag < self.start + timedelta(days=ETTER_START):
            return False
        return self.trinn is None or self.trinn.status.trinn < Bruksstatus.TATT_I_BRUK.trinn

    @property
    def fast_i_pilot(self) -> bool:
        """Has stood long at «teknisk innført» (K-199)."""
        if self.trinn is None or not self.en.sporres:
            return False
        lenge = self.dag - self.trinn.fra >= timedelta(days=FAST)
        return self.trinn.status is Bruksstatus.TEKNISK_INNFORT and lenge

    @property
    def forfalt(self) -> bool:
        """A follow-up is overdue."""
        return self.en.sporres and self.en.neste is not None and self.en.neste < self.dag


@dataclass(frozen=True, kw_only=True)
class Deltakerbord:
    """A løp and its aktuelle kommuner, in the order of the alphabet."""

    kall: Kall = field(repr=False)
    lop: str
    innhold: Innforingslop
    rader: tuple[Bordrad, ...]

    @cached_property
    def etter_id(self) -> Mapping[str, Bordrad]:
        """Kommune id → its row."""
        return {rad.en.kommune: rad for rad in self.rader}

    def kan(self, rad: Bordrad) -> frozenset[str]:
        """The steps that the reader may take for a kommune; the engine is asked once an area.

        Who is near a kommune goes by its region; who leads the løp, leads it for all of them.
        """
        if self.kall.jeg is None or self.kall.spolt:
            return frozenset()
        nokkel = LEDER if LEDER in self._spurt else self._omrade(self.kall.jeg.region, rad)
        if nokkel not in self._spurt:
            mine = [m for m in self.kall.mulige(f"deltakelse:{self.lop}:{rad.en.kommune}") if m.min]
            nokkel = LEDER if any(m.hvem == (LEDER,) for m in mine) else nokkel
            self._spurt[nokkel] = frozenset(m.steg for m in mine)
        return self._spurt[nokkel]

    def _omrade(self, region: str | None, rad: Bordrad) -> str:
        """What the reader's office may tell the kommune by: one's own region, or every other."""
        if region is None:
            return ""
        return rad.fylke if region.startswith(HELSEREGION) else str(rad.fylke == region)

    @cached_property
    def _spurt(self) -> dict[str, frozenset[str]]:
        return {}

    def ledige(self, pulje: int) -> int | None:
        """Seats left in a pulje; None when there is no limit."""
        seter = self.kall.leser.aggregat(f"pulje:{self.lop}:{pulje}")
        return seter.ledige if isinstance(seter, Pulje) else None

    def for_meg(self, steg: str) -> tuple[Bordrad, ...]:
        """The kommuner that the reader may take a step for."""
        return tuple(rad for rad in self.rader if steg in self.kan(rad))


def les_bord(kall: Kall, lop: str, kommune: str | None = None) -> Deltakerbord:
    """All of it, or one kommune; `IkkeFunnet` when there is no such løp."""
    innhold = kall.lop(lop)
    bare = {} if kommune is None else {"kommune": kommune}
    with kall.sight("deltakere") as sight:
        funnet = list(les(sight, {"lop": lop, **bare}))
    with kall.sight("kartlegging") as sight:
        arsaker = {k.kommune: k.arsak for k in kartlegging(sight, lop)}
    stigen = _stigen(kall, innhold, bare)
    register = {k.id: k for k in kall.hus.kommuner.per(kall.moment.dag)}
    rader = [
        _rad(kall, innhold, en, stigen, register, arsaker.get(en.kommune, IKKE_KARTLAGT))
        for en in funnet
    ]
    rader.sort(key=lambda rad: alfabet.nokkel(rad.navn))
    return Deltakerbord(kall=kall, lop=lop, innhold=innhold, rader=tuple(rader))


def _stigen(kall: Kall, innhold: Innforingslop, bare: dict[str, str]) -> dict[str, Found]:
    """Kommune → the row of its rung, in one question."""
    if innhold.losning is None:
        return {}
    with kall.sight("utbredelse") as sight:
        rader = sight.rows(utbredelse.TRINN, losning=innhold.losning, **bare)
    return {rad.text("kommune"): rad for rad in rader}


def _rad(
    kall: Kall,
    innhold: Innforingslop,
    en: Deltaker,
    stigen: Mapping[str, Found],
    register: Mapping[str, Kommune],
    arsak: str,
) -> Bordrad:
    kommune, trinn = register.get(en.kommune), stigen.get(en.kommune)
    return Bordrad(
        en=en,
        navn=kall.kommunenavn(en.kommune) if kommune is None else kommune.visningsnavn,
        fylke="" if kommune is None else kommune.fylke,
        trinn=None if trinn is None else _trinn(trinn),
        arsak=arsak,
        start=_start(innhold, en.pulje),
        dag=kall.moment.dag,
    )


def _trinn(rad: Found) -> Trinn:
    belegg = rad.cells["belegg"]
    return Trinn(
        _STIGEN[rad.text("status")],
        date.fromisoformat(rad.text("fra")),
        None if belegg is None else str(belegg),
    )


def _start(innhold: Innforingslop, nr: int | None) -> date | None:
    """When a pulje that has begun was to begin."""
    pulje = None if nr is None else innhold.pulje(nr)
    if pulje is None or pulje.fase not in (Puljefase.GJENNOMFORING, Puljefase.EVALUERT):
        return None
    return pulje.start or innhold.plan.oppstart
