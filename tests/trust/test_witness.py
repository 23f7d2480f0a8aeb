"""The witness cosigns what only grew, and answers as c2sp.org/tlog-witness says."""

from __future__ import annotations

import http.client
import socket
import stat
import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path

import pytest

from innforing.eventlog.notes import Checkpoint, Note, Signature
from tests.trust.signerlogg import FORK, ORIGIN, checkpoint
from tests.trust.vitnelogg import (
    LOG,
    STRANGER,
    WITNESS,
    Running,
    body,
    new_witness,
    running,
    signed,
)

SIZE = "text/x.tlog.size"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_witness(tmp_path / "w")
    return tmp_path / "w"


def cosigned(witness: Running, data: bytes, answer: tuple[int, bytes, str]) -> int | None:
    """The time of the cosignature, where the answer holds one."""
    status, lines, _ = answer
    assert status == 200, answer
    assert lines.endswith(b"\n")
    text = data.split(b"\n\n", 1)[1].partition(b"\n\n")[0] + b"\n"
    note = Note(text, tuple(Signature.read(line) for line in lines.splitlines(keepends=True)))
    return witness.vkey.time(note)


# --- what tlog-witness says ----------------------------------------------------------------------


def test_what_only_grew_is_cosigned_and_says_when(folder: Path) -> None:
    with running(folder) as witness:
        last = 0
        for size in (1, 2, 7, 8, 9, 256, 257, 300):
            data = body(last, size)
            at = cosigned(witness, data, witness.post(data))
            assert at is not None
            assert abs(at - time.time()) < 60
            last = size


def test_the_same_again_is_cosigned_anew(folder: Path) -> None:
    with running(folder) as witness:
        witness.post(body(0, 9))
        again = body(9, 9)
        assert cosigned(witness, again, witness.post(again))


def test_another_size_than_ours_is_a_conflict_that_says_which(folder: Path) -> None:
    with running(folder) as witness:
        assert witness.post(body(7, 9)) == (409, b"0\n", SIZE)
        assert witness.post(body(0, 9))[0] == 200
        for old, size in ((0, 20), (8, 20), (10, 20), (0, 9), (0, 8), (3, 8)):
            assert witness.post(body(old, size)) == (409, b"9\n", SIZE)


def test_another_root_of_the_same_size_is_a_conflict_and_is_kept_as_evidence(folder: Path) -> None:
    with running(folder) as witness:
        witness.post(body(0, 9))
        other = body(9, 9, FORK)
        assert witness.post(other)[0] == 409
        (kept,) = folder.glob("*.avvik")
        assert kept.read_bytes() == other


def test_two_forks_and_one_witness_the_second_is_refused(folder: Path) -> None:
    """The split view: both are signed by the log, and both proofs hold within their own fork."""
    with running(folder) as witness:
        witness.post(body(0, 5))
        assert witness.post(body(5, 20))[0] == 200
        assert witness.post(body(5, 20, FORK)) == (409, b"20\n", SIZE)
        assert witness.post(body(20, 40, FORK))[0] == 422
        (kept,) = folder.glob("*.avvik")
        assert kept.read_bytes() == body(20, 40, FORK)
        assert witness.post(body(20, 40))[0] == 200


def test_a_proof_that_does_not_hold_is_unprocessable(folder: Path) -> None:
    with running(folder) as witness:
        assert witness.post(body(0, 9))[0] == 200
        good = body(9, 20)
        first = good.split(b"\n")[1]
        for bad in (
            good.replace(first + b"\n", b"", 1),
            good.replace(first, b64encode(bytes(32)), 1),
            b"old 9\n\n" + signed(20),
        ):
            assert witness.post(bad) == (422, b"", "text/plain; charset=utf-8")
    with running(folder) as witness:
        assert witness.post(good)[0] == 200
        assert witness.post(b"old 0\n" + first + b"\n\n" + signed(20))[0] == 409


def test_with_an_old_size_of_zero_the_proof_is_empty(folder: Path) -> None:
    with running(folder) as witness:
        assert witness.post(b"old 0\n" + b"A" * 43 + b"=\n\n" + signed(9))[0] == 422


def test_an_unknown_log_is_not_found_and_an_unknown_key_forbidden(folder: Path) -> None:
    with running(folder) as witness:
        other = body(0, 9).replace(b"logg.example", b"fogg.example")
        assert witness.post(other)[0] == 404
        assert witness.post(body(0, 9, key=STRANGER))[0] == 403
        forged = body(0, 9).replace(b"\n9\n", b"\n8\n")
        assert witness.post(forged)[0] == 403
        assert witness.post(body(0, 9) + STRANGER.line(checkpoint(9)) + b"\n")[0] == 200
    assert list(folder.glob("*.avvik")) == []


def test_a_log_that_changes_its_key_is_known_by_both(folder: Path) -> None:
    with running(folder, LOG.vkey.text(), STRANGER.vkey.text()) as witness:
        assert witness.post(body(0, 9))[0] == 200
        assert witness.post(body(9, 20, key=STRANGER))[0] == 200


def test_what_another_log_writes_below_is_cosigned_with_it(folder: Path) -> None:
    text = checkpoint(9) + b"an extension\n"
    data = b"old 0\n\n" + text + b"\n" + LOG.line(text) + b"\n"
    with running(folder) as witness:
        assert cosigned(witness, data, witness.post(data))
    with running(folder) as witness:
        assert witness.post(body(9, 20))[0] == 200


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"old 0\n\n\n\n",
        b"old x\n\n" + signed(9),
        b"old 00\n\n" + signed(9),
        b"old 0\n" + signed(9),
        b"old 0\n" + (b"A" * 43 + b"=\n") * 64 + b"\n" + signed(9),
        b"old 0\n\n" + checkpoint(9),
        b"old 0\n\n" + checkpoint(9) + b"\nno signature\n",
        b"old 0\n\n" + signed(9)[:-1],
        b"old 20\n\n" + signed(9),
        b"\xff\x00" * 50,
    ],
)
def test_what_is_no_request_is_a_bad_request(folder: Path, data: bytes) -> None:
    with running(folder) as witness:
        assert witness.post(data)[0] == 400
        assert witness.post(body(0, 9))[0] == 200


# --- HTTP ----------------------------------------------------------------------------------------


def test_other_addresses_methods_and_sizes_have_their_own_answers(folder: Path) -> None:
    with running(folder) as witness:
        assert witness.post(body(0, 9), "/other")[0] == 404
        assert witness.post(b"x" * 70_000)[0] == 413
        host = witness.url.removeprefix("http://")
        connection = http.client.HTTPConnection(host, timeout=30)
        for method, status in (("GET", 405), ("PUT", 501)):
            connection.request(method, "/add-checkpoint")
            answer = connection.getresponse()
            answer.read()
            assert answer.status == status
            connection.close()
        connection.request("POST", "/add-checkpoint", iter([b"a"]), encode_chunked=True)
        assert connection.getresponse().status == 411
        connection.close()


def test_one_connection_may_ask_again_and_one_that_hangs_up_disturbs_nobody(folder: Path) -> None:
    with running(folder) as witness:
        host, _, port = witness.url.removeprefix("http://").partition(":")
        for begun in (
            b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 900\r\n\r\nold",
            b"\x16\x03",
        ):
            with socket.create_connection((host, int(port))) as cut_off:
                cut_off.sendall(begun)
        connection = http.client.HTTPConnection(host, int(port), timeout=30)
        for data in (body(0, 9), body(9, 20), body(9, 20)):
            connection.request("POST", "/add-checkpoint", data)
            answer = connection.getresponse()
            answer.read()
        assert answer.status == 409
        connection.close()


# --- memory --------------------------------------------------------------------------------------

DIES = """
import os, runpy, signal, sys
sys.path.insert(0, os.path.dirname({witness!r}))
import signer
real = os.{place}
def dies(*args, **kwargs):
    if armed:
        {when!r} == "before" and os.kill(os.getpid(), signal.SIGKILL)
        answer = real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **kwargs)
armed = False
sys.argv[0] = {witness!r}
program = runpy.run_path({witness!r})
program["Witness"].add_checkpoint.__globals__["consistent"] = lambda *a: (
    globals().update(armed=True) or signer.consistent(*a))
os.{place} = dies
sys.exit(program["main"]())
"""


@pytest.mark.feil("F4")
@pytest.mark.parametrize("place", ["fsync", "replace"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_around_the_disk_the_other_fork_is_never_cosigned(
    folder: Path, place: str, when: str
) -> None:
    with running(folder) as witness:
        witness.post(body(0, 9))
    code = DIES.format(witness=str(WITNESS), place=place, when=when)
    with (
        running(folder, code=code) as witness,
        pytest.raises((http.client.HTTPException, ConnectionError)),
    ):
        witness.post(body(9, 20))
    with running(folder) as witness:
        stands_at = int(witness.post(body(0, 30))[1])
        assert stands_at in {9, 20}
        assert witness.post(body(stands_at, 40, FORK))[0] == 422
        assert witness.post(body(stands_at, 40))[0] == 200


def test_it_remembers_after_being_killed(folder: Path) -> None:
    last = 0
    for size in (3, 9, 20, 64):
        with running(folder) as witness:
            assert witness.post(body(last, size))[0] == 200
            witness.process.kill()
        last = size
    with running(folder) as witness:
        assert witness.post(body(0, 64)) == (409, b"64\n", SIZE)


def refused_to_start(folder: Path, *more: str) -> str:
    done = subprocess.run(
        [sys.executable, str(WITNESS), "--key", str(folder / "vitne.key"), *more],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_a_torn_memory_a_second_witness_or_a_wrong_key_stops_it(folder: Path) -> None:
    log = ("--log", LOG.vkey.text())
    assert stat.S_IMODE((folder / "vitne.key").stat().st_mode) == 0o600
    with running(folder) as witness:
        witness.post(body(0, 9))
        assert "another process has the folder" in refused_to_start(folder, *log)
    (memory,) = folder.glob("*.siste")
    note = Note.read(memory.read_bytes())
    assert Checkpoint.read(note.text).size == 9
    memory.write_bytes(memory.read_bytes().replace(b"\n9\n", b"\n8\n"))
    assert f"of {ORIGIN}, is torn or changed" in refused_to_start(folder, *log)
    memory.write_bytes(b"")
    assert "torn or changed" in refused_to_start(folder, *log)
    memory.unlink()
    assert "say which log" in refused_to_start(folder)
    assert "not whole" in refused_to_start(folder, "--log", LOG.vkey.text()[:-4] + "AAAA")
    assert "a vkey is" in refused_to_start(folder, "--log", "x")
    own = (folder / "vitne.vkey").read_text().strip()
    assert "Ed25519 vkey of a log" in refused_to_start(folder, "--log", own)
    assert "never written over" in refused_to_start(folder, "--new", "vitne.example/w2")
    (folder / "vitne.key").write_text(LOG.text())
    assert "no witness's key" in refused_to_start(folder, *log)
