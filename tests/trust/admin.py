"""A log with its published proofs, and an admin who can change every byte of both (§5)."""

from __future__ import annotations

import shutil
import sqlite3
from base64 import b64decode
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from sqlalchemy import make_url

from innforing.application.loggnokler import lag_nokler
from innforing.application.pakke.pakke import lag_pakke
from innforing.application.ta_steg import mikrosekunder
from innforing.bootstrap import Hus, Innstillinger
from innforing.eventlog import bevis
from innforing.eventlog.engines import make_engine
from innforing.eventlog.publish import ProofColumns, Publisher
from innforing.eventlog.tiles import Tiles
from tests.application.demohus import innstillinger
from tests.trust.bunt import Noter
from trust import verify_log
from trust.verify_log import BROKEN, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innforing.eventlog.rows import StoredRow

HOST = "logg.innforing.example"
FREE = (
    "ALTER TABLE events DISABLE TRIGGER USER",
    "ALTER TABLE events DROP CONSTRAINT events_commitment",
)
"""What a superuser does first."""


@dataclass(frozen=True)
class Place:
    """Where one log, its keys and its published files are."""

    folder: Path
    db: str | None = None

    @property
    def settings(self) -> Innstillinger:
        found = innstillinger(self.folder, self.db)
        return replace(found, bevis=str(self.proofs), signernokler=str(self.folder / "signer"))

    @property
    def proofs(self) -> Path:
        return self.folder / "bevis"

    @property
    def vkey(self) -> str:
        return (self.folder / "signer/hendelser.vkey").read_text().strip()

    def make_keys(self) -> None:
        lag_nokler(self.folder / "signer", HOST)

    def publish(self) -> None:
        with Hus(self.settings) as hus, hus.utgivere() as publishers:
            publishers[0].round()

    def export(self, name: str = "pakke", **more: Any) -> Path:
        with Hus(self.settings) as hus:
            now = mikrosekunder(hus.na())
            out = self.folder / name
            return lag_pakke(hus, out, bevismappe=self.proofs, laget_us=now, **more).sti

    def rows(self) -> list[StoredRow]:
        with Hus(self.settings) as hus:
            return hus.reader.tail(0)

    def admin(self, *statements: str, parameters: Sequence[object] = ()) -> None:
        """Change the database past every trigger and check."""
        if self.db is None:
            with closing(sqlite3.connect(self.folder / "logg.sqlite")) as file, file:
                names = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                for (name,) in names.fetchall():
                    file.execute(f'DROP TRIGGER "{name}"')
                file.execute("PRAGMA ignore_check_constraints = ON")
                for one in statements:
                    file.execute(one, parameters)
            return
        plain = make_url(self.db).set(drivername="postgresql")
        with psycopg.connect(plain.render_as_string(hide_password=False)) as connection:
            for one in (*FREE, *statements):
                text = one.replace("events_commitment", "IF EXISTS events_commitment")
                bound = parameters if "?" in text else None
                connection.execute(text.replace("?", "%s").encode(), bound)

    def rewrite(self, position: int, state: bytes) -> None:
        """Let an event have said something else all the time, commitment and all."""
        row = self.rows()[position - 1]
        commitment = bevis.commitment_of(row.salt or b"", state)
        self.admin(
            "UPDATE events SET state = ?, commitment = ? WHERE position = ?",
            parameters=(state, commitment, position),
        )

    @property
    def insider(self) -> Noter:
        """The log's key in the hands of one who signs without the signer."""
        key = (self.folder / "signer/hendelser.key").read_text().strip().split("+", 4)
        return Noter(key[2], b64decode(key[4])[1:])

    def publish_as_insider(self) -> None:
        """Publish anew from the beginning, with the key and without the signer."""
        shutil.rmtree(self.proofs, ignore_errors=True)
        insider = _Insider(self.insider)
        engine = make_engine(self.settings.db, "reader")
        Publisher(
            ProofColumns(engine), Tiles(self.proofs), insider, insider.key.name, lambda: 0
        ).round()
        engine.dispose()

    def broken(self, bundle: Path, *more: str) -> dict[str, int | None]:
        """The checks that do not hold, with the first position of each."""
        given = verify_log.arguments().parse_args([str(bundle), "--vkey", self.vkey, *more])
        run = Run(verify_log.open_bundle(bundle), verify_log.read_asked(given)).all()
        return {one.name: one.position for one in run.checks.values() if one.status is BROKEN}

    def hold(self, name: str = "festet") -> str:
        """Keep the newest checkpoint outside."""
        shutil.copyfile(self.proofs / "checkpoint", self.folder / name)
        return str(self.folder / name)


@dataclass(frozen=True)
class _Insider:
    key: Noter

    def sign(self, text: bytes, old: int, proof: Sequence[bytes]) -> bytes:
        assert (old, list(proof)) == (0, [])
        return self.key.line(text)[:-1]
