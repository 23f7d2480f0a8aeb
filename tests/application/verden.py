"""A log in memory: streams folded from events, and consequences followed as `ta_steg` does."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from innforing.application.fakta.sporring import Sporring
from innforing.application.konsekvenser.register import folger_av
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.katalog import aggregattype
from innforing.registers.kommuner import Kommuneregister
from tests.domain.spesifikasjon import NA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innforing.domain.grunnmur.aggregat import Aggregat, Hendelse
    from innforing.domain.grunnmur.verdi import Kodeverk
    from innforing.eventlog.rows import StoredRow

Folger = list[tuple[str, "Hendelse[Any]"]]


@dataclass
class Verden:
    """Every stream of a small world."""

    strommer: dict[str, Aggregat] = field(default_factory=dict)
    na: datetime = NA
    posisjon: int = 0
    lagret: list[StoredRow] = field(default_factory=list)

    def aggregat(self, strom: str) -> Aggregat:
        """State of one stream."""
        return self.strommer.get(strom) or aggregattype(strom)()

    def under(self, prefiks: str) -> Mapping[str, Aggregat]:
        """Stream id → state, of all streams with the prefix."""
        return {s: a for s, a in self.strommer.items() if s.startswith(prefiks)}

    def rader(self, strom: str) -> list[StoredRow]:
        """The stored events of one stream, or of all under a prefix."""
        hel = strom if strom.endswith(":") else f"{strom}$"
        return [rad for rad in self.lagret if f"{rad.stream_id}$".startswith(hel)]

    def skjer(self, strom: str, *hendelser: Hendelse[Any], i: Kodeverk | None = None) -> Verden:
        """Let events happen, without their consequences."""
        aggregat = self.aggregat(strom)
        for hendelse in hendelser:
            aggregat = hendelse.anvend(aggregat)
        self.strommer[strom] = aggregat if i is None else aggregat.i_tilstand(str(i.value))
        return self

    def folger(self, strom: str, hendelse: Hendelse[Any]) -> Folger:
        """Let an event happen, and give its consequences and the consequences of those."""
        self.skjer(strom, hendelse)
        ko = list(folger_av(hendelse, self.sporring(strom)))
        funnet: Folger = []
        while ko:
            neste = ko.pop(0)
            funnet.append(neste)
            self.skjer(*neste)
            ko.extend(folger_av(neste[1], self.sporring(neste[0])))
        return funnet

    def sporring(self, strom: str, steg: object = None) -> Sporring:
        """What a fact or a consequence may look at."""
        return Sporring(
            leser=self,
            kommuner=Kommuneregister.standard(),
            strom=strom,
            aggregat=self.aggregat(strom),
            steg=steg,
            aktor=Aktor(person="lise", rolle=Rolle.INNFORINGSLEDER, organ="regional-vestland"),
            na=self.na,
            gjelder=self.na,
        )
