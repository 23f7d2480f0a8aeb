"""A dry run: what the version would mean for every løp that runs now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.modell import Loputfall
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingsmodell.innforingsmodell import Innforingsmodell

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    modellprove: tuple[Loputfall, ...] = ()
    provens_posisjon: int = 0


class ProvModellversjon(Steg[Innforingsmodell]):
    """The report is made by the system, so nobody can record another than the true one."""

    tekst = Tekst(
        "Prøv versjonen mot løpene som pågår",
        "Prøv versjonen mot løpa som går",
        "Try the version against the running løp",
    )
    fakta = Fakta
    regel = Regel(hvem=("ks", "koordineringsgruppen"), sperrer=("modellversjonen_er_ikke_innfort",))

    def avgjor(self, g: Grunnlag[Innforingsmodell, Fakta]) -> Iterator[ModellversjonProvd]:
        yield ModellversjonProvd(posisjon=g.fakta.provens_posisjon, lop=g.fakta.modellprove)


class ModellversjonProvd(Hendelse[Innforingsmodell]):
    tekst = Tekst(
        "Versjonen er prøvd mot løpene som pågår",
        "Versjonen er prøvd mot løpa som går",
        "The version was tried against the running løp",
    )
    posisjon: int
    """The last position of the log that the report rests on."""
    lop: tuple[Loputfall, ...]

    def anvend(self, aggregat: Innforingsmodell) -> Innforingsmodell:
        return aggregat.med(provd=self.lop)


@vilkar(
    "K-324",
    "Versjonen er ikke innført ennå",
    "Versjonen er ikkje innført enno",
    "The version is not in force yet",
    rettes_av="ks",
    slik=("Foreslå neste versjon", "Føreslå neste versjon", "Propose the next version"),
)
def modellversjonen_er_ikke_innfort(g: Grunnlag[Innforingsmodell, Any]) -> bool:
    return g.aggregat.gjelder_fra is None
