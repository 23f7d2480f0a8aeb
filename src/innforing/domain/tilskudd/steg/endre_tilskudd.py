"""KS changes a grant, as when frikjøp or activities change (K-300)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class EndreTilskudd(Steg[Tilskudd]):
    """The approved table stays as it was printed; this grant is another amount from now on."""

    tekst = Tekst("Endre tilskuddet", "Endre tilskotet", "Change the grant")
    regel = Regel(
        hvem=("ks",),
        sperrer=(
            "tilskuddet_er_tildelt",
            "utbetales_samlet",
            "ny_ramme_dekker_bruken",
            "det_er_sagt_hvorfor",
        ),
    )

    belop: Kroner

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[TilskuddEndret]:
        yield TilskuddEndret(belop=self.belop)


class TilskuddEndret(Hendelse[Tilskudd]):
    tekst = Tekst("Tilskuddet er endret", "Tilskotet er endra", "The grant was changed")
    belop: Kroner

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(ramme=self.belop)


@vilkar(
    "K-300",
    "Det nye beløpet dekker det som er brukt",
    "Det nye beløpet dekkjer det som er brukt",
    "The new amount covers what is used",
    rettes_av="ks",
    slik=("Sett beløpet høyere", "Set beløpet høgare", "Set the amount higher"),
)
def ny_ramme_dekker_bruken(g: Grunnlag[Tilskudd, Any]) -> bool:
    regnskap = g.aggregat.regnskap
    return bool(g.steg.belop >= regnskap.brukt_for + regnskap.utbetalt)
