"""Events to append, the key that signs, and the bundle that an auditor takes along."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks import story
from innforing.application.demodata.bestilling import Bestilling
from innforing.application.demodata.historie import Historie
from innforing.application.pakke.pakke import lag_pakke
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo
from innforing.eventlog import signing
from innforing.eventlog.rows import NewRow

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = "logg.innforing.example/hendelser/1"
STREAM = 500
"""Events of one stream."""
TEXT = "x" * 430
"""Makes a state about as long as the mean of the stories."""
NO_SALT = bytes(32)
LOP = 5_000
"""Events to one løp of the invented history, as in its million of 200."""


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


def invented(folder: Path, events: int) -> Innstillinger:
    """A log as `innforing demo-data` makes it; told stories lack their command ids."""
    log = story.settings(folder, "made")
    oppgrader(log)
    wanted = Bestilling(lop=max(4, events // LOP), hendelser=events, fro=1, ar=10)
    opprett_demo(log, fro=wanted.loggfro, na=wanted.start)
    with Hus(log) as hus:
        Historie(hus, wanted).lag(lambda *_: None)
    return log


def key(folder: Path) -> str:
    """The key that signs; its vkey."""
    return signing.make_key(folder / "signer", "hendelser", ORIGIN)


def bundle(log: Innstillinger, published: Path, folder: Path) -> Path:
    """What `innforing export bundle` gives an auditor."""
    with story.opened(log) as hus:
        lag_pakke(hus, folder / "pakke", bevismappe=published, laget_us=0)
    return folder / "pakke"
