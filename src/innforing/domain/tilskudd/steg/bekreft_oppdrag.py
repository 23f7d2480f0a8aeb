"""The vertskommune accepts the oppdrag, and KS has the bekreftelse (K-276, K-278, K-304)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.kroner import Kroner
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Notat, Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import Bilag
from innforing.domain.tilskudd.regler import aret
from innforing.domain.tilskudd.tilskudd import Tilskudd
from innforing.domain.tilskudd.verdier import Fristart, Underskriver

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class BekreftOppdrag(Steg[Tilskudd]):
    tekst = Tekst("Bekreft oppdraget", "Stadfest oppdraget", "Confirm the commission")
    regel = Regel(
        hvem=("vertskommunen", "ks"),
        sperrer=(
            "oppdragsbrevet_er_sendt",
            "oppdraget_er_ikke_bekreftet",
            "bekreftelsen_er_fra_vertskommunen",
            "belopet_er_rammen",
            "delegeringen_er_vist",
            "datoen_er_ikke_etter_i_dag",
        ),
    )

    vertskommune: Kode
    belop: Kroner
    sted: Publikumstekst
    dato: date
    underskriver: Underskriver
    underskrevet_av: Kode
    """Person id of the one who answers for it and signed."""
    delegering: Notat | None = None
    """Where the delegation is found, when a delegate signed."""
    bekreftelse: Bilag

    def avgjor(self, g: Grunnlag[Tilskudd, Any]) -> Iterator[BekreftelseMottatt]:
        frist = g.aggregat.fristen(aret(g), Fristart.BEKREFTELSE)
        yield BekreftelseMottatt(
            vertskommune=self.vertskommune,
            belop=self.belop,
            sted=self.sted,
            dato=self.dato,
            underskriver=self.underskriver,
            underskrevet_av=self.underskrevet_av,
            delegering=self.delegering,
            bekreftelse=self.bekreftelse,
            forsinket=frist is not None and g.gjelder_dag > frist,
        )


class BekreftelseMottatt(Hendelse[Tilskudd]):
    tekst = Tekst(
        "Bekreftelsen er mottatt", "Stadfestinga er motteken", "The confirmation was received"
    )
    vertskommune: Kode
    belop: Kroner
    sted: Publikumstekst
    dato: date
    underskriver: Underskriver
    underskrevet_av: Kode
    delegering: Notat | None = None
    bekreftelse: Bilag
    forsinket: bool = False
    """Came after the date the letter asks for (K-304)."""

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(bekreftet=True)


@vilkar(
    "K-276",
    "Oppdragsbrevet er sendt",
    "Oppdragsbrevet er sendt",
    "The commission letter is sent",
    rettes_av="ks",
    slik=("Send oppdragsbrevet først", "Send oppdragsbrevet først", "Send the letter first"),
)
def oppdragsbrevet_er_sendt(g: Grunnlag[Tilskudd, Any]) -> bool:
    return g.aggregat.brev is not None


@vilkar(
    "K-279",
    "Bekreftelsen er fra vertskommunen som fikk brevet",
    "Stadfestinga er frå vertskommunen som fekk brevet",
    "The confirmation is from the host kommune that got the letter",
    rettes_av=("vertskommunen", "ks"),
    slik=(
        "La vertskommunen bekrefte, eller send brevet til en annen kommune",
        "La vertskommunen stadfeste, eller send brevet til ein annan kommune",
        "Let the host kommune confirm, or send the letter to another kommune",
    ),
)
def bekreftelsen_er_fra_vertskommunen(g: Grunnlag[Tilskudd, Any]) -> bool:
    brev = g.aggregat.brev
    return brev is None or bool(brev.vertskommune == g.steg.vertskommune)


@vilkar(
    "K-278",
    "Beløpet er den vedtatte rammen",
    "Beløpet er den vedtekne ramma",
    "The amount is the approved one",
    rettes_av="vertskommunen",
    slik=(
        "Bekreft det beløpet som er tildelt",
        "Stadfest det beløpet som er tildelt",
        "Confirm the amount that was allocated",
    ),
)
def belopet_er_rammen(g: Grunnlag[Tilskudd, Any]) -> bool:
    return bool(g.steg.belop == g.aggregat.ramme)


@vilkar(
    "K-276",
    "Det er vist hvor delegeringen finnes når en annen enn kommunedirektøren signerer",
    "Det er vist kvar delegeringa finst når ein annan enn kommunedirektøren signerer",
    "The delegation is shown when another than the chief executive signs",
    rettes_av="vertskommunen",
    slik=(
        "Oppgi saksnummer eller annen henvisning til delegeringen",
        "Oppgi saksnummer eller ei anna tilvising til delegeringa",
        "State the case number or another reference to the delegation",
    ),
)
def delegeringen_er_vist(g: Grunnlag[Tilskudd, Any]) -> bool:
    selv = g.steg.underskriver is Underskriver.KOMMUNEDIREKTOR
    return selv or g.steg.delegering is not None
