"""What must hold of a log after any fault, judged from its rows and from what was acknowledged.

It reads the stored bytes with nothing of ours between: JSON, SHA-256 and counting.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innforing.eventlog.database import open_reader
from innforing.eventlog.rows import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innforing.eventlog.rows import StoredRow


@dataclass(frozen=True)
class Kvittering:
    """What a writer was told: the positions of its command."""

    forste: int
    siste: int


@dataclass(frozen=True)
class Spor:
    """All that stands in a log."""

    rader: Sequence[StoredRow]
    utfall: Sequence[Outcome]


def les_spor(db: str) -> Spor:
    """Read a log whole."""
    with open_reader(db) as reader:
        utfall = [Outcome(*rad) for rad in reader.fetch("SELECT * FROM command_outcomes", ())]
        return Spor(reader.tail(0), utfall)


def avvik(spor: Spor, kvitterte: Mapping[str, Kvittering]) -> list[str]:
    """Everything that is wrong; nothing when the log kept its promises."""
    return [*_rekkefolge(spor), *_bytes(spor), *_utfall(spor), *_kvitterte(spor, kvitterte)]


def _rekkefolge(spor: Spor) -> Iterator[str]:
    """Positions dense from 1, versions gapless, recorded time rising."""
    versjoner: dict[str, int] = defaultdict(int)
    forrige_us = 0
    for ventet, rad in enumerate(spor.rader, 1):
        if rad.position != ventet:
            yield f"position {rad.position} where {ventet} should be"
        versjoner[rad.stream_id] += 1
        if rad.stream_version != versjoner[rad.stream_id]:
            yield f"{rad.stream_id}: version {rad.stream_version} is not the next one"
        if rad.recorded_us <= forrige_us:
            yield f"position {rad.position}: recorded time does not rise"
        forrige_us = rad.recorded_us


def _bytes(spor: Spor) -> Iterator[str]:
    """Every commitment opens, and no fact stands twice."""
    fakta: Counter[str] = Counter()
    for rad in spor.rader:
        innhold = b"innforing.state/v1\n" + (rad.salt or b"") + (rad.state or b"")
        if hashlib.sha256(innhold).digest() != rad.commitment:
            yield f"position {rad.position}: the commitment does not hold"
        fakta.update(_person(rad))
    yield from (f"{person} was recorded {n} times" for person, n in fakta.items() if n > 1)


def _utfall(spor: Spor) -> Iterator[str]:
    """Each command has one outcome, and it names exactly the command's events."""
    posisjoner: dict[str, list[int]] = defaultdict(list)
    for rad in spor.rader:
        if rad.command_id is not None:
            posisjoner[rad.command_id].append(rad.position)
    antall = Counter(utfall.command_id for utfall in spor.utfall)
    for kommando in posisjoner.keys() | antall.keys():
        if antall[kommando] != 1:
            yield f"command {kommando} has {antall[kommando]} outcomes"
    for utfall in spor.utfall:
        ventet = list(range(utfall.first_position or 0, (utfall.last_position or 0) + 1))
        if posisjoner[utfall.command_id] != ventet:
            yield f"command {utfall.command_id}: its events are not at {ventet}"


def _kvitterte(spor: Spor, kvitterte: Mapping[str, Kvittering]) -> Iterator[str]:
    """Every acknowledged command is there, where its writer was told, with every fact."""
    utfall = {u.command_id: (u.first_position, u.last_position) for u in spor.utfall}
    fakta = {person for rad in spor.rader for person in _person(rad)}
    for kommando, k in kvitterte.items():
        if utfall.get(kommando) != (k.forste, k.siste):
            yield f"acknowledged {kommando} at {k}, found {utfall.get(kommando)}"
        for nr in range(k.siste - k.forste + 1):
            if f"{kommando}.{nr}" not in fakta:
                yield f"acknowledged {kommando}: its fact {nr} is lost"


def _person(rad: StoredRow) -> Iterator[str]:
    if rad.topic == "RolleGitt" and rad.state is not None:
        yield json.loads(rad.state)["hendelse"]["rolle"]["person"]
