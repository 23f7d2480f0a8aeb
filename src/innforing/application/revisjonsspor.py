"""The audit trail of a stream: who did what, when, for whom, why, and what it rested on (K-373)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeGuard

from innforing.application.replay import kanonisk
from innforing.application.tidspunkt import fra_mikrosekunder
from innforing.domain.grunnmur.aggregat import LoggfortHendelse
from innforing.eventlog.errors import NewerVersion, UnknownTopic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from innforing.application.huset import Huset
    from innforing.application.replay import Utsnitt
    from innforing.domain.grunnmur.verdi import Tekst
    from innforing.eventlog.mapper import Mapper
    from innforing.eventlog.rows import RefusedRow, StoredRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Sporlinje:
    """One line of the trail: an event, or a step that was refused."""

    posisjon: int
    """Of the event; of a refusal: of the event it came after."""
    registrert: datetime
    gjelder: datetime | None = None
    """When it took effect, where that is another moment."""
    steg: str | None
    person: str | None
    navn: str | None
    """From the register of people: a name, «Person fjernet», or None for the system itself."""
    rolle: str | None
    organ: str | None
    avvist: bool = False
    uoppfylte: tuple[str, ...] = ()
    """Of a refusal: the guards that were not met."""
    versjon: int | None = None
    hendelse: str | None = None
    tekst: Tekst | None = None
    tilstand: str | None = None
    innhold: Mapping[str, object] = field(default_factory=dict)
    """The facts of the event, its texts opened."""
    begrunnelse: str | None = None
    avklaringer: Mapping[str, str | None] = field(default_factory=dict)
    """Warning → the answer that was given to it."""
    beslutning: object = None
    grunnlag: object = None
    """The position and the facts that the decision rested on, in full."""
    kommando: str | None = None
    korrelasjon: str | None = None
    arsak: int | None = None
    definisjon: str | None = None
    """The version of the life cycle that the step was judged by (K-379)."""
    ulest: str | None = None
    """Why this program cannot read the event; `innhold` is then what is stored, as it is."""


def spor_av(
    hus: Huset,
    strom: str,
    utsnitt: Utsnitt,
    *,
    avviste: bool = False,
    har: Callable[[int], bool] | None = None,
) -> tuple[Sporlinje, ...]:
    """The trail of one stream in order; with `avviste` the refused steps stand among the events.

    `har` tells which positions the read model counts among them; without it the log decides.
    """
    rader = [rad for rad in hus.reader.stream(strom) if utsnitt.har(rad)]
    if har is not None:
        rader = [rad for rad in rader if har(rad.position)]
    avslag = hus.reader.refused(strom) if avviste else []
    avslag = [rad for rad in avslag if (rad.after_position or 0) <= utsnitt.posisjon]
    linjer = [*linjer_av(hus, rader), *avviste_linjer(hus, avslag)]
    return tuple(sorted(linjer, key=lambda linje: (linje.posisjon, linje.avvist)))


def linjer_av(hus: Huset, rader: Iterable[StoredRow]) -> list[Sporlinje]:
    """A line for each event; one that this program cannot read is shown raw, never left out."""
    rader = list(rader)
    lest = [_lest(hus.mapper, rad) for rad in rader]
    hendelser = [h for h in lest if isinstance(h, LoggfortHendelse)]
    navn = _Navn(hus, hendelser, (rad.person for rad in rader))
    return [navn.hendelse(h) if isinstance(h, LoggfortHendelse) else navn.ulest(*h) for h in lest]


def avviste_linjer(hus: Huset, rader: Iterable[RefusedRow]) -> list[Sporlinje]:
    """A line for each refused step."""
    rader = list(rader)
    navn = _Navn(hus, (), (rad.person for rad in rader))
    return [navn.avslag(rad) for rad in rader]


def _lest(mapper: Mapper, rad: StoredRow) -> LoggfortHendelse[Any] | tuple[StoredRow, str]:
    if rad.state is None:
        return rad, f"the event at position {rad.position} is sladdet"
    try:
        return mapper.decode(rad)
    except (UnknownTopic, NewerVersion) as feil:
        return rad, str(feil)


class _Navn:
    """Names and texts from the erasable registers, all read at once."""

    def __init__(
        self,
        hus: Huset,
        hendelser: Iterable[LoggfortHendelse[Any]],
        personer: Iterable[str | None],
    ) -> None:
        self._kjente = hus.personer.navn_mange(p for p in personer if p is not None)
        alle = [kanonisk([h.hendelse, dict(h.hode)]) for h in hendelser]
        self._tekster = hus.fritekster.les_mange(id_ for id_, _ in fritekster_i(alle))

    def hendelse(self, h: LoggfortHendelse[Any]) -> Sporlinje:
        hode = {navn: self._apnet(kanonisk(verdi)) for navn, verdi in h.hode.items()}
        gjelder = hode.get("gjelder_us")
        avklaringer = hode.get("avklaringer")
        return Sporlinje(
            posisjon=h.posisjon,
            versjon=h.versjon,
            registrert=fra_mikrosekunder(h.registrert_us),
            gjelder=fra_mikrosekunder(gjelder) if isinstance(gjelder, int) else None,
            hendelse=type(h.hendelse).__name__,
            tekst=h.hendelse.tekst,
            steg=_tekst(hode.get("steg")),
            tilstand=_tekst(hode.get("tilstand")),
            person=_tekst(hode.get("person")),
            navn=self._navn(_tekst(hode.get("person"))),
            rolle=_tekst(hode.get("rolle")),
            organ=_tekst(hode.get("organ")),
            innhold=_tabell(self._apnet(kanonisk(h.hendelse))),
            begrunnelse=_tekst(hode.get("begrunnelse")),
            avklaringer={n: _tekst(v) for n, v in _tabell(avklaringer).items()},
            beslutning=hode.get("beslutning"),
            grunnlag=hode.get("grunnlag"),
            kommando=_tekst(hode.get("kommando")),
            korrelasjon=_tekst(hode.get("korrelasjon")),
            arsak=h.hode.get("arsak"),
            definisjon=_tekst(hode.get("definisjon")),
        )

    def ulest(self, rad: StoredRow, hvorfor: str) -> Sporlinje:
        return Sporlinje(
            posisjon=rad.position,
            versjon=rad.stream_version,
            registrert=fra_mikrosekunder(rad.recorded_us),
            gjelder=None if rad.effective_us is None else fra_mikrosekunder(rad.effective_us),
            hendelse=rad.topic,
            steg=rad.step,
            tilstand=rad.tilstand,
            person=rad.person,
            navn=self._navn(rad.person),
            rolle=rad.role,
            organ=rad.body,
            innhold=_tabell(None if rad.state is None else json.loads(rad.state)),
            kommando=rad.command_id,
            korrelasjon=rad.correlation_id,
            arsak=rad.causation,
            definisjon=rad.definition,
            ulest=hvorfor,
        )

    def avslag(self, rad: RefusedRow) -> Sporlinje:
        return Sporlinje(
            posisjon=rad.after_position or 0,
            registrert=fra_mikrosekunder(rad.recorded_us or 0),
            steg=rad.step,
            person=rad.person,
            navn=self._navn(rad.person),
            rolle=rad.role,
            organ=rad.body,
            avvist=True,
            uoppfylte=rad.unmet,
        )

    def _navn(self, person: str | None) -> str | None:
        return None if person is None else self._kjente.get(person)

    def _apnet(self, verdi: object) -> object:
        """The value with the text in the place of its id and commitment."""
        if er_fritekst(verdi):
            return self._tekster.get(str(verdi["id"]))
        if isinstance(verdi, dict):
            return {navn: self._apnet(v) for navn, v in verdi.items()}
        if isinstance(verdi, list):
            return [self._apnet(ledd) for ledd in verdi]
        return verdi


def er_fritekst(verdi: object) -> TypeGuard[dict[str, object]]:
    """Whether the value is what an event keeps of a text: its id and its commitment."""
    return isinstance(verdi, dict) and {"id", "forpliktelse"} <= set(verdi) <= _FRITEKST


_FRITEKST = {"id", "forpliktelse", "tekst"}


def fritekster_i(verdi: object) -> Iterator[tuple[str, str]]:
    """Id and commitment of every text that a value names, however deep."""
    if er_fritekst(verdi):
        yield str(verdi["id"]), str(verdi["forpliktelse"])
    elif isinstance(verdi, dict | list):
        for ledd in verdi.values() if isinstance(verdi, dict) else verdi:
            yield from fritekster_i(ledd)


def _tekst(verdi: object) -> str | None:
    return verdi if isinstance(verdi, str) else None


def _tabell(verdi: object) -> dict[str, object]:
    return verdi if isinstance(verdi, dict) else {}
