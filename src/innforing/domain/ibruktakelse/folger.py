"""What follows when others report for a kommune."""

from __future__ import annotations

from innforing.domain.grunnmur.aggregat import Hendelse
from innforing.domain.grunnmur.verdi import Kode, Tekst
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse


class KommuneOrientert(Hendelse[Ibruktakelse]):
    """The kommune is told what others reported for it."""

    tekst = Tekst(
        "Kommunen er orientert om det andre har meldt",
        "Kommunen er orientert om det andre har meldt",
        "The kommune was told what others reported",
    )
    av_organ: Kode

    def anvend(self, aggregat: Ibruktakelse) -> Ibruktakelse:
        return aggregat
