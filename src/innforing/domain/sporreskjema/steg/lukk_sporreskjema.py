"""No more answers: what has come in, is what is counted (K-215)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.sporreskjema.myndigheter import SPOR, Skjemafakta
from innforing.domain.sporreskjema.sporreskjema import Sporreskjema

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class LukkSporreskjema(Steg[Sporreskjema]):
    tekst = Tekst("Lukk spørreskjemaet", "Lukk spørjeskjemaet", "Close the questionnaire")
    fakta = Skjemafakta
    regel = Regel(
        hvem=SPOR, sperrer=("skjemaet_er_apent",), avklares=("alle_har_fatt_tid_til_a_svare",)
    )

    def avgjor(self, g: Grunnlag[Sporreskjema, Skjemafakta]) -> Iterator[SporreskjemaLukket]:
        yield SporreskjemaLukket(dato=g.gjelder_dag)


class SporreskjemaLukket(Hendelse[Sporreskjema]):
    """Also a consequence of the evaluering, which counts the answers."""

    tekst = Tekst(
        "Spørreskjemaet er lukket", "Spørjeskjemaet er lukka", "The questionnaire was closed"
    )
    dato: date

    def anvend(self, aggregat: Sporreskjema) -> Sporreskjema:
        return aggregat.med(lukket=self.dato)


@vilkar(
    "K-215",
    "Fristen er ute, eller alle har svart",
    "Fristen er ute, eller alle har svart",
    "The deadline has passed, or everyone has answered",
    rettes_av="lopets_leder",
    slik=(
        "Vent på svar fra disse, eller si hvorfor skjemaet lukkes nå",
        "Vent på svar frå desse, eller sei kvifor skjemaet blir lukka no",
        "Wait for these, or say why it is closed now",
    ),
)
def alle_har_fatt_tid_til_a_svare(g: Grunnlag[Sporreskjema, Skjemafakta]) -> tuple[str, ...]:
    skjema = g.aggregat
    if skjema.svarfrist is None or skjema.svarfrist < g.dag:
        return ()
    return tuple(kommune for kommune in skjema.spurte if kommune not in skjema.svar)
