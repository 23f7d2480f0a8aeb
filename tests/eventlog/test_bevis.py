"""The Merkle tree over the log: the bytes of tillit.md §2, and proofs that nothing else passes."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innforing.eventlog import bevis
from innforing.eventlog.errors import InvalidRow, Redacted
from innforing.eventlog.kvittering import Fault, Kvittering, NotAReceipt, NotOpened
from innforing.eventlog.rows import StoredRow
from tests.eventlog.given import DEMO, Log, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAME = [
    "103704a3c9e4b03a8989765a61c3cdbc759bab4d59c399598762a8490cffe53e",
    "3e20b68d2c051c900e890851bf1e27bbcf7f7ef74f12f5d9b510698a8f3c3884",
]
"""Roots of the first event and of all of `filled(log, 70)`, computed without our code."""
ORIGIN = "logg.innforing.example/hendelser/1"
LARGEST = 64
ALL_BITS = 20
"""Trees up to this size have every bit of every proof flipped."""


def example(index: int) -> StoredRow:
    """One of the three events of the vector in tillit.md §2."""
    state = (b'{"n":1}', b'{"n":2}', b"{}")[index]
    salt = bytes(range(32 * index, 32 * index + 32))
    stream, version = (("1", 1), ("1", 2), ("2", 1))[index]
    return StoredRow(
        position=index + 1,
        stream_id=stream.rjust(32, "0"),
        stream_version=version,
        topic="InnforingslopForeslatt",
        state=state,
        recorded_us=1793491200000000 + index,
        salt=salt,
        commitment=bevis.commitment_of(salt, state),
    )


def tree(size: int) -> list[bytes]:
    return [bevis.leaf_hash(b"%d" % number) for number in range(size)]


@cache
def naive(leaves: tuple[bytes, ...]) -> bytes:
    """MTH of RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + naive(leaves[:k]) + naive(leaves[k:])).digest()


def flipped(proof: Sequence[bytes], *, every: bool) -> Iterator[list[bytes]]:
    """The proof with one bit changed: every bit, or one that differs from hash to hash."""
    for number, hash_ in enumerate(proof):
        for bit in range(256) if every else ((37 * number + len(proof)) % 256,):
            changed = (int.from_bytes(hash_, "big") ^ (1 << bit)).to_bytes(32, "big")
            yield [*proof[:number], changed, *proof[number + 1 :]]


def test_the_vector_of_tillit_holds() -> None:
    leaves = [bevis.leaf_hash(bevis.entry(example(index))) for index in range(3)]
    assert example(0).commitment.hex().startswith("e07926ee7a442da274cf51d09ab4cdef")
    assert [bevis.root(leaves[:size]).hex() for size in (1, 2, 3)] == [
        "375e25d65bc6bd3334839d91ab9595038918622fdf5c10a82cb81a4891557c73",
        "443ee93b4bba7e77cf4467f1c556427a8629a7cd8a59310eeaf348851a1895a3",
        "a2f7ff257d3a67be9a1b932fd2913bb441d5bdaead381b3ecf79129c79113153",
    ]


def test_an_entry_is_seven_lines() -> None:
    assert bevis.entry(example(1)) == (
        b"innforing.leaf/v1\n1\n00000000000000000000000000000001\n2\nInnforingslopForeslatt\n"
        b"1793491200000001\n" + example(1).commitment.hex().encode() + b"\n"
    )


@pytest.mark.parametrize(
    "wrong",
    [{"stream_id": "a\n1"}, {"topic": ""}, {"recorded_us": -1}, {"commitment": b""}],
)
def test_what_does_not_fit_the_seven_lines_is_no_entry(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidRow, match="position 1"):
        bevis.entry(example(0)._replace(**wrong))


def test_known_answers_of_rfc_6962() -> None:
    """The empty tree, the empty leaf, and the eight leaves of certificate-transparency's tests."""
    leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
    leaves.append("606162636465666768696a6b6c6d6e6f")
    hashes = [bevis.leaf_hash(bytes.fromhex(leaf)) for leaf in leaves]
    assert bevis.root([]).hex().startswith("e3b0c44298fc1c149afbf4c8996fb924")
    assert hashes[0].hex().startswith("6e340b9cffb37a989ca544e6bb780a2c")
    assert bevis.root(hashes[:2]).hex().startswith("fac54203e7cc696cf0dfcb42c92a1d9d")
    assert bevis.root(hashes).hex().startswith("5dc9da79a70659a9ad559cb701ded9a2")


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_inclusion_proof_verifies_and_no_flipped_bit_does(size: int) -> None:
    leaves, root = tree(size), naive(tuple(tree(size)))
    for index, leaf in enumerate(leaves):
        proof = bevis.inclusion_proof(leaves, index, size)
        assert bevis.root_of_inclusion(leaf, index, size, proof) == root
        for bad in (*flipped(proof, every=size <= ALL_BITS), [*proof, root], proof[:-1] or [leaf]):
            assert bevis.root_of_inclusion(leaf, index, size, bad) != root
        for other in {index - 1, index + 1, size} - {index}:
            assert bevis.root_of_inclusion(leaf, other, size, proof) != root


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_consistency_proof_verifies_and_no_flipped_bit_does(size: int) -> None:
    leaves = tree(size)
    roots = [naive(tuple(leaves[:first])) for first in range(size + 1)]
    for first in range(size + 1):
        proof = bevis.consistency_proof(leaves, first, size)
        known = {"first_root": roots[first], "second_root": roots[size]}
        assert bevis.consistent(first, size, proof, **known)
        for bad in (*flipped(proof, every=size <= ALL_BITS), [*proof, roots[1]], proof[:-1]):
            assert bad == proof or not bevis.consistent(first, size, bad, **known)
        # the same proof cannot stand for a tree that is a level higher
        assert not first or not bevis.consistent(first, 2 * size, proof, **known)
        if 0 < first < size:
            others = (known | {"first_root": roots[first + 1]}, known | {"second_root": roots[0]})
            assert not any(bevis.consistent(first, size, proof, **other) for other in others)


def test_the_empty_tree_is_the_beginning_of_every_tree_and_only_it_is_empty() -> None:
    assert bevis.consistent(0, 3, [], first_root=bevis.EMPTY_ROOT, second_root=bevis.root(tree(3)))
    assert not bevis.consistent(0, 3, [], first_root=tree(1)[0], second_root=bevis.root(tree(3)))
    assert not bevis.consistent(0, 0, [], first_root=tree(1)[0], second_root=tree(1)[0])


@given(st.lists(st.binary(max_size=8), max_size=200), st.data())
def test_roots_and_proofs_are_those_of_a_naive_tree(data: list[bytes], draw: st.DataObject) -> None:
    leaves = [bevis.leaf_hash(one) for one in data]
    size, root = len(leaves), naive(tuple(leaves))
    assert bevis.root(iter(leaves)) == root
    first = draw.draw(st.integers(0, size))
    old = naive(tuple(leaves[:first]))
    proof = bevis.consistency_proof(iter(leaves), first, size)
    assert bevis.consistent(first, size, proof, first_root=old, second_root=root)
    if first < size:
        path = bevis.inclusion_proof(iter(leaves), first, size)
        assert bevis.root_of_inclusion(leaves[first], first, size, path) == root


def test_what_is_no_tree_is_refused() -> None:
    with pytest.raises(ValueError, match="no leaf 3 among 3"):
        bevis.inclusion_proof(tree(3), 3, 3)
    with pytest.raises(ValueError, match="4 leaves"):
        bevis.consistency_proof(tree(3), 4, 3)
    with pytest.raises(bevis.TooFewLeaves, match="ends at 2, before 3"):
        bevis.inclusion_proof(tree(2), 0, 3)
    assert not bevis.consistent(4, 3, [], first_root=b"", second_root=b"")
    assert not bevis.consistent(0, 3, [], first_root=b"", second_root=b"")


def test_the_same_events_give_the_same_root_on_both_databases(log: Log) -> None:
    """A move from file to server is proved, not believed."""
    assert filled(log, 70)[-1].position == 70
    roots = [bevis.root(bevis.leaves(log.reader, size)).hex() for size in (1, 70)]
    assert roots == SAME


def filled(log: Log, size: int) -> list[StoredRow]:
    """A demo log of so many events, with their recorded times given."""
    rows = [row("logg:1", 1, topic=DEMO)]
    rows += [row(f"lop-{n % 5}", 1 + n // 5, state=b'{"n":%d}' % n) for n in range(size - 1)]
    return log.append(*rows, recorded_us=1_793_491_200_000_000)


def test_a_log_is_read_in_pages_and_only_as_far_as_asked(
    sqlite_log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sqlite_log, 10)
    whole = list(bevis.leaves(sqlite_log.reader, 10))
    monkeypatch.setattr(bevis, "PAGE", 3)
    assert [list(bevis.leaves(sqlite_log.reader, size)) for size in (0, 7, 10)] == [
        [],
        whole[:7],
        whole,
    ]
    with pytest.raises(bevis.TooFewLeaves, match="ends at position 10, before 11"):
        list(bevis.leaves(sqlite_log.reader, 11))


def test_a_hole_in_the_log_is_refused(sqlite_log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = filled(sqlite_log, 3)
    monkeypatch.setattr(type(sqlite_log.reader), "tail", lambda *_: [rows[0], rows[2]])
    with pytest.raises(bevis.TooFewLeaves, match="position 2 is missing"):
        list(bevis.leaves(sqlite_log.reader, 3))


def test_no_byte_of_a_receipt_can_be_changed(sqlite_log: Log) -> None:
    rows = filled(sqlite_log, 11)
    kept = Kvittering.of(sqlite_log.reader, rows[6], 11, origin=ORIGIN).text()
    assert fault_of(kept, sqlite_log) is None
    for number, byte in enumerate(kept):
        for other in {byte ^ 1, byte ^ 32, 10, 61} - {byte}:
            changed = kept[:number] + bytes([other]) + kept[number + 1 :]
            assert fault_of(changed, sqlite_log) is not None, changed
    for changed in (kept[:-1], kept + b"\n", kept.replace(b"\n", b"\r\n")):
        assert fault_of(changed, sqlite_log) is not None


def fault_of(text: bytes, log: Log) -> Fault | str | None:
    """What a check of the text says is wrong."""
    try:
        read = Kvittering.read(text)
    except NotAReceipt:
        return "no receipt"
    return Fault.FORM if read is None else read.fault(log.reader, origins={ORIGIN})


def test_a_receipt_holds_when_the_log_has_grown_and_not_when_it_is_another(
    sqlite_log: Log, postgres_log: Log
) -> None:
    rows = filled(sqlite_log, 8)
    kept = Kvittering.of(sqlite_log.reader, rows[2], 5, origin=ORIGIN).text()
    assert fault_of(kept, sqlite_log) is None
    filled(postgres_log, 4)
    assert fault_of(kept, postgres_log) is Fault.LENGTH
    postgres_log.append(row("lop-9", state=b"{}"), recorded_us=1_793_491_300_000_000)
    assert fault_of(kept, postgres_log) is Fault.ROOT


def test_an_event_that_cannot_be_opened_gets_no_receipt(sqlite_log: Log) -> None:
    rows = filled(sqlite_log, 2)
    with pytest.raises(Redacted, match="sladdet"):
        Kvittering.of(sqlite_log.reader, rows[1]._replace(state=None), 2, origin=ORIGIN)
    with pytest.raises(NotOpened, match="position 2"):
        Kvittering.of(sqlite_log.reader, rows[1]._replace(state=b"{}"), 2, origin=ORIGIN)


def test_the_receipt_has_the_form_of_a_tlog_proof(sqlite_log: Log) -> None:
    rows = filled(sqlite_log, 3)
    kept = Kvittering.of(sqlite_log.reader, rows[0], 3, origin=ORIGIN)
    lines = kept.text().decode("ascii").split("\n")
    assert [lines[0], lines[2], lines[5], lines[6], lines[7], lines[9:]] == [
        *("c2sp.org/tlog-proof@v1", "index 0", "", ORIGIN, "3"),
        [""],
    ]
    assert b64decode(lines[1][6:]) == kept.entry + kept.salt + kept.state
    assert [len(line) for line in (*lines[3:5], lines[8])] == [44, 44, 44]
    assert all(a != b for a, b in pairwise(kept.proof))
