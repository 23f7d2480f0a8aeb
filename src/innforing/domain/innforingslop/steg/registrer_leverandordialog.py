"""Stays: contact with a leverandør on behalf of the løp (K-088 to K-091)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from innforing.domain.grunnmur.aggregat import Grunnlag, Hendelse, IngenFakta, Steg
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.innforingslop.innforingslop import Innforingslop


class RegistrerLeverandordialog(Steg[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "Registrer leverandørdialog",
        "Registrer leverandørdialog",
        "Register a supplier dialogue",
    )

    leverandor: Kode
    dato: date
    tema: Publikumstekst
    bidrag: Publikumstekst | None = None
    """What the leverandør contributes: support, materiell, opplæring (K-093)."""
    kontaktpunkt: Kode | None = None
    """The one person who speaks with the leverandør for the løp (K-091)."""

    def avgjor(self, g: Grunnlag[Innforingslop, IngenFakta]) -> Iterator[LeverandorKontaktet]:
        yield LeverandorKontaktet(
            leverandor=self.leverandor,
            dato=self.dato,
            tema=self.tema,
            bidrag=self.bidrag,
            kontaktpunkt=self.kontaktpunkt,
            av=str(g.aktor.person),
        )


class LeverandorKontaktet(Hendelse[Innforingslop]):
    tekst: ClassVar[Tekst] = Tekst(
        "En leverandør er kontaktet", "Ein leverandør er kontakta", "A supplier was contacted"
    )

    leverandor: Kode
    dato: date
    tema: Publikumstekst
    bidrag: Publikumstekst | None = None
    kontaktpunkt: Kode | None = None
    av: str

    def anvend(self, aggregat: Innforingslop) -> Innforingslop:
        i_dialog = dict.fromkeys((*aggregat.leverandorer_i_dialog, self.leverandor))
        return aggregat.med(leverandorer_i_dialog=tuple(i_dialog))
