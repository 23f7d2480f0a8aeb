"""Those who know the kommuner judge for whom a behov holds, and how it is prioritised (K-242)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.behov.behov import Behov
from innforing.domain.behov.verdier import Behovsomfang, Behovsprioritet, Behovstatus
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Tekst

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag

_FOR_FELLES = (Behovstatus.MELDT, Behovstatus.IKKE_TATT_VIDERE)


class VurderBehov(Steg[Behov]):
    tekst = Tekst("Vurder behovet", "Vurder behovet", "Judge the need")
    regel = Regel(
        hvem=("behovets_region", "ks", "nhn"),
        sperrer=("behovet_star_for_seg_selv",),
    )

    omfang: Behovsomfang
    regioner: tuple[Kode, ...] = ()
    """Fylkesnummer, or `helseregion-<code>`, of the regions it holds for."""
    prioritet: Behovsprioritet | None = None
    begrunnelse: Begrunnelse

    @model_validator(mode="after")
    def _flere_regioner(self) -> Self:
        if self.omfang is Behovsomfang.FLERE_REGIONER and len(set(self.regioner)) == 1:
            raise PydanticCustomError("regioner", "name more than one region, or none")
        return self

    def avgjor(self, g: Grunnlag[Behov, Any]) -> Iterator[BehovVurdert]:
        yield BehovVurdert(
            omfang=self.omfang,
            regioner=tuple(dict.fromkeys(self.regioner)),
            prioritet=self.prioritet,
        )


class BehovVurdert(Hendelse[Behov]):
    """A behov that holds for several is felles; what has come farther stays where it is."""

    tekst = Tekst("Behovet er vurdert", "Behovet er vurdert", "The need was judged")
    omfang: Behovsomfang
    regioner: tuple[Kode, ...] = ()
    prioritet: Behovsprioritet | None = None

    def anvend(self, aggregat: Behov) -> Behov:
        blir_felles = self.omfang is not Behovsomfang.EN_KOMMUNE and aggregat.status in _FOR_FELLES
        return aggregat.med(
            omfang=self.omfang,
            prioritet=self.prioritet or aggregat.prioritet,
            status=Behovstatus.FELLES if blir_felles else aggregat.status,
        )
