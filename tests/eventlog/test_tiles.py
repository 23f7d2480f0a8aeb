"""The published tree: the roots and proofs of the tree itself, and files that stay as they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innforing.eventlog import bevis
from innforing.eventlog.errors import LogError
from innforing.eventlog.notes import Checkpoint, Note, Signature
from innforing.eventlog.tiles import TileChanged, TileMissing, Tiles, tile_path, unbundled

if TYPE_CHECKING:
    from pathlib import Path

LEVELS = (1, 5, 255, 256, 257, 511, 513, 65_535, 65_536, 65_793, 131_075)
"""Sizes on either side of where a tile, and a tile of tiles, becomes full."""


def entries(start: int, stop: int) -> list[bytes]:
    return [b"%d\n" % number for number in range(start, stop)]


def leaves(size: int) -> list[bytes]:
    return list(map(bevis.leaf_hash, entries(0, size)))


def grown(tiles: Tiles, *sizes: int) -> Tiles:
    """The tree published at each size, one after the other."""
    for first, second in pairwise((tiles.size(), *sizes)):
        assert tiles.extend(first, entries(first, second)) == second
        checkpoint = Checkpoint("logg.example", second, tiles.root(second))
        tiles.publish(Note(checkpoint.text(), (Signature("logg.example", bytes(4), b"x"),)))
    return tiles


def files(folder: Path) -> dict[str, bytes]:
    found = (one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): one.read_bytes() for one in found}


def test_a_tree_over_two_levels_of_tiles_is_the_tree(tmp_path: Path) -> None:
    tiles = grown(Tiles(tmp_path), *LEVELS)
    every = leaves(LEVELS[-1])
    for size in LEVELS:
        assert tiles.root(size) == bevis.root(every[:size])
        assert Checkpoint.read(tiles.kept_note(size).text).root == tiles.root(size)
    assert tiles.kept() == list(LEVELS)
    for index in (0, 254, 256, 65_535, 65_536, 131_074):
        proof = tiles.inclusion_proof(index, LEVELS[-1])
        assert proof == bevis.inclusion_proof(every, index, LEVELS[-1])
        assert tiles.entry(index, LEVELS[-1]) == b"%d\n" % index
    for first in LEVELS:
        proof = tiles.consistency_proof(first, LEVELS[-1])
        assert proof == bevis.consistency_proof(every, first, LEVELS[-1])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(1, 1_200), min_size=1, max_size=5, unique=True), st.data())
def test_however_it_grew_every_proof_of_every_size_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], data: st.DataObject
) -> None:
    tiles = grown(Tiles(tmp_path_factory.mktemp("fliser")), *sorted(sizes))
    last = max(sizes)
    size = data.draw(st.integers(1, last))
    index = data.draw(st.integers(0, size - 1))
    first = data.draw(st.integers(1, size))
    every = leaves(size)
    assert tiles.root(size) == bevis.root(every)
    assert tiles.inclusion_proof(index, size) == bevis.inclusion_proof(every, index, size)
    assert tiles.consistency_proof(first, size) == bevis.consistency_proof(every, first, size)


def test_a_partial_tile_goes_when_the_full_one_has_come_and_no_file_changes(tmp_path: Path) -> None:
    tiles = grown(Tiles(tmp_path), 3, 200)
    early = files(tmp_path)
    assert "tile/0/000.p/3" in early
    grown(tiles, 300)
    late = files(tmp_path)
    assert not [name for name in late if name.startswith(("tile/0/000.p", "tile/entries/000.p"))]
    kept = {name for name in early if name in late and name != "checkpoint"}
    assert kept == {"sjekkpunkt/3", "sjekkpunkt/200"}
    assert all(early[name] == late[name] for name in kept)
    assert unbundled(late["tile/entries/000"]) == entries(0, 256)
    assert {"tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"} <= late.keys()


def test_a_round_that_broke_off_is_made_anew_to_the_same_bytes(tmp_path: Path) -> None:
    tiles = grown(Tiles(tmp_path), 100)
    tiles.extend(100, entries(100, 600))
    half = files(tmp_path)
    assert tiles.size() == 100
    grown(tiles, 700)
    whole = files(tmp_path)
    assert all(whole[name] == half[name] for name in half.keys() & whole.keys() - {"checkpoint"})
    assert tiles.root(700) == bevis.root(leaves(700))


def test_a_file_is_never_published_with_other_bytes(tmp_path: Path) -> None:
    tiles = grown(Tiles(tmp_path), 100)
    with pytest.raises(TileChanged, match=r"tile/entries/000.p/100"):
        tiles.extend(0, [*entries(0, 99), b"other\n"])
    assert tiles.root(100) == bevis.root(leaves(100))


@pytest.mark.parametrize("harm", ["gone", "short"])
def test_a_tile_that_is_gone_or_cut_short_is_named(tmp_path: Path, harm: str) -> None:
    tiles = grown(Tiles(tmp_path), 300)
    tile = tmp_path / "tile/0/000"
    if harm == "gone":
        tile.unlink()
    else:
        tile.write_bytes(tile.read_bytes()[:-1])
    with pytest.raises(TileMissing, match="tile/0/000"):
        tiles.inclusion_proof(3, 300)


def test_a_bundle_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    tiles = grown(Tiles(tmp_path), 300)
    bundle = tmp_path / "tile/entries/000"
    bundle.write_bytes(bundle.read_bytes()[:-1])
    with pytest.raises(LogError, match="cut short"):
        tiles.entry(3, 300)


def test_where_nothing_is_published_there_is_nothing(tmp_path: Path) -> None:
    tiles = Tiles(tmp_path / "none")
    assert (tiles.size(), tiles.checkpoint(), tiles.kept()) == (0, None, [])
    assert tiles.root(0) == bevis.EMPTY_ROOT
    with pytest.raises(TileMissing):
        tiles.kept_note(3)
    with pytest.raises(ValueError, match="no leaf 0 among 0"):
        tiles.inclusion_proof(0, 0)
    with pytest.raises(ValueError, match="not the beginning"):
        tiles.consistency_proof(2, 1)


def test_addresses_are_those_of_the_standard() -> None:
    assert tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tile_path("entries", 0, 7) == "tile/entries/000.p/7"
