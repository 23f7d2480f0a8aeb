"""Which events a bundle opens: all, or those of one løp and of what it rests on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from innforing.application.kommando import UgyldigKommando
from innforing.domain.logg.logg import STROM as LOGGEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innforing.eventlog.reading import Reads
    from innforing.eventlog.rows import StoredRow

SIDE: Final = 2_000
"""Events read at a time."""
DELER: Final = ("deltakelse", "pulje", "samlingsplan", "sporreskjema", "arbeidsgruppe")
"""Kinds of streams whose key begins with that of the løp."""
HVILER_PA: Final = ("losning", "kriteriesett", "arbeidsgruppe", "innforingsmodell")
"""Kinds of streams that belong along when the løp names one; with a løsning its materiell."""
SLADDET: Final = "HendelseSladdet"
SLETTINGER: Final = "sletting:"


def alle(log: Reads) -> Iterator[StoredRow]:
    """Every event of the log, page by page."""
    lest = 0
    while rader := log.tail(lest, SIDE):
        yield from rader
        lest = rader[-1].position


def av_lop(log: Reads, lop: str) -> Iterator[StoredRow]:
    """The events of a løp, of its parts and of what they name, by position.

    The birth of the log is among them, and whatever says why one of them is sladdet.
    """
    rader = list(log.stream(f"innforingslop:{lop}"))
    if not rader:
        raise UgyldigKommando(f"there is no innforingslop «{lop}».")
    for slag in DELER:
        rader += log.under(f"{slag}:{lop}:")
    nevnt = {navn for rad in rader for navn in _ord_i(rad)}
    rader += _nevnte(log, HVILER_PA, nevnt)
    losninger = nevnt & set(_nokler(log, "losning"))
    for nokkel in _nokler(log, "materiell"):
        om = log.stream(f"materiell:{nokkel}")
        if not losninger.isdisjoint(navn for rad in om for navn in _ord_i(rad)):
            rader += om
    if any(rad.state is None for rad in rader):
        rader += [rad for rad in log.under(SLETTINGER) if rad.topic == SLADDET]
    rader += log.stream(LOGGEN)
    yield from dict(sorted({rad.position: rad for rad in rader}.items())).values()


def _nevnte(log: Reads, slagene: Iterable[str], nevnt: set[str]) -> Iterator[StoredRow]:
    for slag in slagene:
        for nokkel in _nokler(log, slag):
            if nokkel in nevnt:
                yield from log.stream(f"{slag}:{nokkel}")


def _nokler(log: Reads, slag: str) -> list[str]:
    """The keys of the streams of a kind."""
    return [strom.partition(":")[2] for strom in log.begun(f"{slag}:")]


def _ord_i(rad: StoredRow) -> Iterator[str]:
    return ord_i(json.loads(rad.state or b"null"))


def ord_i(verdi: object) -> Iterator[str]:
    """Every string in a value, however deep, that could be a key."""
    if isinstance(verdi, str):
        yield verdi
    elif isinstance(verdi, dict | list):
        ledd: Iterable[object] = verdi.values() if isinstance(verdi, dict) else verdi
        for ett in ledd:
            yield from ord_i(ett)
