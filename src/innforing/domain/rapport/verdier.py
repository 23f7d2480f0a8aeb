"""When a report is due, and what was answered in it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from pydantic import Field

from innforing.domain.grunnmur.rapportering import Feltslag, Rapportslag, Rapporttall
from innforing.domain.grunnmur.verdi import Kode, Kodeverk, Notat, Verdi

_FRISTER: Final[dict[Rapportslag, tuple[int, int]]] = {
    Rapportslag.MALTALL: (0, 2),
    Rapportslag.HALVARSRAPPORT: (0, 6),
    Rapportslag.ARSRAPPORT: (1, 2),
    Rapportslag.REGNSKAP: (1, 3),
}
"""Years after the year reported on, and the month on whose first day it is due (K-385)."""


def rapportfrist(slag: Rapportslag, ar: int) -> date:
    """The last day to deliver: 1 February, 1 March or 1 June."""
    senere, maned = _FRISTER[slag]
    return date(ar + senere, maned, 1)


class Formal(Kodeverk):
    """The purpose of the grant, that each activity is shown against (K-320)."""

    TATT_I_BRUK = (
        "tatt_i_bruk",
        "Helseteknologi tas i bruk og nyttiggjøres",
        "Helseteknologi blir teken i bruk og nyttiggjord",
        "Health technology is taken into use and made useful",
    )
    EFFEKT = (
        "effekt",
        "Effektene realiseres raskere",
        "Effektane blir realiserte raskare",
        "Effects are realised sooner",
    )
    KOMPETANSE = (
        "kompetanse",
        "Kompetanse og kapasitet deles mellom kommuner",
        "Kompetanse og kapasitet blir delte mellom kommunar",
        "Competence and capacity are shared across kommuner",
    )
    SAMORDNING = (
        "samordning",
        "Kommunene samordner seg bedre",
        "Kommunane samordnar seg betre",
        "Kommuner coordinate better",
    )


class Rapportaktivitet(Verdi):
    """One activity, and which parts of the purpose of the grant it serves (K-320)."""

    hva: Notat
    formal: Annotated[tuple[Formal, ...], Field(min_length=1)]


class Feltsvar(Verdi):
    """What the network answered to one field of the template."""

    felt: Kode
    verdi: Annotated[int, Field(ge=0)] | None = None
    """A number, or whole kroner."""
    tekst: Notat | None = None
    aktiviteter: tuple[Rapportaktivitet, ...] = ()

    @property
    def er_gitt(self) -> bool:
        """Whether anything is said; a form may send the fields that nobody has touched."""
        return self.verdi is not None or self.tekst is not None or bool(self.aktiviteter)

    @property
    def besvarer(self) -> frozenset[Feltslag]:
        """The kinds of field that this is an answer to; none when it says two things."""
        gitt = [
            slag
            for slag, har in (
                (_TALL, self.verdi is not None),
                (frozenset({Feltslag.TEKST}), self.tekst is not None),
                (frozenset({Feltslag.AKTIVITETER}), bool(self.aktiviteter)),
            )
            if har
        ]
        return gitt[0] if len(gitt) == 1 else frozenset()


_TALL = frozenset({Feltslag.TALL, Feltslag.BELOP})


class Utregnet(Verdi):
    """One figure as the log had it, and the positions of the events that it counts (K-315)."""

    felt: Kode
    tall: Rapporttall
    verdi: int
    bygger_pa: tuple[int, ...] = ()
