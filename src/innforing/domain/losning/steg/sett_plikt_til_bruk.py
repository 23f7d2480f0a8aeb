"""What the law says of using the løsning, from a day on; no rule of ours decides it (K-167)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Publikumstekst, Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.losning.losning import Losning
from innforing.domain.losning.styring import Plikt, Pliktstatus

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class SettPliktTilBruk(Steg[Losning]):
    """KS records what the law is; a day ahead is a law that is made and not yet in force."""

    tekst = Tekst(
        "Registrer status for plikt til bruk",
        "Registrer status for plikt til bruk",
        "Register the status of a duty to use",
    )
    regel = Regel(
        hvem=("ks",), sperrer=("plikten_har_hjemmel",), avklares=("betydelig_andel_er_vurdert",)
    )

    status: Pliktstatus
    dato: date
    kilde: Publikumstekst
    hjemmel: Publikumstekst | None = None

    def avgjor(self, g: Grunnlag[Losning, Any]) -> Iterator[PliktTilBrukSatt]:
        plikt = Plikt(status=self.status, dato=self.dato, kilde=self.kilde, hjemmel=self.hjemmel)
        yield PliktTilBrukSatt(plikt=plikt)


class PliktTilBrukSatt(Hendelse[Losning]):
    """Kept in the order of their days, so one entered late fills the gap before what came after."""

    tekst = Tekst(
        "Status for plikt til bruk er registrert",
        "Status for plikt til bruk er registrert",
        "The status of a duty to use was registered",
    )
    plikt: Plikt

    def anvend(self, aggregat: Losning) -> Losning:
        plikter = sorted((*aggregat.plikter, self.plikt), key=lambda plikt: plikt.dato)
        return aggregat.med(plikter=tuple(plikter))


@vilkar(
    "K-166, K-167",
    "Plikten til bruk har sin egen hjemmel",
    "Plikta til bruk har sin eigen heimel",
    "The duty to use has a law of its own",
    rettes_av="ks",
    slik=(
        "Oppgi loven eller forskriften; en plikt til å betale er ikke en plikt til bruk",
        "Oppgje lova eller forskrifta; ei plikt til å betale er ikkje ei plikt til bruk",
        "State the law or regulation; a duty to pay is no duty to use",
    ),
)
def plikten_har_hjemmel(g: Grunnlag[Losning, Any]) -> bool:
    return g.steg.status is not Pliktstatus.PLIKT or g.steg.hjemmel is not None


@vilkar(
    "K-168",
    "En betydelig andel av kommunene har tatt i bruk løsningen, etter en begrunnet vurdering",
    "Ein betydeleg del av kommunane har teke i bruk løysinga, etter ei grunngjeven vurdering",
    "A substantial share of kommuner uses the løsning, by a judgement with reasons",
    rettes_av=("koordineringsgruppen", "ks"),
    slik=(
        "Vurder andelen først, eller skriv hvorfor plikten likevel er satt",
        "Vurder delen først, eller skriv kvifor plikta likevel er sett",
        "Judge the share first, or write why the duty was set all the same",
    ),
)
def betydelig_andel_er_vurdert(g: Grunnlag[Losning, Any]) -> bool:
    """Asked of a duty only; it is answered by people, never by a number (T-18)."""
    return bool(g.steg.status is not Pliktstatus.PLIKT or g.aggregat.har_betydelig_andel)
