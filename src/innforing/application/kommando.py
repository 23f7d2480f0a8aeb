"""What comes in and what goes out of the one way in: commands and their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from innforing.domain.grunnmur.aggregat import LoggfortHendelse
    from innforing.domain.grunnmur.aktor import Aktor
    from innforing.domain.grunnmur.livslop import Avvisning


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommando:
    """One wish to take a step (livslop.md §4)."""

    id: str
    """UUID; repeating it gives the first outcome and records nothing."""
    steg: str
    """The trigger, as in `innforing step STEP`."""
    pa: str
    """The stream id."""
    aktor: Aktor
    data: dict[str, object] = field(default_factory=dict)
    """The step's own fields, as JSON would hold them."""
    na: datetime | None = None
    """When it is recorded; only a demo log takes it from the command."""
    gjelder: datetime | None = None
    """When it takes effect, when that is another moment."""
    sett_versjon: int | None = None
    """The version of the stream that the decision was made on."""
    korrelasjon: str | None = None
    arsak: int | None = None
    """Position of the event that a process answers."""


@dataclass(frozen=True, slots=True)
class Gjort:
    """The step was taken, now or the first time the command came."""

    kommando: str
    strom: str
    hendelser: tuple[LoggfortHendelse[Any], ...]
    gjentatt: bool = False

    @property
    def posisjon(self) -> int:
        """The last position of the step, for a reader who wants to see its own write."""
        return self.hendelser[-1].posisjon

    @property
    def versjon(self) -> int:
        """The version of the step's own stream after it."""
        return max(h.versjon for h in self.hendelser if h.strom == self.strom)


@dataclass(frozen=True, slots=True)
class Avvist:
    """The guards refused; nothing was recorded but a row in the refusal log."""

    kommando: str
    strom: str
    steg: str
    avvisning: Avvisning


@dataclass(frozen=True, slots=True)
class Flyttet:
    """The stream has moved since the version the command was decided on."""

    kommando: str
    strom: str
    versjon: int
    mellom: tuple[LoggfortHendelse[Any], ...]


Svar = Gjort | Avvist | Flyttet


class UgyldigKommando(Exception):
    """The command is malformed or names something unknown; nothing was recorded."""

    def __init__(self, *feil: str) -> None:
        """Carry one sentence for each thing that is wrong."""
        super().__init__("; ".join(feil))
        self.feil = feil
