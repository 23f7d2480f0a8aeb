"""The publishing of a log from an open house: where, by whose key, and again and again (§4)."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Self

import structlog

from innforing.application.kommando import UgyldigKommando
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogError
from innforing.eventlog.notes import VerifierKey
from innforing.eventlog.publish import BeingPublished, ProofColumns, Publisher
from innforing.eventlog.signing import connected, make_key, spawned
from innforing.eventlog.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

HENDELSER: Final = "hendelser"
INNSYN: Final = "innsyn"
DEMOVERT: Final = "demo.innforing.example"
"""The host in the name of a demo log's key: no such host can be (RFC 2606)."""
HVER_S: Final = 5.0
"""Seconds between two looks; an event is to stand in a checkpoint within ten."""
log = structlog.get_logger()


def verifikasjonsnokler(mappe: Path, stamme: str = HENDELSER) -> tuple[VerifierKey, ...]:
    """The keys by which the checkpoints of a log can be checked; the one that signs now first."""
    filer = sorted(mappe.glob(f"{stamme}*.vkey"), key=lambda fil: (len(fil.name), fil.name))
    return tuple(VerifierKey.read(fil.read_text("utf-8")) for fil in filer)


def lag_nokler(mappe: Path, vert: str, serie: int = 1) -> tuple[str, str]:
    """Make the keys of the log and of its read log; the two vkeys to hand out."""
    logg = make_key(mappe, HENDELSER, f"{vert}/{HENDELSER}/{serie}")
    return logg, make_key(mappe, INNSYN, f"{vert}/{INNSYN}/{serie}")


@contextmanager
def utgiver(
    db: str, mappe: Path, nokler: Path, *, sokkel: Path | None, tid_us: Callable[[], int]
) -> Iterator[Publisher]:
    """Whoever publishes the log: with the signer at a socket, or with one of its own."""
    egne = verifikasjonsnokler(nokler)
    if not egne:
        raise UgyldigKommando("there is no key to sign with: run «innforing key new --host HOST».")
    engine = make_engine(db, "reader")
    try:
        with connected(sokkel) if sokkel else spawned(nokler) as signer:
            yield Publisher(ProofColumns(engine), Tiles(mappe), signer, egne[0].name, tid_us)
    finally:
        engine.dispose()


class Utgivelse:
    """A thread that publishes what has come; what goes wrong is told, and tried anew."""

    def __init__(
        self, apne: Callable[[], AbstractContextManager[Publisher]], *, hver_s: float = HVER_S
    ) -> None:
        """`apne` gives a context in which there is a publisher."""
        self._apne = apne
        self._hver_s = hver_s
        self._stopp = threading.Event()
        self._trad = threading.Thread(target=self._ga, name="utgivelse", daemon=True)

    def _ga(self) -> None:
        while not self._stopp.is_set():
            try:
                with self._apne() as utgir:
                    self._utgi(utgir)
            except BeingPublished:
                self._stopp.wait(self._hver_s)
            except (LogError, OSError) as feil:
                log.warning("utgivelse_feilet", feil=type(feil).__name__, hva=str(feil))
                self._stopp.wait(self._hver_s)

    def _utgi(self, utgir: Publisher) -> None:
        while not self._stopp.is_set():
            utgir.round()
            self._stopp.wait(self._hver_s)

    def __enter__(self) -> Self:
        """Begin to publish."""
        self._trad.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Finish the round at hand, then stop."""
        self._stopp.set()
        self._trad.join()
