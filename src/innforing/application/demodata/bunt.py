"""Many steps in one commit; each is judged by the same code as a step that is taken alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from innforing.application.kommando import Avvist
from innforing.application.ta_steg import gjor_klar
from innforing.eventlog.errors import StorageFault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from innforing.application.fritekster import Nokkelmottak
    from innforing.application.kommando import Kommando, Svar
    from innforing.application.ta_steg import Verksted
    from innforing.eventlog.transaction import Transaction
    from innforing.registers.nokler import Nokkelrad

SVAR_PA_AVKLARING = "Det er avklart med dem det gjelder."


class Nokkelsamler:
    """Gathers the keys of the texts of many steps, to be stored in one commit."""

    def __init__(self, nokler: Nokkelmottak) -> None:
        """Begin empty; a key that is drawn, and not made, comes from the store itself."""
        self.trekk = nokler.trekk
        self.rader: dict[str, Nokkelrad] = {}

    def legg_inn_mange(self, rader: Sequence[Nokkelrad]) -> None:
        """Keep the keys until the steps are done."""
        self.rader.update((rad.id, rad) for rad in rader)


class Bunt:
    """The steps of one commit."""

    def __init__(self, verksted: Verksted, tx: Transaction) -> None:
        """Take the workshop of the log, and the transaction that the steps share."""
        self._verksted = verksted
        self.tx = tx
        self._nokler = Nokkelsamler(verksted.nokler)

    def ta(self, kommando: Kommando) -> Svar:
        """Take a step; one that only lacks answers to warnings is taken again with them."""
        svar = self._en(kommando)
        if not isinstance(svar, Avvist) or svar.avvisning.sperrer:
            return svar
        spurt = {u.vilkar.navn: SVAR_PA_AVKLARING for u in svar.avvisning.avklares}
        return self._en(replace(kommando, data={**kommando.data, "avklaringer": spurt}))

    def lagre_nokler(self) -> None:
        """Make the keys durable, before the commit that makes the events so."""
        if self._nokler.rader:
            self._verksted.nokler.legg_inn_mange(tuple(self._nokler.rader.values()))

    def _en(self, kommando: Kommando) -> Svar:
        return gjor_klar(self._verksted, kommando, self._nokler).ta(self.tx)


def ta_bunt(verksted: Verksted, steg: Callable[[Bunt], None]) -> None:
    """Let the function take steps, and commit them together.

    The function goes on from where it was, so that it is never run again: when the connection
    breaks, what was committed stands and the rest is not made.
    """
    begynt = False

    def jobb(tx: Transaction) -> None:
        nonlocal begynt
        if begynt:
            raise StorageFault("the connection broke; the history ends at its last commit")
        begynt = True
        bunt = Bunt(verksted, tx)
        steg(bunt)
        bunt.lagre_nokler()

    verksted.writer.run(jobb)
