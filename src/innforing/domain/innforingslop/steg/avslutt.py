"""The løp ends before it is fulfilled: avvist, trukket or avbrutt, with the reason (T-17)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, Steg
from innforing.domain.grunnmur.verdi import Begrunnelse, Kodeverk, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.innforingslop.innforingslop import Innforingslop


class Avslutningsart(Kodeverk):
    AVVIST = "avvist", "Avvist", "Avvist", "Turned down"
    TRUKKET = "trukket", "Trukket", "Trekt", "Withdrawn"
    AVBRUTT = "avbrutt", "Avbrutt", "Avbrote", "Broken off"


class Fakta(Verdi):
    deltakere: tuple[str, ...] = ()


class Avslutt(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Avslutt før fullføring", "Avslutt før fullføring", "End before completion"
    )
    fakta: ClassVar[type[Verdi]] = Fakta

    begrunnelse: Begrunnelse
    art: Avslutningsart

    def avgjor(self, g: Grunnlag[Innforingslop, Fakta]) -> Iterator[LopAvsluttet]:
        yield LopAvsluttet(art=self.art)


class LopAvsluttet(Hendelse[Innforingslop]):
    """The kommuner are told and the seats released; each keeps the rung it reached (K-200)."""

    tekst: ClassVar[Tekst] = Tekst(
        "Løpet er avsluttet før fullføring",
        "Løpet er avslutta før fullføring",
        "The løp ended before completion",
    )
    art: Avslutningsart

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        return aggregat.med(pa_vent=None)


@vilkar(
    "K-211",
    "Det kommunene lærte, er tatt vare på",
    "Det kommunane lærte, er teke vare på",
    "What the kommuner learned is kept",
    rettes_av=("arbeidsgruppen", "innforingsleder"),
    slik=(
        "Registrer minst ett læringspunkt, eller begrunn at det ikke er noe å lære",
        "Registrer minst eitt læringspunkt, eller grunngi at det ikkje er noko å lære",
        "Register at least one lesson, or say why there is none",
    ),
)
def laeringspunkt_etter_deltakelse(g: Grunnlag[Innforingslop, Fakta]) -> bool:
    return bool(g.aggregat.laeringspunkter) or not g.fakta.deltakere
