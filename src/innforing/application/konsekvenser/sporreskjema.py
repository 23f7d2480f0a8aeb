"""What an evaluering brings about: the spørreskjema it counted takes no more answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innforing.application.fakta.sporreskjema import sporreskjemaet
from innforing.application.konsekvenser.register import Folge, konsekvens
from innforing.domain.innforingslop.steg.evaluer import LopEvaluert
from innforing.domain.innforingslop.steg.evaluer_pulje import PuljeEvaluert
from innforing.domain.sporreskjema.steg.lukk_sporreskjema import SporreskjemaLukket

if TYPE_CHECKING:
    from innforing.application.fakta.sporring import Sporring


@konsekvens(PuljeEvaluert)
@konsekvens(LopEvaluert)
def lukk_det_som_er_talt(h: PuljeEvaluert | LopEvaluert, s: Sporring) -> Iterator[Folge]:
    """A number that was counted does not change behind the evaluering."""
    pulje = h.pulje if isinstance(h, PuljeEvaluert) else None
    if sporreskjemaet(s, s.nokkel, pulje).er_apent:
        nokkel = s.nokkel if pulje is None else f"{s.nokkel}:{pulje}"
        yield f"sporreskjema:{nokkel}", SporreskjemaLukket(dato=h.dato)
