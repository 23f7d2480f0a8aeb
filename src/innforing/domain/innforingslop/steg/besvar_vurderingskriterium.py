"""Stays: answers to the five questions behind the type, several at once (K-044 to K-051)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Publikumstekst, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Bevis
from innforing.domain.innforingslop.vurdering import Vurderingskriterium, Vurderingssvar


class Kriteriesvar(Verdi):
    """An answer, its grounds, and what shows it (K-049)."""

    kriterium: Vurderingskriterium
    svar: Vurderingssvar
    grunnlag: Begrunnelse
    bevis: tuple[Bevis, ...] = ()


class Tilleggssvar(Verdi):
    """An answer to a question beside the five (K-051)."""

    sporsmal: Publikumstekst
    svar: Vurderingssvar
    grunnlag: Begrunnelse


class BesvarVurderingskriterium(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Besvar vurderingskriterier",
        "Svar på vurderingskriterium",
        "Answer the assessment questions",
    )

    svar: tuple[Kriteriesvar, ...] = Field(min_length=1)
    tillegg: tuple[Tilleggssvar, ...] = ()

    def avgjor(
        self, g: Grunnlag[Innforingslop, IngenFakta]
    ) -> Iterator[VurderingskriteriumBesvart | TilleggssporsmalBesvart]:
        av, organ = str(g.aktor.person), g.aktor.organ
        for svar in self.svar:
            yield VurderingskriteriumBesvart(
                kriterium=svar.kriterium,
                svar=svar.svar,
                grunnlag=svar.grunnlag,
                bevis=svar.bevis,
                dato=g.gjelder_dag,
                organ=organ,
                av=av,
            )
        for tillegg in self.tillegg:
            yield TilleggssporsmalBesvart(
                sporsmal=tillegg.sporsmal,
                svar=tillegg.svar,
                grunnlag=tillegg.grunnlag,
                dato=g.gjelder_dag,
                organ=organ,
                av=av,
            )


class VurderingskriteriumBesvart(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Et vurderingskriterium er besvart",
        "Eit vurderingskriterium er svara på",
        "An assessment question was answered",
    )

    kriterium: Vurderingskriterium
    svar: Vurderingssvar
    grunnlag: Begrunnelse
    bevis: tuple[Bevis, ...] = ()
    dato: date
    organ: Kode
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(svar={**aggregat.svar, str(self.kriterium.value): self.svar})


class TilleggssporsmalBesvart(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Et spørsmål ut over de fem er besvart",
        "Eit spørsmål ut over dei fem er svara på",
        "A question beside the five was answered",
    )

    sporsmal: Publikumstekst
    svar: Vurderingssvar
    grunnlag: Begrunnelse
    dato: date
    organ: Kode
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat


@vilkar(
    "K-049",
    "Svarene viser til noe som kan etterprøves",
    "Svara viser til noko som kan etterprøvast",
    "The answers refer to something that can be checked",
    rettes_av=("eier", "arbeidsgruppen", "innforingsleder"),
    slik=(
        "Legg ved en kilde, eller si hvorfor det ikke finnes noen",
        "Legg ved ei kjelde, eller sei kvifor det ikkje finst nokon",
        "Add a source, or say why there is none",
    ),
)
def svarene_har_belegg(g: Grunnlag[Innforingslop, IngenFakta]) -> tuple[str, ...]:
    """«Vet ikke» needs no evidence."""
    return tuple(
        str(svar.kriterium.value)
        for svar in g.steg.svar
        if not svar.bevis and svar.svar is not Vurderingssvar.VET_IKKE
    )
