"""OpenSSL, sha256sum and pymerkle, none of them ours, say the same of what we publish (§5)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

import pytest
from pymerkle import (
    InclusionProof,
    InmemoryTree,
    InvalidProof,
    verify_consistency,
    verify_inclusion,
)

from innforing.application.pakke import lesmeg
from innforing.eventlog import bevis
from innforing.eventlog.notes import Checkpoint, VerifierKey
from tests.trust import utgitt
from tests.trust.utgitt import (
    COMMITMENT_0,
    KEY,
    LEAF_0,
    ORIGIN,
    ROOTS,
    SALTS,
    SIZES,
    STATES,
    VKEY,
    signed,
)
from trust.signer import SigningKey

if TYPE_CHECKING:
    from pathlib import Path

    from tests.trust.utgitt import Utgitt

SPKI = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410)."""
VERIFY = "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile sig"


@pytest.fixture
def vector(tmp_path: Path) -> Utgitt:
    return utgitt.vector(tmp_path / "vektor")


def test_the_vector_holds_for_key_checkpoints_and_notes(vector: Utgitt) -> None:
    assert KEY.vkey.text() == VKEY == VerifierKey.read(VKEY).text()
    for size, root in enumerate(ROOTS, 1):
        note = vector.tiles.kept_note(size)
        coded = b64encode(bytes.fromhex(root)).decode()
        assert note.text.decode() == f"{ORIGIN}\n{size}\n{coded}\n"
        assert VerifierKey.read(VKEY).signed(note)
    # Ed25519 signs the same bytes in the same way every time
    assert vector.note.signatures[0].line() == KEY.line(vector.note.text) + b"\n"
    assert bevis.leaf_hash(vector.entries[0]).hex() == LEAF_0


def openssl_accepts(folder: Path, text: bytes, signature: bytes) -> bool:
    """What OpenSSL says of a signature, given the key that stands in the vkey."""
    key = SPKI + b64decode(VKEY.split("+", 2)[2])[1:]
    for name, data in (("key.der", key), ("text", text), ("sig", signature)):
        (folder / name).write_bytes(data)
    said = subprocess.run(VERIFY.split(), cwd=folder, capture_output=True, text=True, check=False)
    assert ("Signature Verified Successfully" in said.stdout) == (said.returncode == 0)
    return said.returncode == 0


def test_openssl_verifies_the_checkpoint_with_the_key_in_the_vkey(
    vector: Utgitt, tmp_path: Path
) -> None:
    text, _, line = (vector.folder / "checkpoint").read_bytes().rpartition(b"\n\n")
    text += b"\n"
    signature = b64decode(line.split()[-1])[4:]
    assert openssl_accepts(tmp_path, text, signature)
    for changed in (text.replace(b"\n3\n", b"\n2\n"), text[:-1], text + b"\n"):
        assert not openssl_accepts(tmp_path, changed, signature)
    assert not openssl_accepts(tmp_path, text, signature[:-1] + bytes([signature[-1] ^ 1]))


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (r"(printf 'innforing.state/v1\n'; cat salt state) | sha256sum", COMMITMENT_0),
        (r"(printf '\000'; cat entry) | sha256sum", LEAF_0),
        (r"(printf '\001'; cat leaf0 leaf1) | sha256sum", ROOTS[1]),
    ],
)
def test_cat_and_sha256sum_make_a_commitment_a_leaf_and_a_root(
    vector: Utgitt, tmp_path: Path, command: str, expected: str
) -> None:
    leaves = list(map(bevis.leaf_hash, vector.entries))
    for name, data in (
        ("salt", SALTS[0]),
        ("state", STATES[0]),
        ("entry", vector.entries[0]),
        ("leaf0", leaves[0]),
        ("leaf1", leaves[1]),
    ):
        (tmp_path / name).write_bytes(data)
    shell = ["sh", "-c", command]
    said = subprocess.run(shell, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert said.stdout.split() == [expected, "-"]
    assert vector.entries[0].splitlines()[6].decode() == COMMITMENT_0


def bash(recipe: str, folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Follow a recipe of LESMEG.txt to the letter."""
    words = ["bash", "-euc", recipe]
    env = os.environ | given
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)


def key_with(plusses: int) -> SigningKey:
    """A key whose base64 has so many plus signs; the parts of a vkey are parted by plus."""
    keys = (SigningKey(ORIGIN, 1, bytes([n]) * 32) for n in range(256))
    return next(key for key in keys if key.vkey.text().count("+") == 2 + plusses)


@pytest.mark.parametrize("plusses", [0, 1, 2])
def test_the_recipe_with_openssl_holds_for_any_key(vector: Utgitt, plusses: int) -> None:
    key, other = key_with(plusses), key_with(3)
    (vector.folder / "checkpoint").write_bytes(signed(3, bytes(32), key).bytes())
    said = bash(lesmeg.SIGNATUR, vector.folder, VKEY=key.vkey.text())
    assert (said.returncode, said.stdout) == (0, "Signature Verified Successfully\n"), said.stderr
    assert bash(lesmeg.SIGNATUR, vector.folder, VKEY=other.vkey.text()).returncode != 0


def test_the_recipe_with_sha256sum_gives_what_the_tree_holds(log: Utgitt, tmp_path: Path) -> None:
    shutil.copytree(log.folder, tmp_path, dirs_exist_ok=True)
    lines = [
        {"position": row.position, "salt": row.salt.hex(), "state": b64encode(row.state).decode()}
        for row in log.rows
        if row.salt is not None and row.state is not None
    ]
    (tmp_path / "events.jsonl").write_text(
        "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in lines)
    )
    for position in (1, 2, 256, 257, 513, 600):
        opened = bash(lesmeg.APNING, tmp_path, N=str(position)).stdout.split()[0]
        held = bash(lesmeg.BLAD, tmp_path, N=str(position)).stdout.strip()
        assert opened == held == log.rows[position - 1].commitment.hex()


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Utgitt:
    return utgitt.published(tmp_path_factory.mktemp("utgitt"))


@pytest.fixture(scope="session")
def theirs(log: Utgitt) -> InmemoryTree:
    """The tree that pymerkle makes of the same entries."""
    tree = InmemoryTree()
    tree.append_entries(log.entries)
    return tree


def test_pymerkle_has_our_roots_and_takes_our_proofs(log: Utgitt, theirs: InmemoryTree) -> None:
    for size in SIZES:
        root = Checkpoint.read(log.tiles.kept_note(size).text).root
        assert theirs.get_root(size) == root
        for index in {0, size // 2, size - 1}:
            leaf = bevis.leaf_hash(log.entries[index])
            form = theirs.prove_inclusion(index + 1, size)
            ours = with_path(form, [leaf, *log.tiles.inclusion_proof(index, size)])
            verify_inclusion(leaf, root, ours, index=index + 1, size=size)
            for at in range(1, len(ours.path)):
                wrong = with_path(form, [*ours.path[:at], bytes(32), *ours.path[at + 1 :]])
                with pytest.raises(InvalidProof):
                    verify_inclusion(leaf, root, wrong, index=index + 1, size=size)


def test_pymerkle_finds_that_the_log_only_grew_between_our_checkpoints(
    log: Utgitt, theirs: InmemoryTree
) -> None:
    """Its proof has a form of its own, not that of RFC 9162; test_go.py shows ours to Go."""
    size, root = SIZES[-1], Checkpoint.read(log.note.text).root
    for first in SIZES:
        proof = theirs.prove_consistency(first, size)
        old = Checkpoint.read(log.tiles.kept_note(first).text).root
        verify_consistency(old, root, proof, prior_size=first, later_size=size)
        with pytest.raises(InvalidProof):
            verify_consistency(bytes(32), root, proof, prior_size=first, later_size=size)


def with_path(form: InclusionProof, path: list[bytes]) -> InclusionProof:
    """A proof of theirs, with our hashes in it."""
    return InclusionProof(form.algorithm, form.security, form.size, form.index, form.rule, path)
