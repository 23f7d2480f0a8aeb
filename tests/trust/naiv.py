"""A published log as the standards say it in words: tlog-tiles and RFC 6962, slow and plain.

It shares no line with `eventlog`, so that two readings of one standard are held together.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 256


def mth(leaves: Sequence[bytes]) -> bytes:
    """The Merkle Tree Hash of a list of leaf hashes (RFC 6962 §2.1)."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def files(entries: Sequence[bytes]) -> dict[str, bytes]:
    """Path and bytes of every tile and bundle that a tree of the entries has."""
    found = {}
    for n, chunk in _chunks(entries):
        bundle = b"".join(len(one).to_bytes(2, "big") + one for one in chunk)
        found[path("entries", n, len(chunk))] = bundle
    level, row = 0, [hashlib.sha256(b"\x00" + entry).digest() for entry in entries]
    while row:
        for n, chunk in _chunks(row):
            found[path(str(level), n, len(chunk))] = b"".join(chunk)
        full = [chunk for _, chunk in _chunks(row) if len(chunk) == WIDTH]
        level, row = level + 1, [mth(chunk) for chunk in full]
    return found


def _chunks(row: Sequence[bytes]) -> list[tuple[int, Sequence[bytes]]]:
    return [(at // WIDTH, row[at : at + WIDTH]) for at in range(0, len(row), WIDTH)]


def path(level: str, n: int, width: int) -> str:
    """Where a tile or a bundle stands: three digits at a time, `x` before all but the last."""
    digits = f"{n:03d}"
    digits = digits.rjust(-(-len(digits) // 3) * 3, "0")
    parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    spelled = "/".join([*(f"x{part}" for part in parts[:-1]), parts[-1]])
    return f"tile/{level}/{spelled}" + ("" if width == WIDTH else f".p/{width}")
