"""Those who have taken part since the spørreskjema was sent, are asked too (K-215)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.sporreskjema.myndigheter import SPOR, Skjemafakta
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class SporFlere(Steg[Sporreskjema]):
    """May also give everyone longer time."""

    tekst = Tekst("Spør flere", "Spør fleire", "Ask more kommuner")
    fakta = Skjemafakta
    regel = Regel(
        hvem=SPOR,
        sperrer=("skjemaet_er_apent", "noen_star_igjen_a_sporre", "skjemaets_frist_er_framover"),
    )

    svarfrist: date | None = None
    """None: the deadline stands."""

    def avgjor(self, g: Grunnlag[Sporreskjema, Skjemafakta]) -> Iterator[FlereSpurt]:
        yield FlereSpurt(kommuner=_igjen(g), svarfrist=self.svarfrist or g.aggregat.svarfrist)


class FlereSpurt(Hendelse[Sporreskjema]):
    tekst = Tekst("Flere kommuner er spurt", "Fleire kommunar er spurde", "More were asked")
    kommuner: tuple[Kode, ...]
    svarfrist: date | None

    def anvend(self, aggregat: Sporreskjema) -> Sporreskjema:
        spurte = (*aggregat.spurte, *self.kommuner)
        return aggregat.med(spurte=spurte, svarfrist=self.svarfrist)


def _igjen(g: Grunnlag[Sporreskjema, Skjemafakta]) -> tuple[str, ...]:
    return tuple(k for k in g.fakta.skjemaets_deltakere if k not in g.aggregat.spurte)


@vilkar(
    "K-215",
    "Noen som har deltatt, er ikke spurt ennå",
    "Nokon som har delteke, er ikkje spurde enno",
    "Somebody who took part has not been asked yet",
    rettes_av="lopets_leder",
    slik=(
        "Alle som har deltatt, er spurt: ingenting gjenstår",
        "Alle som har delteke, er spurde: ingenting står att",
        "Everyone who took part has been asked: nothing remains",
    ),
)
def noen_star_igjen_a_sporre(g: Grunnlag[Sporreskjema, Skjemafakta]) -> bool:
    return bool(_igjen(g))
