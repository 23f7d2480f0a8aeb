"""A time that is not our own, against an authority made with OpenSSL (V7, F12)."""

from __future__ import annotations

import shutil
import subprocess
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from innforing.eventlog.anchors import RFC3161, kept
from innforing.eventlog.engines import make_engine
from innforing.eventlog.notes import Note, Signature
from innforing.eventlog.timestamps import Authority, NotStamped, held, stamp_newest
from tests.eventlog.given import new_log
from tests.eventlog.test_witnesses import NOW_US, Log
from tests.trust.tidsstempel import made, openssl
from tests.trust.vitnelogg import LOG
from trust.verify_log import microseconds, stamped_us

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXT = b"logg.example/hendelser/1\n9\n" + b"A" * 43 + b"=\n"


@contextmanager
def serving(answer: Callable[[bytes], tuple[int, bytes]]) -> Iterator[str]:
    """Whoever answers a query; the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/timestamp-query"
            status, said = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Quietly."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/tsr"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("tsa"))


def stamped(tsa: Path, query: bytes) -> bytes:
    """What OpenSSL answers."""
    (tsa / "inn.tsq").write_bytes(query)
    openssl(tsa, "ts -reply -queryfile inn.tsq -out ut.tsr -config cnf")
    return (tsa / "ut.tsr").read_bytes()


@pytest.fixture
def authority(tsa: Path) -> Iterator[Authority]:
    with serving(lambda query: (200, stamped(tsa, query))) as url:
        yield Authority.read(url, (tsa / "rot.pem").read_bytes())


def refused(authority: Authority, text: bytes = TEXT) -> str:
    with pytest.raises(NotStamped) as why:
        authority.stamp(text)
    return str(why.value)


def test_a_token_holds_for_its_text_and_openssl_says_so_too(
    authority: Authority, tsa: Path, tmp_path: Path
) -> None:
    stamp = authority.stamp(TEXT)
    assert abs(stamp.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert held(stamp.token, TEXT, authority.roots) == stamp.at
    (tmp_path / "data").write_bytes(TEXT)
    (tmp_path / "token.tsr").write_bytes(stamp.token)
    shutil.copyfile(tsa / "rot.pem", tmp_path / "rot.pem")
    command = "ts -verify -in token.tsr -data data -CAfile rot.pem"
    done = subprocess.run(
        ["openssl", *command.split()], cwd=tmp_path, capture_output=True, check=False
    )
    assert b"Verification: OK" in done.stdout + done.stderr
    assert stamped_us(stamp.token, (TEXT,), authority.roots) == microseconds(stamp.at)


def test_a_token_of_another_text_root_or_question_does_not_hold(
    authority: Authority, tsa: Path
) -> None:
    token = authority.stamp(TEXT).token
    for text, roots, nonce in (
        (TEXT.replace(b"9", b"8"), authority.roots, None),
        (TEXT, Authority.read("", (tsa / "annen.pem").read_bytes()).roots, None),
        (TEXT, authority.roots, 1),
    ):
        with pytest.raises(NotStamped, match="does not hold"):
            held(token, text, roots, nonce=nonce)


def test_an_answer_to_an_earlier_question_is_refused(tsa: Path) -> None:
    """Whoever stands between and keeps an old answer cannot back-date."""
    answers: list[bytes] = []

    def old(query: bytes) -> tuple[int, bytes]:
        answers.append(stamped(tsa, query))
        return 200, answers[0]

    with serving(old) as url:
        authority = Authority.read(url, (tsa / "rot.pem").read_bytes())
        authority.stamp(TEXT)
        assert "Nonce mismatch" in refused(authority)


@pytest.mark.feil("F12")
def test_what_is_no_token_is_refused(tsa: Path) -> None:
    root = (tsa / "rot.pem").read_bytes()
    for status, said in ((200, b""), (200, b"\x30\x03" * 99), (200, b"x" * 200_000), (500, b"")):
        with serving(lambda _, answer=(status, said): answer) as url:
            assert "time stamp" in refused(Authority.read(url, root))
    assert "does not answer" in refused(Authority.read("http://127.0.0.1:1", root))
    assert "does not answer" in refused(Authority.read("file:///x", root))
    with pytest.raises(NotStamped, match="no certificate"):
        Authority.read("", b"nonsense")


def test_every_changed_byte_of_a_token_is_refused_or_changes_nothing(authority: Authority) -> None:
    stamp = authority.stamp(TEXT)
    refused_ = 0
    for at in range(0, len(stamp.token), 7):
        changed = bytearray(stamp.token)
        changed[at] ^= 0x41
        try:
            assert held(bytes(changed), TEXT, authority.roots) == stamp.at
        except NotStamped:
            refused_ += 1
    assert refused_ > len(stamp.token) // 7 // 2


def test_the_newest_checkpoint_is_stamped_once_and_holds_when_witnesses_are_added(
    authority: Authority, tmp_path: Path
) -> None:
    log = Log(tmp_path / "bevis")
    made_log = new_log(f"sqlite:///{tmp_path / 'logg.sqlite'}")
    engine = make_engine(made_log.url, "reader")
    try:
        assert stamp_newest(log.tiles, authority, engine, clock_us=lambda: NOW_US) is None
        note = log.grow(9)
        stamped_ = stamp_newest(log.tiles, authority, engine, clock_us=lambda: NOW_US)
        assert stamped_ is not None
        assert stamped_[0] == 9
        assert stamp_newest(log.tiles, authority, engine, clock_us=lambda: NOW_US) is None
        log.tiles.publish(note.with_(Signature.read(LOG.line(note.text + b"x") + b"\n")))
        token = (tmp_path / "bevis" / "tokens" / "9.tsr").read_bytes()
        kept_note = Note.read((tmp_path / "bevis" / "sjekkpunkt" / "9").read_bytes())
        assert held(token, kept_note.text, authority.roots) == stamped_[1]
        assert [(row.size, row.evidence) for row in kept(engine, RFC3161)] == [(9, token)]
        log.grow(20)
        assert stamp_newest(log.tiles, authority, engine, clock_us=lambda: NOW_US) is not None
        assert len(kept(engine, RFC3161)) == 2
    finally:
        engine.dispose()
        made_log.close()
