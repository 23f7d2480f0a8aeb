"""A løsning is put on the roadmap, or moved on it (K-345, K-348)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.veikart.veikart import Veikart
from innforing.domain.veikart.verdier import Veikartart, Veikartpunkt

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    ukjente_pa_veikartet: tuple[str, ...] = ()
    """Løsninger of the step that are not registered."""
    ikke_klare_pa_veikartet: tuple[str, ...] = ()
    """Løsninger of the step that the portefølje does not call klart til bruk."""


class SettPaVeikartet(Steg[Veikart]):
    tekst = Tekst("Sett på veikartet", "Set på vegkartet", "Put on the roadmap")
    fakta = Fakta
    regel = Regel(
        hvem=("ks", "koordineringsgruppen"),
        sperrer=("losningene_er_registrert", "innenfor_veikartets_periode"),
        avklares=("innforing_planlegges_av_det_som_er_klart",),
    )

    punkter: Annotated[tuple[Veikartpunkt, ...], Field(min_length=1)]

    def avgjor(self, g: Grunnlag[Veikart, Fakta]) -> Iterator[VeikartpunktSatt]:
        for punkt in self.punkter:
            yield VeikartpunktSatt(punkt=punkt)


class VeikartpunktSatt(Hendelse[Veikart]):
    """There is one item of each kind for a løsning: a later one moves it."""

    tekst = Tekst("Veikartet er endret", "Vegkartet er endra", "The roadmap was changed")
    punkt: Veikartpunkt

    def anvend(self, aggregat: Veikart) -> Veikart:
        andre = (p for p in aggregat.punkter if (p.losning, p.art) != self._nokkel)
        return aggregat.med(punkter=(*andre, self.punkt))

    @property
    def _nokkel(self) -> tuple[str, Veikartart]:
        return self.punkt.losning, self.punkt.art


@vilkar(
    "K-345",
    "Løsningene er registrert",
    "Løysingane er registrerte",
    "The løsninger are registered",
    rettes_av=("ks", "nhn"),
    slik=("Registrer løsningen først", "Registrer løysinga først", "Register the løsning first"),
)
def losningene_er_registrert(g: Grunnlag[Veikart, Fakta]) -> tuple[str, ...]:
    return g.fakta.ukjente_pa_veikartet


@vilkar(
    "K-345",
    "Det som planlegges, ligger i veikartets periode",
    "Det som blir planlagt, ligg i perioden til vegkartet",
    "What is planned lies within the period of the roadmap",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=("Rett datoene", "Rett datoane", "Correct the dates"),
)
def innenfor_veikartets_periode(g: Grunnlag[Veikart, Any]) -> tuple[str, ...]:
    fra, til = g.aggregat.fra, g.aggregat.til
    return tuple(
        p.losning
        for p in g.steg.punkter
        if fra is None or til is None or not fra <= p.fra <= p.til <= til
    )


@vilkar(
    "K-348",
    "Innføring planlegges bare av løsninger som er tilpasset og klare til bruk",
    "Innføring blir berre planlagd for løysingar som er tilpassa og klare til bruk",
    "Introduction is planned only of løsninger that are adapted and ready for use",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Vent til porteføljen sier «klart til bruk», eller skriv hva planen bygger på",
        "Vent til porteføljen seier «klart til bruk», eller skriv kva planen byggjer på",
        "Wait until the portefølje says ready for use, or write what the plan builds on",
    ),
)
def innforing_planlegges_av_det_som_er_klart(g: Grunnlag[Veikart, Fakta]) -> tuple[str, ...]:
    innfores = {p.losning for p in g.steg.punkter if p.art is Veikartart.INNFORING}
    return tuple(id_ for id_ in g.fakta.ikke_klare_pa_veikartet if id_ in innfores)
