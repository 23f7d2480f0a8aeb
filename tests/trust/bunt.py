"""A bundle built by hand after the formats of C2SP, with none of the program's own code."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

ORIGIN = "logg.innforing.example/hendelser/1"
START_US = 1_793_491_200_000_000
TOPIC = "InnforingslopForeslatt"
SCHEMA = {
    TOPIC: {"versjon": 2, "felt": ["n", "grunn"], "pakrevd": ["n"], "oppgraderes": [1]},
    "HendelseSladdet": {"versjon": 1, "felt": ["posisjon"], "pakrevd": ["posisjon"]},
}


@dataclass(frozen=True)
class Noter:
    """Signs notes: as a log (kind 1) or as a witness (kind 4)."""

    name: str
    seed: bytes
    kind: int = 1

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @property
    def _public(self) -> bytes:
        return bytes([self.kind]) + self._key.public_key().public_bytes_raw()

    @property
    def _id(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + self._public).digest()[:4]

    @property
    def vkey(self) -> str:
        return f"{self.name}+{self._id.hex()}+{b64encode(self._public).decode()}"

    def note(self, size: int, found: bytes) -> bytes:
        """A checkpoint of the log that this key is for."""
        return note(size, found, self, origin=self.name)

    def line(self, text: bytes, when: int = 0) -> bytes:
        signature = self._key.sign(text)
        if self.kind == 4:
            said = b"cosignature/v1\ntime %d\n" % when + text
            signature = when.to_bytes(8, "big") + self._key.sign(said)
        return f"— {self.name} {b64encode(self._id + signature).decode()}\n".encode()


LOG = Noter(ORIGIN, bytes(range(32)))


@dataclass
class Event:
    """One event of a log."""

    state: bytes
    stream: str = "lop:1"
    version: int = 1
    topic: str = TOPIC
    recorded_us: int = START_US
    salt: bytes = bytes(32)
    redacted: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def commitment(self) -> str:
        return hashlib.sha256(b"innforing.state/v1\n" + self.salt + self.state).hexdigest()

    def entry(self, index: int) -> bytes:
        lines = ("innforing.leaf/v1", index, self.stream, self.version, self.topic)
        more = (self.recorded_us, self.commitment)
        return "".join(f"{line}\n" for line in (*lines, *more)).encode()

    def line(self, position: int) -> bytes:
        if self.redacted:
            return b'{"position":%d,"sladdet":true}\n' % position
        line = {"position": position, "salt": self.salt.hex()}
        line |= {"state": b64encode(self.state).decode(), **self.extra}
        return json.dumps(line, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def events(count: int, streams: int = 3) -> list[Event]:
    """So many events of some streams, with header and copies."""
    return [event(index, streams) for index in range(count)]


def event(index: int, streams: int = 3, **facts: Any) -> Event:
    header = {
        "person": f"p-{index % 7}",
        "rolle": "medlem",
        "steg": "foresla",
        "kommando": f"k{index}",
    }
    state = {"v": 2, "hendelse": {"n": index, **facts}, "hode": header}
    copies = {"command_id": f"k{index}", "person": header["person"], "role": "medlem"}
    return Event(
        json.dumps(state, separators=(",", ":"), ensure_ascii=False).encode(),
        f"lop:{index % streams}",
        1 + index // streams,
        recorded_us=START_US + index * 1_000_000,
        salt=hashlib.sha256(b"%d" % index).digest(),
        extra={"kopier": {**copies, "step": "foresla"}},
    )


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1, in rows: the last of an odd row goes up as it is."""
    row = list(leaves) or [b""]
    if not leaves:
        return hashlib.sha256(b"").digest()
    while len(row) > 1:
        up = [node(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
        row = up + row[len(up) * 2 :]
    return row[0]


def note(size: int, found: bytes, *signers: Noter, origin: str = ORIGIN, when: int = 0) -> bytes:
    """A signed checkpoint."""
    text = f"{origin}\n{size}\n{b64encode(found).decode()}\n".encode()
    return text + b"\n" + b"".join(one.line(text, when) for one in signers or (LOG,))


def tile(number: int, width: int) -> str:
    parts = [f"{number % 1000:03d}"]
    while number := number // 1000:
        parts.insert(0, f"x{number % 1000:03d}")
    return "/".join(parts) + (f".p/{width}" if width < 256 else "")


def put(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def bundle(
    folder: Path,
    log: Sequence[Event],
    *,
    kept: Iterable[int] = (),
    signers: Sequence[Noter] = (LOG,),
    when: int = 0,
    schema: dict[str, Any] | None = None,
) -> Path:
    """A whole bundle of a log."""
    entries = [one.entry(index) for index, one in enumerate(log)]
    leaves = [hashlib.sha256(b"\x00" + entry).digest() for entry in entries]
    files(folder, entries, leaves)
    put(folder, "checkpoint", note(len(log), root(leaves), *signers, when=when))
    for size in {*kept, len(log)}:
        put(folder, f"sjekkpunkt/{size}", note(size, root(leaves[:size])))
    with (folder / "events.jsonl").open("wb") as file:
        file.writelines(one.line(position) for position, one in enumerate(log, 1))
    put(folder, "skjema.json", json.dumps(SCHEMA if schema is None else schema).encode())
    return folder


def files(folder: Path, entries: Sequence[bytes], leaves: Sequence[bytes]) -> None:
    """The tiles and the bundles of entries."""
    for start in range(0, len(entries), 256):
        part = entries[start : start + 256]
        packed = b"".join(len(one).to_bytes(2, "big") + one for one in part)
        put(folder, f"tile/entries/{tile(start // 256, len(part))}", packed)
    row, level = list(leaves), 0
    while row:
        for start in range(0, len(row), 256):
            part = row[start : start + 256]
            put(folder, f"tile/{level}/{tile(start // 256, len(part))}", b"".join(part))
        whole = len(row) - len(row) % 256
        row, level = [root(row[at : at + 256]) for at in range(0, whole, 256)], level + 1
