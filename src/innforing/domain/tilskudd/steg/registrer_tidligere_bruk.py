"""What of the ramme was used already, by frikjøp under the overgangsordning (K-269)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import Bilag
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerTidligereBruk(Steg[Tilskudd]):
    """The amount is entered, never calculated: the letter's vedlegg 2 is not there (K-289)."""

    tekst = Tekst(
        "Registrer hva som er brukt av rammen før",
        "Registrer kva som er brukt av ramma før",
        "Enter what was used before",
    )
    regel = Regel(
        hvem=("ks", "vertskommunen", "nettverkets_leder"),
        sperrer=("tilskuddet_er_tildelt", "utbetales_samlet", "rammen_dekker_tidligere_bruk"),
    )

    belop: Kroner
    """All that was used before; a new entry takes the place of the last."""
    beregning: Bilag

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TidligereBrukRegistrert]:
        yield TidligereBrukRegistrert(belop=self.belop, beregning=self.beregning)


class TidligereBrukRegistrert(Hendelse[Tilskudd]):
    tekst = Tekst(
        "Tidligere bruk av rammen er registrert",
        "Tidlegare bruk av ramma er registrert",
        "What was used before was entered",
    )
    belop: Kroner
    beregning: Bilag

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(brukt_for=self.belop)


@vilkar(
    "K-269",
    "Rammen dekker det som er brukt før og det som er betalt ut",
    "Ramma dekkjer det som er brukt før og det som er betalt ut",
    "The grant covers what was used before and what is paid",
    rettes_av="ks",
    slik=("Rett beløpet", "Rett beløpet", "Correct the amount"),
)
def rammen_dekker_tidligere_bruk(g: Grunnlag[Tilskudd, Any]) -> bool:
    regnskap = g.aggregat.regnskap
    return bool(g.steg.belop + regnskap.utbetalt <= regnskap.ramme)
