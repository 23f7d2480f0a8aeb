"""Signed notes and checkpoints: the vector of tillit.md §2, and what is not one."""

from __future__ import annotations

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from innforing.eventlog.notes import (
    COSIGNATURE,
    ED25519,
    Checkpoint,
    NotANote,
    Note,
    Signature,
    VerifierKey,
    signed_by,
)

ORIGIN = "logg.innforing.example/hendelser/1"
VKEY = f"{ORIGIN}+1faac0a3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
SEED = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ROOT = bytes.fromhex("a2f7ff257d3a67be9a1b932fd2913bb441d5bdaead381b3ecf79129c79113153")
KEY = VerifierKey(ORIGIN, ED25519, SEED.public_key().public_bytes_raw())
TEXT = Checkpoint(ORIGIN, 3, ROOT).text()


def signed(text: bytes = TEXT, key: VerifierKey = KEY) -> Note:
    return Note(text, (Signature(key.name, key.key_id, SEED.sign(text)),))


def cosigned(time: int, said: int | None = None) -> tuple[VerifierKey, Note]:
    key = VerifierKey("vitne.example/nord", COSIGNATURE, KEY.public)
    value = SEED.sign(b"cosignature/v1\ntime %d\n" % time + TEXT)
    line = Signature(key.name, key.key_id, (said or time).to_bytes(8, "big") + value)
    return key, signed().with_(line)


def test_the_key_of_the_vector_is_read_and_written() -> None:
    assert KEY.text() == VKEY
    assert VerifierKey.read(VKEY + "\n") == KEY


def test_a_checkpoint_is_three_lines() -> None:
    assert f"{ORIGIN}\n3\n{b64encode(ROOT).decode()}\n".encode() == TEXT
    assert Checkpoint.read(TEXT) == Checkpoint(ORIGIN, 3, ROOT)


def test_a_note_is_read_as_it_was_written_and_its_signature_holds() -> None:
    note = Note.read(signed().bytes())
    assert note == signed()
    assert note.bytes().startswith(TEXT + "\n— ".encode() + ORIGIN.encode())
    assert KEY.signed(note)


def test_every_flipped_bit_of_a_note_is_refused() -> None:
    data = signed().bytes()
    for at in range(8 * len(data)):
        changed = bytearray(data)
        changed[at // 8] ^= 1 << at % 8
        try:
            assert not KEY.signed(Note.read(bytes(changed)))
        except NotANote:
            continue
        except UnicodeDecodeError:
            pytest.fail(f"bit {at} was not refused as a note")


def test_a_key_of_the_same_name_is_told_apart_by_its_id() -> None:
    other = VerifierKey(ORIGIN, ED25519, bytes(32))
    assert not other.signed(signed())
    assert KEY.signed(signed().with_(Signature(ORIGIN, other.key_id, bytes(64))))


def test_a_second_wrong_signature_by_the_same_key_counts_against_it() -> None:
    assert not KEY.signed(signed().with_(Signature(ORIGIN, KEY.key_id, bytes(64))))


def test_a_cosignature_tells_when_and_holds_for_that_time_only() -> None:
    key, note = cosigned(1_793_491_260)
    assert key.time(Note.read(note.bytes())) == 1_793_491_260
    assert KEY.time(note) is None
    key, note = cosigned(1_793_491_260, said=1_793_491_261)
    assert key.time(note) is None
    assert VerifierKey.read(key.text()) == key


def test_the_same_signature_is_not_put_under_a_note_twice() -> None:
    assert signed().with_(*signed().signatures) == signed()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        TEXT,
        TEXT + b"\n",
        TEXT + b"\n- x AAAAAAA=\n",
        b"a\tb\n" + signed().bytes(),
        TEXT + b"\n" + "— x\u00a0y AAAAAAA=\n".encode(),
        signed().bytes()[:-1],
        signed().bytes() + signed().bytes().partition(b"\n\n")[2],
        signed().bytes() + b"\n",
        signed().bytes().replace("— ".encode(), "—  ".encode()),
        TEXT + b"\n" + "— x AAAA\n".encode(),
        TEXT + b"\n" + "— x AAAAAAB=\n".encode(),
        b"x" * (1 << 20) + signed().bytes(),
        TEXT + b"\n" + b"".join(f"— x{n} AAAAAAA=\n".encode() for n in range(101)),
    ],
)
def test_what_is_no_note_is_refused(data: bytes) -> None:
    with pytest.raises(NotANote):
        Note.read(data)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        TEXT + b"more\n",
        TEXT.replace(b"\n3\n", b"\n03\n"),
        TEXT.replace(b"\n3\n", b"\n-3\n"),
        TEXT.replace(b"innforing", b"inn foring"),
        TEXT.replace(b"=\n", b"==\n"),
        f"{ORIGIN}\n3\n{'A' * 42}B=\n".encode(),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: bytes) -> None:
    with pytest.raises(NotANote):
        Checkpoint.read(text)


def test_a_checkpoint_is_signed_by_a_key_in_the_name_of_its_log_alone() -> None:
    stranger = VerifierKey("annen.example/hendelser/1", ED25519, KEY.public)
    assert signed_by(signed(), [stranger, KEY])
    assert not signed_by(signed(), [])
    for note in (signed(key=stranger), signed().with_(*signed(key=stranger).signatures)):
        assert stranger.signed(note)
        assert not signed_by(note, [stranger])


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "x",
        VKEY.replace("1faac0a3", "1faac0a4"),
        VKEY.replace("+AQ", "+BQ"),
        VKEY[:-1],
        VKEY.replace("logg", "lo gg"),
        VKEY + "AAAA",
    ],
)
def test_what_is_no_key_is_refused(vkey: str) -> None:
    with pytest.raises(NotANote):
        VerifierKey.read(vkey)
