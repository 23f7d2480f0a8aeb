"""Stays: kommuner hear that a løp is being planned, before they are invited (K-012)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop


class InformerPaForhand(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Informer kommunene på forhånd",
        "Informer kommunane på førehand",
        "Inform the kommuner in advance",
    )

    informasjon: Publikumstekst
    mottakere: tuple[Kode, ...] | None = None
    """None: every aktuell kommune."""

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[KommunerInformert]:
        yield KommunerInformert(
            informasjon=self.informasjon,
            kommuner=g.aggregat.kommuner if self.mottakere is None else self.mottakere,
            av=str(g.aktor.person),
        )


class KommunerInformert(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Kommunene er informert på forhånd",
        "Kommunane er informerte på førehand",
        "The kommuner were informed in advance",
    )

    informasjon: Publikumstekst
    kommuner: tuple[Kode, ...]
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        informert = dict.fromkeys((*aggregat.informert, *self.kommuner))
        return aggregat.med(informert=tuple(informert))


@vilkar(
    "K-012",
    "Mottakerne er aktuelle kommuner i løpet",
    "Mottakarane er aktuelle kommunar i løpet",
    "The receivers are kommuner concerned",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Fastsett kommunene først",
        "Fastset kommunane først",
        "Fix the kommuner first",
    ),
)
def mottakerne_er_aktuelle(g: Grunnlag[Innforingslop, IngenFakta]) -> bool | tuple[str, ...]:
    if g.steg.mottakere:
        return tuple(k for k in g.steg.mottakere if k not in g.aggregat.kommuner)
    return bool(g.aggregat.kommuner) and g.steg.mottakere is None
