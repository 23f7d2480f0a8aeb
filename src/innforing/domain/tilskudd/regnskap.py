"""The ledger of a grant: a few sums that always balance."""

from __future__ import annotations

from innforing.domain.grunnmur.verdi import Verdi


class Regnskap(Verdi):
    """Where every krone of the ramme is (K-269, K-272)."""

    ramme: int
    brukt_for: int
    """Used already under the overgangsordning (K-269)."""
    utbetalt: int
    krevd: int
    """Claimed back after misuse; never more than was paid."""
    tilbakebetalt: int

    @property
    def gjenstar(self) -> int:
        """What may still be paid; money that came back is not paid out again."""
        return self.ramme - self.brukt_for - self.utbetalt

    @property
    def utestaende(self) -> int:
        """Claimed and not yet repaid."""
        return self.krevd - self.tilbakebetalt

    @property
    def netto(self) -> int:
        """What the mottaker has had and may keep."""
        return self.utbetalt - self.krevd

    @property
    def redusert_ramme(self) -> int:
        """The grant as it is after the claims."""
        return self.ramme - self.krevd

    @property
    def balanserer(self) -> bool:
        """Approved = used before + paid + remaining, nothing below zero, claimed ≤ paid."""
        deler = (self.brukt_for, self.utbetalt, self.gjenstar, self.utestaende, self.tilbakebetalt)
        hel = self.ramme == self.brukt_for + self.netto + self.krevd + self.gjenstar
        return hel and min(deler) >= 0 and self.krevd <= self.utbetalt
