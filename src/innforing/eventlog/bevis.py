"""The Merkle tree over the log, proofs in it and their check (tillit.md §2, RFC 6962 and 9162).

A tree is given as its leaf hashes in order. One pass and a stack are enough for a root, and a
proof is roots of some spans of the leaves, so no tree is ever held.
"""

from __future__ import annotations

import hashlib
import re
from itertools import islice
from typing import TYPE_CHECKING

from innforing.eventlog.errors import InvalidRow, LogError
from innforing.eventlog.transaction import COMMITMENT_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from innforing.eventlog.reading import Reads
    from innforing.eventlog.rows import StoredRow

ENTRY_HEAD = "innforing.leaf/v1"
EMPTY_ROOT = hashlib.sha256(b"").digest()
PAGE = 2_000
"""Events read at a time."""

_DECIMAL = r"(0|[1-9][0-9]*)\n"
_entry_form = re.compile(
    rf"{ENTRY_HEAD}\n{_DECIMAL}[A-Za-z0-9._:-]{{1,100}}\n{_DECIMAL}"
    rf"[A-Za-z][A-Za-z0-9_.:]{{0,199}}\n{_DECIMAL}[0-9a-f]{{64}}\n"
).fullmatch


class TooFewLeaves(LogError):
    """The log has a hole, or ends before the tree that was asked for."""


def commitment_of(salt: bytes, state: bytes) -> bytes:
    """What an event promises of its state without showing it."""
    return hashlib.sha256(COMMITMENT_PREFIX + salt + state).digest()


def entry(row: StoredRow) -> bytes:
    """The seven lines that stand for an event in the tree; they hold nothing of its content."""
    lines = (
        ENTRY_HEAD,
        row.position - 1,
        row.stream_id,
        row.stream_version,
        row.topic,
        row.recorded_us,
        row.commitment.hex(),
    )
    text = "".join(f"{line}\n" for line in lines)
    if _entry_form(text) is None:
        msg = f"the event at position {row.position} does not have the form of a leaf"
        raise InvalidRow(msg)
    return text.encode("ascii")


def leaf_hash(data: bytes) -> bytes:
    """The hash of one entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def leaves(log: Reads, size: int) -> Iterator[bytes]:
    """The leaf hashes of the first events of the log, page by page; a hole is refused."""
    done = 0
    while done < size:
        rows = log.tail(done, min(PAGE, size - done))
        for expected, row in enumerate(rows, done + 1):
            if row.position != expected:
                msg = f"position {expected} is missing from the log"
                raise TooFewLeaves(msg)
            yield leaf_hash(entry(row))
        if not rows:
            msg = f"the log ends at position {done}, before {size}"
            raise TooFewLeaves(msg)
        done += len(rows)


def root(tree: Iterable[bytes]) -> bytes:
    """The root of a tree."""
    return _counted(tree)[1]


def inclusion_proof(tree: Iterable[bytes], index: int, size: int) -> list[bytes]:
    """The hashes that lead from the leaf at an index to the root of so many leaves."""
    if not 0 <= index < size:
        msg = f"there is no leaf {index} among {size}"
        raise ValueError(msg)
    return _roots(tree, spans_beside(index, 0, size))


def consistency_proof(tree: Iterable[bytes], first: int, second: int) -> list[bytes]:
    """The hashes that show the tree of the first size to be the beginning of the second."""
    if not 0 <= first <= second:
        msg = f"{first} leaves are not the beginning of {second}"
        raise ValueError(msg)
    if first in {0, second}:
        return []
    return _roots(tree, spans_after(first, 0, second, whole=True))


def root_of_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that the proof leads to (RFC 9162 §2.1.3.2); none where the length is wrong."""
    if not 0 <= index < size:
        return None
    at, last, found = index, size - 1, leaf
    for hash_ in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            found = node_hash(hash_, found)
            at, last = _up_to_right(at, last)
        else:
            found = node_hash(found, hash_)
        at, last = at >> 1, last >> 1
    return found if last == 0 else None


def consistent(
    first: int, second: int, proof: Sequence[bytes], *, first_root: bytes, second_root: bytes
) -> bool:
    """Whether the proof shows that the first tree only grew (RFC 9162 §2.1.4.2)."""
    if not 0 <= first <= second or (first == 0 and first_root != EMPTY_ROOT):
        return False
    if first == second:
        return not proof and first_root == second_root
    if first == 0:
        return not proof
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    return bool(path) and _ends_of(path, first - 1, second - 1) == (first_root, second_root)


def _ends_of(path: Sequence[bytes], at: int, last: int) -> tuple[bytes, bytes] | None:
    """The two roots that a path of consistency leads to."""
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for hash_ in path[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            old, new = node_hash(hash_, old), node_hash(hash_, new)
            at, last = _up_to_right(at, last)
        else:
            new = node_hash(new, hash_)
        at, last = at >> 1, last >> 1
    return (old, new) if last == 0 else None


def _up_to_right(at: int, last: int) -> tuple[int, int]:
    """Past the levels where the node has nobody beside it."""
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def _counted(tree: Iterable[bytes]) -> tuple[int, bytes]:
    """How many leaves there were, and their root."""
    stack: list[bytes] = []
    count = 0
    for leaf in tree:
        top, left = leaf, count
        while left & 1:
            top, left = node_hash(stack.pop(), top), left >> 1
        stack.append(top)
        count += 1
    if not stack:
        return 0, EMPTY_ROOT
    found = stack.pop()
    while stack:
        found = node_hash(stack.pop(), found)
    return count, found


def _roots(tree: Iterable[bytes], spans: Sequence[tuple[int, int]]) -> list[bytes]:
    """The root of each span of leaves; the spans do not overlap, so one pass finds them all."""
    rest, at = iter(tree), 0
    found: dict[tuple[int, int], bytes] = {}
    for start, stop in sorted(spans):
        for _ in islice(rest, start - at):
            pass
        count, found[start, stop] = _counted(islice(rest, stop - start))
        if count < stop - start:
            msg = f"the tree ends at {start + count}, before {stop}"
            raise TooFewLeaves(msg)
        at = stop
    return [found[span] for span in spans]


def _split(start: int, stop: int) -> int:
    """Where a subtree parts: after the largest power of two that is less than its size."""
    return start + (1 << (stop - start - 1).bit_length() - 1)


def spans_beside(index: int, start: int, stop: int) -> list[tuple[int, int]]:
    """The subtrees beside the way from a leaf to the root, the nearest first."""
    if stop - start == 1:
        return []
    middle = _split(start, stop)
    if index < middle:
        return [*spans_beside(index, start, middle), (middle, stop)]
    return [*spans_beside(index, middle, stop), (start, middle)]


def spans_after(first: int, start: int, stop: int, *, whole: bool) -> list[tuple[int, int]]:
    """The subtrees that a tree of the first size and its later growth are made of."""
    if first == stop:
        return [] if whole else [(start, stop)]
    middle = _split(start, stop)
    if first <= middle:
        return [*spans_after(first, start, middle, whole=whole), (middle, stop)]
    return [*spans_after(first, middle, stop, whole=False), (start, middle)]
