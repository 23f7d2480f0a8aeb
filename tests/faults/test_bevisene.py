"""F21: every proof of every small tree, against roots that pymerkle makes, and no bit to spare.

For the trees of a release run that are larger than `ALLE_BIT`, one bit of each hash is turned.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pymerkle  # type: ignore[import-untyped]
import pytest

from innforing.eventlog import bevis
from tests.faults.antall import antall

if TYPE_CHECKING:
    from collections.abc import Callable

STORST = antall(64, 1_024)
ALLE_BIT = 64
BLADER = [bevis.leaf_hash(b"%d" % nr) for nr in range(STORST + 1)]


@pytest.fixture(scope="module")
def fasit() -> list[bytes]:
    """The root of each size, by a tree that we did not write."""
    tre = pymerkle.InmemoryTree(algorithm="sha256")
    for nr in range(STORST):
        tre.append_entry(b"%d" % nr)
    return [bevis.EMPTY_ROOT, *(tre.get_root(size) for size in range(1, STORST + 1))]


def vrengt(hash_: bytes, bit: int) -> bytes:
    """The hash with one of its bits turned."""
    return (int.from_bytes(hash_, "big") ^ (1 << bit % 256)).to_bytes(32, "big")


@cache
def alle_vrengte(hash_: bytes) -> tuple[bytes, ...]:
    """The hash with each of its bits turned."""
    return tuple(vrengt(hash_, bit) for bit in range(256))


def godtatte(holder: Callable[[list[bytes]], bool], vei: list[bytes], *, alle: bool) -> int:
    """How many proofs with one turned bit are taken for good; of a true proof none may be."""
    assert holder(vei), "the proof itself does not hold"
    antall_ = 0
    for nr, hash_ in enumerate(vei):
        for annen in alle_vrengte(hash_) if alle else (vrengt(hash_, 37 * nr),):
            vei[nr] = annen
            antall_ += holder(vei)
        vei[nr] = hash_
    return antall_


@pytest.mark.feil("F21", STORST)
def test_every_inclusion_proof_holds_and_no_turned_bit_does(fasit: list[bytes]) -> None:
    for size in range(1, STORST + 1):
        rot = fasit[size]
        for nr, blad in enumerate(BLADER[:size]):

            def holder(vei: list[bytes], nr: int = nr, blad: bytes = blad) -> bool:
                return bevis.root_of_inclusion(blad, nr, size, vei) == rot  # noqa: B023 - used here and now

            vei = bevis.inclusion_proof(BLADER, nr, size)
            assert godtatte(holder, vei, alle=size <= ALLE_BIT) == 0


@pytest.mark.feil("F21", STORST)
def test_every_consistency_proof_holds_and_no_turned_bit_does(fasit: list[bytes]) -> None:
    for size in range(1, STORST + 1):
        for for_ in range(size + 1):
            rotter = {"first_root": fasit[for_], "second_root": fasit[size]}

            def holder(
                vei: list[bytes], for_: int = for_, rotter: dict[str, bytes] = rotter
            ) -> bool:
                return bevis.consistent(for_, size, vei, **rotter)  # noqa: B023 - used here and now

            vei = bevis.consistency_proof(BLADER, for_, size)
            assert godtatte(holder, vei, alle=size <= ALLE_BIT) == 0


@pytest.mark.feil("F21", STORST)
def test_the_roots_and_the_ways_are_those_of_another_program(fasit: list[bytes]) -> None:
    tre = pymerkle.InmemoryTree(algorithm="sha256")
    for size in range(1, STORST + 1):
        tre.append_entry(b"%d" % (size - 1))
        assert bevis.root(BLADER[:size]) == fasit[size]
        for nr in {0, size // 2, size - 1}:
            vei = [
                bytes.fromhex(ledd)
                for ledd in tre.prove_inclusion(nr + 1, size).serialize()["path"]
            ]
            assert vei == [BLADER[nr], *bevis.inclusion_proof(BLADER, nr, size)]


def test_a_check_that_takes_anything_or_nothing_is_found_out() -> None:
    """The tests above must be able to fail: here the check is broken on purpose."""
    vei = bevis.consistency_proof(BLADER, 6, 11)
    assert godtatte(lambda vei: len(vei) == 4, vei, alle=True) == 4 * 256
    hoyre = vei[-1][:31]
    assert godtatte(lambda vei: vei[-1][:31] == hoyre, [*vei], alle=True) == 3 * 256 + 8
    with pytest.raises(AssertionError, match="itself"):
        godtatte(lambda _: False, vei, alle=True)
