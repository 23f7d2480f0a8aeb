"""The clock of deadlines: it looks at once, again and again, and stops when it is told."""

from __future__ import annotations

import threading

from innforing.application.frister.fristur import Fristur

LENGE = 30.0


def test_it_looks_again_also_after_something_went_wrong_and_stops() -> None:
    sett: list[int] = []
    nok = threading.Event()

    def kjor() -> None:
        sett.append(1)
        if len(sett) == 1:
            raise OSError
        if len(sett) == 3:
            nok.set()

    with Fristur(kjor, hver_s=0.01):
        assert nok.wait(LENGE)
    etter = len(sett)
    assert not any(t.name == "frister" for t in threading.enumerate())
    assert len(sett) == etter >= 3
