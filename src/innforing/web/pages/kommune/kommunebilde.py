"""One kommune as its own page shows it: what there is, and what the reader may see of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from innforing.domain.deltakelse.verdier import Svarstatus
from innforing.domain.deltakelse.vilkar import APENT
from innforing.domain.grunnmur.aktor import Rolle
from innforing.domain.ibruktakelse.verdier import Bruksstatus
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Puljefase
from innforing.domain.organ.organ import Organ
from innforing.projections import utbredelse
from innforing.projections.deltakere.deltakere import for_kommune
from innforing.web.innsyn import innsyn, ser_strom
from innforing.web.side import Lenke

if TYPE_CHECKING:
    from innforing.domain.innforingslop.verdier import Puljeplan
    from innforing.domain.organ.verdier import Rolleperiode
    from innforing.projections.deltakere.deltaker import Deltaker
    from innforing.registers.kommuner import Kommune
    from innforing.web.kall import Kall

IKKE_SVART: Final = frozenset((str(Svarstatus.INVITERT.value), str(Svarstatus.IKKE_SVART.value)))
MED: Final = frozenset((str(Svarstatus.PAMELDT.value), str(Svarstatus.PA_VENTELISTE.value)))
I_GANG: Final = (Puljefase.GJENNOMFORING, Puljefase.EVALUERT)


@dataclass(frozen=True, slots=True)
class Trinn:
    """The rung of the kommune for one løsning."""

    status: Bruksstatus
    fra: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopsrad:
    """One løp that the kommune is in, or is asked to join."""

    en: Deltaker
    lop: Innforingslop
    trinn: Trinn | None

    @property
    def id(self) -> str:
        """Of the løp."""
        return self.en.lop

    @property
    def tittel(self) -> str:
        """Of the løp."""
        return self.lop.tittel or self.id

    @property
    def venter_svar(self) -> bool:
        """Invited by a løp that takes answers, and nothing said."""
        apent = self.lop.tilstandskode in APENT and not self.en.avsluttet
        return apent and self.en.status in IKKE_SVART and bool(self.en.invitasjoner)

    @property
    def frist(self) -> date | None:
        """The last of its deadlines: until then a yes takes a seat."""
        return max((i.svarfrist for i in self.en.invitasjoner), default=None)

    @property
    def med(self) -> bool:
        """Whether it has, or had, a seat or waits for one."""
        return self.en.status in MED or self.en.deltatt

    @property
    def pulje(self) -> Puljeplan | None:
        """The pulje that it is in."""
        return None if self.en.pulje is None else self.lop.pulje(self.en.pulje)

    @property
    def bor_melde(self) -> bool:
        """Its pulje has begun, and nothing above «teknisk innført» is reported."""
        pulje = self.pulje
        if self.lop.losning is None or pulje is None or pulje.fase not in I_GANG:
            return False
        if self.en.status != Svarstatus.PAMELDT.value:
            return False
        return self.trinn is None or self.trinn.status.trinn < Bruksstatus.TATT_I_BRUK.trinn


@dataclass(frozen=True, kw_only=True)
class Kommunebilde:
    """What there is to know of one kommune at the moment of the page."""

    kall: Kall = field(repr=False)
    kommune: Kommune

    @property
    def organ(self) -> str:
        """The body that acts for it."""
        return f"kommune-{self.kommune.id}"

    @property
    def egen(self) -> bool:
        """Whether the reader acts for it."""
        return self.kall.jeg is not None and self.kall.jeg.kommune == self.kommune.id

    @property
    def kan_svare(self) -> bool:
        """Whether the reader has the fullmakt."""
        jeg = self.kall.jeg
        return self.egen and jeg is not None and jeg.aktor.rolle is Rolle.FULLMEKTIG

    @cached_property
    def ser_alt(self) -> bool:
        """Whether more than the public facts are for the reader."""
        return ser_strom(self.kall, f"organ:{self.organ}")

    @cached_property
    def trinn(self) -> dict[str, Trinn]:
        """Løsning → its rung; what nobody has reported is left out."""
        with self.kall.sight(utbredelse.Utbredelse.navn) as sight:
            rader = sight.rows(utbredelse.TRINN, kommune=self.kommune.id)
        stigen = utbredelse.STIGEN
        return {
            rad.text("losning"): Trinn(
                stigen[rad.text("status")], date.fromisoformat(rad.text("fra"))
            )
            for rad in rader
        }

    @cached_property
    def lop(self) -> tuple[Lopsrad, ...]:
        """The løp that it is aktuell for and that the reader may know of, by deadline and title."""
        kall, id_ = self.kall, self.kommune.id
        if kall.jeg is None:
            return ()
        ser = innsyn(kall)
        with kall.sight("deltakere") as sight:
            funnet = [en for en in for_kommune(sight, id_) if ser(f"deltakelse:{en.lop}:{id_}")]
        rader = [self._rad(en) for en in funnet]
        return tuple(sorted(rader, key=lambda r: (r.frist or date.max, r.tittel)))

    def _rad(self, en: Deltaker) -> Lopsrad:
        aggregat = self.kall.leser.aggregat(f"innforingslop:{en.lop}")
        lop = aggregat if isinstance(aggregat, Innforingslop) else Innforingslop()
        return Lopsrad(en=en, lop=lop, trinn=self.trinn.get(lop.losning or ""))

    @cached_property
    def folk(self) -> tuple[Rolleperiode, ...]:
        """Who holds a role for the kommune on the day."""
        organ = self.kall.leser.aggregat(f"organ:{self.organ}")
        return organ.aktive(self.kall.moment.dag) if isinstance(organ, Organ) else ()

    @property
    def noen_kan_svare(self) -> bool:
        """Whether anybody has the fullmakt."""
        return any(rolle.rolle is Rolle.FULLMEKTIG for rolle in self.folk)

    def navn(self, lop: str) -> str:
        """The title of a løp."""
        return next((rad.tittel for rad in self.lop if rad.id == lop), lop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreldet:
    """An address that was a kommune once."""

    gjaldt: str
    """What the address is: a number or a name."""
    til: date
    """The last day it held."""
    se: tuple[Lenke, ...]


def finn_kommune(kall: Kall, tekst: str) -> Kommune | None:
    """The kommune of the day with this id, number or name."""
    register = kall.hus.kommuner
    return register.finn(tekst, max(kall.moment.dag, register.begynner))


def finn_foreldet(kall: Kall, tekst: str) -> Foreldet | None:
    """Where a number or an id from before a division or a new numbering leads today."""
    register, dag = kall.hus.kommuner, kall.moment.dag
    arsslutt = [date(ar, 12, 31) for ar in range(register.begynner.year, dag.year)]
    hatt = [d for d in arsslutt if register.finn(tekst, d) is not None]
    if not hatt:
        return None
    gammel = register.finn(tekst, hatt[-1])
    navn = [] if gammel is None else [gammel.id, *register.etterfolgere(gammel.id)]
    na = [register.finn(ett, dag) for ett in navn]
    se = tuple(Lenke(k.visningsnavn, kall.til(f"/kommuner/{k.id}")) for k in na if k is not None)
    return Foreldet(gjaldt=tekst, til=hatt[-1], se=se)
