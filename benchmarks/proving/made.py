"""A log to publish: copied from one that is given, or made here, and the bundle made of it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from base64 import b64encode
from typing import TYPE_CHECKING

from innforing.eventlog import database, signing
from innforing.eventlog.rows import NewRow

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.eventlog.transaction import Transaction

ORIGIN = "logg.innforing.example/hendelser/1"
STREAM = 500
"""Events of one stream in a log that is made here."""
TEXT = "x" * 430
"""Makes a state about as long as the mean of the stories."""
COPIES = (
    *("command_id", "person", "role", "body", "effective_us", "step", "tilstand"),
    *("definition", "correlation_id", "causation"),
)
NO_SALT = bytes(32)
BATCH = 5_000


def new_row(number: int, *, salted: bool = True) -> NewRow:
    """One event with a salt of its own, as the program gives it one."""
    state = f'{{"v":1,"hendelse":{{"n":"{number:07d}","tekst":"{TEXT}"}},"hode":{{}}}}'
    return NewRow(
        f"innforingslop:s{number // STREAM}",
        1 + number % STREAM,
        topic="LopForeslatt",
        state=state.encode(),
        salt=os.urandom(32) if salted else NO_SALT,
    )


def copied(log: Path, folder: Path) -> str:
    """The log that was given, in a file of our own: its checkpoints are written to."""
    target = folder / "logg.sqlite"
    with sqlite3.connect(f"file:{log}?mode=ro", uri=True) as old, sqlite3.connect(target) as new:
        old.backup(new)
    old.close()
    new.close()
    database.upgrade(url := f"sqlite:///{target}")
    return url


def made(folder: Path, events: int) -> str:
    """A log of so many events."""
    database.upgrade(url := f"sqlite:///{folder / 'logg.sqlite'}")
    with database.open_writer(url) as writer:
        for start in range(0, events, BATCH):
            rows = [new_row(number) for number in range(start, min(start + BATCH, events))]
            writer.run(lambda tx, rows=rows: _append(tx, rows))
    return url


def _append(tx: Transaction, rows: list[NewRow]) -> None:
    tx.append(rows, command_id=None, body_hash=None)


def key(folder: Path) -> str:
    """The key that signs; its vkey."""
    return signing.make_key(folder / "signer", "hendelser", ORIGIN)


def bundle(url: str, published: Path, folder: Path) -> Path:
    """The published files and every salt and state, as an auditor takes them along."""
    made_of = folder / "pakke"
    shutil.copytree(published, made_of, copy_function=os.link)
    with database.open_reader(url) as reader, (made_of / "events.jsonl").open("wb") as lines:
        size, done = reader.last()[0], 0
        while done < size:
            for row in reader.tail(done, BATCH):
                salt, state = (row.salt or b"").hex(), b64encode(row.state or b"").decode()
                said: dict[str, object] = {"position": row.position, "salt": salt, "state": state}
                if row.state is None:
                    said = {"position": row.position, "sladdet": True}
                said["kopier"] = {
                    name: getattr(row, name) for name in COPIES if getattr(row, name) is not None
                }
                lines.write(json.dumps(said, separators=(",", ":")).encode() + b"\n")
                done = row.position
    return made_of
