"""How a text is sealed under its own key and bound to its event (tillit.md §6). Pure."""

import hashlib
import uuid
from collections.abc import Callable
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Tilfeldig = Callable[[int], bytes]  # so many random bytes; an ekte log gives os.urandom

NOKKEL_BYTES = 32
SALT_BYTES = 32
NONCE_BYTES = 12
_PREFIKS = b"innforing.text/v1\n"


class TekstEndret(ValueError):
    """Stored bytes that neither key nor commitment knows: not erased, but tampered with."""

    def __init__(self, id: str) -> None:
        """Name the id and nothing of the content."""
        super().__init__(f"the text {id} is not what was sealed under its key")
        self.id = id


class Forseglet(NamedTuple):
    """What is stored: the ciphertext in the register, the commitment also in the event."""

    ciphertext: bytes
    commitment: bytes


class Trukket(NamedTuple):
    """A fresh id with its key, salt and nonce: `forsegl(text, *trukket)`. To be used once."""

    id: str
    key: bytes
    salt: bytes
    nonce: bytes

    def __repr__(self) -> str:
        """Show the id only: a key in a log or a traceback would outlive its erasure."""
        return f"Trukket(id={self.id!r})"


def trekk_fra(tilfeldig: Tilfeldig) -> Trukket:
    """Draw id (UUIDv4), key, salt and nonce, in that order, from a stream of bytes."""
    return Trukket(
        id=ny_id(tilfeldig),
        key=tilfeldig(NOKKEL_BYTES),
        salt=tilfeldig(SALT_BYTES),
        nonce=tilfeldig(NONCE_BYTES),
    )


def ny_id(tilfeldig: Tilfeldig) -> str:
    """A UUIDv4 as text, from 16 bytes of the stream."""
    return str(uuid.UUID(bytes=tilfeldig(16), version=4))


def forpliktelse(text: str, salt: bytes) -> bytes:
    """The commitment of a text: SHA-256 over prefix, salt and UTF-8 text (tillit.md §6)."""
    return hashlib.sha256(_PREFIKS + salt + text.encode()).digest()


def forsegl(text: str, id: str, key: bytes, salt: bytes, nonce: bytes) -> Forseglet:
    """Seal a text: nonce ‖ AES-256-GCM(key, salt ‖ text, aad = id), and its commitment."""
    if (len(key), len(salt), len(nonce)) != (NOKKEL_BYTES, SALT_BYTES, NONCE_BYTES):
        raise ValueError("key and salt are 32 bytes, the nonce is 12")
    forseglet = AESGCM(key).encrypt(nonce, salt + text.encode(), id.encode())
    return Forseglet(nonce + forseglet, forpliktelse(text, salt))


def apne(ciphertext: bytes, id: str, key: bytes | None) -> str | None:
    """Open a sealed text; None when key or ciphertext is gone, which is read as «slettet»."""
    apnet = _apne(ciphertext, id, key)
    return None if apnet is None else apnet[1]


def apne_bundet(ciphertext: bytes, id: str, key: bytes | None, commitment: bytes) -> str | None:
    """Open a sealed text and refuse it unless it also opens its commitment."""
    apnet = apning(ciphertext, id, key, commitment)
    return None if apnet is None else apnet[1]


def apning(
    ciphertext: bytes, id: str, key: bytes | None, commitment: bytes
) -> tuple[bytes, str] | None:
    """Salt and text, by which anyone can open the commitment; None when the text is gone."""
    apnet = _apne(ciphertext, id, key)
    if apnet is not None and forpliktelse(apnet[1], apnet[0]) != commitment:
        raise TekstEndret(id)
    return apnet


def _apne(ciphertext: bytes, id: str, key: bytes | None) -> tuple[bytes, str] | None:
    if key is None or not ciphertext:
        return None
    nonce, forseglet = ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:]
    try:
        klart = AESGCM(key).decrypt(nonce, forseglet, id.encode())
    except (InvalidTag, ValueError):
        raise TekstEndret(id) from None
    return klart[:SALT_BYTES], klart[SALT_BYTES:].decode()
