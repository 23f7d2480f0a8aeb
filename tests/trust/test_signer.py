"""The signer signs what only grew, and remembers it through every crash (tillit.md §4, F4)."""

from __future__ import annotations

import grp
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from base64 import b64encode
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innforing.eventlog import bevis, signing
from innforing.eventlog.notes import Checkpoint, Note, VerifierKey
from innforing.eventlog.signing import SignerConflict, SignerGone, SignerRefused
from tests.faults.antall import antall
from tests.trust.signerlogg import (
    FORK,
    INNSYN,
    LEAVES,
    ORIGIN,
    PLACES,
    SIGNER,
    ask,
    checkpoint,
    conversation,
    files,
    proof,
    refused_to_start,
    request,
    said,
)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder with the keys of both logs."""
    folder = tmp_path / "signer"
    signing.make_key(folder, "hendelser", ORIGIN)
    signing.make_key(folder, "innsyn", INNSYN)
    return folder


def key_of(keys: Path, stem: str = "hendelser") -> VerifierKey:
    return VerifierKey.read((keys / f"{stem}.vkey").read_text())


def remembered(keys: Path) -> Checkpoint:
    note = Note.read((keys / "hendelser.siste").read_bytes())
    assert key_of(keys).signed(note)
    return Checkpoint.read(note.text)


def holds(keys: Path, text: bytes, lines: bytes) -> bool:
    return key_of(keys).signed(Note.read(text + b"\n" + lines + b"\n"))


# --- keys ---------------------------------------------------------------------------------------


def test_a_key_is_its_owners_alone_and_is_never_written_over(keys: Path) -> None:
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys.iterdir()} == {0o600}
    before = files(keys)
    with pytest.raises(SignerRefused, match=r"hendelser\.key is there already"):
        signing.make_key(keys, "hendelser", ORIGIN)
    assert files(keys) == before
    assert set(before) == {
        f"{stem}.{end}" for stem in ("hendelser", "innsyn") for end in ("key", "vkey", "siste")
    }


def test_the_keys_are_those_of_go_and_of_the_vector(tmp_path: Path) -> None:
    """The seed 00…1f of tillit.md §2 gives the vkey that stands there."""
    origin = "logg.innforing.example/hendelser/1"
    signing.make_key(tmp_path, "hendelser", origin)
    seed = b64encode(b"\x01" + bytes(range(32))).decode()
    (tmp_path / "hendelser.key").write_text(f"PRIVATE+KEY+{origin}+1faac0a3+{seed}\n")
    said_ = refused_to_start(tmp_path, "--fd", "0")
    assert "hendelser.siste is torn or changed" in said_  # another key signed the memory
    (tmp_path / "hendelser.key").rename(tmp_path / "vektor.neste")
    signing.make_key(tmp_path, "vektor", origin)
    vkey = f"{origin}+1faac0a3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    assert signing.make_next_key(tmp_path, "vektor") == vkey


@pytest.mark.parametrize("name", ["", "two words", "with+plus", "æ/hendelser/1", "a\nb", "x" * 256])
def test_a_name_that_no_note_could_carry_makes_no_key(tmp_path: Path, name: str) -> None:
    with pytest.raises(SignerRefused, match="a key is named by"):
        signing.make_key(tmp_path, "hendelser", name)
    assert files(tmp_path) == {}


@pytest.mark.parametrize("stem", ["../hendelser", "Hendelser", "a.b", ""])
def test_a_key_stays_in_its_folder(tmp_path: Path, stem: str) -> None:
    with pytest.raises(SignerRefused, match="named by small letters"):
        signing.make_key(tmp_path / "signer", stem, ORIGIN)


# --- what is signed and what is not --------------------------------------------------------------


def test_a_log_that_grows_is_signed_at_every_size(keys: Path) -> None:
    with signing.spawned(keys) as signer:
        last = 0
        for size in (1, 2, 3, 7, 8, 9, 64, 100, 256, 257, 300):
            line = signer.sign(checkpoint(size), last, proof(last, size))
            assert holds(keys, checkpoint(size), line)
            assert remembered(keys).size == size
            last = size
    assert not holds(keys, checkpoint(299), line)


def test_both_logs_are_signed_each_with_its_own_key_and_memory(keys: Path) -> None:
    with signing.spawned(keys) as signer:
        signer.sign(checkpoint(9), 0, [])
        text = checkpoint(4, origin=INNSYN)
        line = signer.sign(text, 0, [])
    assert key_of(keys, "innsyn").signed(Note.read(text + b"\n" + line + b"\n"))
    assert remembered(keys).size == 9


def test_what_was_signed_last_is_signed_again_byte_for_byte_even_by_the_next_signer(
    keys: Path,
) -> None:
    first = ask(keys, request(0, 7))
    assert first.startswith("signed — ".encode())
    with conversation(keys) as (connection, _):
        assert said(connection, request(0, 7)) == first
        assert said(connection, request(7, 7)) == first
        assert said(connection, request(3, 7)) == first


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (request(8, 20), b"refused conflict 9\n"),
        (request(0, 20), b"refused conflict 9\n"),
        (request(10, 20), b"refused conflict 9\n"),
        (request(0, 8), b"refused conflict 9\n"),
        (request(8, 9, FORK), b"refused conflict 9\n"),
        (request(9, 9, FORK), b"refused proof\n"),
        (request(9, 20, FORK), b"refused proof\n"),
        (request(9, 20).replace(b"old 9\n", b"old 9\n" + b"A" * 43 + b"=\n"), b"refused proof\n"),
        (b"old 9\n\n" + checkpoint(20) + b"\n", b"refused proof\n"),
        (b"old 9\n\n" + checkpoint(8) + b"\n", b"refused conflict 9\n"),
        (request(9, 20).replace(b"hendelser/1", b"hendelser/2"), b"refused origin\n"),
    ],
)
def test_nothing_else_is_signed_and_nothing_is_forgotten(
    keys: Path, asked: bytes, answer: bytes
) -> None:
    ask(keys, request(0, 9))
    before = files(keys)
    with conversation(keys) as (connection, _):
        assert said(connection, asked) == answer
        assert said(connection, request(9, 20)).startswith(b"signed ")
    assert before["hendelser.siste"] != files(keys)["hendelser.siste"]


def test_every_flipped_bit_of_every_proof_is_refused(keys: Path) -> None:
    refused = 0
    with conversation(keys) as (connection, _):
        assert said(connection, request(0, 6)).startswith(b"signed ")
        for index, hash_ in enumerate(hashes := proof(6, 13)):
            for bit in range(0, 256, 17):
                flipped = bytearray(hash_)
                flipped[bit // 8] ^= 1 << bit % 8
                changed = [*hashes[:index], bytes(flipped), *hashes[index + 1 :]]
                lines = b"".join(b64encode(one) + b"\n" for one in changed)
                asked = b"old 6\n%b\n%b\n" % (lines, checkpoint(13))
                assert said(connection, asked) == b"refused proof\n"
                refused += 1
        assert said(connection, request(6, 13)).startswith(b"signed ")
    assert refused == len(hashes) * 16


def test_the_signer_and_the_log_agree_on_every_proof_though_neither_imports_the_other() -> None:
    judge = _consistent()
    for new in range(1, 34):
        for old in range(new + 1):
            hashes = proof(old, new)
            roots = [bevis.root(LEAVES[:n]) for n in (old, new)]
            assert judge(old, new, hashes, *roots)
            assert judge(old, new, [*hashes, roots[0]], *roots) is False
            if hashes:
                assert judge(old, new, hashes[:-1], *roots) is False
            if old:
                wrong = [bevis.root(FORK[:n]) for n in (old, new)] if old > 5 else roots[::-1]
                assert judge(old, new, hashes, wrong[0], roots[1]) is (wrong[0] == roots[0])
    assert judge(5, 4, [], roots[0], roots[0]) is False


def _consistent():  # type: ignore[no-untyped-def] # noqa: ANN202 - a function of a file that is no module of ours
    import runpy  # noqa: PLC0415 - only here

    there = runpy.run_path(str(SIGNER))
    cp = there["Checkpoint"]
    return lambda old, new, hashes, first, second: there["consistent"](
        cp("x", old, first), cp("x", new, second), hashes
    )


# --- hostile input -------------------------------------------------------------------------------

MALFORMED = [
    b"\n\n",
    b"old 0\n\n\n",
    b"old -1\n\n" + checkpoint(3) + b"\n",
    b"old 00\n\n" + checkpoint(3) + b"\n",
    b"old 0 \n\n" + checkpoint(3) + b"\n",
    b"OLD 0\n\n" + checkpoint(3) + b"\n",
    b"old 0\nAAAA\n\n" + checkpoint(3) + b"\n",
    b"old 0\n" + (b"A" * 43 + b"=\n") * 64 + b"\n" + checkpoint(3) + b"\n",
    b"old 0\n\n" + checkpoint(3).replace(b"\n3\n", b"\n03\n") + b"\n",
    b"old 0\n\n" + checkpoint(3).replace(b"\n3\n", b"\n3\n4\n") + b"\n",
    b"old 0\n\n" + checkpoint(3) + b"extension\n\n",
    b"old 0\n\n" + checkpoint(3).replace(b"=\n", b"\n") + b"\n",
    b"old 0\n\n" + ORIGIN.encode() + b"\n1\n" + b"A" * 42 + b"B=\n\n",
    b"old 99999999999999999999\n\n" + checkpoint(3) + b"\n",
    b"\xff\xfe\n\n\n",
]


@pytest.mark.parametrize("asked", MALFORMED)
def test_what_is_no_request_is_refused_and_the_conversation_goes_on(
    keys: Path, asked: bytes
) -> None:
    with conversation(keys) as (connection, _):
        assert said(connection, asked) == b"refused form\n"
        assert said(connection, request(0, 3)).startswith(b"signed ")


@pytest.mark.parametrize("asked", [b"x" * 100_000, b"\n".join([b"y"] * 10_000), b"old 0\n" * 200])
def test_a_flood_ends_the_conversation_and_nothing_is_signed(keys: Path, asked: bytes) -> None:
    before = files(keys)
    assert ask(keys, asked) == b""
    assert files(keys) == before


def test_any_bytes_are_answered_or_the_conversation_ends(keys: Path) -> None:
    before = files(keys)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.one_of(st.binary(max_size=80), st.sampled_from([b"\n", b"old 0\n"]))))
    def try_(parts: list[bytes]) -> None:
        with conversation(keys) as (connection, _):
            connection.sendall(b"".join(parts)[:60_000])
            connection.shutdown(socket.SHUT_WR)
            for answer in connection.makefile("rb"):
                assert answer in {b"refused form\n", b"refused origin\n"}

    try_()
    assert files(keys) == before


# --- memory --------------------------------------------------------------------------------------


@pytest.mark.feil("F4")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_killed_anywhere_no_signature_is_out_that_is_not_remembered(
    keys: Path, place: str, when: str, nth: int
) -> None:
    ask(keys, request(0, 3))
    with conversation(keys, place, str(nth), when, code=None) as (connection, process):
        heard = said(connection, request(3, 9))
        # the first `nth` things may be before the request, so ask on until it is dead
        for _ in range(nth):
            heard = said(connection, request(9, 20)) or heard
    assert process.returncode in {-signal.SIGKILL, 0}
    if heard.startswith(b"signed"):
        assert remembered(keys).size >= 9
    _goes_on_after(keys)


def _goes_on_after(keys: Path) -> None:
    """The one after remembers all that was signed, and signs no other story."""
    size = remembered(keys).size
    assert size in {3, 9, 20}
    with conversation(keys) as (connection, _):
        if size > 5:  # where the other story is another
            assert said(connection, request(size, 40, FORK)) == b"refused proof\n"
        assert said(connection, request(0, size)).startswith(b"signed ")
        assert said(connection, request(size, 40)).startswith(b"signed ")


def test_a_killed_signer_was_truly_killed(keys: Path) -> None:
    """The test of the test: each place is passed on the way to a signature."""
    for place in PLACES:
        with conversation(keys, place, "1", "before", code=-signal.SIGKILL) as (connection, _):
            assert said(connection, request(0, 3)) == b""
        assert remembered(keys).size == (3 if place == "sendall" else 0)


@pytest.mark.parametrize(
    ("place", "nth"),
    [
        ("fsync", "1"),
        ("fsync", "2"),
        ("fsync", "3"),
        ("replace", "1"),
        ("open", "1"),
        ("open", "2"),
    ],
)
def test_what_cannot_be_written_is_not_signed(keys: Path, place: str, nth: str) -> None:
    with conversation(keys, place, nth, "error", code=1) as (connection, _):
        assert said(connection, request(0, 3)) == b""
    assert remembered(keys).size in {0, 3}
    assert ask(keys, request(0, 3)).startswith(b"signed ")


def test_killed_at_random_the_memory_never_goes_back(keys: Path) -> None:
    last = 0
    for round_ in range(1, antall(10, 50) + 1):
        with conversation(keys, code=None) as (connection, process):
            for size in range(last + 1, 300):
                if not said(connection, request(last, size)).startswith(b"signed"):
                    break
                last = size
                if size % (3 * round_) == 0:
                    connection.sendall(request(last, last + 1))
                    time.sleep(0.0003 * round_)
                    process.send_signal(signal.SIGKILL)
        assert remembered(keys).size in {last, last + 1}
        last = remembered(keys).size
    assert last >= 30


@pytest.mark.parametrize("cut", [0, 1, 40, 90, -30, -2])
def test_a_torn_memory_stops_the_signer(keys: Path, cut: int) -> None:
    ask(keys, request(0, 9))
    memory = keys / "hendelser.siste"
    memory.write_bytes(memory.read_bytes()[:cut])
    assert "hendelser.siste is torn or changed" in refused_to_start(keys, "--fd", "0")


@pytest.mark.parametrize(
    ("old", "new"), [(b"\n9\n", b"\n8\n"), (b"hendelser/1\n", b"hendelser/2\n"), (b"\n\n", b"\n")]
)
def test_a_changed_memory_stops_the_signer(keys: Path, old: bytes, new: bytes) -> None:
    ask(keys, request(0, 9))
    memory = keys / "hendelser.siste"
    memory.write_bytes(memory.read_bytes().replace(old, new, 1))
    assert "hendelser.siste is torn or changed" in refused_to_start(keys, "--fd", "0")


def test_a_memory_that_is_gone_or_another_logs_stops_the_signer(keys: Path) -> None:
    (keys / "hendelser.siste").unlink()
    assert "hendelser.siste is gone" in refused_to_start(keys, "--fd", "0")
    (keys / "hendelser.siste").write_bytes((keys / "innsyn.siste").read_bytes())
    assert "torn or changed" in refused_to_start(keys, "--fd", "0")


def test_a_folder_that_is_not_right_stops_the_signer(keys: Path, tmp_path: Path) -> None:
    key = keys / "hendelser.key"
    key.chmod(0o640)
    assert "can be read by others" in refused_to_start(keys, "--fd", "0")
    key.chmod(0o600)
    text = key.read_text()
    for changed in ("nonsense", text.upper(), text[:-6] + "AAAA=\n", "PRIVATE+KEY+x+00000000+AA=="):
        key.write_text(changed)
        assert "hendelser.key" in refused_to_start(keys, "--fd", "0")
    key.write_text(text)
    (keys / "copy.key").write_text(text)
    (keys / "copy.key").chmod(0o600)
    (keys / "copy.siste").write_bytes((keys / "hendelser.siste").read_bytes())
    assert "two keys are of the same log" in refused_to_start(keys, "--fd", "0")
    (tmp_path / "empty").mkdir()
    assert "holds no key" in refused_to_start(tmp_path / "empty", "--fd", "0")
    assert "No such file" in refused_to_start(tmp_path / "nowhere", "--fd", "0")


# --- one signer, and its socket ------------------------------------------------------------------


def test_the_second_signer_over_a_folder_is_refused_and_the_first_goes_on(keys: Path) -> None:
    with signing.spawned(keys) as first:
        first.sign(checkpoint(3), 0, [])
        with (
            signing.spawned(keys) as second,
            pytest.raises(SignerGone, match="another process has the folder"),
        ):
            second.sign(checkpoint(3), 0, [])
        with pytest.raises(SignerRefused, match="another process has the folder"):
            signing.make_next_key(keys, "hendelser")
        first.sign(checkpoint(4), 3, proof(3, 4))
    with signing.spawned(keys) as third:
        third.sign(checkpoint(5), 4, proof(4, 5))


def test_a_conflict_tells_the_size_and_a_refusal_its_reason(keys: Path) -> None:
    with signing.spawned(keys) as signer:
        signer.sign(checkpoint(9), 0, [])
        with pytest.raises(SignerConflict) as conflict:
            signer.sign(checkpoint(3), 0, [])
        assert conflict.value.size == 9
        with pytest.raises(SignerRefused, match="proof"):
            signer.sign(checkpoint(20), 9, proof(9, 20)[1:])
        with pytest.raises(SignerRefused, match="origin"):
            signer.sign(b"another.example/hendelser/1\n" + checkpoint(3)[25:], 0, [])


def _listening(keys: Path, path: Path, *more: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-I", str(SIGNER), "--keys", str(keys), "--socket", str(path), *more]
    )
    for _ in range(500):
        if path.is_socket() and not process.poll():
            break
        time.sleep(0.02)
    return process


def test_a_socket_is_its_owners_alone_and_goes_with_the_signer(keys: Path, tmp_path: Path) -> None:
    path = tmp_path / "s"
    process = _listening(keys, path)
    try:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with signing.connected(path) as one, signing.connected(path) as other:
            one.sign(checkpoint(3), 0, [])
            other.sign(checkpoint(9), 3, proof(3, 9))
            with pytest.raises(SignerConflict):
                one.sign(checkpoint(5), 3, proof(3, 5))
    finally:
        process.terminate()
        assert process.wait(30) == 0
    assert not path.exists()
    with pytest.raises(SignerGone, match="no signer answers"), signing.connected(path):
        pass


def test_a_signer_under_its_own_user_is_asked_by_a_group(keys: Path, tmp_path: Path) -> None:
    path, group = tmp_path / "s", grp.getgrgid(os.getgid()).gr_name
    process = _listening(keys, path, "--group", group)
    try:
        with signing.connected(path) as signer:
            signer.sign(checkpoint(3), 0, [])
        assert stat.S_IMODE(path.stat().st_mode) == 0o660
        assert path.stat().st_gid == os.getgid()
    finally:
        process.terminate()
        process.wait(30)
    nobody = ("--socket", str(path), "--group", "nobody-has-this-name")
    assert "nobody-has-this-name" in refused_to_start(keys, *nobody)


def test_a_socket_that_a_killed_signer_left_is_taken_over(keys: Path, tmp_path: Path) -> None:
    path = tmp_path / "s"
    first = _listening(keys, path)
    with signing.connected(path) as signer:
        signer.sign(checkpoint(3), 0, [])
        first.kill()
        first.wait(30)
        with pytest.raises(SignerGone):
            signer.sign(checkpoint(4), 3, proof(3, 4))
    path.unlink()
    second = _listening(keys, path)
    try:
        with signing.connected(path) as signer:
            signer.sign(checkpoint(4), 3, proof(3, 4))
    finally:
        second.terminate()
        second.wait(30)


def test_a_socket_is_no_other_file_and_no_endless_path(keys: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    assert "cannot be a socket" in refused_to_start(keys, "--socket", str(tmp_path / "file"))
    assert (tmp_path / "file").read_text() == "kept"
    assert "cannot be a socket" in refused_to_start(keys, "--socket", str(tmp_path / ("x" * 150)))


# --- a key is changed ----------------------------------------------------------------------------


def today() -> date:
    return datetime.now(UTC).date()


def test_both_keys_sign_for_a_time_and_then_the_new_one(keys: Path) -> None:
    old = key_of(keys)
    ask(keys, request(0, 3))
    announced = signing.make_next_key(keys, "hendelser")
    assert signing.make_next_key(keys, "hendelser") == announced
    assert signing.rotate_key(keys, "hendelser", today() + timedelta(days=30)) == announced
    new = key_of(keys)
    assert (new.text(), new.name) == (announced, old.name)
    assert new.key_id != old.key_id
    with signing.spawned(keys) as signer:
        lines = signer.sign(checkpoint(9), 3, proof(3, 9))
    both = Note.read(checkpoint(9) + b"\n" + lines + b"\n")
    assert (old.signed(both), new.signed(both), len(both.signatures)) == (True, True, 2)
    until = (today() + timedelta(days=30)).isoformat()
    for end in ("key", "vkey"):
        (older,) = keys.glob(f"hendelser.{until}-*.{end}")
        older.rename(older.with_name(older.name.replace(until, "2020-01-01")))
    with signing.spawned(keys) as signer:
        lines = signer.sign(checkpoint(20), 9, proof(9, 20))
    one = Note.read(checkpoint(20) + b"\n" + lines + b"\n")
    assert (old.signed(one), new.signed(one)) == (False, True)


def test_two_changes_on_one_day_keep_every_key(keys: Path) -> None:
    """Whoever holds a checkpoint of the first key can still have it checked."""
    first, until = key_of(keys), today() + timedelta(days=30)
    for _ in range(2):
        signing.make_next_key(keys, "hendelser")
        signing.rotate_key(keys, "hendelser", until)
    with signing.spawned(keys) as signer:
        lines = signer.sign(checkpoint(9), 0, [])
    note = Note.read(checkpoint(9) + b"\n" + lines + b"\n")
    assert len(note.signatures) == 3
    assert first.signed(note)
    assert len(list(keys.glob("hendelser.*-*.vkey"))) == 2


def test_the_new_key_remembers_what_the_old_one_signed(keys: Path) -> None:
    ask(keys, request(0, 9))
    signing.make_next_key(keys, "hendelser")
    signing.rotate_key(keys, "hendelser", today() - timedelta(days=1))
    for path in keys.glob("hendelser.*-*.*"):
        path.unlink()
    assert ask(keys, request(9, 20, FORK)) == b"refused proof\n"
    assert ask(keys, request(9, 20)).startswith(b"signed ")


def test_a_change_without_a_next_key_or_a_day_is_refused(keys: Path) -> None:
    with pytest.raises(SignerRefused, match="there is no next key"):
        signing.rotate_key(keys, "hendelser", today())
    assert "isoformat" in refused_to_start(keys, "--rotate", "hendelser", "soon")


def test_a_change_that_was_cut_off_is_done_again(keys: Path) -> None:
    """Before the last rename the old key signs alone; the same command finishes the change."""
    old = key_of(keys)
    announced = signing.make_next_key(keys, "hendelser")
    until = today() + timedelta(days=30)
    for end in ("key", "vkey"):
        copy = keys / f"hendelser.{until}-{old.key_id.hex()}.{end}"
        copy.write_bytes((keys / f"hendelser.{end}").read_bytes())
        copy.chmod(0o600)
    with signing.spawned(keys) as signer:
        line = signer.sign(checkpoint(3), 0, [])
    assert old.signed(Note.read(checkpoint(3) + b"\n" + line + b"\n"))
    assert b"\n" not in line
    assert signing.rotate_key(keys, "hendelser", until) == announced
    (keys / "hendelser.vkey").write_text(f"{old.text()}\n")  # cut off after the rename
    ask(keys, request(3, 9))
    assert key_of(keys).text() == announced
