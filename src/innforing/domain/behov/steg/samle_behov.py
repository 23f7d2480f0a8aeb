"""Behov that are the same are gathered in one; each original follows it (K-242, S-22)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.verdier import KOMMET, Melder, Sambehov
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    behov_som_samles: tuple[Sambehov, ...] = ()


class SamleBehov(Steg[Behov]):
    """Taken on the one that gathers. Both must stand for themselves, so no circle can arise."""

    tekst = Tekst("Samle like behov i dette", "Samle like behov i dette", "Gather like needs here")
    fakta = Fakta
    regel = Regel(
        hvem=("behovets_region", "ks", "nhn"),
        sperrer=(
            "behovet_star_for_seg_selv",
            "behovene_er_meldt",
            "behovene_er_ikke_samlet_fra_for",
            "behovene_har_ikke_kommet_lenger",
        ),
    )

    behov: Annotated[tuple[Kode, ...], Field(min_length=1)]

    def avgjor(self, g: Grunnlag[Behov, Fakta]) -> Iterator[BehovSamlet]:
        """Those who have several of them are counted once."""
        nye = (m for annet in g.fakta.behov_som_samles for m in annet.meldere)
        yield BehovSamlet(
            behov=tuple(dict.fromkeys(self.behov)),
            meldere=tuple(m for m in dict.fromkeys(nye) if m not in g.aggregat.meldere),
        )


class BehovSamlet(Hendelse[Behov]):
    tekst = Tekst("Like behov er samlet", "Like behov er samla", "Like needs were gathered")
    behov: tuple[Kode, ...]
    meldere: tuple[Melder, ...]
    """Those who had not reported this one."""

    def anvend(self, aggregat: Behov) -> Behov:
        return aggregat.med(
            omfatter=(*aggregat.omfatter, *self.behov),
            meldere=(*aggregat.meldere, *self.meldere),
        )


@vilkar(
    "K-242",
    "Behovene er meldt, og er andre enn dette",
    "Behova er melde, og er andre enn dette",
    "The needs are reported, and are others than this one",
    rettes_av=("behovets_region", "ks"),
    slik=(
        "Velg behov som er meldt",
        "Vel behov som er melde",
        "Choose needs that are reported",
    ),
)
def behovene_er_meldt(g: Grunnlag[Behov, Fakta]) -> tuple[str, ...]:
    return tuple(b.behov for b in g.fakta.behov_som_samles if not b.finnes or b.behov == g.nokkel)


@vilkar(
    "K-242",
    "Behovene er ikke samlet i et annet fra før",
    "Behova er ikkje samla i eit anna frå før",
    "The needs are not gathered in another already",
    rettes_av=("behovets_region", "ks"),
    slik=(
        "Samle det behovet de er samlet i",
        "Samle det behovet dei er samla i",
        "Gather the need that they are gathered in",
    ),
)
def behovene_er_ikke_samlet_fra_for(g: Grunnlag[Behov, Fakta]) -> tuple[str, ...]:
    """The list names the one to gather instead; one that is gathered here already is itself it."""
    return tuple(b.samlet_i for b in g.fakta.behov_som_samles if b.samlet_i is not None)


@vilkar(
    "K-242",
    "Ingen av behovene har kommet lenger enn dette",
    "Ingen av behova har kome lenger enn dette",
    "None of the needs has come farther than this one",
    rettes_av=("behovets_region", "ks"),
    slik=(
        "Samle dem i det som har kommet lengst",
        "Samle dei i det som har kome lengst",
        "Gather them in the one that has come farthest",
    ),
)
def behovene_har_ikke_kommet_lenger(g: Grunnlag[Behov, Fakta]) -> tuple[str, ...]:
    """Else the kommuner that reported it would be told that it went back."""
    her = 0 if g.aggregat.status is None else KOMMET[g.aggregat.status]
    andre = ((b.behov, b.status) for b in g.fakta.behov_som_samles)
    return tuple(id_ for id_, status in andre if status is not None and KOMMET[status] > her)
