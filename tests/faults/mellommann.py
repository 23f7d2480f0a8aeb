"""A proxy before PostgreSQL that loses the answer to COMMIT: the server did it, nobody is told."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from sqlalchemy import make_url

if TYPE_CHECKING:
    from sqlalchemy import URL

FERDIG = b"C\x00\x00\x00\x0bCOMMIT\x00"
"""The server's word that a transaction is committed (CommandComplete)."""
BOLK = 65_536


class Mellommann:
    """Use in a `with` block, and connect to its `url`."""

    def __init__(self, url: str) -> None:
        """Listen; nothing is lost until it is asked for."""
        self._server = make_url(url)
        self._lytter = socket.create_server(("127.0.0.1", 0))
        vert, port = self._lytter.getsockname()
        self.url = _gjennom(self._server, vert, port)
        self.tapt = 0
        """How many answers were lost."""
        self._las = threading.Lock()
        self._skal_tape = False
        self._steng = False
        self._stengt = False
        self._apne: set[socket.socket] = set()
        threading.Thread(target=self._lytt, daemon=True).start()

    def tap(self, *, og_steng: bool = False) -> None:
        """Lose the next answer to COMMIT, and the connection; perhaps let nobody in after that."""
        with self._las:
            self._skal_tape, self._steng = True, og_steng

    def slipp_inn(self) -> None:
        """Let them in again."""
        self._stengt = False

    def __enter__(self) -> Self:
        """Use the proxy in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Cut what is open."""
        self._lytter.close()
        for ende in list(self._apne):
            _lukk(ende)

    def _lytt(self) -> None:
        with suppress(OSError):
            while True:
                klient, _ = self._lytter.accept()
                if self._stengt:
                    _lukk(klient)
                    continue
                self._apne |= {klient, server := _koble(self._server)}
                for mal, fra, til in ((self._opp, klient, server), (self._ned, server, klient)):
                    threading.Thread(target=mal, args=(fra, til), daemon=True).start()

    def _opp(self, klient: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while bolk := klient.recv(BOLK):
                server.sendall(bolk)
        self._kutt(klient, server)

    def _ned(self, server: socket.socket, klient: socket.socket) -> None:
        hale = b""
        with suppress(OSError):
            while bolk := server.recv(BOLK):
                if self._mistes(hale + bolk):
                    break
                klient.sendall(bolk)
                hale = bolk[-len(FERDIG) :]
        self._kutt(klient, server)

    def _mistes(self, sett: bytes) -> bool:
        with self._las:
            if not self._skal_tape or FERDIG not in sett:
                return False
            self._skal_tape = False
            self._stengt = self._steng
            self.tapt += 1
            return True

    def _kutt(self, *ender: socket.socket) -> None:
        self._apne -= {*ender}
        for ende in ender:
            _lukk(ende)


def _gjennom(server: URL, vert: str, port: int) -> str:
    """The same database, through the proxy; in the clear, so that it can see the answers."""
    spor = {n: v for n, v in server.query.items() if n not in {"host", "port"}}
    ny = server.set(host=vert, port=port, query=spor | {"sslmode": "disable"})
    return ny.render_as_string(hide_password=False)


def _koble(server: URL) -> socket.socket:
    vert = str(server.query.get("host") or server.host)
    port = server.query.get("port") or server.port or 5432
    if not vert.startswith("/"):
        return socket.create_connection((vert, int(str(port))))
    sokkel = socket.socket(socket.AF_UNIX)
    sokkel.connect(f"{vert}/.s.PGSQL.{port}")
    return sokkel


def _lukk(ende: socket.socket) -> None:
    with suppress(OSError):
        ende.shutdown(socket.SHUT_RDWR)
    ende.close()
