"""The contents are assessed each year, and virkemidler may be adjusted (K-341)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import Field

from innforing.domain.avtale.avtale import Avtale
from innforing.domain.avtale.verdier import Arsvurdering
from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class VurderAvtale(Steg[Avtale]):
    tekst = Tekst(
        "Registrer årets vurdering av avtalen",
        "Registrer vurderinga av avtalen for året",
        "Register the year's assessment of the agreement",
    )
    regel = Regel(
        hvem=("ks",),
        sperrer=("vurderingen_har_skjedd", "aret_er_ikke_vurdert", "avtalen_gjaldt_det_aret"),
        avklares=("tema_pa_konsultasjonsmote",),
    )

    ar: int = Field(ge=2000, le=2100)
    dato: date
    oppsummering: Publikumstekst
    konsultasjonsmote: date | None = None
    justerte_virkemidler: tuple[Publikumstekst, ...] = ()

    def avgjor(self, g: Grunnlag[Avtale, Any]) -> Iterator[AvtaleVurdert]:
        yield AvtaleVurdert(
            vurdering=Arsvurdering(
                ar=self.ar,
                dato=self.dato,
                oppsummering=self.oppsummering,
                konsultasjonsmote=self.konsultasjonsmote,
                justerte_virkemidler=self.justerte_virkemidler,
            )
        )


class AvtaleVurdert(Hendelse[Avtale]):
    tekst = Tekst("Avtalen er vurdert", "Avtalen er vurdert", "The agreement was assessed")
    vurdering: Arsvurdering

    def anvend(self, aggregat: Avtale) -> Avtale:
        return aggregat.med(vurderinger=(*aggregat.vurderinger, self.vurdering))


@vilkar(
    "K-373",
    "Vurderingen har skjedd",
    "Vurderinga har skjedd",
    "The assessment has happened",
    rettes_av="ks",
    slik=("Vent, eller rett datoen", "Vent, eller rett datoen", "Wait, or correct the date"),
)
def vurderingen_har_skjedd(g: Grunnlag[Avtale, Any]) -> bool:
    return bool(g.steg.dato <= g.dag)


@vilkar(
    "K-341",
    "Året er ikke vurdert fra før",
    "Året er ikkje vurdert frå før",
    "The year is not assessed already",
    rettes_av="ks",
    slik=("Velg et annet år", "Vel eit anna år", "Choose another year"),
)
def aret_er_ikke_vurdert(g: Grunnlag[Avtale, Any]) -> bool:
    return not g.aggregat.vurdert(g.steg.ar)


@vilkar(
    "K-341",
    "Avtalen gjaldt i det året",
    "Avtalen gjaldt det året",
    "The agreement held in that year",
    rettes_av="ks",
    slik=("Velg et år avtalen gjaldt", "Vel eit år avtalen gjaldt", "Choose a year it held"),
)
def avtalen_gjaldt_det_aret(g: Grunnlag[Avtale, Any]) -> bool:
    avtale, ar = g.aggregat, g.steg.ar
    sist = avtale.siste_dag
    return avtale.fra is not None and avtale.fra.year <= ar and (sist is None or ar <= sist.year)


@vilkar(
    "K-341",
    "Vurderingen var tema på det bilaterale konsultasjonsmøtet",
    "Vurderinga var tema på det bilaterale konsultasjonsmøtet",
    "The assessment was a theme of the bilateral meeting",
    rettes_av="ks",
    slik=(
        "Oppgi når møtet var, eller skriv hvorfor det ikke var tema",
        "Oppgje når møtet var, eller skriv kvifor det ikkje var tema",
        "State when the meeting was, or write why it was no theme",
    ),
)
def tema_pa_konsultasjonsmote(g: Grunnlag[Avtale, Any]) -> bool:
    return g.steg.konsultasjonsmote is not None
