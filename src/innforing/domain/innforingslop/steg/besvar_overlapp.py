"""Stays: one answer for each other løp that overlaps in time and kommuner (K-106)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Kode, Kodeverk, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop


class Samordning(Kodeverk):
    """What is done about an overlap (K-014, K-116)."""

    UTEN_BETYDNING = (
        "uten_betydning",
        "Overlappet er uten betydning",
        "Overlappet er utan betydning",
        "The overlap is of no consequence",
    )
    TIDEN_TILPASSES = (
        "tiden_tilpasses",
        "Tiden tilpasses",
        "Tida blir tilpassa",
        "The time is adapted",
    )
    DELER_DELES = (
        "deler_deles",
        "Løpene gjør deler sammen",
        "Løpa gjer delar saman",
        "The løp share parts",
    )


class Overlappsvar(Verdi):
    """The other løp, what is done, and why."""

    lop: Kode
    samordning: Samordning
    grunn: Begrunnelse


class Fakta(Verdi):
    overlappende_lop: tuple[str, ...] = ()


class BesvarOverlapp(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Svar på overlapp med andre løp",
        "Svar på overlapp med andre løp",
        "Answer overlaps with other løp",
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    svar: tuple[Overlappsvar, ...] = Field(min_length=1)

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[OverlappBesvart]:
        for svar in self.svar:
            yield OverlappBesvart(
                lop=svar.lop,
                samordning=svar.samordning,
                grunn=svar.grunn,
                av=str(g.aktor.person),
            )


class OverlappBesvart(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Et overlapp er besvart", "Eit overlapp er svara på", "An overlap was answered"
    )

    lop: Kode
    samordning: Samordning
    grunn: Begrunnelse
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        besvart = dict.fromkeys((*aggregat.besvarte_overlapp, self.lop))
        return aggregat.med(besvarte_overlapp=tuple(besvart))


@vilkar(
    "K-106",
    "Løpene overlapper dette",
    "Løpa overlappar dette",
    "The løp overlap with this one",
    rettes_av=("eier", "arbeidsgruppen", "innforingsleder"),
    slik=(
        "Svar bare på overlapp som finnes",
        "Svar berre på overlapp som finst",
        "Answer only overlaps that exist",
    ),
)
def overlappet_finnes(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(svar.lop for svar in g.steg.svar if svar.lop not in g.fakta.overlappende_lop)
