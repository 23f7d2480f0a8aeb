"""A behov is not taken further, and those who reported it are told why (K-243)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.verdier import Behovstatus
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag

_OVER = (Behovstatus.FELLESTILTAK, Behovstatus.IKKE_TATT_VIDERE)


class IkkeTaBehovVidere(Steg[Behov]):
    """Not for ever: it may be judged and raised again."""

    tekst = Tekst(
        "Ikke ta behovet videre", "Ikkje ta behovet vidare", "Do not take the need further"
    )
    regel = Regel(
        hvem=("behovets_region", "ks", "nhn"),
        sperrer=("behovet_star_for_seg_selv", "behovet_er_til_vurdering"),
    )

    begrunnelse: Begrunnelse

    def avgjor(self, g: Grunnlag[Behov, Any]) -> Iterator[BehovIkkeTattVidere]:
        yield BehovIkkeTattVidere()


class BehovIkkeTattVidere(Hendelse[Behov]):
    tekst = Tekst(
        "Behovet er ikke tatt videre",
        "Behovet er ikkje teke vidare",
        "The need was not taken further",
    )

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(status=Behovstatus.IKKE_TATT_VIDERE)


@vilkar(
    "K-243",
    "Behovet er til vurdering",
    "Behovet er til vurdering",
    "The need is under consideration",
    rettes_av=("behovets_region", "ks"),
    slik=(
        "Det er avgjort: følg fellestiltaket, eller vurder behovet på nytt",
        "Det er avgjort: følg fellestiltaket, eller vurder behovet på nytt",
        "It is settled: follow the joint measure, or judge the need anew",
    ),
)
def behovet_er_til_vurdering(g: Grunnlag[Behov, Any]) -> bool:
    return g.aggregat.status not in _OVER
