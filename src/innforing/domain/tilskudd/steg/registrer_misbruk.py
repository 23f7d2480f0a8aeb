"""KS finds that money was not used as it should: the trail begins (K-272, S-15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Notat, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import Bilag, Misbruk
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerMisbruk(Steg[Tilskudd]):
    tekst = Tekst("Registrer et funn", "Registrer eit funn", "Record a finding")
    regel = Regel(hvem=("ks",), sperrer=("noe_er_utbetalt",))

    beskrivelse: Notat
    belegg: Bilag | None = None

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[MisbrukFunnet]:
        nr = len(g.aggregat.misbruk) + 1
        yield MisbrukFunnet(nr=nr, beskrivelse=self.beskrivelse, belegg=self.belegg)


class MisbrukFunnet(Hendelse[Tilskudd]):
    tekst = Tekst("Misbruk er funnet", "Misbruk er funne", "Misuse was found")
    nr: int
    beskrivelse: Notat
    belegg: Bilag | None = None

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(misbruk=(*aggregat.misbruk, Misbruk(nr=self.nr)))


@vilkar(
    "K-272",
    "Noe er betalt ut",
    "Noko er betalt ut",
    "Something has been paid",
    rettes_av="ks",
    slik=(
        "Avvis fakturaen i stedet; det er ikke noe å kreve tilbake",
        "Avvis fakturaen i staden; det er ikkje noko å krevje tilbake",
        "Send the invoice back instead; there is nothing to claim",
    ),
)
def noe_er_utbetalt(g: Grunnlag[Tilskudd, Any]) -> bool:
    return g.aggregat.regnskap.utbetalt > 0
