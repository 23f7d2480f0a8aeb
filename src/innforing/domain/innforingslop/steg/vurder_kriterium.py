"""Stays in foreslått: criteria of klar til bruk are judged, several at once (K-052, K-053)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Bevis
from innforing.domain.innforingslop.vurdering import GjeldendeKriterium, Verdikt, Vurdering


class Fakta(Verdi):
    gjeldende_kriteriesett: int = 0
    kriterier: tuple[GjeldendeKriterium, ...] = ()


class Kriterievurdering(Verdi):
    """A verdict: evidence when it is met, else why, and who can mend it."""

    kriterium: Kode
    verdikt: Verdikt
    bevis: tuple[Bevis, ...] = ()
    grunn: Begrunnelse | None = None
    rettes_av: Kode | None = None

    @model_validator(mode="after")
    def _form(self) -> Self:
        if self.verdikt is Verdikt.OPPFYLT:
            if not self.bevis:
                raise PydanticCustomError("bevis", "«oppfylt» needs evidence")
            return self
        if self.grunn is None:
            raise PydanticCustomError("grunn", "say why it is not «oppfylt»")
        if self.verdikt is not Verdikt.IKKE_RELEVANT and self.rettes_av is None:
            raise PydanticCustomError("rettes_av", "say who can mend it")
        return self


class VurderKriterium(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Vurder kriterier for klar til bruk",
        "Vurder kriterium for klar til bruk",
        "Judge readiness criteria",
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    vurderinger: tuple[Kriterievurdering, ...] = Field(min_length=1)

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[KriteriumVurdert]:
        for gitt in self.vurderinger:
            yield KriteriumVurdert(
                vurdering=Vurdering(
                    kriterium=gitt.kriterium,
                    verdikt=gitt.verdikt,
                    av=str(g.aktor.person),
                    organ=g.aktor.organ,
                    dato=g.gjelder_dag,
                    kriteriesett=g.fakta.gjeldende_kriteriesett,
                    rettes_av=gitt.rettes_av,
                ),
                bevis=gitt.bevis,
                grunn=gitt.grunn,
            )


class KriteriumVurdert(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Et kriterium er vurdert", "Eit kriterium er vurdert", "A criterion was judged"
    )

    vurdering: Vurdering
    bevis: tuple[Bevis, ...] = ()
    grunn: Begrunnelse | None = None

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        ny = {self.vurdering.kriterium: self.vurdering}
        return aggregat.med(vurderinger={**aggregat.vurderinger, **ny})


@vilkar(
    "K-054",
    "Kriteriene står i kriteriesettet som gjelder",
    "Kriteria står i kriteriesettet som gjeld",
    "The criteria stand in the set in force",
    rettes_av="ks",
    slik=(
        "Bruk kriteriene i settet som gjelder",
        "Bruk kriteria i settet som gjeld",
        "Use the criteria of the set in force",
    ),
)
def kriteriene_gjelder(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    kjente = {kriterium.id for kriterium in g.fakta.kriterier}
    return tuple(v.kriterium for v in g.steg.vurderinger if v.kriterium not in kjente)


@vilkar(
    "K-053",
    "«Ikke relevant» brukes bare der kriteriesettet tillater det",
    "«Ikkje relevant» blir berre brukt der kriteriesettet tillèt det",
    "«Not relevant» is used only where the criteria allow it",
    rettes_av="ks",
    slik=(
        "Vurder kriteriet som oppfylt, delvis eller ikke oppfylt",
        "Vurder kriteriet som oppfylt, delvis eller ikkje oppfylt",
        "Judge the criterion as met, partly met or not met",
    ),
)
def ikke_relevant_er_tillatt(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    """Elsewhere it would be a waiver, and the sources foresee none (T-21)."""
    tillater = {k.id for k in g.fakta.kriterier if k.tillater_ikke_relevant}
    return tuple(
        v.kriterium
        for v in g.steg.vurderinger
        if v.verdikt is Verdikt.IKKE_RELEVANT and v.kriterium not in tillater
    )
