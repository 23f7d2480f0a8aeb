"""A meeting is opened: who is there, and for which party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from innforing.domain.grunnmur.aggregat import Hendelse, Steg
from innforing.domain.grunnmur.livslop import Regel
from innforing.domain.grunnmur.verdi import Kode, Tekst, Verdi
from innforing.domain.grunnmur.vilkar import vilkar
from innforing.domain.koordineringsgruppe.koordineringsgruppe import Koordineringsgruppe
from innforing.domain.koordineringsgruppe.verdier import Gruppeplass, Oppmotte
from innforing.domain.koordineringsgruppe.vilkar import FORER

if TYPE_CHECKING:
    from innforing.domain.grunnmur.aggregat import Grunnlag


class Fakta(Verdi):
    sitter_i_gruppen: tuple[Gruppeplass, ...] = ()


class ApneMote(Steg[Koordineringsgruppe]):
    tekst = Tekst("Registrer hvem som møtte", "Registrer kven som møtte", "Enter who was there")
    fakta = Fakta
    regel = Regel(
        hvem=FORER,
        sperrer=(
            "motet_er_innkalt",
            "motedagen_er_kommet",
            "en_part_per_oppmotte",
            "de_oppmotte_er_medlemmer",
            "medlem_eller_vara",
        ),
    )

    mote: Kode
    oppmote: Annotated[tuple[Oppmotte, ...], Field(min_length=1)]
    uten_stemme: tuple[Kode, ...] = ()
    """Others who were there, e.g. ressurser from the regions (K-118)."""

    def avgjor(self, g: Grunnlag[Koordineringsgruppe, Fakta]) -> Iterator[MoteApnet]:
        yield MoteApnet(
            mote=self.mote,
            oppmote=self.oppmote,
            uten_stemme=self.uten_stemme,
            av=str(g.aktor.person),
        )


class MoteApnet(Hendelse[Koordineringsgruppe]):
    tekst = Tekst("Møtet er åpnet", "Møtet er opna", "The meeting was opened")
    mote: Kode
    oppmote: tuple[Oppmotte, ...]
    uten_stemme: tuple[Kode, ...] = ()
    av: str

    def anvend(self, aggregat: Koordineringsgruppe) -> Koordineringsgruppe:
        return aggregat.endret_mote(self.mote, holdt=True, oppmote=self.oppmote, fort_av=self.av)


@vilkar(
    "K-373",
    "Møtedagen er kommet",
    "Møtedagen er komen",
    "The day of the meeting has come",
    rettes_av=FORER,
    slik=(
        "Registrer oppmøtet når møtet holdes",
        "Registrer oppmøtet når møtet blir halde",
        "Enter the attendance when the meeting is held",
    ),
)
def motedagen_er_kommet(g: Grunnlag[Koordineringsgruppe, Fakta]) -> bool:
    """The truth of the record: nobody has been at a meeting that is ahead."""
    mote = g.aggregat.moter.get(g.steg.mote)
    return mote is None or mote.dato <= g.gjelder_dag


@vilkar(
    "K-104",
    "Hver person møter for én part",
    "Kvar person møter for éin part",
    "Each person is there for one party",
    rettes_av=FORER,
    slik=(
        "Før hver person én gang, for den parten personen sitter for",
        "Før kvar person éin gong, for den parten personen sit for",
        "Enter each person once, for the party that the person sits for",
    ),
)
def en_part_per_oppmotte(g: Grunnlag[Koordineringsgruppe, Fakta]) -> tuple[str, ...]:
    antall = Counter(o.person for o in g.steg.oppmote)
    return tuple(person for person, ganger in antall.items() if ganger > 1)


@vilkar(
    "K-104",
    "De som møtte, er medlemmer for den parten den dagen",
    "Dei som møtte, er medlemmer for den parten den dagen",
    "Those present are members for that party on that day",
    rettes_av=("ks", "koordineringsgruppen"),
    slik=(
        "Gi medlemmet rollen, oppnevn en vara, eller før personen uten stemme",
        "Gje medlemmen rolla, oppnemn ein vara, eller før personen utan stemme",
        "Grant the role, appoint a substitute, or enter the person as having no vote",
    ),
)
def de_oppmotte_er_medlemmer(g: Grunnlag[Koordineringsgruppe, Fakta]) -> tuple[str, ...]:
    mote = g.aggregat.moter.get(g.steg.mote)
    dag = g.gjelder_dag if mote is None else mote.dato
    plasser = {(m.person, m.part) for m in g.fakta.sitter_i_gruppen if m.gjelder(dag)}
    return tuple(o.person for o in g.steg.oppmote if (o.person, o.part) not in plasser)


@vilkar(
    "K-104",
    "Et medlem og varaen møter ikke begge",
    "Ein medlem og varaen møter ikkje begge",
    "A member and the substitute are not both there",
    rettes_av=FORER,
    slik=(
        "Før den ene av dem uten stemme",
        "Før den eine av dei utan stemme",
        "Enter one of them as having no vote",
    ),
)
def medlem_eller_vara(g: Grunnlag[Koordineringsgruppe, Fakta]) -> tuple[str, ...]:
    mote = g.aggregat.moter.get(g.steg.mote)
    dag = g.gjelder_dag if mote is None else mote.dato
    moter = {o.person for o in g.steg.oppmote}
    varaer = ((p, g.aggregat.vara_for(p, dag)) for p in sorted(moter))
    return tuple(p for p, vara in varaer if vara is not None and vara.for_medlem in moter)
