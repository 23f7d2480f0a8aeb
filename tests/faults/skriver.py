"""Writers to be killed: `python -m tests.faults.skriver DB KEYS` obeys lines on its input.

    start SEED THREADS         forks a process that opens the house and writes until it is killed
    start-brutt SEED THREADS   the same, of a house that answers before it has committed
    drep PID                   kill -9, and waits for it

It answers on its output, where the writers also say what they were told, each line in one write:

    startet PID · dod PID SIGNAL · ok PID COMMAND FIRST LAST · feil PID WHAT

The process that obeys has imported everything and opened nothing, so that a fork costs little.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from innforing.application.kommando import Gjort
from innforing.bootstrap import Hus, Innstillinger
from innforing.eventlog.errors import ClockDeviation, StorageFault
from tests.faults.oppsett import ORGANER, gi_roller, ny_terning, tilfeldig_id

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from innforing.application.kommando import Kommando
    from innforing.eventlog.transaction import Transaction
    from innforing.eventlog.writer import Writer

GJENTAS = 0.1
"""How often a command is sent once more after its answer."""
PUST = 0.02


KVITTERINGSBOK = "INNFORING_KVITTERINGSBOK"
"""Names a file that gets every acknowledgement first; it is traced with the rest."""
SVAR = os.dup(1)
"""The pipe to the test; what else is printed goes where warnings go."""
os.dup2(2, 1)


def si(*ord_: object) -> None:
    """One line, in one write: whole or not at all."""
    os.write(SVAR, (" ".join(map(str, ord_)) + "\n").encode())


def skriv(innstillinger: Innstillinger, fro: str, antall: int, *, brutt: bool) -> NoReturn:
    """Write from so many threads, for ever."""
    hus = Hus(innstillinger)
    if brutt:
        _bryt(hus.verksted.writer)
    traader = [
        threading.Thread(target=_skriv_alltid, args=(hus, ny_terning(f"{fro} {nr}")))
        for nr in range(antall)
    ]
    for traad in traader:
        traad.start()
    while True:
        signal.pause()


def _skriv_alltid(hus: Hus, terning: random.Random) -> None:
    try:
        while True:
            antall = terning.randint(1, 3)
            kommando = gi_roller(tilfeldig_id(terning), terning.choice(ORGANER), antall)
            forst = _ta_til_svar(hus, kommando)
            _kvitter(forst)
            if terning.random() < GJENTAS:
                igjen = _ta_til_svar(hus, kommando)
                assert igjen.gjentatt, "a repeated command was taken as new"
                assert igjen.hendelser == forst.hendelser, "a repeated command, another outcome"
    except BaseException as feil:  # noqa: BLE001 - told to the test, which fails of it
        si("feil", os.getpid(), repr(feil))


def _kvitter(svar: Gjort) -> None:
    forste, siste = svar.hendelser[0].posisjon, svar.hendelser[-1].posisjon
    bok = os.environ.get(KVITTERINGSBOK)
    if bok is not None:
        with Path(bok).open("ab", buffering=0) as fil:
            fil.write(f"{svar.kommando} {forste} {siste}\n".encode())
    si("ok", os.getpid(), svar.kommando, forste, siste)


def _bryt(writer: Writer) -> None:
    """Let the writer's jobs be answered inside the transaction, and linger there."""
    ekte = writer.run

    def run(job: Callable[[Transaction], Gjort], *, command_id: str | None = None) -> Gjort:
        def snakkesalig(tx: Transaction) -> Gjort:
            svar = job(tx)
            _kvitter(svar)
            time.sleep(PUST)
            return svar

        return ekte(snakkesalig, command_id=command_id)

    writer.run = run  # type: ignore[method-assign, assignment]


def _ta_til_svar(hus: Hus, kommando: Kommando) -> Gjort:
    """Send the command until it is answered, as a client does when the database is away."""
    while True:
        try:
            svar = hus.ta_steg(kommando)
        except (StorageFault, ClockDeviation):
            time.sleep(PUST)
            continue
        assert isinstance(svar, Gjort), svar
        return svar


def lyd(innstillinger: Innstillinger) -> None:
    """Obey until the input ends; then nothing is left running."""
    barn: set[int] = set()
    for linje in sys.stdin:
        hva, *resten = linje.split()
        if hva.startswith("start"):
            fro, antall = resten
            pid = os.fork()
            if pid == 0:
                _vaer_skriver(innstillinger, fro, int(antall), brutt=hva == "start-brutt")
            barn.add(pid)
            si("startet", pid)
        if hva == "drep":
            barn.remove(int(resten[0]))
            si("dod", resten[0], _drep(int(resten[0])))
    for pid in barn:
        _drep(pid)


def _vaer_skriver(innstillinger: Innstillinger, fro: str, antall: int, *, brutt: bool) -> NoReturn:
    try:
        skriv(innstillinger, fro, antall, brutt=brutt)
    except BaseException as feil:  # noqa: BLE001 - told to the test, which fails of it
        si("feil", os.getpid(), repr(feil))
    finally:
        os._exit(1)


def _drep(pid: int) -> int:
    """The signal it died of; 0 when it had come to an end by itself."""
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


if __name__ == "__main__":
    lyd(Innstillinger(sys.argv[1], keys_db=sys.argv[2]))
