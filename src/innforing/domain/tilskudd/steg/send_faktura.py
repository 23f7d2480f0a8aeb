"""The vertskommune invoices costs in arrears; every check of S-14 stands here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.tilskudd.deler import Faktura, Fakturalinje, Resultatregnskap
from innforing.domain.tilskudd.regler import aret
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Fristart

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    """What the register of bodies says of the network."""

    nettverkets_ledere: tuple[str, ...] = ()
    """Person ids of those who lead the network that day."""


class SendFaktura(Steg[Tilskudd]):
    tekst = Tekst("Send faktura", "Send faktura", "Send an invoice")
    fakta = Fakta
    regel = Regel(
        hvem=("vertskommunen", "nettverkets_leder", "ks"),
        sperrer=(
            "utbetales_samlet",
            "bekreftelsen_er_mottatt",
            "prosjektkoden_er_egen",
            "prosjektnummeret_stemmer",
            "fakturaen_er_ny",
            "fakturaen_er_etterskuddsvis",
            "resultatregnskapet_er_vedlagt",
            "resultatregnskapet_er_signert",
            "kostnadene_kan_dekkes",
            "frikjopet_er_knyttet",
        ),
        avklares=("kostnadene_er_nevnt", "fakturaen_er_innenfor_rammen"),
    )

    nr: Kode
    datert: date
    mottatt: date
    kostnader_til: date
    """The last day of the period that the costs accrued in."""
    prosjektnr: Kode
    linjer: tuple[Fakturalinje, ...] = Field(min_length=1)
    resultatregnskap: Resultatregnskap | None = None

    @property
    def sum(self) -> int:
        """What the lines add to."""
        return sum(linje.belop for linje in self.linjer)

    def avgjor(self, g: Grunnlag[Tilskudd, Fakta]) -> Iterator[FakturaMottatt]:
        yield FakturaMottatt(
            nr=self.nr,
            datert=self.datert,
            mottatt=self.mottatt,
            kostnader_til=self.kostnader_til,
            prosjektnr=self.prosjektnr,
            linjer=self.linjer,
            resultatregnskap=cast("Resultatregnskap", self.resultatregnskap),
            forsinket=tuple(self._forsinket(g)),
        )

    def _forsinket(self, g: Grunnlag[Tilskudd, Fakta]) -> Iterator[Fristart]:
        """Flagged, not refused: the letter asks and states no consequence (K-283, T-20)."""
        datoer = {Fristart.FAKTURADATO: self.datert, Fristart.FAKTURAMOTTAK: self.mottatt}
        for art, dato in datoer.items():
            frist = g.aggregat.fristen(aret(g), art)
            if frist is not None and dato > frist:
                yield art


class FakturaMottatt(Hendelse[Tilskudd]):
    tekst = Tekst("Fakturaen er mottatt", "Fakturaen er motteken", "The invoice was received")
    nr: Kode
    datert: date
    mottatt: date
    kostnader_til: date
    prosjektnr: Kode
    linjer: tuple[Fakturalinje, ...]
    resultatregnskap: Resultatregnskap
    forsinket: tuple[Fristart, ...] = ()

    @property
    def sum(self) -> int:
        """What the lines add to."""
        return sum(linje.belop for linje in self.linjer)

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        ny = Faktura(
            nr=self.nr,
            belop=self.sum,
            sjekksum=self.resultatregnskap.sjekksum,
            forsinket=self.forsinket,
            godtatt=not self.forsinket,
        )
        return aggregat.med(fakturaer=(*aggregat.fakturaer, ny))
