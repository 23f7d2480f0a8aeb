"""The fields of a form as a template draws them: everything decided, nothing left to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from innforing.web.skjema.valgtype import Valg

Feltart: TypeAlias = Literal[
    "linje",  # one line of text
    "avsnitt",  # text of several lines, with how many characters are left
    "linjer",  # several answers, one a line
    "tall",
    "dato",
    "ja_nei",  # two radio buttons, where nothing is ticked beforehand
    "avkryss",  # one box
    "radio",
    "velg",  # a select
    "forslag",  # a line with suggestions
    "kryss",  # several boxes
    "kommuner",  # several lines, and boxes by fylke
    "gruppe",
    "rekke",  # numbered groups, with one more or one less
    "skjult",
]

_DATO: Final = re.compile(r"|[0-9]{4}-[0-9]{2}-[0-9]{2}")

RADIO: Final = 6
"""Choices shown as radio buttons; more are a select."""


@dataclass(frozen=True, slots=True)
class Valggruppe:
    """Boxes under one heading, and the box that means all of them."""

    tittel: str
    alle: Valg | None
    valg: tuple[Valg, ...]
    apen: bool
    """Whether one of them is ticked."""


@dataclass(frozen=True, slots=True)
class Rad:
    """One of several groups."""

    nr: int
    sti: str
    felt: tuple[Felt, ...]
    tittel: str = ""
    """What the row is about, where the page knows it; empty: the label and the number."""
    under: str = ""
    """A line below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """One field, or a group of them."""

    navn: str
    """The name it is sent by: a path."""
    etikett: str
    art: Feltart
    hint: str = ""
    valgfri: bool = False
    verdi: str = ""
    verdier: tuple[str, ...] = ()
    """What is ticked, where there may be several."""
    valg: tuple[Valg, ...] = ()
    grupper: tuple[Valggruppe, ...] = ()
    felt: tuple[Felt, ...] = ()
    rader: tuple[Rad, ...] = ()
    par: tuple[tuple[str, str], ...] = ()
    """Names and values that are sent unseen."""
    feil: tuple[str, ...] = ()
    lengst: int | None = None
    minst: int | None = None
    storst: int | None = None
    kan_tommes: bool = False
    """Whether what stood there before may be removed, which an empty field does not say."""
    sender_tomt: bool = False
    """Whether no tick at all is an answer."""
    fast: bool = False
    """Whether its rows are given: none is added or taken away."""

    @property
    def id(self) -> str:
        """The id of the control in the page."""
        return f"felt-{self.navn.replace('.', '-')}"

    @property
    def er_dato(self) -> bool:
        """Whether a picker of dates can show the value; what is no date must stay visible."""
        return _DATO.fullmatch(self.verdi) is not None

    @property
    def beskrevet_av(self) -> str:
        """Ids of hint and errors, for those who hear the page."""
        ider = [f"{self.id}-hint"] if self.hint else []
        return " ".join([*ider, f"{self.id}-feil"] if self.feil else ider)

    def alle(self) -> tuple[Felt, ...]:
        """This field and everything in it, in the order of the page."""
        under = (*self.felt, *(f for rad in self.rader for f in rad.felt))
        return (self, *(dypere for ett in under for dypere in ett.alle()))
