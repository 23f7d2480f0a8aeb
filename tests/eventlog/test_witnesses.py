"""Witnesses are asked, and what they say is kept and published (F12, split view)."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from innforing.eventlog import posting
from innforing.eventlog.anchors import COSIGNATURE, kept
from innforing.eventlog.engines import make_engine
from innforing.eventlog.notes import Checkpoint, Note, Signature, VerifierKey
from innforing.eventlog.policy import Policy, Witness, met
from innforing.eventlog.tiles import Tiles
from innforing.eventlog.witnesses import RENEWED_S, Refusal, Witnesses, ask
from tests.eventlog.given import new_log
from tests.trust.vitnelogg import LOG, STRANGER, new_witness, running
from trust.signer import SigningKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.trust.vitnelogg import Running

ENTRIES = [b"%d" % n for n in range(600)]
OTHERS = [*ENTRIES[:5], b"another", *ENTRIES[6:]]
NOW_US = 1_793_491_200_000_000
A_KEY = SigningKey("vitne.example/w1", 4, bytes(32)).vkey.text()
"""Of a witness that is not there, or lies."""


class Log:
    """A published log that grows as it is told, and its database."""

    def __init__(self, folder: Path, entries: list[bytes] = ENTRIES) -> None:
        self.tiles, self.entries, self.size = Tiles(folder), entries, 0

    def grow(self, size: int) -> Note:
        self.tiles.extend(self.size, self.entries[self.size : size])
        text = Checkpoint(LOG.name, size, self.tiles.root(size)).text()
        note = Note(text, (Signature.read(LOG.line(text) + b"\n"),))
        self.tiles.publish(note)
        self.size = size
        return note


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "bevis")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = new_log(f"sqlite:///{tmp_path / 'logg.sqlite'}")
    engine = make_engine(made.url, "reader")
    yield engine
    engine.dispose()
    made.close()


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Running]:
    new_witness(tmp_path / "w1")
    with running(tmp_path / "w1") as one:
        yield one


def as_witness(one: Running, name: str = "w1") -> Witness:
    return Witness(name, one.vkey, one.url)


def liar(url: str | None) -> Witness:
    return Witness("w1", VerifierKey.read(A_KEY), url)


@contextmanager
def scripted(answer: Callable[[bytes], tuple[int, bytes]]) -> Iterator[str]:
    """A witness that answers what it is told to; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, said = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Quietly."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


# --- one witness ---------------------------------------------------------------------------------


def test_a_witness_cosigns_a_log_that_grows(log: Log, witness: Running) -> None:
    last = 0
    for size in (1, 9, 256, 300, 600):
        note = log.grow(size)
        signature = ask(as_witness(witness), note, log.tiles, old=last)
        assert isinstance(signature, Signature)
        assert witness.vkey.time(note.with_(signature))
        last = size


def test_where_the_witness_stands_is_learnt_from_itself(log: Log, witness: Running) -> None:
    assert isinstance(ask(as_witness(witness), log.grow(9), log.tiles), Signature)
    for old in (0, 3, 9):
        assert isinstance(ask(as_witness(witness), log.grow(300), log.tiles, old=old), Signature)


def test_a_witness_that_is_ahead_tells_that_our_tail_is_gone(log: Log, witness: Running) -> None:
    old = log.grow(9)
    ask(as_witness(witness), log.grow(20), log.tiles)
    assert ask(as_witness(witness), old, log.tiles) is Refusal.AHEAD


@pytest.mark.parametrize("size", [20, 300])
def test_the_second_of_two_forks_is_refused(
    log: Log, witness: Running, tmp_path: Path, size: int
) -> None:
    fork = Log(tmp_path / "fork", OTHERS)
    assert isinstance(ask(as_witness(witness), log.grow(20), log.tiles), Signature)
    assert ask(as_witness(witness), fork.grow(size), fork.tiles) is Refusal.DISAGREES


def test_a_log_or_a_key_that_it_does_not_know_is_told(
    log: Log, witness: Running, tmp_path: Path
) -> None:
    text = log.grow(9).text
    stranger = Note(text, (Signature.read(STRANGER.line(text) + b"\n"),))
    assert ask(as_witness(witness), stranger, log.tiles) is Refusal.UNKNOWN_KEY
    other = VerifierKey("another.example", 1, bytes(32)).text()
    new_witness(tmp_path / "w2")
    with running(tmp_path / "w2", other) as second:
        assert ask(as_witness(second), log.grow(20), log.tiles) is Refusal.UNKNOWN_LOG


# --- a witness that is not there, or lies --------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "said", "refusal"),
    [
        (200, b"", Refusal.NONSENSE),
        (200, b"\xff\xfe\n", Refusal.NONSENSE),
        (200, "— vitne.example/w1 AAAA\n".encode(), Refusal.NONSENSE),
        (200, b"x" * 200_000, Refusal.NONSENSE),
        (302, b"", Refusal.NONSENSE),
        (500, b"", Refusal.NONSENSE),
        (409, b"", Refusal.DISAGREES),
        (409, b"nine\n", Refusal.DISAGREES),
        (409, b"9" * 100 + b"\n", Refusal.DISAGREES),
        (409, b"99\n", Refusal.AHEAD),
        (409, b"0\n", Refusal.DISAGREES),
        (409, b"3\n", Refusal.DISAGREES),
    ],
)
def test_what_is_no_cosignature_is_none(
    log: Log, status: int, said: bytes, refusal: Refusal
) -> None:
    with scripted(lambda _: (status, said)) as url:
        assert ask(liar(url), log.grow(9), log.tiles) is refusal


def test_a_cosignature_of_another_tree_or_by_another_key_is_none(
    log: Log, witness: Running, tmp_path: Path
) -> None:
    ours = ask(as_witness(witness), log.grow(9), log.tiles)
    assert isinstance(ours, Signature)
    with scripted(lambda _: (200, ours.line())) as url:
        assert isinstance(ask(Witness("w1", witness.vkey, url), log.grow(9), log.tiles), Signature)
        assert ask(Witness("w1", witness.vkey, url), log.grow(20), log.tiles) is Refusal.NONSENSE
        new_witness(tmp_path / "w2", witness.vkey.name)
        other = VerifierKey.read((tmp_path / "w2" / "vitne.vkey").read_text())
        assert ask(Witness("w1", other, url), log.grow(9 + 11), log.tiles) is Refusal.NONSENSE


def test_a_log_signature_sent_back_is_no_cosignature(log: Log) -> None:
    note = log.grow(9)
    with scripted(lambda _: (200, note.signatures[0].line())) as url:
        assert ask(liar(url), note, log.tiles) is Refusal.NONSENSE


@pytest.mark.feil("F12")
@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1", "ftp://x", "http://", "http://127.0.0.1:x", "/", None]
)
def test_a_witness_without_a_true_address_is_unreachable(log: Log, url: str | None) -> None:
    assert ask(liar(url), log.grow(9), log.tiles) is Refusal.UNREACHABLE


@pytest.mark.feil("F12")
@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"])
def test_a_half_open_line_gives_up_in_time(
    log: Log, monkeypatch: pytest.MonkeyPatch, says: bytes
) -> None:
    monkeypatch.setattr(posting, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(says)
                connection.settimeout(10)
                while connection.recv(4096):
                    pass

        thread = threading.Thread(target=speak)
        thread.start()
        silent = liar(f"http://127.0.0.1:{server.getsockname()[1]}")
        assert ask(silent, log.grow(9), log.tiles) is Refusal.UNREACHABLE
        thread.join(10)


@pytest.mark.feil("F12")
@pytest.mark.parametrize("before", [b"", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["head", "body"])
def test_an_answer_that_drips_is_cut_off(
    log: Log, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    monkeypatch.setattr(posting, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.sendall(before)
                for _ in range(100):
                    connection.sendall(b"x")
                    time.sleep(0.1)

        thread = threading.Thread(target=drip)
        thread.start()
        begun = time.monotonic()
        asked = ask(liar(f"http://127.0.0.1:{server.getsockname()[1]}"), log.grow(9), log.tiles)
        assert time.monotonic() - begun < 5
        assert asked is Refusal.UNREACHABLE
        thread.join(20)


# --- a policy of several -------------------------------------------------------------------------


def two_of(*some: tuple[str, VerifierKey, str]) -> Policy:
    lines = [f"log {LOG.vkey.text()}"]
    lines += [f"witness {name} {vkey.text()} {url}" for name, vkey, url in some]
    lines += [f"group g 2 {' '.join(name for name, *_ in some)}", "quorum g"]
    return Policy.read("\n".join(lines).encode())


def test_the_quorum_is_met_when_enough_are_there_and_the_note_is_published_with_them(
    log: Log, engine: Engine, tmp_path: Path
) -> None:
    clock = [0.0]
    with ExitStack() as stack:
        some = []
        for name in ("a", "b", "c"):
            new_witness(tmp_path / name, f"{name}.example")
            one = stack.enter_context(running(tmp_path / name))
            some.append((name, one.vkey, one.url))
        away = ("c", some[2][1], "http://127.0.0.1:1")
        first_away = ("b", some[1][1], "http://127.0.0.1:1")
        policy = two_of(some[0], first_away, away)
        asked = Witnesses(policy, engine, lambda: NOW_US, lambda: clock[0])
        assert asked.round(log.tiles) == frozenset()
        log.grow(9)
        assert asked.round(log.tiles) == {"a"}
        assert not met(policy, published(log))
        policy = two_of(some[0], some[1], away)
        asked.policy = policy
        assert asked.round(log.tiles) == {"a"}, "b rests after its silence"
        clock[0] = 61
        assert asked.round(log.tiles) == {"a", "b"}
        assert met(policy, published(log))
        log.grow(300)
        assert not met(policy, published(log))
        assert asked.round(log.tiles) == {"a", "b"}
        before = published(log)
        assert asked.round(log.tiles) == {"a", "b"}
        assert published(log) == before
    assert log.tiles.kept_note(300) == published(log)
    rows = kept(engine, COSIGNATURE)
    assert sorted(row.size for row in rows) == [9, 9, 300, 300]
    assert {row.obtained_us for row in rows} == {NOW_US}
    assert Signature.read(rows[0].evidence).name == "a.example"


def test_a_witness_is_heard_from_again_before_a_day_has_passed_though_the_log_stands_still(
    log: Log, witness: Running, engine: Engine
) -> None:
    """Else the newest cosignature of a quiet weekend is too old for an auditor (V2)."""
    policy = Policy.read(f"witness w1 {witness.vkey.text()} {witness.url}\nquorum w1".encode())
    now, timer = [time.time()], [0.0]
    asked = Witnesses(policy, engine, lambda: round(now[0] * 1_000_000), lambda: timer[0])
    log.grow(9)
    assert asked.round(log.tiles) == {"w1"}
    now[0], timer[0] = now[0] + RENEWED_S - 60, RENEWED_S - 60
    asked.round(log.tiles)
    assert len(kept(engine, COSIGNATURE)) == 1, "it is young yet"
    now[0], timer[0] = now[0] + 120, RENEWED_S + 60
    for _ in range(3):
        assert asked.round(log.tiles) == {"w1"}
    assert len(kept(engine, COSIGNATURE)) == 2, "once, though its own clock is half a day behind"
    assert len(published(log).signatures) == 2, "the log's, and the newest of the witness"
    assert log.tiles.kept_note(9) == published(log)
    again = Witnesses(policy, engine, lambda: round(now[0] * 1_000_000), lambda: 0.0)
    again.round(log.tiles)
    assert len(kept(engine, COSIGNATURE)) == 3, "a program that is started anew asks as well"


def published(log: Log) -> Note:
    note = log.tiles.checkpoint()
    assert note is not None
    return note


def test_a_disagreement_is_an_alarm_and_stops_no_publishing(
    log: Log, witness: Running, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fork = Log(tmp_path / "fork", OTHERS)
    ask(as_witness(witness), fork.grow(20), fork.tiles)
    policy = Policy.read(f"witness w1 {witness.vkey.text()} {witness.url}\nquorum w1".encode())
    log.grow(30)
    asked = Witnesses(policy, engine, lambda: NOW_US, lambda: 0.0)
    assert asked.round(log.tiles) == frozenset()
    assert "disagrees" in "".join(capsys.readouterr())
    assert kept(engine, COSIGNATURE) == []
    assert Checkpoint.read(published(log).text).size == 30
