"""Projections that cannot take some events, or take them otherwise than the first version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from innforing.projections.svarfordeling import STANDPUNKT, Svarfordeling

if TYPE_CHECKING:
    from innforing.projections.projection import Happened
    from innforing.projections.table import Fact


class Giftig(Svarfordeling):
    """Cannot take the invitations of some kommuner, until it is mended."""

    hel: ClassVar[bool] = False

    def handle(self, happened: Happened) -> Iterator[Fact]:
        if not type(self).hel and self._er_gift(happened):
            raise ZeroDivisionError
        yield from super().handle(happened)

    @staticmethod
    def _er_gift(happened: Happened) -> bool:
        topic = type(happened.hendelse.hendelse).__name__
        return topic == "KommuneInvitert" and sum(map(ord, happened.hendelse.strom)) % 7 == 0


class Annen(Svarfordeling):
    """The next version, equal to the one there is."""

    versjon: ClassVar[int] = Svarfordeling.versjon + 1
    endrer: ClassVar[Mapping[str, str]] = {}


class Gal(Annen):
    """A next version that says something else, and does not say so."""

    sier: ClassVar[int] = 1

    def handle(self, happened: Happened) -> Iterator[Fact]:
        for fact in super().handle(happened):
            values = dict(zip(STANDPUNKT.values, fact.values, strict=True))
            values["omtvistet"] = self.sier
            yield fact._replace(values=tuple(values.values()))


class Endret(Gal):
    """The same change, named with its reason."""

    endrer: ClassVar[Mapping[str, str]] = {
        "svarfordeling_standpunkt.omtvistet": "every answer is disputed in this test"
    }
