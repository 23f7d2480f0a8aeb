"""Somebody asks that a person, a text or what an event says is erased (K-377)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.sletting.sletting import Sletting
from innforing.domain.sletting.verdier import Sletteart, Slettehjemmel, Slettestatus

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    kan_sladdes: bool = True
    """Where an event is meant: whether it is there, and may be taken from the log."""


class BeOmSletting(Steg[Sletting]):
    tekst = Tekst("Be om sletting", "Be om sletting", "Ask for an erasure")
    fakta = Fakta
    oppretter = True
    regel = Regel(
        hvem=("ks",), sperrer=("slettingen_er_ny", "hendelsen_kan_sladdes", "hjemmelen_er_nok")
    )

    art: Sletteart
    id: Kode
    """Id of the person or the text, or the position of the event."""
    hjemmel: Slettehjemmel

    def avgjor(self, g: Grunnlag[Sletting, Any]) -> Iterator[SlettingBedtOm]:
        yield SlettingBedtOm(art=self.art, id=self.id, hjemmel=self.hjemmel, av=str(g.aktor.person))


class SlettingBedtOm(Hendelse[Sletting]):
    tekst = Tekst("Sletting er bedt om", "Sletting er bede om", "An erasure was asked for")
    art: Sletteart
    id: Kode
    hjemmel: Slettehjemmel
    av: str

    def anvend(self, aggregat: Sletting) -> Sletting:
        return aggregat.med(
            art=self.art,
            id=self.id,
            hjemmel=self.hjemmel,
            bedt_av=self.av,
            status=Slettestatus.BEDT_OM,
        )


@vilkar(
    "K-377",
    "Det er ikke bedt om denne slettingen fra før",
    "Det er ikkje bede om denne slettinga frå før",
    "This erasure has not been asked for already",
    rettes_av="ks",
    slik=(
        "Gi slettingen et annet kortnavn",
        "Gje slettinga eit anna kortnamn",
        "Give the erasure another short name",
    ),
)
def slettingen_er_ny(g: Grunnlag[Sletting, Fakta]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-374",
    "Hendelsen finnes, og er ikke selv en del av loggens egen historie",
    "Hendinga finst, og er ikkje sjølv ein del av loggen si eiga historie",
    "The event is there, and is no part of the log's own story",
    rettes_av="ks",
    slik=(
        "Oppgi nummeret hendelsen har i historikken",
        "Oppgje nummeret hendinga har i historikken",
        "State the number that the event has in the history",
    ),
)
def hendelsen_kan_sladdes(g: Grunnlag[Sletting, Fakta]) -> bool:
    """The log's birth and the erasures themselves hold no texts, and say what was done."""
    return g.steg.art is not Sletteart.HENDELSE or g.fakta.kan_sladdes
