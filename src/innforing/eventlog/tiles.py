"""The tree as files that any web server can offer: C2SP tlog-tiles, 256 wide (tillit.md §2, §4).

A file is never written again with other bytes, so a copy that somebody holds stays true.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from innforing.eventlog.bevis import (
    EMPTY_ROOT,
    TooFewLeaves,
    leaf_hash,
    node_hash,
    spans_after,
    spans_beside,
)
from innforing.eventlog.errors import LogError
from innforing.eventlog.notes import Checkpoint, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

WIDTH = 256
HASH = 32
CHECKPOINT = "checkpoint"
KEPT = "sjekkpunkt"
"""The folder where every checkpoint stays, by its size."""


class TileChanged(LogError):
    """A published file is there already with other bytes: stop, and find out who changed what."""

    def __init__(self, name: str) -> None:
        """Name the file by its address."""
        super().__init__(f"«{name}» is published already with other bytes: nothing was written")
        self.name = name


class TileMissing(LogError):
    """A published file that the tree needs is gone or cut short."""

    def __init__(self, name: str) -> None:
        """Name the file by its address."""
        super().__init__(f"«{name}» is missing from the published tree, or is cut short")
        self.name = name


def tile_path(level: int | str, number: int, width: int = WIDTH) -> str:
    """The address of a tile, or of a bundle of entries, under the folder."""
    parts = [f"{number % 1000:03d}"]
    while number := number // 1000:
        parts.insert(0, f"x{number % 1000:03d}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(parts)}{partial}"


class Tiles:
    """The published files of one log."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made until something is written."""
        self.folder = folder

    def checkpoint(self) -> Note | None:
        """The newest checkpoint; none where nothing is published yet."""
        try:
            return Note.read((self.folder / CHECKPOINT).read_bytes())
        except FileNotFoundError:
            return None

    def size(self) -> int:
        """How many events the newest checkpoint covers."""
        note = self.checkpoint()
        return Checkpoint.read(note.text).size if note else 0

    def extend(self, size: int, entries: Iterable[bytes]) -> int:
        """Write what the tree of `size` entries grows by, and give its new size.

        Whoever reads by a checkpoint sees the old tree until the next one is published.
        """
        growing = _Growing(self, size)
        for entry in entries:
            growing.add(entry)
        growing.finish()
        return growing.size

    def publish(self, note: Note) -> None:
        """Let the tree end at a checkpoint, and keep it for ever."""
        before, size = self.size(), Checkpoint.read(note.text).size
        self._replace(f"{KEPT}/{size}", note.bytes())
        self._replace(CHECKPOINT, note.bytes())
        self._drop_partials(before, size)

    def kept(self) -> list[int]:
        """The sizes of every checkpoint that was published, the smallest first."""
        with suppress(FileNotFoundError):
            names = [one.name for one in (self.folder / KEPT).iterdir()]
            return sorted(int(name) for name in names if name.isdecimal())
        return []

    def kept_note(self, size: int) -> Note:
        """The checkpoint of a size."""
        return Note.read(self._read(f"{KEPT}/{size}"))

    def root(self, size: int) -> bytes:
        """The root over the first entries."""
        return self._span(0, size, size) if size else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        """As `bevis.inclusion_proof`, from a handful of tiles."""
        if not 0 <= index < size:
            msg = f"there is no leaf {index} among {size}"
            raise ValueError(msg)
        return [self._span(*span, size) for span in spans_beside(index, 0, size)]

    def consistency_proof(self, first: int, second: int) -> list[bytes]:
        """As `bevis.consistency_proof`, from a handful of tiles."""
        if not 0 <= first <= second:
            msg = f"{first} leaves are not the beginning of {second}"
            raise ValueError(msg)
        if first in {0, second}:
            return []
        return [self._span(*span, second) for span in spans_after(first, 0, second, whole=True)]

    def entry(self, index: int, size: int) -> bytes:
        """One entry of the tree of so many."""
        number, within = divmod(index, WIDTH)
        return self.entries(number, min(WIDTH, size - number * WIDTH))[within]

    def entries(self, number: int, width: int) -> list[bytes]:
        """The first entries of a bundle."""
        return unbundled(self._tile("entries", number, width))[:width]

    def hashes(self, level: int, number: int, width: int) -> list[bytes]:
        """The first hashes of a tile."""
        data = self._tile(level, number, width)
        if len(data) < width * HASH or len(data) % HASH:
            raise TileMissing(tile_path(level, number, width))
        return [data[at : at + HASH] for at in range(0, width * HASH, HASH)]

    def put(self, name: str, data: bytes) -> None:
        """Write a file once; the same bytes again change nothing."""
        try:
            there = (self.folder / name).read_bytes()
        except FileNotFoundError:
            self._replace(name, data)
            return
        if there != data:
            raise TileChanged(name)
        sync_folder((self.folder / name).parent)  # a round that was stopped may not have

    def _span(self, start: int, stop: int, size: int) -> bytes:
        """The root over a span that the tree of a size has as a subtree."""
        count = stop - start
        if count & (count - 1):
            middle = start + (1 << count.bit_length() - 1)
            return node_hash(self._span(start, middle, size), self._span(middle, stop, size))
        height = count.bit_length() - 1
        level, inside = divmod(height, 8)
        first = start >> 8 * level
        number, within = divmod(first, WIDTH)
        width = min(WIDTH, (size >> 8 * level) - number * WIDTH)
        row = self.hashes(level, number, width)[within : within + (1 << inside)]
        return complete_root(row)

    def _tile(self, level: int | str, number: int, width: int) -> bytes:
        """A tile, or the first part of it; a wider one holds the same."""
        for name in (tile_path(level, number), tile_path(level, number, width)):
            with suppress(FileNotFoundError):
                return (self.folder / name).read_bytes()
        folder = self.folder / f"{tile_path(level, number)}.p"
        wider = [int(one.name) for one in folder.iterdir()] if folder.is_dir() else []
        for one in sorted(wider):
            if one > width:
                return (folder / str(one)).read_bytes()
        raise TileMissing(tile_path(level, number, width))

    def _read(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            raise TileMissing(name) from None

    def _replace(self, name: str, data: bytes) -> None:
        """Whole or not at all, and there after a power cut."""
        path = self.folder / name
        _made(path.parent)
        beside = path.with_name(f".{path.name}.ny")
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)

    def _drop_partials(self, before: int, size: int) -> None:
        """Parts of a tile that has become full are of no more use: the full one holds them."""
        level = 0
        while size := size // WIDTH:
            before //= WIDTH
            if before < size:
                for name in (level, "entries") if level == 0 else (level,):
                    folder = self.folder / f"{tile_path(name, before)}.p"
                    shutil.rmtree(folder, ignore_errors=True)
            level += 1


class _Growing:
    """The right edge of a tree while entries are added to it."""

    def __init__(self, tiles: Tiles, size: int) -> None:
        self._tiles = tiles
        self.size = size
        self._edge: list[list[bytes]] = []
        level, count = 0, size
        while count:
            number, width = divmod(count, WIDTH)
            self._edge.append(tiles.hashes(level, number, width) if width else [])
            level, count = level + 1, number
        number, width = divmod(size, WIDTH)
        self._entries = [tiles.entry(number * WIDTH + at, size) for at in range(width)]
        self._begun = size

    def add(self, entry: bytes) -> None:
        """Take one entry in; a tile that becomes full is written."""
        self._entries.append(entry)
        self.size += 1
        if len(self._entries) == WIDTH:
            self._tiles.put(tile_path("entries", self.size // WIDTH - 1), bundled(self._entries))
            self._entries.clear()
        self._add(0, leaf_hash(entry))

    def _add(self, level: int, hash_: bytes) -> None:
        if level == len(self._edge):
            self._edge.append([])
        row = self._edge[level]
        row.append(hash_)
        if len(row) == WIDTH:
            number = (self.size >> 8 * (level + 1)) - 1
            self._tiles.put(tile_path(level, number), b"".join(row))
            self._add(level + 1, complete_root(row))
            row.clear()

    def finish(self) -> None:
        """Write the tiles at the edge, as far as they are filled."""
        if self.size == self._begun:
            return
        if self._entries:
            name = tile_path("entries", self.size // WIDTH, len(self._entries))
            self._tiles.put(name, bundled(self._entries))
        for level, row in enumerate(self._edge):
            if row:
                number = self.size >> 8 * (level + 1)
                self._tiles.put(tile_path(level, number, len(row)), b"".join(row))


def complete_root(row: Sequence[bytes]) -> bytes:
    """The root over so many subtrees of one size; a power of two of them."""
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]


def bundled(entries: Sequence[bytes]) -> bytes:
    """Entries in a file: each after its length, two bytes with the greatest first."""
    return b"".join(len(one).to_bytes(2, "big") + one for one in entries)


def unbundled(data: bytes) -> list[bytes]:
    """The entries of a file."""
    entries, at = [], 0
    while at < len(data):
        stop = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if stop > len(data):
            raise TooFewLeaves("a bundle of entries is cut short")
        entries.append(data[at + 2 : stop])
        at = stop
    return entries


def _made(folder: Path) -> None:
    """Make a folder and those it stands in, each to be there after a power cut."""
    if not folder.is_dir():
        _made(folder.parent)
        folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)  # whoever made it may have been stopped before this


def sync_folder(folder: Path) -> None:
    """Let what a folder names survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
