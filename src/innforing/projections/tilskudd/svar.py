"""What is answered about grants: the table of a year, and one grant with all that is known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from innforing.domain.tilskudd.regnskap import Regnskap
    from innforing.projections.table import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabellrad:
    """One row of the approved table, as printed."""

    mottaker: str
    navn: str
    prosjektnr: str
    tilskudd: int
    vektet: int | None
    soknadssum: int | None
    nevnte: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lagret:
    """A simulation that was kept; each row is mottaker, kroner, difference from the table."""

    total: int
    forst: int
    flat_andel: int
    kommuneandel: int
    folketallsandel: int
    kommuner_ar: int
    folketall_ar: int
    rader: tuple[tuple[str, int, int], ...]
    posisjon: int

    @property
    def storste_avvik(self) -> int:
        """The widest difference of any row, in kroner."""
        return max((abs(avvik) for _, _, avvik in self.rader), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arsfordeling:
    """The approved table of a year, and the simulations beside it."""

    vedtatt_av: str
    vedtatt: str
    nokkelord: str
    referanse: str
    datert: str
    oppgitt: int
    rader: tuple[Tabellrad, ...]
    simuleringer: tuple[Lagret, ...]
    posisjon: int

    @property
    def radsum(self) -> int:
        """What the rows add to; in 2024 one krone more than is printed (K-267)."""
        return sum(rad.tilskudd for rad in self.rader)


class Knyttet(NamedTuple):
    """A person tied to a grant in one period."""

    person: str
    funksjon: str
    fra: str
    arbeidsgiver: str
    stillingsprosent: int
    til: str | None
    finansiering: str
    posisjon: int


class Fakturasvar(NamedTuple):
    """One invoice, its checks, and what came of it."""

    nr: str
    datert: str
    mottatt: str
    prosjektnr: str
    belop: int
    linjer: tuple[tuple[str, int], ...]
    forsinket: tuple[str, ...]
    utbetalt: int
    avvist: bool
    venter: bool
    """It is late, and KS has not decided."""
    posisjon: int


class Bevegelse(NamedTuple):
    """One movement of the money, or a decision about it."""

    slag: str
    belop: int | None
    gjelder: str
    virker_us: int
    posisjon: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilskuddssvar:
    """One grant at one moment."""

    ar: str
    mottaker: str
    prosjektnr: str
    del_av: str | None
    utbetales_til: tuple[str, ...]
    regnskap: Regnskap
    opplysninger: dict[str, str]
    personer: tuple[Knyttet, ...]
    fakturaer: tuple[Fakturasvar, ...]
    bevegelser: tuple[Bevegelse, ...]
    hviler: tuple[int, ...]
    """The events that the ledger rests on."""

    @property
    def tallene(self) -> dict[str, int]:
        """The ledger, by name."""
        r = self.regnskap
        return {
            "ramme": r.ramme,
            "brukt_for": r.brukt_for,
            "utbetalt": r.utbetalt,
            "gjenstar": r.gjenstar,
            "krevd": r.krevd,
            "tilbakebetalt": r.tilbakebetalt,
        }

    def personer_pa(self, dag: str) -> tuple[Knyttet, ...]:
        """Who are tied to it on a day, written as year-month-day."""
        return tuple(p for p in self.personer if p.fra <= dag and (p.til is None or dag <= p.til))


def liste_av(celle: Cell) -> list[str]:
    """The texts of a column of JSON; none where it is empty."""
    funnet: list[str] = json.loads(str(celle)) if celle else []
    return funnet


def rader_av(celle: Cell) -> list[list[str | int]]:
    """The rows of a column of JSON; none where it is empty."""
    funnet: list[list[str | int]] = json.loads(str(celle)) if celle else []
    return funnet
