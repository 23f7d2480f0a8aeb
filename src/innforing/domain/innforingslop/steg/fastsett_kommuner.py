"""Stays: the kommuner that the løp is for (K-036, K-123)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop
from innforing.domain.innforingslop.verdier import Trekk


class Fakta(Verdi):
    ukjente_kommuner: tuple[str, ...] = ()
    kommuner_utenfor_omradet: tuple[str, ...] = ()
    kommuner_uten_losningen: tuple[str, ...] = ()
    pameldte_kommuner: tuple[str, ...] = ()


class FastsettKommuner(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Fastsett aktuelle kommuner", "Fastset aktuelle kommunar", "Fix the kommuner concerned"
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    kommuner: tuple[Kode, ...] = Field(min_length=1)
    """The whole list, by our lasting ids; it takes the place of an earlier one."""
    trekk: dict[Kode, tuple[Trekk, ...]] = Field(default_factory=dict)
    """C: the traits that put each kommune on the list."""

    @field_validator("kommuner")
    @classmethod
    def _en_gang(cls, kommuner: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(kommuner)) != len(kommuner):
            raise PydanticCustomError("kommuner", "a kommune stands twice in the list")
        return kommuner

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[AktuelleKommunerFastsatt]:
        for_, na = set(g.aggregat.kommuner), set(self.kommuner)
        yield AktuelleKommunerFastsatt(
            kommuner=self.kommuner,
            trekk=self.trekk,
            lagt_til=tuple(k for k in self.kommuner if k not in for_),
            tatt_bort=tuple(k for k in g.aggregat.kommuner if k not in na),
            av=str(g.aktor.person),
        )


class AktuelleKommunerFastsatt(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Aktuelle kommuner er fastsatt",
        "Aktuelle kommunar er fastsette",
        "The kommuner concerned were fixed",
    )

    kommuner: tuple[Kode, ...]
    trekk: dict[Kode, tuple[Trekk, ...]] = Field(default_factory=dict)
    lagt_til: tuple[Kode, ...]
    tatt_bort: tuple[Kode, ...] = ()
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(kommuner=self.kommuner, kommunetrekk=self.trekk)


@vilkar(
    "K-123",
    "Kommunene finnes",
    "Kommunane finst",
    "The kommuner exist",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Bruk kommunene slik inndelingen er den dagen",
        "Bruk kommunane slik inndelinga er den dagen",
        "Use the kommuner of the division on that day",
    ),
)
def kommunene_finnes(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(g.fakta.ukjente_kommuner)


@vilkar(
    "K-029",
    "Alle kommunene ligger i regionen",
    "Alle kommunane ligg i regionen",
    "Every kommune lies in the region",
    rettes_av=("innforingsleder", "eier"),
    slik=(
        "Ta bort kommuner utenfor regionen",
        "Ta bort kommunar utanfor regionen",
        "Remove kommuner outside the region",
    ),
)
def kommunene_er_i_omradet(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(g.fakta.kommuner_utenfor_omradet)


@vilkar(
    "K-036, K-040",
    "Hver kommune står med trekkene som setter den på listen",
    "Kvar kommune står med trekka som set han på lista",
    "Each kommune stands with the traits that put it on the list",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Oppgi journalsystem, velferdsteknologisystem, responssentertjeneste eller anskaffelse",
        "Oppgi journalsystem, velferdsteknologisystem, responssenterteneste eller innkjøp",
        "State the systems, the service or the procurement",
    ),
)
def hver_kommune_har_trekk(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(k for k in g.steg.kommuner if not g.steg.trekk.get(k))


@vilkar(
    "K-160",
    "Ingen kommune som er påmeldt, tas bort",
    "Ingen kommune som er påmeld, blir teken bort",
    "No enrolled kommune is removed",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Behold kommunene som er påmeldt; de kan selv trekke seg",
        "Behald kommunane som er påmelde; dei kan sjølve trekkje seg",
        "Keep the enrolled kommuner; they may withdraw themselves",
    ),
)
def ingen_pameldt_tas_bort(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(k for k in g.fakta.pameldte_kommuner if k not in g.steg.kommuner)


@vilkar(
    "K-123",
    "Listen er alle kommuner som mangler løsningen",
    "Lista er alle kommunar som manglar løysinga",
    "The list is every kommune that lacks the løsning",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Ta med alle som mangler den, eller si hvorfor listen er en annen",
        "Ta med alle som manglar ho, eller sei kvifor lista er ei anna",
        "Take all that lack it, or say why the list differs",
    ),
)
def alle_som_mangler_losningen(g: Grunnlag[Innforingslop, Fakta]) -> tuple[str, ...]:
    return tuple(sorted(set(g.steg.kommuner) ^ set(g.fakta.kommuner_uten_losningen)))
