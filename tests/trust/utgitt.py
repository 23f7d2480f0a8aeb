"""Published logs for tools that are not ours: the vector of tillit.md §2, and one of 600 events.

The vector is written by hand; the other goes all the way from SQLite through the signer.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from innforing.eventlog import bevis, signing
from innforing.eventlog.engines import make_engine
from innforing.eventlog.notes import Checkpoint, Note, Signature, VerifierKey
from innforing.eventlog.publish import ProofColumns, Publisher
from innforing.eventlog.tiles import Tiles
from tests.eventlog.given import DEMO, new_log, row
from trust.signer import SigningKey

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from innforing.eventlog.rows import NewRow, StoredRow

ORIGIN = "logg.innforing.example/hendelser/1"
VKEY = "logg.innforing.example/hendelser/1+1faac0a3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
KEY = SigningKey(ORIGIN, 1, bytes(range(32)))
SALTS = tuple(bytes(range(start, start + 32)) for start in (0, 32, 64))
STATES = (b'{"n":1}', b'{"n":2}', b"{}")
STREAMS = (("0" * 31 + "1", 1), ("0" * 31 + "1", 2), ("0" * 31 + "2", 1))
COMMITMENT_0 = "e07926ee7a442da274cf51d09ab4cdef8aad18ece26d17f100c7a99dc79a4ab4"
LEAF_0 = "375e25d65bc6bd3334839d91ab9595038918622fdf5c10a82cb81a4891557c73"
ROOTS = (
    LEAF_0,
    "443ee93b4bba7e77cf4467f1c556427a8629a7cd8a59310eeaf348851a1895a3",
    "a2f7ff257d3a67be9a1b932fd2913bb441d5bdaead381b3ecf79129c79113153",
)
BORN_US = 1_793_491_200_000_000
SIZES = (1, 3, 255, 256, 300, 513, 600)
"""Its checkpoints; the tree has full and partial tiles, on two levels."""


@dataclass(frozen=True)
class Utgitt:
    """A published log, the key that checks it, and what it was made from."""

    folder: Path
    vkey: str
    entries: Sequence[bytes]
    rows: Sequence[StoredRow] = ()

    @property
    def tiles(self) -> Tiles:
        return Tiles(self.folder)

    @property
    def note(self) -> Note:
        return Note.read((self.folder / "checkpoint").read_bytes())

    def copied(self, to: Path) -> Self:
        """The same in a folder that may be harmed."""
        shutil.copytree(self.folder, to)
        return replace(self, folder=to)


def signed(size: int, root: bytes, key: SigningKey = KEY) -> Note:
    """The note of a checkpoint, signed by the key of the vector."""
    text = Checkpoint(key.name, size, root).text()
    return Note(text, (Signature.read(key.line(text) + b"\n"),))


def written(folder: Path, entries: Sequence[bytes], *sizes: int) -> Utgitt:
    """Entries published at each of the sizes, by the key of the vector."""
    tiles, done = Tiles(folder), 0
    for size in sizes:
        done = tiles.extend(done, entries[done:size])
        tiles.publish(signed(size, tiles.root(size)))
    return Utgitt(folder, VKEY, entries)


def by_hand(index: int, stream: str, version: int, commitment: str) -> bytes:
    """The seven lines of an entry, as tillit.md §2 has them."""
    said = ("innforing.leaf/v1", index, stream, version, "InnforingslopForeslatt")
    return "".join(f"{line}\n" for line in (*said, BORN_US + index, commitment)).encode()


def vector(folder: Path) -> Utgitt:
    """The log of the vector, with a checkpoint for each event."""
    promised = [bevis.commitment_of(*one).hex() for one in zip(SALTS, STATES, strict=True)]
    entries = [by_hand(n, *STREAMS[n], promised[n]) for n in range(3)]
    return written(folder, entries, 1, 2, 3)


def published(folder: Path) -> Utgitt:
    """A SQLite log that is published now and then, as the server does it."""
    log = new_log(f"sqlite:///{folder / 'logg.sqlite'}")
    vkey = signing.make_key(folder / "signer", "hendelser", ORIGIN)
    engine = make_engine(log.url, "reader")
    done = 0
    with signing.spawned(folder / "signer") as signer:
        publisher = Publisher(
            ProofColumns(engine), Tiles(folder / "bevis"), signer, ORIGIN, lambda: BORN_US
        )
        for size in SIZES:
            log.append(*map(_event, range(done, size)), recorded_us=BORN_US + done)
            assert publisher.round() == Checkpoint(ORIGIN, size, publisher.tiles.root(size))
            done = size
    rows = log.reader.tail(0)
    engine.dispose()
    log.close()
    assert VerifierKey.read(vkey).name == ORIGIN
    return Utgitt(folder / "bevis", vkey, list(map(bevis.entry, rows)), rows)


def _event(n: int) -> NewRow:
    if n == 0:
        return row("logg:1", topic=DEMO)
    # one stream of all, so that the versions follow
    salt = hashlib.sha256(b"%d" % n).digest()
    return row("innforingslop:s07", n, state=b'{"n":%d}' % n, salt=salt)
