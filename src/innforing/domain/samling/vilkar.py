"""Guards that several steps on a samling share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innforing.domain.grunnmur.verdi import Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.samling.verdier import Samlingsstatus, Samlingstema

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag
    from innforing.domain.samling.samling import Samling


class TemaFakta(Verdi):
    """Which themes KS has set for the year of the samling, beside the five."""

    samlingsarets_temaer: tuple[str, ...] = ()


@vilkar(
    "K-250",
    "Temaene står i listen for året",
    "Temaa står i lista for året",
    "The themes stand in the list of the year",
    rettes_av="ks",
    slik=(
        "Velg et tema fra listen, eller la KS legge til temaet i årets samlinger",
        "Vel eit tema frå lista, eller la KS leggje til temaet i samlingane i året",
        "Choose a theme from the list, or let KS add it to the samlinger of the year",
    ),
)
def temaene_star_i_listen(g: Grunnlag[Samling, TemaFakta]) -> tuple[str, ...]:
    """The list names those that do not."""
    kjente = {*(str(t.value) for t in Samlingstema), *g.fakta.samlingsarets_temaer}
    return tuple(tema for tema in g.steg.temaer if tema not in kjente)


@vilkar(
    "K-247",
    "Samlingen er planlagt, og verken gjennomført eller avlyst",
    "Samlinga er planlagd, og verken gjennomført eller avlyst",
    "The samling is planned, and neither held nor cancelled",
    rettes_av=("samlingens_arrangor", "ks"),
    slik=(
        "Planlegg en ny samling",
        "Planlegg ei ny samling",
        "Plan a new samling",
    ),
)
def samlingen_er_planlagt(g: Grunnlag[Samling, Any]) -> bool:
    return g.aggregat.status is Samlingsstatus.PLANLAGT


@vilkar(
    "K-252",
    "Samlingen er gjennomført",
    "Samlinga er gjennomført",
    "The samling was held",
    rettes_av=("samlingens_arrangor", "ks"),
    slik=(
        "Registrer først at samlingen er gjennomført",
        "Registrer først at samlinga er gjennomført",
        "Register first that the samling was held",
    ),
)
def samlingen_er_gjennomfort(g: Grunnlag[Samling, Any]) -> bool:
    return g.aggregat.status is Samlingsstatus.GJENNOMFORT


@vilkar(
    "K-252",
    "Hvert organ og hver rolle står én gang",
    "Kvart organ og kvar rolle står éin gong",
    "Each body and role stands once",
    rettes_av=("samlingens_arrangor", "ks"),
    slik=(
        "Slå sammen linjene for samme organ og rolle",
        "Slå saman linjene for same organ og rolle",
        "Put the lines of the same body and role together",
    ),
)
def oppmotet_er_talt_en_gang(g: Grunnlag[Samling, Any]) -> tuple[str, ...]:
    """Nobody is counted twice; the list names the bodies."""
    hvem = [o.hvem for o in g.steg.oppmote]
    return tuple(dict.fromkeys(organ for organ, rolle in hvem if hvem.count((organ, rolle)) > 1))
