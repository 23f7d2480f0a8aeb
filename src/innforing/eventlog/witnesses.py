"""Asking witnesses to cosign what was published (c2sp.org/tlog-witness, tillit.md §4).

A witness that does not answer stops nothing: until enough have answered, the checkpoint is signed
by the log alone, and everybody says so. A witness that disagrees is an alarm.
"""

from __future__ import annotations

import time
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from typing import TYPE_CHECKING

import structlog

from innforing.eventlog.anchors import COSIGNATURE, keep
from innforing.eventlog.notes import Checkpoint, NotANote, Note, Signature
from innforing.eventlog.posting import Reply, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from innforing.eventlog.policy import Policy, Witness
    from innforing.eventlog.tiles import Tiles

REST_S = 60.0
"""Seconds until a witness that gave no cosignature is asked again."""
RENEWED_S = 12 * 3600
"""Seconds until a witness is asked again about a log that stands still: a day is too old (V2)."""
_log = structlog.get_logger()


class Refusal(Enum):
    """Why a witness gave no cosignature."""

    UNREACHABLE = "unreachable"
    UNKNOWN_LOG = "unknown_log"
    UNKNOWN_KEY = "unknown_key"
    AHEAD = "ahead"
    """It has cosigned more of this log than we have: something is gone here."""
    DISAGREES = "disagrees"
    """It has cosigned another tree of the same size, or one that ours does not continue."""
    NONSENSE = "nonsense"


ALARMS = (Refusal.AHEAD, Refusal.DISAGREES)


def ask(witness: Witness, note: Note, tiles: Tiles, *, old: int = 0) -> Signature | Refusal:
    """Ask one witness for its cosignature; once more from where it says that it stands."""
    checkpoint = Checkpoint.read(note.text)
    reply = _post(witness, _request(note, tiles, old, checkpoint.size))
    stands_at = _conflict(reply)
    if stands_at is not None and stands_at != old:
        if stands_at > checkpoint.size:
            return Refusal.AHEAD
        reply = _post(witness, _request(note, tiles, stands_at, checkpoint.size))
    return _judged(reply, witness, note)


def _request(note: Note, tiles: Tiles, old: int, size: int) -> bytes:
    proof = tiles.consistency_proof(old, size)
    hashes = b"".join(b64encode(one) + b"\n" for one in proof)
    return b"old %d\n%b\n%b" % (old, hashes, note.bytes())


def _conflict(reply: Reply | None) -> int | None:
    """The size that the witness stands at, where that is what it says."""
    if reply is None or reply.status != HTTPStatus.CONFLICT:
        return None
    size = reply.body.removesuffix(b"\n")
    return int(size) if size.isdigit() and len(size) < len(str(1 << 63)) else None


def _judged(reply: Reply | None, witness: Witness, note: Note) -> Signature | Refusal:
    if reply is None:
        return Refusal.UNREACHABLE
    refusals = {404: Refusal.UNKNOWN_LOG, 403: Refusal.UNKNOWN_KEY}
    if reply.status in {409, 422}:
        return Refusal.DISAGREES
    if reply.status != HTTPStatus.OK:
        return refusals.get(reply.status, Refusal.NONSENSE)
    for line in reply.body.splitlines(keepends=True):
        try:
            signature = Signature.read(line)
        except NotANote:
            return Refusal.NONSENSE
        if witness.key.signed(Note(note.text, (signature,))):
            return signature
    return Refusal.NONSENSE


def _post(witness: Witness, body: bytes) -> Reply | None:
    return post(f"{(witness.url or '').rstrip('/')}/add-checkpoint", body)


@dataclass
class Witnesses:
    """Those who are asked about one log, by its policy."""

    policy: Policy
    engine: Engine
    clock_us: Callable[[], int]
    timer: Callable[[], float] = time.monotonic
    """Seconds that only grow."""
    _stood_at: dict[str, int] = field(default_factory=dict)
    _heard: dict[str, float] = field(default_factory=dict)
    _rests_until: dict[str, float] = field(default_factory=dict)

    def round(self, tiles: Tiles) -> frozenset[str]:
        """Ask those who have not cosigned the newest checkpoint; the names of those who have.

        One that did so long ago is asked again. Only for whoever is `publish.alone`: the newest
        checkpoint is published once more.
        """
        note = tiles.checkpoint()
        if note is None:
            return frozenset()
        checkpoint = Checkpoint.read(note.text)
        answers = self._asked(note, tiles)
        cosigned = {name: one for name, one in answers.items() if isinstance(one, Signature)}
        for name, answer in answers.items():
            if isinstance(answer, Refusal):
                self._refused(name, answer, checkpoint)
        if cosigned:
            lines = [one.line() for one in cosigned.values()]
            keys = {(one.name, one.key_id) for one in cosigned.values()}
            standing = (one for one in note.signatures if (one.name, one.key_id) not in keys)
            keep(self.engine, checkpoint.size, COSIGNATURE, lines, at_us=self.clock_us())
            note = Note(note.text, (*standing, *cosigned.values()))
            tiles.publish(note)
            self._stood_at.update(dict.fromkeys(cosigned, checkpoint.size))
            self._heard.update(dict.fromkeys(cosigned, self.timer()))
        return self.policy.cosigned_by(note)

    def _asked(self, note: Note, tiles: Tiles) -> dict[str, Signature | Refusal]:
        done, now = self._fresh(note), self.timer()
        waiting = [
            one
            for one in self.policy.witnesses
            if one.url and one.name not in done and self._rests_until.get(one.name, now) <= now
        ]
        if not waiting:
            return {}

        def asked(one: Witness) -> Signature | Refusal:
            return ask(one, note, tiles, old=self._old(one, note))

        with ThreadPoolExecutor(len(waiting)) as pool:
            answers = pool.map(asked, waiting)
            return {one.name: answer for one, answer in zip(waiting, answers, strict=True)}

    def _fresh(self, note: Note) -> frozenset[str]:
        """The witnesses whose cosignature need not be renewed yet.

        One whose own clock is far behind is asked no more often for that.
        """
        since, now = self.clock_us() // 1_000_000 - RENEWED_S, self.timer()
        times = ((one.name, one.key.time(note)) for one in self.policy.witnesses)
        return frozenset(
            name
            for name, at in times
            if at is not None
            and (at > since or now - self._heard.get(name, now - RENEWED_S) < RENEWED_S)
        )

    def _old(self, witness: Witness, note: Note) -> int:
        """Where the witness stood last, as far as we know."""
        return min(self._stood_at.get(witness.name, 0), Checkpoint.read(note.text).size)

    def _refused(self, name: str, refusal: Refusal, checkpoint: Checkpoint) -> None:
        self._rests_until[name] = self.timer() + REST_S
        self._stood_at.pop(name, None)
        tell = _log.error if refusal in ALARMS else _log.warning
        tell("vitne_svarer_ikke_ja", vitne=name, hva=refusal.value, size=checkpoint.size)
