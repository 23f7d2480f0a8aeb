"""One grant to one mottaker for one year; the stream is `tilskudd:<year>:<mottaker>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import LEDD, Aggregat
from innforing.domain.tilskudd.deler import (
    Faktura,
    FlyttetFrist,
    Misbruk,
    Oppdragsbrev,
    Tilskuddsperson,
    UtloptFrist,
)
from innforing.domain.tilskudd.regler import fastsatt_frist
from innforing.domain.tilskudd.regnskap import Regnskap
from innforing.domain.tilskudd.verdier import Fristart

if TYPE_CHECKING:
    from datetime import date


class Tilskudd(Aggregat):
    """What payment, people and repayment of one grant are decided from."""

    prefiks: ClassVar[str] = "tilskudd"
    nokkelform: ClassVar[str] = rf"20(?:2[3-9]|[3-9]\d):{LEDD}"

    soknadssum: int | None = None
    """What was applied for (K-295)."""
    ramme: int | None = None
    """The approved amount; None until the table gave it."""
    prosjektnr: str | None = None
    del_av: str | None = None
    """The mottaker whose row this kommune's part stands in (K-298)."""
    utbetales_til: tuple[str, ...] = ()
    """The kommuner that are paid their own parts; then nothing is paid here."""
    brev: Oppdragsbrev | None = None
    bekreftet: bool = False
    prosjektkode: str | None = None
    brukt_for: int = 0
    personer: tuple[Tilskuddsperson, ...] = ()
    fakturaer: tuple[Faktura, ...] = ()
    misbruk: tuple[Misbruk, ...] = ()
    flyttede_frister: tuple[FlyttetFrist, ...] = ()
    utlopte_frister: tuple[UtloptFrist, ...] = ()

    @property
    def tildelt(self) -> bool:
        """Whether the approved table gave it an amount."""
        return self.ramme is not None

    @property
    def regnskap(self) -> Regnskap:
        """The ledger as it stands."""
        return Regnskap(
            ramme=self.ramme or 0,
            brukt_for=self.brukt_for,
            utbetalt=sum(f.utbetalt for f in self.fakturaer),
            krevd=sum(m.krav for m in self.misbruk),
            tilbakebetalt=sum(m.tilbakebetalt for m in self.misbruk),
        )

    @property
    def besluttet_krevd(self) -> int:
        """What KS has decided to claim back, claimed already or not."""
        return sum(m.besluttet or 0 for m in self.misbruk)

    def faktura(self, nr: str) -> Faktura | None:
        """One invoice, by its number."""
        return next((f for f in self.fakturaer if f.nr == nr), None)

    def med_faktura(self, ny: Faktura) -> Tilskudd:
        """The same, with one invoice as it is now."""
        andre = tuple(ny if f.nr == ny.nr else f for f in self.fakturaer)
        return self.med(fakturaer=andre)

    def funnet(self, nr: int) -> Misbruk | None:
        """One finding, by its number."""
        return next((m for m in self.misbruk if m.nr == nr), None)

    def med_funn(self, nytt: Misbruk) -> Tilskudd:
        """The same, with one finding as it is now."""
        return self.med(misbruk=tuple(nytt if m.nr == nytt.nr else m for m in self.misbruk))

    def personer_pa(self, dag: date) -> tuple[Tilskuddsperson, ...]:
        """Who are tied to the grant on a day."""
        return tuple(p for p in self.personer if p.gjelder(dag))

    def fristen(self, ar: int, frist: Fristart) -> date | None:
        """A deadline as it stands: where KS moved it last, else where the letter put it."""
        flyttet = [f.til for f in self.flyttede_frister if f.frist is frist]
        return flyttet[-1] if flyttet else fastsatt_frist(ar, frist)

    def apne_frister(self, ar: int) -> tuple[UtloptFrist, ...]:
        """What is waited for, by when; an invoice is waited for by the day it is to be received."""
        venter = {
            Fristart.BEKREFTELSE: self.brev is not None and not self.bekreftet,
            Fristart.FAKTURAMOTTAK: self.bekreftet and all(f.avvist for f in self.fakturaer),
        }
        ventet = ((frist, self.fristen(ar, frist)) for frist, er in venter.items() if er)
        apne = (UtloptFrist(frist=f, dag=dag) for f, dag in ventet if dag is not None)
        return tuple(frist for frist in apne if frist not in self.utlopte_frister)
