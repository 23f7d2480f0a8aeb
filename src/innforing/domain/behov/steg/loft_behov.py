"""A behov is raised to KS, Norsk helsenett or the network's owner (K-243, K-245)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.verdier import KOMMET, NASJONALE, Behovsmottaker, Behovstatus
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class LoftBehov(Steg[Behov]):
    tekst = Tekst("Løft behovet", "Løft behovet", "Raise the need")
    regel = Regel(
        hvem=("behovets_region", "ks"),
        sperrer=("behovet_star_for_seg_selv", "behovet_er_ikke_loftet_dit"),
        avklares=("behovet_er_vurdert_for_flere",),
    )

    til: Annotated[tuple[Behovsmottaker, ...], Field(min_length=1)]

    def avgjor(self, g: Grunnlag[Behov, Any]) -> Iterator[BehovLoftet]:
        yield BehovLoftet(til=tuple(dict.fromkeys(self.til)))


class BehovLoftet(Hendelse[Behov]):
    """To the network's owner alone is not national: the behov stays where it is."""

    tekst = Tekst("Behovet er løftet", "Behovet er løfta", "The need was raised")
    til: tuple[Behovsmottaker, ...]

    def anvend(self, aggregat: Behov) -> Behov:
        status = aggregat.status or Behovstatus.MELDT
        nasjonalt = any(mottaker in NASJONALE for mottaker in self.til)
        lenger = KOMMET[status] < KOMMET[Behovstatus.LOFTET]
        return aggregat.med(
            loftet_til=(*aggregat.loftet_til, *self.til),
            status=Behovstatus.LOFTET if nasjonalt and lenger else status,
        )


@vilkar(
    "K-243",
    "Behovet er ikke løftet dit fra før",
    "Behovet er ikkje løfta dit frå før",
    "The need is not raised to them already",
    rettes_av=("behovets_region", "ks"),
    slik=("Velg en annen mottaker", "Vel ein annan mottakar", "Choose another receiver"),
)
def behovet_er_ikke_loftet_dit(g: Grunnlag[Behov, Any]) -> tuple[str, ...]:
    return tuple(str(til.value) for til in g.steg.til if til in g.aggregat.loftet_til)


@vilkar(
    "K-242",
    "Behovet er vurdert, og gjelder flere kommuner",
    "Behovet er vurdert, og gjeld fleire kommunar",
    "The need is judged, and holds for several kommuner",
    rettes_av=("behovets_region", "ks"),
    slik=(
        "Vurder behovet først, eller si hvorfor det løftes likevel",
        "Vurder behovet først, eller sei kvifor det blir løfta likevel",
        "Judge the need first, or say why it is raised all the same",
    ),
)
def behovet_er_vurdert_for_flere(g: Grunnlag[Behov, Any]) -> bool:
    """A local adaptation goes to the network's owner without (K-245)."""
    nasjonalt = any(mottaker in NASJONALE for mottaker in g.steg.til)
    felles = g.aggregat.status is not None and KOMMET[g.aggregat.status] > 0
    return felles or not nasjonalt
