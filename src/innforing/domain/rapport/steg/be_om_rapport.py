"""KS asks a network for a report; the deadline follows from what it is and of which year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.rapport.rapport import Rapport, rapportslaget
from innforing.domain.rapport.verdier import rapportfrist

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    """Whom is asked, and for what."""

    malen_er_publisert: bool = False
    nettverket_er_registrert: bool = False


class BeOmRapport(Steg[Rapport]):
    tekst = Tekst("Be om rapport", "Be om rapport", "Ask for a report")
    oppretter = True
    fakta = Fakta
    regel = Regel(
        hvem=("ks",),
        sperrer=("rapporten_er_ny", "rapporten_gjelder_et_nettverk", "rapporten_har_en_mal"),
    )

    mal: Kode
    """Version of the template; its slag is the report's."""

    def avgjor(self, g: Grunnlag[Rapport, Fakta]) -> Iterator[RapportBedtOm]:
        ar = int(g.nokkel.split(":")[1])
        yield RapportBedtOm(mal=self.mal, frist=rapportfrist(rapportslaget(g.nokkel), ar))


class RapportBedtOm(Hendelse[Rapport]):
    tekst = Tekst("Rapporten er bedt om", "Rapporten er beden om", "The report was asked for")
    mal: Kode
    frist: date

    def anvend(self, aggregat: Rapport) -> Rapport:
        return aggregat.med(mal=self.mal, frist=self.frist)


@vilkar(
    "K-313",
    "Rapporten er ikke bedt om fra før",
    "Rapporten er ikkje beden om frå før",
    "The report is not asked for already",
    rettes_av="ks",
    slik=("Bruk den som står", "Bruk den som står", "Use the one that stands"),
)
def rapporten_er_ny(g: Grunnlag[Rapport, Fakta]) -> bool:
    return not g.aggregat.finnes


@vilkar(
    "K-308",
    "Rapporten gjelder et digitaliseringsnettverk som er registrert",
    "Rapporten gjeld eit digitaliseringsnettverk som er registrert",
    "The report is about a network that is registered",
    rettes_av="ks",
    slik=("Registrer nettverket først", "Registrer nettverket først", "Register the network first"),
)
def rapporten_gjelder_et_nettverk(g: Grunnlag[Rapport, Fakta]) -> bool:
    return bool(g.fakta.nettverket_er_registrert)


@vilkar(
    "K-312",
    "Malen er publisert for dette slaget rapport",
    "Malen er publisert for dette slaget rapport",
    "The template is published for this kind of report",
    rettes_av="ks",
    slik=("Publiser malen først", "Publiser malen først", "Publish the template first"),
)
def rapporten_har_en_mal(g: Grunnlag[Rapport, Fakta]) -> bool:
    return bool(g.fakta.malen_er_publisert)
