"""What follows when an erasure is approved: rows at once, keys and read models before the answer.

The event is the order, and all of this can be done again: what a crash left undone is done when
the house is opened next (tillit.md §6).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from innforing.application.kommando import UgyldigKommando
from innforing.domain.sletting.steg.godkjenn_sletting import (
    FritekstSlettet,
    HendelseSladdet,
    PersonSlettet,
)
from innforing.registers.nokler import SlettingHenger

if TYPE_CHECKING:
    from collections.abc import Callable

    from innforing.domain.grunnmur.aggregat import Hendelse
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.reader import Reader
    from innforing.eventlog.rows import Erasable
    from innforing.eventlog.transaction import Transaction
    from innforing.eventlog.writer import Writer
    from innforing.registers.nokler import Nokkellager

STROMMER: Final = "sletting:"
PROSESS: Final = "slettinger"
"""How far erasures are carried out, in the table `prosesser`."""
SLETTENDE: Final = (PersonSlettet, FritekstSlettet, HendelseSladdet)
_PAUSER_S = (0.0, 0.1, 0.5, 2.0)


def slett_rad(tx: Transaction, hendelse: Hendelse[Any]) -> None:
    """Blank the row that the event says is erased, in the event's own transaction."""
    hva: Erasable
    nokkel: str | int
    if isinstance(hendelse, PersonSlettet):
        hva, nokkel = "person", hendelse.person
    elif isinstance(hendelse, FritekstSlettet):
        hva, nokkel = "text", hendelse.fritekst
    elif isinstance(hendelse, HendelseSladdet):
        hva, nokkel = "event", hendelse.posisjon
    else:
        return
    if not tx.erase(hva, nokkel):
        raise UgyldigKommando(f"there is no {hva} «{nokkel}» to erase.")


@dataclass(frozen=True, kw_only=True)
class Slettinger:
    """Carries out erasures that stand in the log; safe to repeat, and to break off."""

    reader: Reader
    mapper: Mapper
    writer: Writer
    nokler: Nokkellager
    kast_lesemodeller: Callable[[], None]
    """Take every read model away: they are made anew from a log that no longer says it."""

    def gjor_ferdig(self) -> int:
        """Destroy keys and read models for erasures not yet carried out; how many there were."""
        ferdig = self.reader.process(PROSESS)
        nye = [rad for rad in self.reader.under(STROMMER) if rad.position > ferdig]
        hendelser = [self.mapper.decode(rad).hendelse for rad in nye]
        slettende = [h for h in hendelser if isinstance(h, SLETTENDE)]
        if not slettende:
            return 0
        for hendelse in slettende:
            if isinstance(hendelse, PersonSlettet):
                self._slett_nokkel(hendelse.person)
            elif isinstance(hendelse, FritekstSlettet):
                self._slett_nokkel(hendelse.fritekst)
        if any(isinstance(h, HendelseSladdet) for h in slettende):
            self.kast_lesemodeller()
        self.writer.run(lambda tx: tx.advance(PROSESS, nye[-1].position))
        return len(slettende)

    def _slett_nokkel(self, id_: str) -> None:
        """Destroy a key; a reader that holds the WAL is waited for."""
        for pause in _PAUSER_S:
            time.sleep(pause)
            try:
                self.nokler.slett(id_)
            except SlettingHenger as feil:
                henger = feil
            else:
                return
        raise henger
