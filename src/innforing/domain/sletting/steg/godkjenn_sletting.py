"""Another person approves, and what was asked for is gone for ever (K-377, tillit.md §6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.sletting.sletting import Sletting
from innforing.domain.sletting.verdier import Sletteart, Slettehjemmel, Slettestatus

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    organ_med_rolle: tuple[str, ...] = ()
    """Where the person that is to go still holds a role."""
    uten_tekst: str = Field(default="", exclude=True)
    """Where an event is meant: its state with every text taken out, as JSON."""


class GodkjennSletting(Steg[Sletting]):
    tekst = Tekst("Godkjenn slettingen", "Godkjenn slettinga", "Approve the erasure")
    fakta = Fakta
    regel = Regel(
        hvem=("ks",),
        sperrer=(
            "slettingen_er_apen",
            "fire_oyne_ved_sletting",
            "personen_har_ingen_rolle",
            "hjemmelen_er_nok",
        ),
    )

    def avgjor(
        self, g: Grunnlag[Sletting, Fakta]
    ) -> Iterator[PersonSlettet | FritekstSlettet | HendelseSladdet]:
        sak = g.aggregat
        hjemmel, bedt_av = sak.hjemmel, sak.bedt_av
        if sak.art is Sletteart.PERSON:
            yield PersonSlettet(person=sak.id, hjemmel=hjemmel, bedt_av=bedt_av)
        elif sak.art is Sletteart.TEKST:
            yield FritekstSlettet(fritekst=sak.id, hjemmel=hjemmel, bedt_av=bedt_av)
        else:
            yield HendelseSladdet(
                posisjon=int(sak.id),
                hjemmel=hjemmel,
                bedt_av=bedt_av,
                uten_tekst=g.fakta.uten_tekst,
            )


class PersonSlettet(Hendelse[Sletting]):
    """What was known of the person is gone; the id stands where the person acted."""

    tekst = Tekst("En person er slettet", "Ein person er sletta", "A person was erased")
    person: str
    hjemmel: Slettehjemmel
    bedt_av: str

    def anvend(self, aggregat: Sletting) -> Sletting:
        return aggregat.med(status=Slettestatus.SLETTET)


class FritekstSlettet(Hendelse[Sletting]):
    """The text is gone; its commitment stands in the event that named it."""

    tekst = Tekst("En tekst er slettet", "Ein tekst er sletta", "A text was erased")
    fritekst: str
    hjemmel: Slettehjemmel
    bedt_av: str

    def anvend(self, aggregat: Sletting) -> Sletting:
        return aggregat.med(status=Slettestatus.SLETTET)


class HendelseSladdet(Hendelse[Sletting]):
    """State and salt of an event are gone; what it said is now `uten_tekst`."""

    tekst = Tekst("En hendelse er sladdet", "Ei hending er sladda", "An event was redacted")
    posisjon: int
    hjemmel: Slettehjemmel
    bedt_av: str
    uten_tekst: str

    def anvend(self, aggregat: Sletting) -> Sletting:
        return aggregat.med(status=Slettestatus.SLETTET)


@vilkar(
    "K-377",
    "Slettingen godkjennes av en annen enn den som ba om den",
    "Slettinga blir godkjend av ein annan enn den som bad om ho",
    "The erasure is approved by another than the one who asked for it",
    rettes_av="ks",
    slik=(
        "La en annen i KS godkjenne",
        "Lat ein annan i KS godkjenne",
        "Let somebody else in KS approve",
    ),
)
def fire_oyne_ved_sletting(g: Grunnlag[Sletting, Fakta]) -> bool:
    """Nobody can bring back what is erased, so nobody erases alone."""
    return g.aktor.person is not None and g.aktor.person != g.aggregat.bedt_av


@vilkar(
    "K-377",
    "Personen har ingen rolle lenger",
    "Personen har inga rolle lenger",
    "The person holds no role any more",
    rettes_av=("ks", "organets_leder"),
    slik=("Avslutt rollene først", "Avslutt rollene først", "End the roles first"),
)
def personen_har_ingen_rolle(g: Grunnlag[Sletting, Fakta]) -> tuple[str, ...]:
    """Nobody acts for a body without a name; who acted in it before, did so in that role."""
    return g.fakta.organ_med_rolle
