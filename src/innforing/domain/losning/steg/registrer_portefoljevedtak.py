"""How the løsning came into kommunal sektors portefølje, and on whose advice (K-353)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Portefoljevedtak

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class RegistrerPortefoljevedtak(Steg[Losning]):
    tekst = Tekst(
        "Registrer vedtaket om porteføljen",
        "Registrer vedtaket om porteføljen",
        "Register the decision on the portfolio",
    )
    regel = Regel(
        hvem=("ks",),
        sperrer=("datoen_er_ikke_framover",),
        avklares=("anbefalt_av_kommit_radet", "svarer_til_ambisjonene"),
    )

    dato: date
    vedtatt_av: Kode
    referanse: Publikumstekst
    anbefalt: date | None = None
    ambisjon: Publikumstekst | None = None

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[PortefoljevedtakRegistrert]:
        vedtak = Portefoljevedtak(
            dato=self.dato,
            vedtatt_av=self.vedtatt_av,
            referanse=self.referanse,
            anbefalt=self.anbefalt,
            ambisjon=self.ambisjon,
        )
        yield PortefoljevedtakRegistrert(vedtak=vedtak)


class PortefoljevedtakRegistrert(Hendelse[Losning]):
    tekst = Tekst(
        "Vedtaket om porteføljen er registrert",
        "Vedtaket om porteføljen er registrert",
        "The decision on the portfolio was registered",
    )
    vedtak: Portefoljevedtak

    def anvend(self, aggregat: Losning) -> Losning:
        return aggregat.med(vedtak=self.vedtak)


@vilkar(
    "K-353",
    "KommIT-rådet har anbefalt løsningen først",
    "KommIT-rådet har tilrådd løysinga først",
    "KommIT-rådet recommended the løsning first",
    rettes_av="ks",
    slik=(
        "Oppgi når KommIT-rådet anbefalte den, eller skriv hvorfor det ikke er gjort",
        "Oppgje når KommIT-rådet tilrådde ho, eller skriv kvifor det ikkje er gjort",
        "State when KommIT-rådet recommended it, or write why it did not",
    ),
)
def anbefalt_av_kommit_radet(g: Grunnlag[Losning, Any]) -> bool:
    return g.steg.anbefalt is not None and bool(g.steg.anbefalt <= g.steg.dato)


@vilkar(
    "K-353",
    "Løsningen svarer til Kommunenes ambisjoner på e-helseområdet",
    "Løysinga svarar til Kommunenes ambisjoner på e-helseområdet",
    "The løsning answers to the joint ambitions of the kommuner",
    rettes_av="ks",
    slik=(
        "Oppgi ambisjonen den svarer til, eller skriv hvorfor den er med",
        "Oppgje ambisjonen ho svarar til, eller skriv kvifor ho er med",
        "State the ambition, or write why it is part of the portefølje",
    ),
)
def svarer_til_ambisjonene(g: Grunnlag[Losning, Any]) -> bool:
    return g.steg.ambisjon is not None
