"""Histories as a release told them, kept for ever: their bytes, and what they came to.

What they came to is a digest of the folded states, of the fields that the release had: a later
program may know more of a løp, and may not know anything of it otherwise.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from innforing.application.replay import kanonisk, tilstander
from innforing.domain.katalog import HENDELSER
from innforing.eventlog.mapper import Mapper
from innforing.eventlog.rows import StoredRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innforing.domain.grunnmur.aggregat import Aggregat

MAPPE = Path(__file__).parent / "historier"
Felt = dict[str, list[str]]
"""Class of the domain → its fields."""


@dataclass(frozen=True)
class Historie:
    """The stored streams of one release."""

    rader: Sequence[StoredRow]
    felt: Felt
    avtrykk: str

    @classmethod
    def av(cls, rader: Sequence[StoredRow]) -> Historie:
        """The history that a log of today tells."""
        states = foldet(rader)
        felt = {navn: sorted(sett) for navn, sett in sorted(felt_i(states.values()).items())}
        return cls(rader, felt, avtrykk(states, felt))

    @classmethod
    def les(cls, versjon: str) -> Historie:
        """As it was stored."""
        hode, *linjer = lzma.decompress(_fil(versjon).read_bytes()).decode().splitlines()
        lest = json.loads(hode)
        rader = [
            StoredRow(nr, strom, stromversjon, emne, state.encode(), us, bytes(32), bytes(32))
            for nr, (strom, stromversjon, emne, us, state) in enumerate(map(json.loads, linjer), 1)
        ]
        return cls(rader, lest["felt"], lest["avtrykk"])

    def lagre(self, versjon: str) -> None:
        """Write it down, once: what is there is never written over."""
        MAPPE.mkdir(exist_ok=True)
        linjer: list[object] = [{"avtrykk": self.avtrykk, "felt": self.felt}]
        for rad in self.rader:
            state = (rad.state or b"").decode()
            linjer.append([rad.stream_id, rad.stream_version, rad.topic, rad.recorded_us, state])
        tekst = "".join(f"{json.dumps(linje, ensure_ascii=False)}\n" for linje in linjer)
        with _fil(versjon).open("xb") as fil:
            fil.write(lzma.compress(tekst.encode(), preset=9))


def lagrede() -> list[str]:
    """The releases that have a history."""
    return sorted(fil.name.removesuffix(".jsonl.xz") for fil in MAPPE.glob("*.jsonl.xz"))


def foldet(rader: Iterable[StoredRow]) -> Mapping[str, Aggregat]:
    """What the streams come to, by the program of today."""
    return tilstander(map(Mapper(HENDELSER).decode, rader))


def avtrykk(states: Mapping[str, Aggregat], felt: Felt) -> str:
    """The digest of those fields of every state."""
    innhold = {strom: _bare(state, felt) for strom, state in states.items()}
    return hashlib.sha256(json.dumps(innhold, sort_keys=True).encode()).hexdigest()


def felt_i(verdier: Iterable[object]) -> dict[str, set[str]]:
    """The classes that values are made of, and the fields of each."""
    funnet: dict[str, set[str]] = {}
    igjen = list(verdier)
    while igjen:
        verdi = igjen.pop()
        if isinstance(verdi, BaseModel):
            funnet.setdefault(type(verdi).__name__, set()).update(type(verdi).model_fields)
            igjen += [getattr(verdi, navn) for navn in type(verdi).model_fields]
        elif isinstance(verdi, dict):
            igjen += [*verdi, *verdi.values()]
        elif isinstance(verdi, tuple | list | set | frozenset):
            igjen += verdi
    return funnet


def _bare(verdi: Any, felt: Felt) -> Any:
    """A value as JSON, of each class no more than the fields it had."""
    if isinstance(verdi, BaseModel):
        navn = felt.get(type(verdi).__name__, list(type(verdi).model_fields))
        return {ett: _bare(getattr(verdi, ett, "borte"), felt) for ett in navn}
    if isinstance(verdi, dict):
        return {str(_bare(nokkel, felt)): _bare(ett, felt) for nokkel, ett in verdi.items()}
    if isinstance(verdi, tuple | list):
        return [_bare(ett, felt) for ett in verdi]
    if isinstance(verdi, set | frozenset):
        return sorted((_bare(ett, felt) for ett in verdi), key=str)
    return kanonisk(verdi)


def _fil(versjon: str) -> Path:
    return MAPPE / f"{versjon}.jsonl.xz"
