"""A time that is not our own: an RFC 3161 token over a checkpoint (tillit.md §4, V7).

What is stamped is the text of the checkpoint, its three lines: cosignatures may come below later,
and the token still holds. The file is the whole answer, as `openssl ts -verify` wants it.
"""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from innforing.eventlog.anchors import RFC3161, keep
from innforing.eventlog.errors import LogError
from innforing.eventlog.notes import Checkpoint
from innforing.eventlog.posting import post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Engine

    from innforing.eventlog.tiles import Tiles

FOLDER, SUFFIX = "tokens", ".tsr"
QUERY = "application/timestamp-query"


class NotStamped(LogError):
    """There is no token, or one that does not hold."""


class Stamp(NamedTuple):
    """A token that holds, and its time."""

    token: bytes
    at: datetime


class Authority(NamedTuple):
    """Who is asked for the time, and the roots by which its tokens are believed."""

    url: str
    roots: tuple[x509.Certificate, ...]

    @classmethod
    def read(cls, url: str, pem: bytes) -> Authority:
        """An authority with the roots in a PEM file."""
        try:
            return cls(url, tuple(x509.load_pem_x509_certificates(pem)))
        except ValueError:
            raise NotStamped("the file of the root holds no certificate in PEM form") from None

    def stamp(self, text: bytes) -> Stamp:
        """Ask for a token over a text; what does not hold is refused at once."""
        request = TimestampRequestBuilder().data(text).hash_algorithm(HashAlgorithm.SHA256).build()
        reply = post(self.url, request.as_bytes(), QUERY)
        if reply is None or reply.status != HTTPStatus.OK:
            what = "does not answer" if reply is None else f"answers {reply.status}"
            raise NotStamped(f"the time stamp authority {what}")
        return Stamp(reply.body, held(reply.body, text, self.roots, nonce=request.nonce))


def held(
    token: bytes, text: bytes, roots: Sequence[x509.Certificate], *, nonce: int | None = None
) -> datetime:
    """The time in a token that holds: over this text, by one that the roots lead to."""
    builder = VerifierBuilder(roots=list(roots), nonce=nonce)
    try:
        response = decode_timestamp_response(token)
        builder.build().verify_message(response, text)
        return response.tst_info.gen_time
    except (ValueError, VerificationError) as error:
        raise NotStamped(f"the time stamp does not hold: {error}") from None


def stamped(tiles: Tiles) -> int:
    """The size of the newest checkpoint that has a token; 0 where none has."""
    with suppress(FileNotFoundError):
        found = [one.stem for one in (tiles.folder / FOLDER).iterdir() if one.suffix == SUFFIX]
        return max((int(size) for size in found if size.isdecimal()), default=0)
    return 0


def stamped_at(tiles: Tiles, size: int) -> datetime:
    """The time in the token of a checkpoint that has one."""
    try:
        token = (tiles.folder / FOLDER / f"{size}{SUFFIX}").read_bytes()
        return decode_timestamp_response(token).tst_info.gen_time
    except ValueError as error:
        raise NotStamped(f"the time stamp of {size} events cannot be read: {error}") from None


def stamp_newest(
    tiles: Tiles, authority: Authority, engine: Engine, *, clock_us: Callable[[], int]
) -> tuple[int, datetime] | None:
    """Have the newest checkpoint stamped; none where nothing is published, or it is stamped."""
    note = tiles.checkpoint()
    if note is None:
        return None
    size = Checkpoint.read(note.text).size
    name = f"{FOLDER}/{size}{SUFFIX}"
    if (tiles.folder / name).exists():
        return None
    stamp = authority.stamp(note.text)
    keep(engine, size, RFC3161, [stamp.token], at_us=clock_us())
    tiles.put(name, stamp.token)
    return size, stamp.at
