"""What a page is made of: `Side`, which each page fills, and `Ramme`, the layout around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from innforing.web.innlogging import Innlogget
    from innforing.web.lister.tabell import Liste


BORTE: Final = 404
"""HTTP status of a page that there is not, or not for this reader."""
FLYTTET: Final = 409
"""Of a form whose ground has moved since it was drawn."""
FEIL_I_SKJEMA: Final = 422
"""Of a form that was refused, shown again."""


@dataclass(frozen=True, slots=True)
class Lenke:
    """A text that leads somewhere."""

    tekst: str
    adresse: str
    her: bool = False
    """Whether it leads to where the reader is."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """What every page tells the layout; a page adds its own fields."""

    tittel: str
    """Its one heading, and the title of the window."""
    smuler: tuple[Lenke, ...] = ()
    """Breadcrumbs above it, outermost first."""
    status: int = 200
    """HTTP status."""
    feil: bool = False
    """Whether a form was refused: the title of the window then begins with «Feil:»."""
    lister: tuple[Liste, ...] = ()
    """The lists of the page, which it also gives as files (`?last_ned=NAME.FORMAT`)."""


@dataclass(frozen=True, slots=True)
class Kvittering:
    """What the step that led here recorded."""

    tittel: str
    hendelser: tuple[str, ...]
    referanse: str
    """The command id."""
    posisjon: int


class Filnavn(Protocol):
    """From the name of one of our files to its address."""

    def __call__(self, navn: str) -> str:
        """The address, with the version of the content in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramme:
    """The layout of one answer."""

    sprak: str
    tittel: str
    meny: tuple[Lenke, ...]
    smuler: tuple[Lenke, ...]
    sprakvalg: tuple[Lenke, ...]
    """The three languages; the address is the code to post to `/sprak`."""
    jeg: Innlogget | None
    eksempeldata: bool
    spolt: str | None
    """The moment that the page is shown for, in words; None: now."""
    na_adresse: str
    """The same page now."""
    adresse: str
    """Path and query of this page."""
    bak: int
    """Events that the read models have not taken in."""
    kvittering: Kvittering | None
    levende: bool
    """Whether the page follows the log."""
    posisjon: int
    """The last event of the log."""
    oppdatert: str
    """When it was recorded, in words."""
    versjon: str
    feil: bool
    fil: Filnavn
