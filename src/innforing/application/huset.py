"""What the tools of this room need of an open house; `bootstrap.Hus` is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from innforing.application.kommando import Kommando, Svar
    from innforing.application.levende import Levende
    from innforing.application.ta_steg import Verksted
    from innforing.domain.logg.logg import Logg
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.reader import Reader
    from innforing.registers.fritekst import Fritekstregister
    from innforing.registers.kommuner import Kommuneregister
    from innforing.registers.personer import Personregister


class Huset(Protocol):
    """An open log with everything around it."""

    logg: Logg
    reader: Reader
    mapper: Mapper
    verksted: Verksted
    kommuner: Kommuneregister
    personer: Personregister
    fritekster: Fritekstregister
    levende: Levende

    def ta_steg(self, kommando: Kommando) -> Svar:
        """Take one step."""

    def kjor_frister(self, na: datetime) -> Sequence[Svar]:
        """Record every deadline that has passed."""
