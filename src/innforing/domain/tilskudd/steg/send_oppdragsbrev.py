"""KS sends the oppdragsbrev to the vertskommune of the network (K-275, K-279, K-288)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.tilskudd.deler import Oppdragsbrev
from innforing.domain.tilskudd.regler import reglene
from innforing.domain.tilskudd.tilskudd import Tilskudd

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    """What the register of kommuner says of the vertskommune."""

    vertskommunens_nettverk: str | None = None
    """Id of its diginettverk; None when there is no such kommune."""


class SendOppdragsbrev(Steg[Tilskudd]):
    tekst = Tekst("Send oppdragsbrevet", "Send oppdragsbrevet", "Send the commission letter")
    fakta = Fakta
    regel = Regel(
        hvem=("ks",),
        sperrer=(
            "tilskuddet_er_tildelt",
            "utbetales_samlet",
            "oppdraget_er_ikke_bekreftet",
            "vertskommunen_finnes",
            "oppgavene_er_nevnt",
        ),
        avklares=("vertskommunen_er_i_nettverket",),
    )

    brev: Oppdragsbrev

    def avgjor(self, g: Grunnlag[Tilskudd, Fakta]) -> Iterator[OppdragsbrevSendt]:
        yield OppdragsbrevSendt(brev=self.brev)


class OppdragsbrevSendt(Hendelse[Tilskudd]):
    tekst = Tekst("Oppdragsbrevet er sendt", "Oppdragsbrevet er sendt", "The letter was sent")
    brev: Oppdragsbrev

    def anvend(self, aggregat: Tilskudd) -> Tilskudd:
        return aggregat.med(brev=self.brev)


@vilkar(
    "K-279",
    "Oppdraget er ikke bekreftet fra før",
    "Oppdraget er ikkje stadfest frå før",
    "The commission is not confirmed already",
    rettes_av="ks",
    slik=(
        "Behold bekreftelsen som er mottatt",
        "Behald stadfestinga som er motteken",
        "Keep the confirmation that was received",
    ),
)
def oppdraget_er_ikke_bekreftet(g: Grunnlag[Tilskudd, Any]) -> bool:
    """The letter can be sent again, to another kommune too, until one has accepted it."""
    return not g.aggregat.bekreftet


@vilkar(
    "K-279",
    "Vertskommunen finnes",
    "Vertskommunen finst",
    "The host kommune exists",
    rettes_av="ks",
    slik=("Velg en kommune i registeret", "Vel ein kommune i registeret", "Choose a kommune"),
)
def vertskommunen_finnes(g: Grunnlag[Tilskudd, Fakta]) -> bool:
    return g.fakta.vertskommunens_nettverk is not None


@vilkar(
    "K-279",
    "Vertskommunen ligger i nettverket",
    "Vertskommunen ligg i nettverket",
    "The host kommune lies in the network",
    rettes_av="ks",
    slik=(
        "Velg en kommune i nettverket, eller forklar hvorfor det er en annen",
        "Vel ein kommune i nettverket, eller forklar kvifor det er ein annan",
        "Choose a kommune in the network, or explain why it is another",
    ),
)
def vertskommunen_er_i_nettverket(g: Grunnlag[Tilskudd, Fakta]) -> bool:
    """No source says that it must, so it is asked about and not refused."""
    nettverk = g.aggregat.del_av or g.nokkel.partition(":")[2]
    return g.fakta.vertskommunens_nettverk in (None, nettverk)


@vilkar(
    "K-306",
    "Brevet nevner oppgavene som hører til tilskuddet",
    "Brevet nemner oppgåvene som høyrer til tilskotet",
    "The letter names the tasks that go with the grant",
    rettes_av="ks",
    slik=("Ta med oppgavene i listen", "Ta med oppgåvene i lista", "Include the tasks listed"),
)
def oppgavene_er_nevnt(g: Grunnlag[Tilskudd, Any]) -> tuple[str, ...]:
    """2023: to cover the whole fylke is one of them (K-299)."""
    nevnt = g.steg.brev.oppgaver
    return tuple(str(o.value) for o in reglene(g).oppgaver if o not in nevnt)
