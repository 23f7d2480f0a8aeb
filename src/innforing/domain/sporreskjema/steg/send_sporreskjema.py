"""Everyone who took part is asked the same, also those who withdrew (K-208, K-215)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.evalueringstema import Evalueringstema
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.sporreskjema.myndigheter import SPOR, Skjemafakta
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema
from innforing.domain.sporreskjema.verdier import UTGAVE

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class SendSporreskjema(Steg[Sporreskjema]):
    tekst = Tekst("Send spørreskjema", "Send spørjeskjema", "Send the questionnaire")
    fakta = Skjemafakta
    oppretter = True
    regel = Regel(
        hvem=SPOR,
        sperrer=("skjemaet_er_nytt", "noen_har_deltatt", "skjemaets_frist_er_framover"),
    )

    svarfrist: date
    temaer: tuple[Evalueringstema, ...] = ()
    """Empty: all of them."""

    def avgjor(self, g: Grunnlag[Sporreskjema, Skjemafakta]) -> Iterator[SporreskjemaSendt]:
        yield SporreskjemaSendt(
            utgave=UTGAVE,
            temaer=tuple(dict.fromkeys(self.temaer)) or tuple(Evalueringstema),
            svarfrist=self.svarfrist,
            spurte=g.fakta.skjemaets_deltakere,
        )


class SporreskjemaSendt(Hendelse[Sporreskjema]):
    tekst = Tekst(
        "Et spørreskjema er sendt", "Eit spørjeskjema er sendt", "A questionnaire was sent"
    )
    utgave: int
    temaer: tuple[Evalueringstema, ...]
    svarfrist: date
    spurte: tuple[Kode, ...]

    def anvend(self, aggregat: Sporreskjema) -> Sporreskjema:
        return aggregat.med(
            utgave=self.utgave, temaer=self.temaer, svarfrist=self.svarfrist, spurte=self.spurte
        )


@vilkar(
    "K-215",
    "Det er ikke sendt et spørreskjema før",
    "Det er ikkje sendt eit spørjeskjema før",
    "No questionnaire was sent before",
    rettes_av="lopets_leder",
    slik=(
        "Spør flere på det skjemaet som er sendt",
        "Spør fleire på det skjemaet som er sendt",
        "Ask more kommuner on the one that was sent",
    ),
)
def skjemaet_er_nytt(g: Grunnlag[Sporreskjema, Skjemafakta]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-208",
    "Minst én kommune har deltatt",
    "Minst éin kommune har delteke",
    "At least one kommune has taken part",
    rettes_av="lopets_leder",
    slik=(
        "Vent til noen har deltatt; ellers er det ingen å spørre",
        "Vent til nokon har delteke; elles er det ingen å spørje",
        "Wait until somebody has taken part; else there is nobody to ask",
    ),
)
def noen_har_deltatt(g: Grunnlag[Sporreskjema, Skjemafakta]) -> bool:
    return bool(g.fakta.skjemaets_deltakere)
