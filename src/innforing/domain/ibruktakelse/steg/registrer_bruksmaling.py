"""Measured use in the kommune; repeated over time (K-202)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Self

from pydantic import NonNegativeInt, PositiveInt, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.ibruktakelse.folger import KommuneOrientert
from innforing.domain.ibruktakelse.ibruktakelse import Ibruktakelse
from innforing.domain.ibruktakelse.myndigheter import (
    FOR_KOMMUNEN,
    IbruktakelseFakta,
    meldt_av_andre,
)

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerBruksmaling(Steg[Ibruktakelse]):
    """The day of the measurement is the step's `gjelder`."""

    tekst = Tekst("Registrer bruksmåling", "Registrer bruksmåling", "Register measured use")
    fakta = IbruktakelseFakta
    oppretter = None
    regel = Regel(
        hvem=(*FOR_KOMMUNEN, "nhn"),
        sperrer=(
            "losningen_og_kommunen_finnes",
            "det_har_skjedd",
        ),
    )

    indikator: Kode
    antall: NonNegativeInt
    av_antall: PositiveInt | None = None
    """Of how many, where the indicator is a share."""
    kilde: Publikumstekst

    @model_validator(mode="after")
    def _ikke_flere_enn_alle(self) -> Self:
        if self.av_antall is not None and self.antall > self.av_antall:
            raise PydanticCustomError("antall", "antall is above av_antall")
        return self

    def avgjor(
        self, g: Grunnlag[Ibruktakelse, IbruktakelseFakta]
    ) -> Iterator[Hendelse[Ibruktakelse]]:
        yield BruksmalingRegistrert(
            dato=g.gjelder_dag,
            indikator=self.indikator,
            antall=self.antall,
            av_antall=self.av_antall,
            kilde=self.kilde,
        )
        if meldt_av_andre(g):
            yield KommuneOrientert(av_organ=g.aktor.organ)


class BruksmalingRegistrert(Hendelse[Ibruktakelse]):
    tekst = Tekst("Bruk er målt", "Bruk er målt", "Use is measured")
    dato: date
    indikator: Kode
    antall: int
    av_antall: int | None = None
    kilde: Publikumstekst

    def anvend(self, aggregat: Ibruktakelse) -> Ibruktakelse:
        malt = tuple(sorted((*aggregat.malt, self.dato)))
        brukt = (*aggregat.bruk_malt, self.dato) if self.antall else aggregat.bruk_malt
        return aggregat.med(malt=malt, bruk_malt=brukt)
