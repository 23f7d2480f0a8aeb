"""Stays: a løp that was moved follows the version that it followed before (K-324)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from innforing.domain.grunnmur.aggregat import Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class AngreModellflytting(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Angre at løpet ble flyttet til en annen modell",
        "Angre at løpet vart flytta til ein annan modell",
        "Undo that the løp was moved to another model",
    )
    regel = Regel(
        hvem=("eier", "ks"),
        sperrer=("lopet_er_flyttet",),
        avklares=("lopet_star_der_det_sto",),
    )

    begrunnelse: Begrunnelse

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[ModellflyttingAngret]:
        yield ModellflyttingAngret(
            fra=str(g.aggregat.definisjon),
            til=str(g.aggregat.flyttet_fra),
            av=str(g.aktor.person),
        )


class ModellflyttingAngret(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Flyttingen til en annen modell er angret",
        "Flyttinga til ein annan modell er angra",
        "The move to another model was undone",
    )
    fra: Kode
    til: Kode
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(definisjon=self.til, flyttet_fra=None, flyttet_i=None)


@vilkar(
    "K-324",
    "Løpet er flyttet til modellen det følger",
    "Løpet er flytta til modellen det følgjer",
    "The løp was moved to the model it follows",
    rettes_av="eier",
    slik=(
        "Et løp som er født med modellen, har ingenting å angre",
        "Eit løp som er fødd med modellen, har ingenting å angre",
        "A løp that was born with its model has nothing to undo",
    ),
)
def lopet_er_flyttet(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    return g.aggregat.flyttet_fra is not None


@vilkar(
    "K-324",
    "Løpet står i samme tilstand som da det ble flyttet",
    "Løpet står i same tilstand som då det vart flytta",
    "The løp stands in the state it was moved in",
    rettes_av="eier",
    slik=(
        "Si hvorfor løpet går tilbake selv om det har kommet videre",
        "Sei kvifor løpet går tilbake sjølv om det har kome vidare",
        "Say why the løp goes back although it has moved on",
    ),
)
def lopet_star_der_det_sto(g: Grunnlag[Innforingslop, IngenFakta]) -> bool:
    """What was done under the newer version stays done, and needs no approval by the older."""
    return g.aggregat.flyttet_i in (None, g.aggregat.tilstandskode)
