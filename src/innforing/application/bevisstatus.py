"""How far the proof of the log has come, told from the published files and the keys alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from innforing.application.loggnokler import verifikasjonsnokler
from innforing.eventlog.kvittering import Kvittering
from innforing.eventlog.notes import Checkpoint, Note, VerifierKey, signed_by
from innforing.eventlog.policy import confirmed
from innforing.eventlog.publish import LogRewritten, LogShorter, ProofColumns
from innforing.eventlog.tiles import Tiles

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from innforing.eventlog.policy import Policy
    from innforing.eventlog.rows import StoredRow


@dataclass(frozen=True, kw_only=True)
class Bevisstatus:
    """What can be said of the proof now."""

    mappe: Path
    """Where the files are published."""
    nokler: tuple[VerifierKey, ...]
    """The keys of the log, the one that signs now first; none where none was made."""
    note: Note | None
    """The newest checkpoint with its signatures; none where nothing is published."""
    signert_us: int | None
    """When it was signed, by the clock of the one who published."""
    brudd: int | None
    """The first position seen to be another than was published; `verify --full` looks at all."""
    policy: Policy | None = None
    """Whom to believe outside; none where no witness is named."""

    @cached_property
    def sjekkpunkt(self) -> Checkpoint | None:
        """The newest checkpoint."""
        return Checkpoint.read(self.note.text) if self.note else None

    @property
    def size(self) -> int:
        """How many events are proved to stand in the log."""
        return self.sjekkpunkt.size if self.sjekkpunkt else 0

    @property
    def signert(self) -> bool:
        """Whether a key of this log signed the newest checkpoint."""
        return self.note is not None and signed_by(self.note, self.nokler)

    @cached_property
    def vitner(self) -> frozenset[str]:
        """The witnesses that have cosigned the newest checkpoint, as the policy names them."""
        if self.policy is None or self.note is None:
            return frozenset()
        return self.policy.cosigned_by(self.note)

    @property
    def krever(self) -> int:
        """How many witnesses it takes; 0 where none is named."""
        return self.policy.needed() if self.policy else 0

    @property
    def bekreftet(self) -> bool:
        """Whether enough witnesses have cosigned the newest checkpoint."""
        return self.note is not None and self.signert and confirmed(self.policy, self.note)

    def dekker(self, posisjon: int) -> int | None:
        """The size of the first kept checkpoint that has the event; none where it waits."""
        if posisjon > self.size:
            return None
        return self._bevarte[bisect_left(self._bevarte, posisjon)]

    def kvittering(self, rad: StoredRow) -> Kvittering | None:
        """The receipt of an event, from a handful of tiles; none where it is not covered yet."""
        if self.note is None or rad.position > self.size:
            return None
        return Kvittering.published(self._tiles, rad, self.note)

    @cached_property
    def _bevarte(self) -> list[int]:
        """The sizes of every checkpoint that is kept."""
        return self._tiles.kept()

    @property
    def _tiles(self) -> Tiles:
        return Tiles(self.mappe)


def bevisstatus(
    registre: Engine, mappe: Path, nokler: Path, policy: Policy | None = None
) -> Bevisstatus:
    """Ask the published files of a log; `hus.bevisstatus()` knows where they are."""
    tiles, kolonner = Tiles(mappe), ProofColumns(registre)
    note = tiles.checkpoint()
    size = Checkpoint.read(note.text).size if note else 0
    return Bevisstatus(
        mappe=mappe,
        nokler=verifikasjonsnokler(nokler),
        note=note,
        signert_us=kolonner.signed_us(size),
        brudd=_brudd(tiles, kolonner, size),
        policy=policy,
    )


def _brudd(tiles: Tiles, kolonner: ProofColumns, size: int) -> int | None:
    """The position where the log ends too early, or where its edge is another."""
    try:
        kolonner.check_edge(tiles, size)
    except LogShorter as kortere:
        return kortere.size + 1
    except LogRewritten:
        return size
    return None
