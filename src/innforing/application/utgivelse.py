"""The publishing of a log from an open house: where, by whose key, and again and again (§4)."""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import structlog

from innforing.application.bevisalarm import Alarmvakt
from innforing.application.kommando import UgyldigKommando
from innforing.application.loggnokler import verifikasjonsnokler
from innforing.eventlog.engines import make_engine
from innforing.eventlog.publish import BeingPublished, ProofColumns, Publisher, alone
from innforing.eventlog.signing import connected, spawned
from innforing.eventlog.tiles import Tiles
from innforing.eventlog.witnesses import Witnesses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Engine

    from innforing.application.bevisalarm import Bevisalarm
    from innforing.eventlog.policy import Policy

HVER_S: Final = 5.0
"""Seconds between two looks; an event is to stand in a checkpoint within ten."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Utgitt:
    """One log that is published: its stem among the keys, its database, and its folder."""

    stamme: str
    db: str
    mappe: Path


@contextmanager
def utgivere(
    logger: Sequence[Utgitt],
    nokler: Path,
    *,
    sokkel: Path | None,
    tid_us: Callable[[], int],
    policy: Policy | None = None,
) -> Iterator[tuple[Publisher, ...]]:
    """Whoever publishes each log that has a key; by the signer at a socket, or one of our own.

    The witnesses of a policy are asked about the logs that it names.
    """
    med_nokkel = [(en, verifikasjonsnokler(nokler, en.stamme)) for en in logger]
    with ExitStack() as stabel:
        if not any(egne for _, egne in med_nokkel):
            raise UgyldigKommando(
                "there is no key to sign with: run «innforing key new --host HOST»."
            )
        stabel.enter_context(alone(logger[0].mappe))
        signer = stabel.enter_context(connected(sokkel) if sokkel else spawned(nokler))
        laget = []
        for en, egne in med_nokkel:
            if egne:
                engine = make_engine(en.db, "reader")
                stabel.callback(engine.dispose)
                kolonner, opphav = ProofColumns(engine), egne[0].name
                vitner = _vitner(policy, opphav, engine, tid_us)
                laget.append(Publisher(kolonner, Tiles(en.mappe), signer, opphav, tid_us, vitner))
        yield tuple(laget)


def _vitner(
    policy: Policy | None, opphav: str, engine: Engine, tid_us: Callable[[], int]
) -> Witnesses | None:
    if policy is None or opphav not in {nokkel.name for nokkel in policy.logs}:
        return None
    return Witnesses(policy, engine, tid_us)


class Utgivelse:
    """A thread that publishes what has come; what goes wrong is told, and tried anew."""

    def __init__(
        self,
        apne: Callable[[], AbstractContextManager[Sequence[Publisher]]],
        *,
        alarmer: Callable[[], Collection[Bevisalarm]] = tuple,
        hver_s: float | None = None,
    ) -> None:
        """`apne` gives a context in which there are publishers; `alarmer` what is late now."""
        self._apne = apne
        self._vakt = Alarmvakt(alarmer)
        self._hver_s = HVER_S if hver_s is None else hver_s
        self._stopp = threading.Event()
        self._trad = threading.Thread(target=self._ga, name="utgivelse", daemon=True)

    def _ga(self) -> None:
        while not self._stopp.is_set():
            try:
                with self._apne() as publiserer:
                    self._utgi(publiserer)
            except BeingPublished:
                pass
            except Exception as feil:  # noqa: BLE001, a thread that dies would leave every event uncovered
                log.warning("utgivelse_feilet", feil=type(feil).__name__, hva=str(feil))
                self._vakt.se_etter()
            self._stopp.wait(self._hver_s)

    def _utgi(self, publiserer: Sequence[Publisher]) -> None:
        while not self._stopp.is_set():
            for utgir in publiserer:
                utgir.round()
            self._vakt.se_etter()
            self._stopp.wait(self._hver_s)

    def __enter__(self) -> Self:
        """Begin to publish."""
        self._trad.start()
        return self

    def stopp(self) -> None:
        """Finish the round at hand, then stop."""
        self._stopp.set()
        self._trad.join()

    def __exit__(self, *_: object) -> None:
        """Stop with the block."""
        self.stopp()
