"""What the address of P-07 asks for: a horizon, a grouping, a kommune, a løsning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from innforing.domain.grunnmur.aktor import Organtype
from innforing.projections.tidslinje.linjer import Valg
from innforing.web.innlogging import Flate
from innforing.web.kall import IkkeAdgang, UgyldigForesporsel

if TYPE_CHECKING:
    from innforing.registers.inndeling import Kommune
    from innforing.web.kall import Kall

HORISONTER: Final = {"kvartal": 3, "halvar": 6, "ar": 12}
"""Name in the address → months."""
GRUPPER: Final = ("region", "losning", "leder")
_FORSTE_AR, _SISTE_AR = 2000, 2200
_KVARTAL: Final = 3
_AR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Utsnitt:
    """The part of the timeline that is asked for."""

    fra: date
    til: date
    horisont: str
    grupper: str
    kommune: Kommune | None
    losning: str | None
    merknad: str | None = None
    """Why the kommune asked for is not the one shown."""

    @property
    def maneder(self) -> int:
        """How many months the horizon is."""
        return HORISONTER[self.horisont]

    @property
    def valg(self) -> Valg:
        """The same as the read model is asked."""
        kommune = None if self.kommune is None else self.kommune.id
        return Valg(self.fra, self.til, kommune, self.losning)


def les(kall: Kall, losninger: dict[str, str]) -> Utsnitt:
    """The horizon begins with the quarter of the day of the page when no other is asked for."""
    horisont = _en_av(kall.sporring.get("horisont"), tuple(HORISONTER), ellers="ar")
    fra = _fra(kall)
    kommune, merknad = _kommune(kall)
    return Utsnitt(
        fra=fra,
        til=flyttet(fra, HORISONTER[horisont]) - timedelta(days=1),
        horisont=horisont,
        grupper=_en_av(kall.sporring.get("grupper"), GRUPPER, ellers="region"),
        kommune=kommune,
        losning=_losning(kall, losninger),
        merknad=merknad,
    )


def flyttet(dag: date, maneder: int) -> date:
    """The first of a month so many months later, or earlier; a year has no wall at its end."""
    nr = dag.year * _AR + dag.month - 1 + maneder
    return date(nr // _AR, nr % _AR + 1, 1)


def ser_alt(kall: Kall) -> bool:
    """Whether the reader may see what concerns others: load, answers, invitations (K-372)."""
    if kall.jeg is None or kall.jeg.flate is Flate.KOMMUNE:
        return False
    return kall.jeg.organtype is not Organtype.PROGRAM


def _en_av(tekst: str | None, mulige: tuple[str, ...], *, ellers: str) -> str:
    return tekst if tekst in mulige else ellers


def _fra(kall: Kall) -> date:
    tekst = kall.sporring.get("fra")
    if not tekst:
        dag = kall.moment.dag
        return date(dag.year, dag.month - (dag.month - 1) % _KVARTAL, 1)
    try:
        lest = date.fromisoformat(tekst)
    except ValueError:
        raise UgyldigForesporsel(kall._("Skriv første dag som 2024-10-01.")) from None
    if not _FORSTE_AR <= lest.year <= _SISTE_AR:
        setning = kall._("Velg et år fra {forste} til {siste}.")
        raise UgyldigForesporsel(setning.format(forste=_FORSTE_AR, siste=_SISTE_AR))
    return lest.replace(day=1)


def _kommune(kall: Kall) -> tuple[Kommune | None, str | None]:
    """The kommune asked for by id, number or name, or why there is none; to a kommune its own."""
    tekst = kall.sporring.get("kommune", "").strip()
    if not tekst:
        return None, None
    register = kall.hus.kommuner
    dag = max(kall.moment.dag, register.begynner)
    funnet = register.finn(tekst, dag)
    if funnet is None:
        setning = kall._("Fant ingen kommune som heter «{tekst}». Mente du {forslag}?")
        forslag = ", ".join(register.nermeste(tekst, dag)) or kall._("et annet navn")
        return None, setning.format(tekst=tekst[:100], forslag=forslag)
    if not ser_alt(kall) and (kall.jeg is None or kall.jeg.kommune != funnet.id):
        raise IkkeAdgang
    return funnet, None


def _losning(kall: Kall, losninger: dict[str, str]) -> str | None:
    losning = kall.sporring.get("losning") or None
    if losning is not None and losning not in losninger:
        setning = kall._("Det er ingen løsning med koden «{losning}».")
        raise UgyldigForesporsel(setning.format(losning=losning[:100]))
    return losning
