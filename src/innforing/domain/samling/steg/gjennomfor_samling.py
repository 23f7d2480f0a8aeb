"""A samling was held: its outcome, who took part, and what was shared (K-252, K-256)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.pasienthistorie import Behovstittel
from innforing.domain.grunnmur.verdi import Tekst
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.samling.samling import Samling
from innforing.domain.samling.verdier import DeltErfaring, Oppmote, Samlingsstatus

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class GjennomforSamling(Steg[Samling]):
    tekst = Tekst(
        "Registrer at samlingen er gjennomført",
        "Registrer at samlinga er gjennomført",
        "Register that the samling was held",
    )
    regel = Regel(
        hvem=("samlingens_arrangor", "ks"),
        sperrer=("samlingen_er_planlagt", "samlingen_har_vart", "oppmotet_er_talt_en_gang"),
        avklares=("oppmotet_er_registrert",),
    )

    utfall: Behovstittel
    """What it led to, for everyone to read."""
    oppmote: tuple[Oppmote, ...] = ()
    erfaringer: tuple[DeltErfaring, ...] = ()

    def avgjor(self, g: Grunnlag[Samling, Any]) -> Iterator[SamlingGjennomfort]:
        yield SamlingGjennomfort(
            utfall=self.utfall, oppmote=self.oppmote, erfaringer=self.erfaringer
        )


class SamlingGjennomfort(Hendelse[Samling]):
    tekst = Tekst("Samlingen er gjennomført", "Samlinga er gjennomført", "The samling was held")
    utfall: Behovstittel
    oppmote: tuple[Oppmote, ...] = ()
    erfaringer: tuple[DeltErfaring, ...] = ()

    def anvend(self, aggregat: Samling) -> Samling:
        return aggregat.med(status=Samlingsstatus.GJENNOMFORT, oppmote=self.oppmote)


@vilkar(
    "K-373",
    "Samlingen har vært",
    "Samlinga har vore",
    "The samling is past",
    rettes_av=("samlingens_arrangor", "ks"),
    slik=(
        "Vent til siste dag, eller endre datoene",
        "Vent til siste dag, eller endre datoane",
        "Wait for the last day, or change the dates",
    ),
)
def samlingen_har_vart(g: Grunnlag[Samling, Any]) -> bool:
    """The truth of the record: what is ahead is a plan."""
    siste = g.aggregat.til or g.aggregat.fra
    return siste is None or siste <= g.dag


@vilkar(
    "K-252",
    "Det er registrert hvem som deltok",
    "Det er registrert kven som deltok",
    "It is registered who took part",
    rettes_av=("samlingens_arrangor", "ks"),
    slik=(
        "Oppgi antallet fra hvert organ, eller si hvorfor det mangler",
        "Oppgje talet frå kvart organ, eller sei kvifor det manglar",
        "State the number from each body, or say why it is missing",
    ),
)
def oppmotet_er_registrert(g: Grunnlag[Samling, Any]) -> bool:
    return bool(g.steg.oppmote)
