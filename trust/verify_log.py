"""Checks a log that somebody else keeps, offline, and trusts nobody (tillit.md §5).

One file, Python's standard library and `cryptography`; it shares no code with the program that
made the log, on purpose: what is wrong in one is not wrong in the other in the same way.

    verify_log.py BUNDLE --vkey VKEY [--policy FILE] [--pin FILE] [--tsa-root PEM]
                  [--live | --closed DATE] [--vis POSITION] [--en]
    verify_log.py --kvittering FILE --vkey VKEY [--policy FILE] [--en]

BUNDLE is a folder or a .zip. Get the vkey, the policy, the pin and the certificate of the time
stamp authority by another road than the bundle: whoever can change one must not change the other.
Give --vkey once more for the key before, where older checkpoints are signed by that one.

    V1  the checkpoint is signed by the log's key        V6  every event opens what the tree holds
    V2  enough witnesses have confirmed it, of late      V7  time stamps agree with recorded times
    V3  the root over every event, and every tile        V8  columns and schema agree with the event
    V4  older checkpoints, and the pin, are beginnings   V9  what was redacted, was redacted openly
    V5  order, times and the versions of each stream

Exit code 0: all that was tried holds; 1: something does not; 2: the input cannot be used.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import multiprocessing
import os
import re
import stat
import struct
import sys
import time
import zipfile
import zlib
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# --- limits: nothing is read in that is larger than it can be ---------------------------------

LONGEST_LINE = 8 << 20
LARGEST_NOTE = 1 << 20
LARGEST_FILE = 16 << 20
LARGEST_ENTRY = 65_535
WIDTH, HASH = 256, 32
BATCH_ROWS, BATCH_BYTES = 2_000, 8 << 20
ALONE = 20_000
"""Up to so many events, further processes cost more than they give."""
YOUNG_US = 60_000_000
SKEW_US = 5_000_000
FRESH_S, AHEAD_S = 24 * 3600, 300

EMPTY_ROOT = hashlib.sha256(b"").digest()
STATE_PREFIX, TEXT_PREFIX = b"innforing.state/v1\n", b"innforing.text/v1\n"
REDACTED = "HendelseSladdet"
COPIES = {
    "command_id": "kommando",
    "person": "person",
    "role": "rolle",
    "body": "organ",
    "effective_us": "gjelder_us",
    "step": "steg",
    "tilstand": "tilstand",
    "definition": "definisjon",
    "correlation_id": "korrelasjon",
    "causation": "arsak",
}
"""Column of the log → the field of the header inside the state that it repeats."""


class Words(NamedTuple):
    """What is said, in bokmål and in English."""

    nb: str
    en: str


class BadInput(Exception):
    """The input cannot be used: one sentence, and exit code 2."""

    def __init__(self, nb: str, en: str) -> None:
        """Carry the sentence in both languages."""
        super().__init__(en)
        self.words = Words(nb, en)


# --- the bundle: a folder or an archive, with nothing in it that points elsewhere --------------


class Bundle:
    """The files of a bundle by name; what is read has an upper limit."""

    def __init__(self, sizes: dict[str, int], opener: Callable[[str], IO[bytes]]) -> None:
        """Take the size of each file, and how one is opened."""
        self._sizes = sizes
        self._opener = opener

    def names(self, folder: str) -> list[str]:
        """The files under a folder, by their names in it."""
        return [name[len(folder) :] for name in self._sizes if name.startswith(folder)]

    def open(self, name: str) -> IO[bytes] | None:
        """A file to be read bit by bit; none where it is missing."""
        return self._opener(name) if name in self._sizes else None

    def read(self, name: str, limit: int = LARGEST_FILE) -> bytes | None:
        """A whole file; none where it is missing."""
        if name not in self._sizes:
            return None
        data = b""
        if self._sizes[name] <= limit:
            with self._opener(name) as file:
                data = file.read(limit + 1)
        if len(data) > limit or self._sizes[name] > limit:
            raise BadInput(
                f"{printable(name)} er større enn {limit} byte, og er ikke lest.",
                f"{printable(name)} is larger than {limit} bytes, and was not read.",
            )
        return data


def open_bundle(path: Path) -> Bundle:
    """The bundle in a folder or an archive."""
    if path.is_dir():
        return Bundle(dict(_in_folder(path, "")), lambda name: (path / name).open("rb"))
    if not path.is_file():
        raise BadInput(f"{path} finnes ikke.", f"{path} does not exist.")
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        raise BadInput(
            f"{path} er verken en mappe eller et zip-arkiv.",
            f"{path} is neither a folder nor a zip archive.",
        ) from None
    return Bundle(_in_archive(archive), archive.open)


def _in_folder(folder: Path, prefix: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as found:
        for one in found:
            status = one.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                yield from _in_folder(folder / one.name, f"{prefix}{one.name}/")
            elif stat.S_ISREG(status.st_mode):
                yield prefix + one.name, status.st_size
            else:
                raise _points_elsewhere(prefix + one.name)


def _in_archive(archive: zipfile.ZipFile) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for one in archive.infolist():
        kind = one.external_attr >> 16
        parts = one.filename.rstrip("/").split("/")
        plain = one.filename.isprintable() and not set("\\:") & set(one.filename)
        link = stat.S_IFMT(kind) not in {0, stat.S_IFREG, stat.S_IFDIR}
        if one.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise BadInput("arkivet er pakket på en ukjent måte.", "the archive is packed oddly.")
        if not plain or link or {"", ".", ".."} & set(parts) or one.filename in sizes:
            raise _points_elsewhere(one.filename)
        if not one.is_dir():
            sizes[one.filename] = one.file_size
    return sizes


def _points_elsewhere(name: str) -> BadInput:
    shown = printable(name)
    return BadInput(
        f"pakken har et navn som peker ut av den, eller står der to ganger: «{shown}».",
        f"the bundle has a name that points out of it, or stands there twice: «{shown}».",
    )


def read_file(path: Path, limit: int = LARGEST_NOTE) -> bytes:
    """A file beside the bundle."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError:
        raise BadInput(f"{path} kan ikke leses.", f"{path} cannot be read.") from None
    if len(data) > limit:
        raise BadInput(f"{path} er for stor.", f"{path} is too large.")
    return data


def printable(text: object) -> str:
    """A text that cannot speak to the terminal it is shown on."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in str(text))


# --- notes: signed-note, tlog-checkpoint, tlog-cosignature -------------------------------------

LOG_KEY, WITNESS_KEY = 0x01, 0x04
_NAME = r"[^\s+\x00-\x1f]{1,255}"
_vkey = re.compile(rf"({_NAME})\+([0-9a-f]{{8}})\+([A-Za-z0-9+/]+={{0,2}})").fullmatch
_signature = re.compile(rf"— ({_NAME}) ([A-Za-z0-9+/]+={{0,2}})").fullmatch
_checkpoint = re.compile(rf"({_NAME})\n(0|[1-9][0-9]{{0,17}})\n([A-Za-z0-9+/]{{43}}=)\n").fullmatch


def strict_base64(text: str | bytes) -> bytes:
    """The bytes in a text that could not be written otherwise; `ValueError` else."""
    data = b64decode(text, validate=True)
    if b64encode(data) != (text.encode("ascii") if isinstance(text, str) else text):
        msg = "the same bytes could be written in another way"
        raise ValueError(msg)
    return data


class Key(NamedTuple):
    """A verifier key: whose, of which kind, and its four bytes of id."""

    name: str
    id: bytes
    kind: int
    public: bytes

    @classmethod
    def read(cls, text: str) -> Key:
        """The key in `name+id+base64`."""
        found = _vkey(text.strip())
        try:
            raw = strict_base64(found[3]) if found else b""
        except ValueError:
            raw = b""
        if not found or len(raw) != 1 + HASH or raw[0] not in {LOG_KEY, WITNESS_KEY}:
            raise BadInput("nøkkelen er ingen vkey.", "the key is no vkey.")
        id_ = hashlib.sha256(found[1].encode() + b"\n" + raw).digest()[:4]
        if id_.hex() != found[2]:
            raise BadInput(
                "nøkkelens nummer er ikke nøkkelens eget.", "the id of the key is not its own."
            )
        return cls(found[1], id_, raw[0], raw[1:])

    def signed(self, text: bytes, signature: bytes) -> bool:
        """Whether the signature over the text is by this key."""
        if self.kind == WITNESS_KEY:
            when = int.from_bytes(signature[:8], "big")
            text, signature = b"cosignature/v1\ntime %d\n%b" % (when, text), signature[8:]
        try:
            ed25519.Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        except InvalidSignature:
            return False
        return True


class Note(NamedTuple):
    """A checkpoint as it is kept: what it says, and who signed it."""

    text: bytes
    origin: str
    size: int
    root: bytes
    signatures: tuple[tuple[str, bytes, bytes], ...]

    @classmethod
    def read(cls, data: bytes | None) -> Note | None:
        """The checkpoint in a file; none where it has not its form."""
        if data is None or not data.endswith(b"\n"):
            return None
        text, _, under = data.partition(b"\n\n")
        try:
            found = _checkpoint(text.decode() + "\n")
            lines = [_signature(line) for line in under.decode()[:-1].split("\n")]
            root = strict_base64(found[3]) if found else b""
            raw = [(one[1], strict_base64(one[2])) for one in lines if one]
        except ValueError:
            return None
        if not found or len(raw) != len(lines) or any(len(value) < 5 for _, value in raw):  # noqa: PLR2004 - four bytes of id and a signature
            return None
        if len(set(raw)) < len(raw):  # said twice, it would be the same note in other bytes
            return None
        signatures = tuple((name, value[:4], value[4:]) for name, value in raw)
        return cls(text + b"\n", found[1], int(found[2]), root, signatures)

    def by(self, key: Key) -> list[bytes] | None:
        """The signatures in the name of a key; none where one of them is not by it."""
        mine = [value for name, id_, value in self.signatures if (name, id_) == (key.name, key.id)]
        return mine if all(key.signed(self.text, one) for one in mine) else None

    def is_of(self, keys: Sequence[Key]) -> bool:
        """Whether one of the log's own keys signed it, and its origin is theirs."""
        return any(key.name == self.origin and self.by(key) for key in keys)


# --- the tree: RFC 6962, in files as tlog-tiles ------------------------------------------------

_sha256 = hashlib.sha256


class Tree:
    """A tree that grows leaf by leaf; only its right edge is kept."""

    def __init__(self) -> None:
        """Begin empty."""
        self.size = 0
        self._edge: list[bytes] = []

    def add(self, leaf: bytes) -> list[bytes]:
        """One more leaf; gives the nodes that became whole, the lowest first."""
        whole = [leaf]
        left = self.size
        while left & 1:
            leaf = _sha256(b"\x01" + self._edge.pop() + leaf).digest()
            whole.append(leaf)
            left >>= 1
        self._edge.append(leaf)
        self.size += 1
        return whole

    def root(self) -> bytes:
        """The root over the leaves so far."""
        if not self._edge:
            return EMPTY_ROOT
        found = self._edge[-1]
        for left in self._edge[-2::-1]:
            found = _sha256(b"\x01" + left + found).digest()
        return found

    def copy(self) -> Tree:
        """Another tree with the same leaves."""
        other = Tree()
        other.size, other._edge = self.size, list(self._edge)
        return other


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return _sha256(b"\x00" + entry).digest()


def root_of(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that a proof of inclusion leads to; none where its length is wrong (RFC 9162)."""
    at, last = index, size - 1
    for hash_ in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            leaf = _sha256(b"\x01" + hash_ + leaf).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            leaf = _sha256(b"\x01" + leaf + hash_).digest()
        at, last = at >> 1, last >> 1
    return leaf if last == 0 else None


_entry = re.compile(
    rb"innforing\.leaf/v1\n(0|[1-9]\d{0,17})\n([A-Za-z0-9._:-]{1,100})\n(0|[1-9]\d{0,17})\n"
    rb"([A-Za-z][A-Za-z0-9_.:]{0,199})\n(0|[1-9]\d{0,17})\n([0-9a-f]{64})\n"
).fullmatch


class Entry(NamedTuple):
    """What the tree holds of one event: seven lines."""

    leaf: int
    stream: bytes
    version: int
    topic: str
    recorded_us: int
    commitment: str

    @classmethod
    def read(cls, data: bytes) -> Entry | None:
        """The entry; none where a line has not its form."""
        found = _entry(data)
        if not found:
            return None
        index, stream, version, topic, recorded, commitment = found.groups()
        return cls(
            int(index), stream, int(version), topic.decode(), int(recorded), commitment.decode()
        )


def unbundled(data: bytes) -> list[bytes] | None:
    """The entries of a bundle, each after its length; none where they do not add up."""
    entries, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        entry = data[at + 2 : at + 2 + length]
        if at + 2 + length > len(data):
            return None
        entries.append(entry)
        at += 2 + length
    return entries


class Tiles:
    """The files of the tree by level and number; each may be there in parts as well."""

    def __init__(self, bundle: Bundle) -> None:
        """Look at what there is."""
        self._bundle = bundle
        self._widths: dict[tuple[str, int], list[int]] = {}
        self.odd: list[str] = []
        """Files that are no tiles."""
        for name in bundle.names("tile/"):
            found = _tile_name(name)
            if found is None:
                self.odd.append(name)
            else:
                level, number, width = found
                self._widths.setdefault((level, number), []).append(width)
        self.has_entries = any(level == "entries" for level, _ in self._widths)
        self.looked: set[tuple[str, int]] = set()

    def left(self) -> list[tuple[str, int]]:
        """The tiles that nobody asked for: the tree has no place for them."""
        return sorted(self._widths.keys() - self.looked)

    def read(self, level: str, number: int, width: int) -> bytes | None:
        """A tile of that width or none; narrower parts of it must begin as it does."""
        self.looked.add((level, number))
        widths = self._widths.get((level, number), [])
        if width not in widths:
            return None
        data = self._part(level, number, width)
        entries = unbundled(data) if level == "entries" else None
        for one in widths:
            length = one * HASH
            if entries is not None:
                length = sum(2 + len(entry) for entry in entries[:one])
            if one > width or (one < width and self._part(level, number, one) != data[:length]):
                return None
        return data

    def _part(self, level: str, number: int, width: int) -> bytes:
        limit = WIDTH * (2 + LARGEST_ENTRY if level == "entries" else HASH)
        return self._bundle.read("tile/" + tile_name(level, number, width), limit) or b""


def tile_name(level: str, number: int, width: int) -> str:
    """The address of a tile under `tile/`."""
    parts = [f"{number % 1000:03d}"]
    rest = number
    while rest := rest // 1000:
        parts.insert(0, f"x{rest % 1000:03d}")
    return f"{level}/{'/'.join(parts)}" + (f".p/{width}" if width < WIDTH else "")


_tile_form = re.compile(
    r"(entries|[0-9]|[1-5][0-9])/((?:x\d{3}/){0,5}\d{3})(?:\.p/(\d{1,3}))?"
).fullmatch


def _tile_name(name: str) -> tuple[str, int, int] | None:
    found = _tile_form(name)
    if found is None:
        return None
    number = int(found[2].replace("x", "").replace("/", ""))
    width = WIDTH if found[3] is None else int(found[3])
    same = name == tile_name(found[1], number, width) and width > 0
    return (found[1], number, width) if same else None


# --- the answer ---------------------------------------------------------------------------------

HELD, BROKEN, UNTRIED = (
    Words("holdt", "held"),
    Words("brutt", "broken"),
    Words("ikke prøvd", "not tried"),
)


NOTHING = Words("", "")


@dataclass
class Check:
    """One of V1 to V9: whether it holds, and the first place where it does not."""

    name: str
    title: Words
    status: Words = UNTRIED
    why: Words = NOTHING
    position: int | None = None
    faults: int = 0

    def held(self, nb: str, en: str) -> None:
        """It was tried and holds, where nothing has been found against it."""
        if self.status is not BROKEN:
            self.status, self.why = HELD, Words(nb, en)

    def untried(self, nb: str, en: str) -> None:
        """It was not tried, and why."""
        if self.status is not BROKEN:
            self.status, self.why = UNTRIED, Words(nb, en)

    def broken(self, nb: str, en: str, position: int | None = None, *, count: int = 1) -> None:
        """Something does not hold; the lowest position is the one that is named."""
        self.faults += count
        first = self.status is not BROKEN
        lower = position is not None and (self.position is None or position < self.position)
        if first or lower:
            self.why, self.position = Words(nb, en), position
        self.status = BROKEN


TITLES = {
    "V1": Words("loggens signatur", "signature of the log"),
    "V2": Words("vitner", "witnesses"),
    "V3": Words("roten og flisene", "root and tiles"),
    "V4": Words("tidligere sjekkpunkter", "earlier checkpoints"),
    "V5": Words("rekkefølge og tid", "order and time"),
    "V6": Words("hendelsene åpner treet", "events open the tree"),
    "V7": Words("tidsstempler", "time stamps"),
    "V8": Words("kolonner og skjema", "columns and schema"),
    "V9": Words("sladding", "redaction"),
}


class Asked(NamedTuple):
    """What the auditor holds, from elsewhere than the bundle, and asks."""

    keys: tuple[Key, ...]
    policy: Policy | None = None
    pin: Note | None = None
    anchors: tuple[x509.Certificate, ...] = ()
    since: float | None = None
    """Seconds since 1970 that the witnesses must have confirmed after; none: 24 hours ago."""
    show: int | None = None


# --- V2: witnesses ------------------------------------------------------------------------------


class Policy(NamedTuple):
    """Which witnesses are needed: c2sp.org/tlog-policy."""

    logs: tuple[Key, ...]
    witnesses: dict[bytes, Key]
    groups: dict[bytes, tuple[int, tuple[bytes, ...]]]
    quorum: bytes

    @classmethod
    def read(cls, data: bytes) -> Policy:
        """The policy in a file."""
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data):
            raise _bad_policy("den har styretegn", "it holds control characters")
        reader = _PolicyReader()
        for number, line in enumerate(data.split(b"\n"), 1):
            words = [word for word in re.split(rb"[ \t]+", line) if word]
            if words and not words[0].startswith(b"#") and not reader.line(*words):
                raise _bad_policy(f"linje {number}", f"line {number}")
        if reader.quorum is None:
            raise _bad_policy("quorum mangler", "quorum is missing")
        return cls(tuple(reader.logs), reader.witnesses, reader.groups, reader.quorum)

    def met(self, signed: set[bytes], name: bytes | None = None) -> bool:
        """Whether those who signed are enough."""
        name = self.quorum if name is None else name
        if name in self.witnesses:
            return name in signed
        needed, members = self.groups[name]
        return sum(self.met(signed, one) for one in members) >= needed


def _bad_policy(nb: str, en: str) -> BadInput:
    return BadInput(f"vitnepolicyen kan ikke brukes: {nb}.", f"the policy cannot be used: {en}.")


class _PolicyReader:
    def __init__(self) -> None:
        self.logs: list[Key] = []
        self.witnesses: dict[bytes, Key] = {}
        self.groups: dict[bytes, tuple[int, tuple[bytes, ...]]] = {}
        self.quorum: bytes | None = None
        self._members: set[bytes] = set()

    def line(self, word: bytes, *rest: bytes) -> bool:
        """Read one line; whether it could be."""
        known: dict[bytes, tuple[int, int, Callable[..., bool]]] = {
            b"log": (1, 2, self._log),
            b"witness": (2, 3, self._witness),
            b"group": (3, 1000, self._group),
            b"quorum": (1, 1, self._quorum),
        }
        if word not in known:
            return False
        fewest, most, read = known[word]
        return fewest <= len(rest) <= most and read(*rest)

    def _log(self, vkey: bytes, *_: bytes) -> bool:
        self.logs.append(Key.read(vkey.decode("utf-8", "replace")))
        return self.logs[-1].kind == LOG_KEY

    def _witness(self, name: bytes, vkey: bytes, *_: bytes) -> bool:
        key = Key.read(vkey.decode("utf-8", "replace"))
        same = any(one.public == key.public for one in self.witnesses.values())
        if same or self._taken(name) or key.kind != WITNESS_KEY:
            return False
        self.witnesses[name] = key
        return True

    def _group(self, name: bytes, needed: bytes, *members: bytes) -> bool:
        words = {b"any": 1, b"all": len(members)}
        count = int(needed) if needed.isdigit() and len(needed) < 4 else words.get(needed, 0)  # noqa: PLR2004 - no policy has a thousand
        known = all(one in self.witnesses or one in self.groups for one in members)
        once = len(set(members)) == len(members) and not self._members & set(members)
        if self._taken(name) or not known or not once or not 1 <= count <= len(members):
            return False
        self._members |= set(members)
        self.groups[name] = (count, members)
        return True

    def _quorum(self, name: bytes) -> bool:
        there = name == b"none" or name in self.witnesses or name in self.groups
        first, self.quorum = self.quorum is None, name
        return there and first

    def _taken(self, name: bytes) -> bool:
        return name == b"none" or name in self.witnesses or name in self.groups


def check_witnesses(check: Check, note: Note, asked: Asked) -> None:
    """V2: a quorum of the policy's witnesses, each of whom confirmed it late enough."""
    policy = asked.policy
    if policy is None:
        check.untried("ingen vitnepolicy er gitt (--policy)", "no policy was given (--policy)")
        return
    if policy.quorum == b"none":
        check.untried("policyen krever ingen vitner", "the policy asks for no witnesses")
        return
    now = time.time()
    since = now - FRESH_S if asked.since is None else asked.since
    signed, fresh = set(), set()
    for name, key in policy.witnesses.items():
        values = note.by(key)
        if values is None:
            who = printable(key.name)
            check.broken(f"linjen til vitnet {who} er feil", f"the line of witness {who} is wrong")
        times = [int.from_bytes(one[:8], "big") for one in values or ()]
        signed |= {name for _ in times}
        fresh |= {name for one in times if since <= one <= now + AHEAD_S}
    limit = datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%d %H:%M UTC")
    if not policy.met(signed):
        count = (
            f"{len(signed)} av {len(policy.witnesses)}",
            f"{len(signed)} of {len(policy.witnesses)}",
        )
        check.broken(
            f"for få vitner har bekreftet sjekkpunktet: {count[0]}",
            f"too few witnesses have confirmed the checkpoint: {count[1]}",
        )
    elif not policy.met(fresh):
        check.broken(
            f"for få vitner har bekreftet sjekkpunktet etter {limit}: det kan være gammelt",
            f"too few witnesses have confirmed the checkpoint after {limit}: it may be an old one",
        )
    else:
        check.held(
            f"{len(fresh)} vitner har bekreftet sjekkpunktet etter {limit}",
            f"{len(fresh)} witnesses have confirmed the checkpoint after {limit}",
        )


# --- V7: time stamps, RFC 3161 ------------------------------------------------------------------

SEQUENCE, SET, OCTETS, OID, TIME = 0x30, 0x31, 0x04, 0x06, 0x18
SIGNED_DATA, TST_INFO, PSS = "2a864886f70d010702", "2a864886f70d0109100104", "2a864886f70d01010a"
CONTENT_TYPE, MESSAGE_DIGEST = "2a864886f70d010903", "2a864886f70d010904"
DIGESTS: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "608648016503040201": hashes.SHA256,
    "608648016503040202": hashes.SHA384,
    "608648016503040203": hashes.SHA512,
}
DEEPEST_CHAIN = 5


class BadToken(ValueError):
    """The bytes are no time stamp that can be trusted."""


class Der(NamedTuple):
    """One element of DER."""

    tag: int
    content: bytes
    raw: bytes

    def parts(self) -> list[Der]:
        """The elements inside."""
        return elements(self.content)

    def inside(self, *tags: int) -> list[Der]:
        """The elements inside, the first of which must have these tags."""
        parts = self.parts()
        if [part.tag for part in parts[: len(tags)]] != list(tags):
            raise BadToken
        return parts


def elements(data: bytes) -> list[Der]:
    """The elements that follow each other."""
    found, at = [], 0
    while at < len(data):
        header, length = at + 2, data[at + 1] if at + 1 < len(data) else 0x80
        if length >= 0x80:  # noqa: PLR2004 - the long form
            count = length & 0x7F
            length = int.from_bytes(data[header : header + count], "big")
            header += count
            if not 1 <= count <= 4:  # noqa: PLR2004
                raise BadToken
        if header + length > len(data):
            raise BadToken
        end = header + length
        found.append(Der(data[at], data[header:end], data[at:end]))
        at = end
    return found


def digest(oid: Der, data: bytes) -> bytes:
    """The digest that an algorithm identifier names."""
    algorithm = DIGESTS.get(oid.inside(OID)[0].content.hex())
    if algorithm is None:
        raise BadToken
    hasher = hashes.Hash(algorithm())
    hasher.update(data)
    return hasher.finalize()


def stamped_us(token: bytes, stamped: Sequence[bytes], anchors: Sequence[x509.Certificate]) -> int:
    """When one of the texts was stamped, µs since 1970; `BadToken` where it was not."""
    (response,) = elements(token)
    content = response.inside(SEQUENCE, SEQUENCE)[1].inside(OID, 0xA0)
    if content[0].content.hex() != SIGNED_DATA:
        raise BadToken
    signed = content[1].inside(SEQUENCE)[0].inside(0x02, SET, SEQUENCE)
    kind, wrapped = signed[2].inside(OID, 0xA0)
    info = wrapped.inside(OCTETS)[0].content
    if kind.content.hex() != TST_INFO:
        raise BadToken
    certificates = [
        x509.load_der_x509_certificate(one.raw)
        for part in signed[3:]
        if part.tag == 0xA0  # noqa: PLR2004 - the set of certificates
        for one in part.parts()
    ]
    (signer,) = signed[-1].inside(SEQUENCE)
    (fields,) = elements(info)
    _, _, imprint, _, when = fields.inside(0x02, OID, SEQUENCE, 0x02, TIME)[:5]
    algorithm, hashed = imprint.inside(SEQUENCE, OCTETS)
    moment = _moment(when.content)
    _check_signer(signer, info, moment, certificates, anchors)
    if all(digest(algorithm, text) != hashed.content for text in stamped):
        raise BadToken
    return microseconds(moment)


def _check_signer(
    signer: Der,
    info: bytes,
    moment: datetime,
    certificates: Sequence[x509.Certificate],
    anchors: Sequence[x509.Certificate],
) -> None:
    _, who, algorithm, attributes, how, value = signer.inside(
        0x02, SEQUENCE, SEQUENCE, 0xA0, SEQUENCE, OCTETS
    )[:6]
    named = {one.inside(OID, SET)[0].content.hex(): one.parts()[1] for one in attributes.parts()}
    kind, summed = named.get(CONTENT_TYPE), named.get(MESSAGE_DIGEST)
    if kind is None or kind.inside(OID)[0].content.hex() != TST_INFO or summed is None:
        raise BadToken
    if summed.inside(OCTETS)[0].content != digest(algorithm, info):
        raise BadToken
    issuer, serial = who.inside(SEQUENCE, 0x02)
    for one in (*certificates, *anchors):
        same = one.serial_number == int.from_bytes(serial.content, "big", signed=True)
        if same and one.issuer.public_bytes() == issuer.raw:
            # signed is the SET itself, not the tag it has in its place
            _verify(one, algorithm, how, value.content, b"\x31" + attributes.raw[1:])
            if not _may_stamp(one) or not _leads_to(one, anchors, certificates, moment):
                raise BadToken
            return
    raise BadToken


def _verify(
    certificate: x509.Certificate, algorithm: Der, how: Der, value: bytes, data: bytes
) -> None:
    key = certificate.public_key()
    name = DIGESTS[algorithm.inside(OID)[0].content.hex()]()
    if isinstance(key, rsa.RSAPublicKey):
        pss = how.inside(OID)[0].content.hex() == PSS
        pads = padding.PSS(padding.MGF1(name), padding.PSS.AUTO) if pss else padding.PKCS1v15()
        key.verify(value, data, pads, name)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(value, data, ec.ECDSA(name))
    elif isinstance(key, ed25519.Ed25519PublicKey):
        key.verify(value, data)
    else:
        raise BadToken


def _may_stamp(certificate: x509.Certificate) -> bool:
    uses = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    return list(uses) == [ExtendedKeyUsageOID.TIME_STAMPING]


def _leads_to(
    certificate: x509.Certificate,
    anchors: Sequence[x509.Certificate],
    between: Sequence[x509.Certificate],
    moment: datetime,
    depth: int = 0,
) -> bool:
    """Whether the certificate was valid then, and goes back to one that the auditor trusts."""
    if not certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc:
        return False
    if certificate in anchors:
        return True
    for issuer in (*anchors, *between):
        try:
            certificate.verify_directly_issued_by(issuer)
            ca = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
            continue
        if ca and depth < DEEPEST_CHAIN and _leads_to(issuer, anchors, between, moment, depth + 1):
            return True
    return False


def _moment(text: bytes) -> datetime:
    form = "%Y%m%d%H%M%S.%fZ" if b"." in text else "%Y%m%d%H%M%SZ"
    return datetime.strptime(text.decode("ascii"), form).replace(tzinfo=UTC)


def microseconds(moment: datetime) -> int:
    """µs since 1970."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def moment_of(us: int) -> str:
    """A time of the log in words."""
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)).strftime(
            "%Y-%m-%d %H:%M:%S UTC"
        )
    except OverflowError:
        return str(us)


_token_name = re.compile(r"([1-9][0-9]{0,17})(?:-[a-z0-9]{1,40})?\.tsr").fullmatch


def read_tokens(check: Check, bundle: Bundle, asked: Asked, kept: dict[int, Note]) -> list[Token]:
    """The time stamps of the bundle by size, each checked against its checkpoint."""
    names = sorted(bundle.names("tokens/"))
    if not asked.anchors:
        check.untried(
            f"{len(names)} tidsstempler; ingen rot å prøve dem mot er gitt (--tsa-root)",
            f"{len(names)} time stamps; no root to try them against was given (--tsa-root)",
        )
        return []
    if not names:
        check.untried("pakken har ingen tidsstempler", "the bundle has no time stamps")
    found = []
    for name in names:
        of = _token_name(name)
        note = kept.get(int(of[1])) if of else None
        token = bundle.read(f"tokens/{name}", LARGEST_NOTE) or b""
        try:
            if note is None:
                raise BadToken
            whole = bundle.read(f"sjekkpunkt/{note.size}", LARGEST_NOTE) or b""
            found.append(Token(note.size, stamped_us(token, (note.text, whole), asked.anchors)))
        except (
            ValueError,
            TypeError,
            IndexError,
            InvalidSignature,
            UnsupportedAlgorithm,
            x509.ExtensionNotFound,
        ):
            shown = printable(name)
            check.broken(
                f"tidsstempelet {shown} holder ikke", f"the time stamp {shown} does not hold"
            )
    return sorted(found)


class Token(NamedTuple):
    """So many events were there at that time."""

    size: int
    us: int


# --- V6, V8, V9: the events themselves ----------------------------------------------------------

_row_start = re.compile(rb'\{"position":([1-9]\d{0,17})[,}]').match
_row = re.compile(
    rb'\{"position":(\d+)(?:,"sladdet":(true)|,"salt":"([0-9a-f]{64})","state":"([A-Za-z0-9+/=]*)")?'
    rb'(?:,"recorded_us":(\d{1,18}))?(?:,"entry":"([A-Za-z0-9+/=]*)")?(?:,"kopier":(\{.*\}))?\}\n'
).fullmatch

Fault = tuple[str, int, Words]


class Line(NamedTuple):
    """One line of `events.jsonl`, and the entry that the tree holds in its place."""

    position: int
    topic: str
    commitment: str
    data: bytes


@dataclass
class Seen:
    """What a look at some lines came to; small, for it goes from process to process."""

    faults: dict[str, tuple[int, int, Words]] = field(default_factory=dict)
    """Check → the first position, how many in all, and what."""
    opened: int = 0
    copied: int = 0
    without: list[int] = field(default_factory=list)
    """Positions without state."""
    redacted: list[tuple[int, int]] = field(default_factory=list)
    """A position, and the one where it is said that it was redacted."""

    def fault(self, check: str, position: int, nb: str, en: str) -> None:
        """One thing that does not hold."""
        first, count, words = self.faults.get(check, (position, 0, Words(nb, en)))
        self.faults[check] = (first, count + 1, words)


class Schema:
    """Which events there are, and what each must hold (`skjema.json`)."""

    def __init__(self, data: bytes | None) -> None:
        """Read it; none where there is none."""
        self.topics: dict[str, dict[str, object]] = {}
        try:
            read = json.loads(data or b"{}")
            self.topics = {t: dict(v) for t, v in read.items()}
        except (ValueError, AttributeError, TypeError, RecursionError):
            raise BadInput("skjema.json kan ikke leses.", "skjema.json cannot be read.") from None

    def fault(self, topic: str, version: object, facts: dict[str, object]) -> Words | None:
        """What is wrong with an event."""
        known = self.topics.get(topic)
        if known is None:
            return Words(f"skjemaet kjenner ikke {topic}", f"the schema does not know {topic}")
        newest = known.get("versjon")
        if type(version) is not int or not isinstance(newest, int) or not 1 <= version <= newest:
            return Words(
                f"{topic} har ukjent versjon", f"{topic} is of a version that is not known"
            )
        if version < newest:
            upcasters = known.get("oppgraderes")
            chain = set(upcasters) if isinstance(upcasters, list) else set()
            if not set(range(version, newest)) <= chain:
                return Words(
                    f"{topic} versjon {version} kan ikke bringes fram til {newest}",
                    f"{topic} version {version} cannot be brought forward to {newest}",
                )
            return None
        return self._fields(topic, known, facts)

    @staticmethod
    def _fields(topic: str, known: dict[str, object], facts: dict[str, object]) -> Words | None:
        needed, may = known.get("pakrevd"), known.get("felt")
        missing = [one for one in needed if one not in facts] if isinstance(needed, list) else []
        extra = [one for one in facts if one not in may] if isinstance(may, list) else []
        if not missing and not extra:
            return None
        named = printable(", ".join(map(str, missing + extra)))
        return Words(
            f"{topic} har ikke de feltene den skal ha: {named}",
            f"{topic} does not have the fields it should: {named}",
        )


_schema = Schema(None)


def _use_schema(topics: dict[str, dict[str, object]]) -> None:
    _schema.topics = topics


def check_lines(lines: Iterable[Line], *, copies: bool) -> Seen:
    """V6, V8 and what V9 needs, of some lines; runs in several processes."""
    seen = Seen()
    for line in lines:
        _check_line(seen, line, copies=copies)
    return seen


def _check_line(seen: Seen, line: Line, *, copies: bool) -> None:
    found = _row(line.data)
    if found is None:
        seen.fault("V6", line.position, "linjen kan ikke leses", "the line cannot be read")
        return
    _, _, salt, state64, _, _, copied = found.groups()
    if salt is None:
        seen.without.append(line.position)
        return
    try:
        state = strict_base64(state64)
    except ValueError:
        seen.fault("V6", line.position, "linjen kan ikke leses", "the line cannot be read")
        return
    opening = _sha256(STATE_PREFIX + bytes.fromhex(salt.decode()) + state).hexdigest()
    if opening != line.commitment:
        seen.fault(
            "V6",
            line.position,
            "innholdet er ikke det som treet binder: det er endret",
            "the content is not what the tree commits to: it was changed",
        )
        return
    seen.opened += 1
    _check_state(seen, line, state, copied, copies=copies)


def _check_state(
    seen: Seen, line: Line, state: bytes, copied: bytes | None, *, copies: bool
) -> None:
    event = read_state(state)
    if event is None:
        seen.fault("V8", line.position, "innholdet kan ikke leses", "the content cannot be read")
        return
    version, facts, header = event
    wrong = _schema.fault(line.topic, version, facts) if _schema.topics else None
    if wrong is not None:
        seen.fault("V8", line.position, *wrong)
    if copied is not None or copies:
        seen.copied += 1
        different = differing_copies(copied, header)
        if different:
            seen.fault(
                "V8",
                line.position,
                f"kolonner er andre enn i innholdet: {different}",
                f"columns are not those of the content: {different}",
            )
    of = facts.get("posisjon")
    if line.topic == REDACTED and isinstance(of, int):
        seen.redacted.append((of, line.position))


def read_state(state: bytes) -> tuple[object, dict[str, object], dict[str, object]] | None:
    """Version, facts and header of an event; none where the state has not its form."""
    try:
        read = json.loads(state)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or set(read) != {"v", "hendelse", "hode"}:
        return None
    facts, header = read["hendelse"], read["hode"]
    if not isinstance(facts, dict) or not isinstance(header, dict):
        return None
    return read["v"], facts, header


def differing_copies(copied: bytes | None, header: dict[str, object]) -> str:
    """The columns that do not repeat the header; written as they must be, none."""
    due = {column: header[f] for column, f in COPIES.items() if header.get(f) is not None}
    if copied == json.dumps(due, ensure_ascii=False, separators=(",", ":")).encode():
        return ""
    try:
        there = json.loads(copied or b"{}")
    except (ValueError, RecursionError):
        there = None
    if not isinstance(there, dict):
        return "?"
    names = due.keys() | there.keys()
    wrong = sorted(name for name in names if due.get(name) != there.get(name))
    return printable(", ".join(wrong)) or "?"


class Lines:
    """The lines of `events.jsonl` in order, each with its position; none is longer than it may."""

    def __init__(self, bundle: Bundle, check: Check) -> None:
        """Begin before the first."""
        self._file = bundle.open("events.jsonl")
        self._check = check
        self._last = 0
        self.count = 0
        self.head = self._next()

    def take(self) -> tuple[int, bytes]:
        """The next line, which must be there."""
        head = self.head
        if head is None:
            raise StopIteration
        self.head = self._next()
        return head

    def _next(self) -> tuple[int, bytes] | None:
        if self._file is None:
            return None
        while line := self._file.readline(LONGEST_LINE + 1):
            self.count += 1
            if len(line) > LONGEST_LINE:
                self.close()
                raise BadInput(
                    f"linje {self.count} i events.jsonl er lengre enn {LONGEST_LINE} byte, "
                    "og er ikke lest.",
                    f"line {self.count} of events.jsonl is longer than {LONGEST_LINE} bytes, "
                    "and was not read.",
                )
            found = _row_start(line)
            position = int(found[1]) if found else 0
            if position > self._last:
                self._last = position
                return position, line
            self._check.broken(
                f"linje {self.count} kan ikke leses, eller står ikke i rekkefølge",
                f"line {self.count} cannot be read, or is out of order",
                self._last + 1,
            )
        return None

    def close(self) -> None:
        """Read no more."""
        if self._file is not None:
            self._file.close()
            self._file = None


# --- the run: one pass over leaves and events together ------------------------------------------


class Run:
    """One verification of one bundle."""

    def __init__(self, bundle: Bundle, asked: Asked) -> None:
        """Take the bundle and what the auditor holds."""
        self.bundle, self.asked = bundle, asked
        self.checks = {name: Check(name, title) for name, title in TITLES.items()}
        head = Note.read(bundle.read("checkpoint", LARGEST_NOTE))
        if head is None:
            raise BadInput(
                "pakken har ikke noe sjekkpunkt som kan leses.",
                "the bundle has no checkpoint that can be read.",
            )
        self.head: Note = head
        self.package = _package(bundle.read("pakke.json", LARGEST_NOTE))
        self.public = self.package.get("offentlig") is True
        self.chosen = self.package.get("utvalg") is not None or self.public
        self.tiles = Tiles(bundle)
        self.schema = Schema(bundle.read("skjema.json"))
        self.seen = Seen()
        self.rows = self.young = 0
        self.captured: tuple[Entry, bytes] | None = None
        self._batch: list[Line] = []
        self._bytes = 0
        self._versions: dict[bytes, int] = {}
        self._last_us = -1
        self._gap = False
        """Whether entries are missing: what rests on them can then not be tried."""
        self.windows: list[Token] = []
        """The time stamps that hold, by size."""
        self._open: deque[multiprocessing.pool.AsyncResult[Seen]] = deque()
        self._pool: multiprocessing.pool.Pool | None = None
        self.lines = Lines(bundle, self.checks["V6"])

    def all(self) -> Run:
        """Run V1 to V9."""
        try:
            self._run()
        finally:
            self.lines.close()
        return self

    def _run(self) -> None:
        self._signature()
        check_witnesses(self.checks["V2"], self.head, self.asked)
        kept = self._kept()
        self.windows = read_tokens(self.checks["V7"], self.bundle, self.asked, kept)
        pin = self.asked.pin
        wanted = {*kept, *([pin.size] if pin else ())}
        _use_schema(self.schema.topics)
        with self._workers():
            roots, whole = self._leaves(wanted)
            self._rest()
            self._send()
            self._collect(0)
        self._earlier(kept, roots if whole else None)
        self._conclude_events()

    # V1
    def _signature(self) -> None:
        check, head = self.checks["V1"], self.head
        origins = {key.name for key in self.asked.keys}
        if head.origin not in origins:
            check.broken(
                f"sjekkpunktet er fra en annen logg: {printable(head.origin)}",
                f"the checkpoint is of another log: {printable(head.origin)}",
            )
        elif not head.is_of(self.asked.keys):
            check.broken(
                "sjekkpunktet er ikke signert med nøkkelen du har gitt",
                "the checkpoint is not signed by the key you gave",
            )
        check.held(
            f"{printable(head.origin)}, {head.size} hendelser, rot {b64encode(head.root).decode()}",
            f"{printable(head.origin)}, {head.size} events, root {b64encode(head.root).decode()}",
        )

    # V4
    def _kept(self) -> dict[int, Note]:
        check, kept = self.checks["V4"], {}
        for name in self.bundle.names("sjekkpunkt/"):
            note = Note.read(self.bundle.read(f"sjekkpunkt/{name}", LARGEST_NOTE))
            shown = f"sjekkpunkt/{printable(name)}"
            if note is None or name != str(note.size) or not note.is_of(self.asked.keys):
                check.broken(
                    f"{shown} er ikke et signert sjekkpunkt i denne loggen",
                    f"{shown} is no signed checkpoint of this log",
                )
            elif note.size > self.head.size:
                check.broken(
                    f"{shown} er av en lengre logg enn denne: noe er kuttet bort",
                    f"{shown} is of a longer log than this: something was cut off",
                    self.head.size + 1,
                )
            else:
                kept[note.size] = note
        return kept

    def _earlier(self, kept: dict[int, Note], roots: dict[int, bytes] | None) -> None:
        check, pin = self.checks["V4"], self.asked.pin
        if pin and pin.size > self.head.size:
            check.broken(
                f"loggen har {self.head.size} hendelser, men sjekkpunktet du holder, har "
                f"{pin.size}: noe er kuttet bort",
                f"the log has {self.head.size} events, but the checkpoint you hold has "
                f"{pin.size}: something was cut off",
                self.head.size + 1,
            )
        if roots is None:
            check.untried("roten holder ikke, se V3", "the root does not hold, see V3")
            return
        for size, note in sorted(kept.items()):
            if roots.get(size) != note.root:
                check.broken(
                    f"loggen er skrevet om: sjekkpunkt/{size} er ikke begynnelsen av den",
                    f"the log was rewritten: sjekkpunkt/{size} is not its beginning",
                    size,
                )
        if pin and pin.size <= self.head.size and roots.get(pin.size) != pin.root:
            check.broken(
                f"loggen er skrevet om siden du tok vare på sjekkpunktet med {pin.size} hendelser",
                f"the log was rewritten since you kept the checkpoint of {pin.size} events",
                pin.size,
            )
        own = Words(" i pakken og ditt eget", " in the bundle and your own")
        if pin is None:
            own = Words(
                " i pakken, ingen av dem ditt (--pin),", " in the bundle, none yours (--pin),"
            )
        check.held(
            f"{len(kept)}{own.nb} er begynnelser av denne loggen",
            f"{len(kept)}{own.en} are beginnings of this log",
        )

    # V3, V5, V7 and the events beside their leaves
    def _leaves(self, wanted: set[int]) -> tuple[dict[int, bytes], bool]:
        """Walk over all leaves; gives the roots that were asked for, and whether they can be used.

        Where entry and tile disagree, both trees are grown, to tell which of them was changed.
        """
        tree, other = Tree(), Tree()
        forked = False
        roots: list[dict[int, bytes]] = [{}, {}]
        upper: list[list[bytes]] = []
        if 0 in wanted:
            roots[0][0] = roots[1][0] = EMPTY_ROOT
        for leaf, tile in self._pairs():
            if leaf != tile and not forked:
                forked, other = True, tree.copy()
                roots[1] = dict(roots[0])
            whole = tree.add(leaf)
            for height in range(8, len(whole), 8):
                self._upper(upper, height // 8, whole[height], tree.size)
            if tree.size in wanted:
                roots[0][tree.size] = tree.root()
            if forked:
                other.add(tile)
                if other.size in wanted:
                    roots[1][other.size] = other.root()
        self._last_upper(upper)
        return self._root(tree, other if forked else tree, roots)

    def _root(
        self, tree: Tree, other: Tree, roots: list[dict[int, bytes]]
    ) -> tuple[dict[int, bytes], bool]:
        check, head = self.checks["V3"], self.head
        good = [one.size == head.size and one.root() == head.root for one in (tree, other)]
        if not good[0] and check.status is not BROKEN:
            check.broken(
                "roten over hendelsene er en annen enn sjekkpunktets",
                "the root over the events is not that of the checkpoint",
            )
        for name in self.tiles.odd:
            shown = printable(name)
            check.broken(f"tile/{shown} er ingen flis", f"tile/{shown} is no tile")
        for level, number in self.tiles.left():
            name = tile_name(level, number, WIDTH)
            check.broken(f"tile/{name} hører ikke til treet", f"tile/{name} is not of this tree")
        check.held(
            f"roten over {head.size} hendelser er sjekkpunktets, og hver flis stemmer"
            if self.tiles.has_entries or not head.size
            else f"roten over {head.size} blader er sjekkpunktets; hendelseslinjene er ikke med",
            f"the root over {head.size} events is that of the checkpoint, and every tile agrees"
            if self.tiles.has_entries or not head.size
            else f"the root over {head.size} leaves is that of the checkpoint; no entries are here",
        )
        return (roots[0], True) if good[0] else (roots[1], good[1])

    def _pairs(self) -> Iterator[tuple[bytes, bytes]]:
        """The hash of each leaf by its entry, and by its tile; the same where only one is there."""
        entries_here = self.tiles.has_entries or not self.public
        for number in range((self.head.size + WIDTH - 1) // WIDTH):
            start = number * WIDTH
            width = min(WIDTH, self.head.size - start)
            tile = self._hashes("0", number, width, start + 1)
            entries = self._entries(number, width) if entries_here else None
            if tile is None and entries is None:
                return
            if entries is None:
                self._gap = entries_here
                for at, hash_ in enumerate(tile or ()):
                    self._row_of_leaf(start + at, hash_)
                    yield hash_, hash_
                continue
            for at, data in enumerate(entries):
                leaf = leaf_hash(data)
                beside = tile[at] if tile else leaf
                if beside != leaf:
                    self._changed(start + at + 1)
                self._row_of_entry(start + at, data)
                yield leaf, beside

    def _changed(self, position: int) -> None:
        self.checks["V3"].broken(
            "hendelseslinjen og flisen er ikke de samme: en av dem er endret",
            "the entry and the tile are not the same: one of them was changed",
            position,
        )

    def _hashes(self, level: str, number: int, width: int, position: int) -> list[bytes] | None:
        data = self.tiles.read(level, number, width)
        if data is None or len(data) != width * HASH:
            name = tile_name(level, number, width)
            self.checks["V3"].broken(
                f"tile/{name} mangler, eller er endret",
                f"tile/{name} is missing, or was changed",
                position,
            )
            return None
        return [data[at : at + HASH] for at in range(0, len(data), HASH)]

    def _entries(self, number: int, width: int) -> list[bytes] | None:
        data = self.tiles.read("entries", number, width)
        entries = None if data is None else unbundled(data)
        if entries is None or len(entries) != width:
            name = tile_name("entries", number, width)
            self.checks["V3"].broken(
                f"tile/{name} mangler, eller er endret",
                f"tile/{name} is missing, or was changed",
                number * WIDTH + 1,
            )
            return None
        return entries

    def _upper(self, upper: list[list[bytes]], level: int, node: bytes, size: int) -> None:
        """A node of a tile above the leaves became whole."""
        if len(upper) < level:
            upper.append([])
        row = upper[level - 1]
        row.append(node)
        if len(row) == WIDTH:
            self._same_tile(level, size // WIDTH ** (level + 1) - 1, row)
            row.clear()

    def _last_upper(self, upper: list[list[bytes]]) -> None:
        for level, row in enumerate(upper, 1):
            if row:
                self._same_tile(level, self.head.size // WIDTH ** (level + 1), row)

    def _same_tile(self, level: int, number: int, row: list[bytes]) -> None:
        span = WIDTH**level
        start = number * WIDTH * span
        stored = self._hashes(str(level), number, len(row), start + 1)
        known = self.checks["V3"].position
        for at, node in enumerate(row):
            first = start + at * span + 1
            # where a leaf inside was changed, that is what is named
            if stored and stored[at] != node and not (known and first <= known < first + span):
                name = tile_name(str(level), number, len(row))
                self.checks["V3"].broken(
                    f"tile/{name} er endret", f"tile/{name} was changed", first
                )

    def _row_of_entry(self, index: int, data: bytes) -> None:
        entry = Entry.read(data)
        if entry is None:
            self.checks["V5"].broken(
                "hendelseslinjen har ikke sin form", "the entry has not its form", index + 1
            )
        else:
            self._order(index, entry)
        head = self.lines.head
        if head is not None and head[0] == index + 1:
            _, line = self.lines.take()
            self._line(index + 1, line, entry)
        elif not self.chosen:
            self.checks["V6"].broken(
                "hendelsen står i treet, men ikke i loggen",
                "the event is in the tree, but not in the log",
                index + 1,
            )

    def _row_of_leaf(self, index: int, hash_: bytes) -> None:
        """Where entries are not shown, a line brings the entry of its own event."""
        head = self.lines.head
        if head is None or head[0] != index + 1:
            return
        _, line = self.lines.take()
        if self._gap:
            self.rows += 1
            return
        found = _row(line)
        entry = None
        with contextlib.suppress(ValueError):
            data = strict_base64(found[6]) if found and found[6] else b""
            entry = Entry.read(data) if leaf_hash(data) == hash_ else None
        if entry is None or entry.leaf != index:
            self.checks["V6"].broken(
                "linjen er ikke den som treet binder",
                "the line is not what the tree binds",
                index + 1,
            )
            return
        self._line(index + 1, line, entry)

    def _line(self, position: int, line: bytes, entry: Entry | None) -> None:
        self.rows += 1
        if entry is None:
            return
        if position == self.asked.show:
            self.captured = entry, line
        self._batch.append(Line(position, entry.topic, entry.commitment, line))
        self._bytes += len(line)
        if len(self._batch) >= BATCH_ROWS or self._bytes >= BATCH_BYTES:
            self._send()

    # V5, V7
    def _order(self, index: int, entry: Entry) -> None:
        check, position, stream = self.checks["V5"], index + 1, entry.stream.decode()
        if entry.leaf != index:
            check.broken(
                f"hendelseslinjen sier at den er nummer {entry.leaf + 1}",
                f"the entry says that it is number {entry.leaf + 1}",
                position,
            )
        if entry.recorded_us <= self._last_us:
            check.broken(
                "registrert før hendelsen foran", "recorded before the event before it", position
            )
        due = self._versions.get(entry.stream, 0) + 1
        if entry.version != due and not self._gap:
            check.broken(
                f"strømmen {stream} går fra versjon {due - 1} til {entry.version}",
                f"the stream {stream} goes from version {due - 1} to {entry.version}",
                position,
            )
        self._versions[entry.stream] = entry.version
        self._last_us = max(self._last_us, entry.recorded_us)
        if self.windows:
            self._in_window(position, entry.recorded_us)

    def _in_window(self, position: int, us: int) -> None:
        tokens = self.windows
        after = bisect_left(tokens, position, key=lambda one: one.size)
        too_early = after > 0 and us < tokens[after - 1].us - SKEW_US
        too_late = after < len(tokens) and us > tokens[after].us + SKEW_US
        if too_early:
            self.checks["V7"].broken(
                "registrert før et tidsstempel som er eldre enn den: den er tilbakedatert",
                "recorded before a time stamp that is older than it: it was back-dated",
                position,
            )
        if too_late:
            self.checks["V7"].broken(
                "registrert etter tidsstempelet over den",
                "recorded after the stamp above it",
                position,
            )

    # V6: what is in the log, and not in the tree
    def _rest(self) -> None:
        made = self.package.get("laget_us")
        young = made - YOUNG_US if isinstance(made, int) else 0
        while self.lines.head is not None:
            position, line = self.lines.take()
            found = _row(line)
            recorded = int(found[5]) if found and found[5] else 0
            if position > self.head.size and recorded > young > 0:
                self.young += 1
            else:
                self.checks["V6"].broken(
                    "hendelsen står i loggen, men ikke i treet",
                    "the event is in the log, but not in the tree",
                    position,
                )

    # processes
    @contextlib.contextmanager
    def _workers(self) -> Iterator[None]:
        if self.head.size <= ALONE:
            yield
            return
        with multiprocessing.Pool(None, _use_schema, (self.schema.topics,)) as pool:
            self._pool = pool
            yield
            self._pool = None

    def _send(self) -> None:
        batch, self._batch, self._bytes = self._batch, [], 0
        copies = not self.public
        if self._pool is None:
            self._add(check_lines(batch, copies=copies))
            return
        self._open.append(self._pool.apply_async(check_lines, (batch,), {"copies": copies}))
        self._collect(2 * (os.cpu_count() or 1))

    def _collect(self, left: int) -> None:
        while len(self._open) > left:
            self._add(self._open.popleft().get())

    def _add(self, seen: Seen) -> None:
        for name, (position, count, words) in seen.faults.items():
            self.checks[name].broken(*words, position, count=count)
        self.seen.opened += seen.opened
        self.seen.copied += seen.copied
        self.seen.without += seen.without
        self.seen.redacted += seen.redacted

    # V5 to V9, when all is seen
    def _conclude_events(self) -> None:
        size, opened = self.head.size, self.seen.opened
        declared = self.package.get("hendelser")
        if isinstance(declared, int) and declared != self.rows + self.young:
            self.checks["V6"].broken(
                f"pakken sier at den har {declared} hendelser, og har {self.rows + self.young}",
                f"the bundle says that it has {declared} events, and has {self.rows + self.young}",
            )
        if self._gap:
            for name in ("V5", "V6", "V7", "V8", "V9"):
                self.checks[name].untried(
                    "hendelseslinjer mangler, se V3", "entries are missing, see V3"
                )
            return
        later = (f"; {self.young} er yngre enn 60 s", f"; {self.young} are younger than 60 s")
        if not self.young:
            later = ("", "")
        self.checks["V6"].held(
            f"{opened} av {size} hendelser er åpnet, og er det treet binder{later[0]}",
            f"{opened} of {size} events are opened, and are what the tree binds{later[1]}",
        )
        if self.tiles.has_entries or not size:
            self.checks["V5"].held(
                f"{size} hendelser i {len(self._versions)} strømmer",
                f"{size} events in {len(self._versions)} streams",
            )
        else:
            self.checks["V5"].untried(
                "hendelseslinjene er ikke med", "the entries are not in the bundle"
            )
        self._conclude_content()
        self._conclude_redacted()

    def _conclude_content(self) -> None:
        if self.windows and self.tiles.has_entries:
            last = moment_of(self.windows[-1].us)
            self.checks["V7"].held(
                f"{len(self.windows)} tidsstempler, det siste {last}",
                f"{len(self.windows)} time stamps, the last {last}",
            )
        elif self.windows:
            self.checks["V7"].untried(
                "hendelseslinjene er ikke med", "the entries are not in the bundle"
            )
        check = self.checks["V8"]
        if not self.schema.topics:
            check.untried("pakken har ikke noe skjema", "the bundle has no schema")
        elif not self.seen.opened:
            check.untried("ingen hendelser er åpnet", "no events are opened")
        else:
            check.held(
                f"{self.seen.opened} hendelser passer skjemaet; kolonnene til "
                f"{self.seen.copied} er prøvd",
                f"{self.seen.opened} events fit the schema; the columns of "
                f"{self.seen.copied} were tried",
            )

    def _conclude_redacted(self) -> None:
        check = self.checks["V9"]
        said: dict[int, int] = {}
        for of, at in self.seen.redacted:
            said[of] = max(at, said.get(of, 0))
        for position in self.seen.without:
            if said.get(position, 0) <= position:
                check.broken(
                    f"hendelsen mangler innhold, og ingen senere {REDACTED} sier hvorfor",
                    f"the event has no content, and no later {REDACTED} says why",
                    position,
                )
        count = len(self.seen.without)
        check.held(f"{count} sladdede hendelser", f"{count} redacted events")


def _package(data: bytes | None) -> dict[str, object]:
    try:
        read = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise BadInput("pakke.json kan ikke leses.", "pakke.json cannot be read.")
    return read


# --- one event in words ---------------------------------------------------------------------------


def told(entry: Entry, state: bytes, bundle: Bundle | None = None) -> Iterator[Words]:
    """What happened, who did it, when, why, and what it rests on; a line each."""
    event = read_state(state)
    if event is None:
        raise BadInput("hendelsen kan ikke leses.", "the event cannot be read.")
    both = (
        Shown(entry, event[1], event[2], bundle, at).lines() for at in range(len(Words._fields))
    )
    yield from map(Words, *both)


class Shown(NamedTuple):
    """One event in one language; texts and names are looked up in the bundle."""

    entry: Entry
    facts: dict[str, object]
    header: dict[str, object]
    bundle: Bundle | None
    language: int

    def lines(self) -> Iterator[str]:
        """The lines."""
        one, header = self.entry, self.header
        name = self._say("Hendelse", "Event")
        yield f"{name} {one.leaf + 1}: {one.topic}, {one.stream.decode()} v{one.version}"
        effective, basis = header.get("gjelder_us"), header.get("grunnlag")
        rest = dict(basis) if isinstance(basis, dict) else {}
        until = rest.pop("posisjon", None)
        told: list[tuple[str, object]] = [
            (self._say("hvem", "who"), self._who()),
            (self._say("i rollen", "in the role"), header.get("rolle")),
            (self._say("for", "for"), header.get("organ")),
            (self._say("steg", "step"), header.get("steg")),
            (self._say("registrert", "recorded"), moment_of(one.recorded_us)),
            (
                self._say("gjelder fra", "effective"),
                moment_of(effective) if isinstance(effective, int) else None,
            ),
            (self._say("tilstand etter", "state after"), header.get("tilstand")),
            (self._say("begrunnelse", "reasons"), self._flat(header.get("begrunnelse"))),
            (self._say("avklart", "clarified"), self._flat(header.get("avklaringer"))),
            (self._say("beslutning", "decision"), self._flat(header.get("beslutning"))),
            (self._say("hviler på", "rests on"), None if until is None else f"1–{until}"),
            (self._say("grunnlag", "grounds"), self._flat(rest)),
            (self._say("følger av hendelse", "follows from event"), header.get("arsak")),
            (self._say("innhold", "content"), self._flat(self.facts)),
        ]
        for what, value in told:
            if value not in (None, ""):
                yield f"  {what}: {printable(value)}"

    def _say(self, nb: str, en: str) -> str:
        return (nb, en)[self.language]

    def _who(self) -> str:
        person = self.header.get("person")
        if person is None:
            return self._say("systemet", "the system")
        name = self._beside("personer.jsonl", str(person)).get("navn")
        known = self._say("etter registeret, ikke bevist", "by the register, unproven")
        return f"{person} ({name}: {known})" if name else str(person)

    def _flat(self, value: object) -> str:
        """A value in one line; a text that is bound by its commitment is opened."""
        if value in (None, {}, []):
            return ""
        if not isinstance(value, dict):
            return json.dumps(value, ensure_ascii=False)
        if "forpliktelse" in value:
            return self._opened(value)
        parts = ((name, one, self._flat(one)) for name, one in value.items())
        nested = ((n, f"({text})" if isinstance(one, dict) else text) for n, one, text in parts)
        return "; ".join(f"{name} = {text}" for name, text in nested if text not in {"", "()"})

    def _opened(self, value: dict[str, object]) -> str:
        stored = self._beside("tekster.jsonl", str(value.get("id")))
        salt, text = stored.get("salt"), stored.get("text")
        if not isinstance(salt, str) or not isinstance(text, str):
            return self._say("slettet, eller ikke i pakken", "erased, or not in the bundle")
        try:
            opening = _sha256(TEXT_PREFIX + bytes.fromhex(salt) + text.encode()).hexdigest()
        except ValueError:
            opening = ""
        if opening != value.get("forpliktelse"):
            id_ = printable(value.get("id"))
            raise BadInput(
                f"teksten {id_} er ikke den som hendelsen binder.",
                f"the text {id_} is not the one that the event binds.",
            )
        said = self._say("åpner det hendelsen binder", "opens what the event binds")
        return f"«{text}» ({said})"

    def _beside(self, name: str, id_: str) -> dict[str, object]:
        """The line of an id in a file beside the events."""
        file = self.bundle.open(name) if self.bundle else None
        if file is None:
            return {}
        start = b'{"id":' + json.dumps(id_, ensure_ascii=False).encode() + b","
        with file:
            while line := file.readline(LONGEST_LINE):
                if line.startswith(start):
                    with contextlib.suppress(ValueError, RecursionError):
                        return dict(json.loads(line))
        return {}


# --- receipts -------------------------------------------------------------------------------------

_receipt = re.compile(
    rb"c2sp\.org/tlog-proof@v1\nextra ([A-Za-z0-9+/=]+)\nindex (0|[1-9]\d{0,17})\n"
    rb"((?:[A-Za-z0-9+/]{43}=\n){0,64})\n"
).match


class Receipt(NamedTuple):
    """The receipt of one event: what opens it, the way to the root, and the signed root."""

    entry: Entry
    leaf: bytes
    salt: bytes
    state: bytes
    at: int
    proof: tuple[bytes, ...]
    note: Note

    @classmethod
    def read(cls, data: bytes) -> Receipt:
        """The receipt in a file."""
        found = _receipt(data)
        note = Note.read(data[found.end() :]) if found else None
        try:
            extra = strict_base64(found[1]) if found else b""
            proof = tuple(strict_base64(line) for line in found[3].split()) if found else ()
        except ValueError:
            found = None
        end = -1
        for _ in range(7):
            end = extra.find(b"\n", end + 1) if found else -1
            if end < 0:
                break
        entry = Entry.read(extra[: end + 1]) if found and end > 0 else None
        if not found or note is None or entry is None or len(extra) < end + 1 + HASH:
            raise BadInput(
                "filen er ingen kvittering med signert sjekkpunkt.",
                "the file is no receipt with a signed checkpoint.",
            )
        salt, state = extra[end + 1 : end + 1 + HASH], extra[end + 1 + HASH :]
        leaf = leaf_hash(extra[: end + 1])
        return cls(entry, leaf, salt, state, int(found[2]), proof, note)

    def fault(self, keys: Sequence[Key]) -> Words | None:
        """The first thing that does not hold."""
        if not any(key.name == self.note.origin for key in keys):
            return Words("kvitteringen er fra en annen logg", "the receipt is of another log")
        if not self.note.is_of(keys):
            return Words(
                "sjekkpunktet i kvitteringen er ikke signert med nøkkelen du har gitt",
                "the checkpoint in the receipt is not signed by the key you gave",
            )
        opening = _sha256(STATE_PREFIX + self.salt + self.state).hexdigest()
        if opening != self.entry.commitment or self.entry.leaf != self.at:
            return Words(
                "innholdet er ikke det som kvitteringen binder",
                "the content is not what the receipt binds",
            )
        inside = self.at < self.note.size
        if not inside or root_of(self.leaf, self.at, self.note.size, self.proof) != self.note.root:
            return Words("beviset fører ikke til roten", "the proof does not lead to the root")
        return None


# --- the program ----------------------------------------------------------------------------------


def conclusion(run: Run) -> Words:
    """What was shown, and what was not."""
    broken = [check.name for check in run.checks.values() if check.status is BROKEN]
    if broken:
        return Words(
            f"NOE HOLDER IKKE: {', '.join(broken)}.",
            f"SOMETHING DOES NOT HOLD: {', '.join(broken)}.",
        )
    pin = run.asked.pin
    if pin is not None:
        return Words(
            f"Alt som er prøvd, holder: de {pin.size} første hendelsene er uendret siden du tok "
            "vare på sjekkpunktet.",
            f"All that was tried holds: the first {pin.size} events are unchanged since you kept "
            "the checkpoint.",
        )
    if run.checks["V2"].status is HELD:
        return Words(
            f"Alt som er prøvd, holder: de {run.head.size} hendelsene er uendret siden vitnene "
            "bekreftet dem.",
            f"All that was tried holds: the {run.head.size} events are unchanged since the "
            "witnesses confirmed them.",
        )
    return Words(
        "Det som er prøvd, holder. IKKE BEVIST: at den som har nøkkelen, ikke har skrevet loggen "
        "om eller kuttet slutten. Det trengs et sjekkpunkt du selv har tatt vare på (--pin), eller "
        "vitner (--policy).",
        "What was tried holds. NOT PROVED: that whoever holds the key has not rewritten the log or "
        "cut its end. That takes a checkpoint that you kept yourself (--pin), or witnesses "
        "(--policy).",
    )


def report(run: Run) -> Iterator[Words]:
    """The answer, a line a check."""
    for check in run.checks.values():
        at = Words("", "")
        if check.position is not None:
            more = check.faults - 1
            at = Words(
                f" (først ved hendelse {check.position}" + (f", og {more} til)" if more else ")"),
                f" (first at event {check.position}" + (f", and {more} more)" if more else ")"),
            )
        nb = f"{check.name} {check.title.nb}: {check.status.nb}: {check.why.nb}{at.nb}"
        yield Words(nb, f"{check.name} {check.title.en}: {check.status.en}: {check.why.en}{at.en}")
    yield conclusion(run)


def show(run: Run, position: int) -> Iterator[Words]:
    """One event in words; only where signature, root and content hold."""
    if any(run.checks[name].status is BROKEN for name in ("V1", "V3", "V6")):
        yield Words("Hendelsen vises ikke: pakken holder ikke.", "Not shown: it does not hold.")
        return
    if run.captured is None:
        raise BadInput(
            f"hendelse {position} er ikke åpnet i denne pakken.",
            f"event {position} is not opened in this bundle.",
        )
    entry, line = run.captured
    found = _row(line)
    if not found or found[4] is None:
        yield Words(f"Hendelse {position} er sladdet.", f"Event {position} is redacted.")
        return
    yield from told(entry, strict_base64(found[4]), run.bundle)


def check_receipt(path: Path, asked: Asked) -> tuple[int, list[Words]]:
    """The answer to one receipt."""
    receipt = Receipt.read(read_file(path, LONGEST_LINE))
    fault = receipt.fault(asked.keys)
    if fault is not None:
        return 1, [
            Words(
                f"Kvitteringen holder ikke: {fault.nb}.", f"The receipt does not hold: {fault.en}."
            )
        ]
    said = list(told(receipt.entry, receipt.state))
    witnesses = Check("V2", TITLES["V2"])
    # a receipt is kept for years: what its witnesses said does not grow old
    check_witnesses(witnesses, receipt.note, asked._replace(since=asked.since or 0))
    said.append(
        Words(
            f"Kvitteringen holder: hendelsen står på plass {receipt.at + 1} av "
            f"{receipt.note.size} i loggen {printable(receipt.note.origin)}, signert.",
            f"The receipt holds: the event stands at {receipt.at + 1} of "
            f"{receipt.note.size} in the log {printable(receipt.note.origin)}, signed.",
        )
    )
    said.append(
        Words(
            f"vitner: {witnesses.status.nb}: {witnesses.why.nb}",
            f"witnesses: {witnesses.status.en}: {witnesses.why.en}",
        )
    )
    return int(witnesses.status is BROKEN), said


def read_keys(given: Sequence[str]) -> tuple[Key, ...]:
    """The keys of the log; each as text, or a file that holds it."""
    keys = []
    for one in given:
        text = one
        if not _vkey(one.strip()):
            text = read_file(Path(one), 4096).decode("utf-8", "replace")
        keys.append(Key.read(text))
    if any(key.kind != LOG_KEY for key in keys):
        raise BadInput(
            "nøkkelen er et vitnes, ikke en loggs.", "the key is a witness's, not a log's."
        )
    return tuple(keys)


def read_asked(given: argparse.Namespace) -> Asked:
    """What the auditor brought."""
    keys = read_keys(given.vkey)
    policy = pin = None
    anchors: tuple[x509.Certificate, ...] = ()
    if given.policy:
        policy = Policy.read(read_file(Path(given.policy)))
        if policy.logs and not {key.public for key in keys} & {one.public for one in policy.logs}:
            raise BadInput("policyen er for en annen logg.", "the policy is for another log.")
    if given.pin:
        pin = Note.read(read_file(Path(given.pin)))
        if pin is None or not pin.is_of(keys):
            raise BadInput(
                "sjekkpunktet du holder (--pin), er ikke signert i denne loggen.",
                "the checkpoint you hold (--pin) is not signed in this log.",
            )
    if given.tsa_root:
        try:
            anchors = tuple(x509.load_pem_x509_certificates(read_file(Path(given.tsa_root))))
        except ValueError:
            raise BadInput("--tsa-root er ingen PEM.", "--tsa-root is no PEM.") from None
    return Asked(keys, policy, pin, anchors, _since(given.closed), given.vis)


def _since(closed: str | None) -> float | None:
    try:
        return (
            None
            if closed is None
            else datetime.fromisoformat(closed).replace(tzinfo=UTC).timestamp()
        )
    except ValueError:
        raise BadInput("--closed er ingen dato.", "--closed is no date.") from None


def arguments() -> argparse.ArgumentParser:
    """What can be said on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bundle", nargs="?", help="a folder or a .zip")
    parser.add_argument("--kvittering", metavar="FILE", help="check one receipt instead")
    parser.add_argument("--vkey", action="append", required=True, help="the log's key, or its file")
    parser.add_argument("--policy", metavar="FILE", help="which witnesses are needed (tlog-policy)")
    parser.add_argument("--pin", metavar="FILE", help="a checkpoint that you kept yourself")
    parser.add_argument("--tsa-root", metavar="PEM", help="whom you trust to stamp times")
    age = parser.add_mutually_exclusive_group()
    age.add_argument("--live", action="store_true", help="witnesses within 24 hours (as without)")
    age.add_argument("--closed", metavar="DATE", help="witnesses after the day the log was closed")
    parser.add_argument("--vis", type=int, metavar="POSITION", help="show one event in words")
    parser.add_argument("--en", action="store_true", help="answer in English")
    return parser


def answer(given: argparse.Namespace) -> tuple[int, list[Words]]:
    """Exit code and what is said."""
    if (given.bundle is None) == (given.kvittering is None):
        raise BadInput("gi en pakke eller en kvittering.", "give a bundle or a receipt.")
    asked = read_asked(given)
    if given.kvittering:
        return check_receipt(Path(given.kvittering), asked)
    try:
        run = Run(open_bundle(Path(given.bundle)), asked).all()
        said = list(report(run))
        if given.vis is not None:
            said += show(run, given.vis)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as fault:
        kind = type(fault).__name__
        raise BadInput(
            f"pakken kan ikke leses ({kind}).", f"the bundle cannot be read ({kind})."
        ) from None
    return int(any(check.status is BROKEN for check in run.checks.values())), said


def main(words: Sequence[str] | None = None) -> int:
    """Answer, and give the exit code."""
    given = arguments().parse_args(words)
    language = "en" if given.en else "nb"
    try:
        code, said = answer(given)
    except BadInput as bad:
        print(getattr(bad.words, language), file=sys.stderr)
        return 2
    for line in said:
        print(getattr(line, language))
    return code


if __name__ == "__main__":
    sys.exit(main())
