"""Go's own sumdb opens what we publish, and refuses it when a byte is another (tillit.md §5)."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from innforing.application.pakke.treet import kopier_treet
from innforing.eventlog import bevis
from innforing.eventlog.kvittering import Kvittering
from innforing.eventlog.notes import Note, Signature
from innforing.eventlog.policy import Witness
from innforing.eventlog.tiles import bundled, tile_path
from innforing.eventlog.witnesses import ask
from tests.application.demohus import IKKE_KLAR, PROSESS, fortalt
from tests.cli.conftest import program_i
from tests.trust import naiv, utgitt
from tests.trust.go_innsyn import built
from tests.trust.utgitt import ROOTS, SIZES, Utgitt, signed
from tests.trust.vitnelogg import new_witness, running

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Go = Callable[..., tuple[int, str]]
ALL = 64
SIZE = SIZES[-1]


@pytest.fixture(scope="session")
def go(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Go:
    """Go's answer: exit code and words."""
    program = built(tmp_path_factory.mktemp("go"), request.config.cache.mkdir("go"))

    def ask(*words: str | Path) -> tuple[int, str]:
        said = subprocess.run([program, *words], capture_output=True, text=True, check=False)
        assert "panic" not in said.stderr, said.stderr
        return said.returncode, said.stdout.strip()

    return ask


@pytest.fixture(scope="session")
def unharmed(tmp_path_factory: pytest.TempPathFactory) -> Utgitt:
    return utgitt.published(tmp_path_factory.mktemp("utgitt"))


@pytest.fixture
def log(unharmed: Utgitt, tmp_path: Path) -> Utgitt:
    """A published log of 600 events in a folder that the test may harm."""
    return unharmed.copied(tmp_path / "bevis")


def test_go_opens_the_vector(tmp_path: Path, go: Go) -> None:
    vector = utgitt.vector(tmp_path)
    root = b64encode(bytes.fromhex(ROOTS[2])).decode()
    said = f"ok: 3 entries, 3 kept checkpoints, root {root}"
    assert go("check", vector.folder, vector.vkey) == (0, said)


def test_go_accepts_every_entry_every_tile_and_every_kept_checkpoint(log: Utgitt, go: Go) -> None:
    code, said = go("check", log.folder, log.vkey)
    assert (code, said.startswith(f"ok: 600 entries, {len(SIZES)} kept")) == (0, True), said
    assert go("check", log.folder, log.vkey, log.folder / "sjekkpunkt/300")[0] == 0


def test_go_accepts_the_tree_in_a_bundle(log: Utgitt, tmp_path: Path, go: Go) -> None:
    kopier_treet(log.folder, tmp_path / "pakke", linjer=True)
    whole = go("check", log.folder, log.vkey)
    assert whole[0] == 0
    assert go("check", tmp_path / "pakke", log.vkey) == whole


def test_two_readings_of_the_standard_give_the_same_files_to_the_byte(log: Utgitt) -> None:
    every: dict[str, bytes] = {}
    for size in SIZES:
        every |= naiv.files(log.entries[:size])
    assert naiv.files(log.entries).items() <= tiles_of(log.folder).items()
    assert tiles_of(log.folder).items() <= every.items()


def test_the_tree_that_the_standard_takes_for_its_example_has_the_tiles_it_says(
    tmp_path: Path, go: Go
) -> None:
    entries = [utgitt.by_hand(n, "lop-1", n + 1, "0" * 64) for n in range(70_000)]
    large = utgitt.written(tmp_path, entries, 70_000)
    found = tiles_of(large.folder)
    assert found == naiv.files(entries)
    assert {"tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17"} <= found.keys()
    assert len(found["tile/2/000.p/1"]) == 32
    assert go("check", large.folder, large.vkey)[0] == 0


@pytest.mark.parametrize("n", [0, 7, 999, 1_000, 999_999, 1_000_000, 1_234_067, 12_345_678_901])
def test_two_readings_of_the_standard_give_the_same_addresses(n: int) -> None:
    for level, width in ((0, 256), (3, 1), ("entries", 255)):
        assert tile_path(level, n, width) == naiv.path(str(level), n, width)
    assert naiv.path("0", 1_234_067, 256) == "tile/0/x001/x234/067"


def tiles_of(folder: Path) -> dict[str, bytes]:
    found = (one for one in (folder / "tile").rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


def test_go_reads_what_a_person_takes_along_from_the_program(tmp_path: Path, go: Go) -> None:
    program = program_i(fortalt(tmp_path, PROSESS, IKKE_KLAR))
    (vkey,) = program.json("key", "new", "--host", "logg.innforing.example")["hendelser"]
    for words in (("publish",), ("pin", "festet"), ("export", "bundle", "pakke")):
        done = program(*words[:-1], str(tmp_path / words[-1])) if words[1:] else program(*words)
        assert done.exit_code == 0, done.stderr
    code, said = go("check", tmp_path / "pakke", vkey, tmp_path / "festet")
    assert (code, said.startswith(f"ok: {program.siste[0]} entries, ")) == (0, True), said
    kept = tmp_path / "kvittering.tlog-proof"
    kept.write_text(program("receipt", "7").stdout)
    code, said = go("receipt", kept, vkey)
    assert (code, said.startswith("ok: entry 6, ")) == (0, True), said


def test_go_sees_that_a_witness_has_confirmed(log: Utgitt, tmp_path: Path, go: Go) -> None:
    name, key = "vitne.example/w1", new_witness(tmp_path)
    with running(tmp_path, log.vkey) as one:
        witness = Witness(name, one.vkey, one.url)
        for size in SIZES:
            note = log.tiles.kept_note(size)
            cosigned = ask(witness, note, log.tiles)
            assert isinstance(cosigned, Signature)
            log.tiles.publish(note.with_(cosigned))
    head = log.folder / "checkpoint"
    assert go("cosigned", head, log.vkey, key) == (0, f"ok: {SIZE} entries, confirmed by {name}")
    assert go("check", log.folder, log.vkey)[0] == 0
    other = new_witness(tmp_path / "annet")
    assert "no verifiable signatures" in go("cosigned", head, log.vkey, other)[1]
    ours, theirs = log.note.signatures
    head.write_bytes(Note(log.note.text, (ours, *spoiled(log.note).signatures[1:])).bytes())
    assert theirs.name == name
    assert "invalid signature" in go("cosigned", head, log.vkey, key)[1]


# --- what was changed ----------------------------------------------------------------------------


def entry_edited(log: Utgitt) -> None:
    edited = log.entries[300].replace(b"LopForeslatt", b"LopForeslaat")
    rewrite(log, [*log.entries[:300], edited, *log.entries[301:]])


def entry_removed(log: Utgitt) -> None:
    rewrite(log, [*log.entries[:300], *log.entries[301:]])


def entries_swapped(log: Utgitt) -> None:
    rewrite(log, [*log.entries[:300], log.entries[301], log.entries[300], *log.entries[302:]])


def tile_edited(log: Utgitt) -> None:
    flip(log.folder / "tile/0/001", 5000)


def upper_tile_edited(log: Utgitt) -> None:
    flip(log.folder / "tile/1/000.p/2", 40)


def tile_gone(log: Utgitt) -> None:
    (log.folder / "tile/0/000").unlink()


def signature_edited(log: Utgitt) -> None:
    (log.folder / "checkpoint").write_bytes(spoiled(log.note).bytes())


def spoiled(note: Note) -> Note:
    """The same note, the last bit of every signature another."""
    lines = (
        Signature(one.name, one.key_id, one.value[:-1] + bytes([one.value[-1] ^ 1]))
        for one in note.signatures
    )
    return Note(note.text, tuple(lines))


def signed_by_another_key(log: Utgitt) -> None:
    note = signed(SIZE, log.tiles.root(SIZE))
    (log.folder / "checkpoint").write_bytes(note.bytes())


def kept_checkpoint_edited(log: Utgitt) -> None:
    note = (log.folder / "sjekkpunkt/300").read_bytes()
    (log.folder / "sjekkpunkt/300").write_bytes(note.replace(b"\n300\n", b"\n299\n"))


def rewrite(log: Utgitt, entries: Sequence[bytes]) -> None:
    """Put other entries into the second bundle, and nothing else."""
    (log.folder / "tile/entries/001").write_bytes(bundled(entries[256:512]))


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (entry_edited, "entry 300 is not the one in the tree"),
        (entry_removed, "entry 300 is not the one in the tree"),
        (entries_swapped, "entry 300 is not the one in the tree"),
        # an older Go says it of the proof, a newer one of the tile
        (tile_edited, "inconsistent tile|invalid transparency proof"),
        (upper_tile_edited, "inconsistent tile|invalid transparency proof"),
        (tile_gone, "no such file"),
        (signature_edited, "invalid signature"),
        (signed_by_another_key, "no verifiable signatures"),
        (kept_checkpoint_edited, "300: invalid signature"),
    ],
)
def test_go_refuses_what_was_changed(
    log: Utgitt, go: Go, harm: Callable[[Utgitt], None], why: str
) -> None:
    harm(log)
    code, said = go("check", log.folder, log.vkey)
    assert (code, said.startswith("refused: ")) == (1, True), said
    assert re.search(why, said), said


def test_go_refuses_a_root_that_the_entries_do_not_have_though_the_key_signed_it(
    tmp_path: Path, go: Go
) -> None:
    vector = utgitt.vector(tmp_path)
    for name, size, why in (("checkpoint", 3, "inconsistent"), ("sjekkpunkt/2", 2, "2: ")):
        kept = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(signed(size, bytes(32)).bytes())
        code, said = go("check", tmp_path, vector.vkey)
        assert (code, why in said) == (1, True), said
        (tmp_path / name).write_bytes(kept)
    assert go("check", tmp_path, vector.vkey)[0] == 0


def test_only_a_pin_shows_that_an_old_checkpoint_is_shown_again(
    log: Utgitt, tmp_path: Path, go: Go
) -> None:
    """A log that only checks itself proves nothing against its owner."""
    pinned = tmp_path / "festet"
    shutil.copy(log.folder / "checkpoint", pinned)
    shutil.copy(log.folder / "sjekkpunkt/300", log.folder / "checkpoint")
    for size in (513, SIZE):
        (log.folder / f"sjekkpunkt/{size}").unlink()
    assert go("check", log.folder, log.vkey)[0] == 0
    code, said = go("check", log.folder, log.vkey, pinned)
    assert (code, said) == (1, "refused: pinned: the log has 300 entries and once had 600")


# --- proofs and receipts -------------------------------------------------------------------------


def test_go_takes_every_proof_up_to_64_and_none_with_a_flipped_bit(
    log: Utgitt, tmp_path: Path, go: Go
) -> None:
    leaves = list(map(bevis.leaf_hash, log.entries[:ALL]))
    roots = [bevis.root(leaves[:size]) for size in range(ALL + 1)]
    records = [
        proof_line("record", n, i, roots[n], leaves[i], *log.tiles.inclusion_proof(i, n))
        for n in range(1, ALL + 1)
        for i in range(n)
    ]
    trees = [
        proof_line("tree", n, m, roots[n], roots[m], *log.tiles.consistency_proof(m, n))
        for n in range(1, ALL + 1)
        for m in range(1, n + 1)
    ]
    proofs = tmp_path / "proofs"
    proofs.write_text("".join((*records, *trees)))
    code, said = go("proofs", proofs)
    assert (code, said.startswith("ok: 4160 proofs, ")) == (0, True), said
    proofs.write_text(proof_line("tree", 2, 1, roots[2], roots[2], leaves[1]))
    assert go("proofs", proofs)[0] == 1


def proof_line(kind: str, size: int, number: int, *hashes: bytes) -> str:
    return f"{kind} {size} {number} {' '.join(b64encode(one).decode() for one in hashes)}\n"


def receipt(log: Utgitt, position: int, note: Note | None = None) -> bytes:
    return Kvittering.published(log.tiles, log.rows[position - 1], note or log.note).text()


@pytest.mark.parametrize("position", [1, 2, 256, 257, 513, SIZE])
def test_go_reads_a_receipt_with_the_key_alone(
    log: Utgitt, tmp_path: Path, go: Go, position: int
) -> None:
    kept = tmp_path / "kvittering.tlog-proof"
    row = log.rows[position - 1]
    said = f"ok: entry {position - 1}, {row.stream_id} {row.stream_version}, {row.topic}"
    later = [size for size in SIZES if size >= position]
    for size in later:
        kept.write_bytes(receipt(log, position, log.tiles.kept_note(size)))
        assert go("receipt", kept, log.vkey) == (0, said)
    assert go("receipt", kept, utgitt.VKEY)[0] == 1


def test_go_refuses_a_receipt_with_a_changed_line(log: Utgitt, tmp_path: Path, go: Go) -> None:
    kept = tmp_path / "kvittering.tlog-proof"
    lines = receipt(log, 400).splitlines(keepends=True)
    for number, line in enumerate(lines):
        for at in {0, len(line) // 2, max(0, len(line) - 8)}:
            other = b"B" if line[at : at + 1] != b"B" else b"C"
            changed = line[:at] + other + line[at + 1 :]
            kept.write_bytes(b"".join((*lines[:number], changed, *lines[number + 1 :])))
            assert go("receipt", kept, log.vkey)[0] == 1, changed
        kept.write_bytes(b"".join((*lines[:number], *lines[number + 1 :])))
        assert go("receipt", kept, log.vkey)[0] == 1, line
