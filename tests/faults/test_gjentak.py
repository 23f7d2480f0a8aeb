"""F14: a command that comes again gets the first answer, and is recorded once.

That an answer is lost is tried here without a network; with one in test_tapt_svar.py.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from innforing.application.kommando import Gjort, Kommando
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo
from innforing.eventlog.errors import CommandReused
from tests.faults.antall import antall
from tests.faults.oppsett import (
    KS,
    OPPSETT,
    ORGANER,
    gi_roller,
    gjort,
    kommando,
    ny_terning,
    nytt_hus,
    samtidig,
)
from tests.faults.orakel import Kvittering, avvik, les_spor

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from innforing.application.kommando import Svar
    from innforing.eventlog.rows import StoredRow

KOMMANDOER = antall(1_000, 20_000)
SENDING = 250
"""Commands between two restarts."""
TRAADER = 8
RUNDER = 5
NAA = datetime(2024, 3, 1, 12, tzinfo=UTC)


def feil_i(svarene: Sequence[Svar]) -> list[str]:
    """What is wrong with the answers to one command that was sent many times."""
    gjort = [svar for svar in svarene if isinstance(svar, Gjort)]
    nye = sum(not svar.gjentatt for svar in gjort)
    funnet = [] if nye == 1 else [f"taken as new {nye} times"]
    if len(gjort) < len(svarene):
        funnet.append(f"refused {len(svarene) - len(gjort)} times")
    if any(svar.hendelser != gjort[0].hendelser for svar in gjort):
        funnet.append("another outcome")
    return funnet


def organet(nr: int) -> str:
    """A body for a few commands, so that none grows large."""
    return f"organ:kommune-gjentak-{nr // 10}"


def send_om_igjen(
    innstillinger: Innstillinger, kommandoer: Sequence[Kommando], terning: random.Random
) -> dict[str, list[Svar]]:
    """Each command 2 to 50 times from eight threads, and once more after a restart."""
    ganger = [k for k in kommandoer for _ in range(2 + int(49 * terning.random() ** 2))]
    with Hus(innstillinger) as hus, ThreadPoolExecutor(TRAADER) as traader:
        for organ in sorted({k.pa for k in kommandoer}):
            kommune = organ.partition("-")[2]
            data = {"organtype": "kommune", "navn": kommune, "kommune": kommune}
            gjort(hus, kommando("opprett_organ", organ, data))
        svarene = list(traader.map(hus.ta_steg, ganger))
    funnet: dict[str, list[Svar]] = {}
    for k, svar in zip(ganger, svarene, strict=True):
        funnet.setdefault(k.id, []).append(svar)
    with Hus(innstillinger) as hus:
        for k in kommandoer:
            funnet[k.id].append(hus.ta_steg(k))
    return funnet


@pytest.mark.krav("K-372")
@pytest.mark.feil("F14", KOMMANDOER)
def test_a_command_2_to_50_times_at_once_and_after_restart_is_recorded_once(
    log_url: str, tmp_path: Path
) -> None:
    innstillinger = nytt_hus(log_url, tmp_path)
    terning = ny_terning(2026)
    kvitterte: dict[str, Kvittering] = {}
    for forste in range(0, KOMMANDOER, SENDING):
        numre = range(forste, min(forste + SENDING, KOMMANDOER))
        kommandoer = [gi_roller(f"gjentak-{nr}", organet(nr), 1 + nr % 3) for nr in numre]
        for id_, svarene in send_om_igjen(innstillinger, kommandoer, terning).items():
            assert feil_i(svarene) == [], id_
            hendelser = gjort_svar(svarene[0]).hendelser
            kvitterte[id_] = Kvittering(hendelser[0].posisjon, hendelser[-1].posisjon)
    assert len(kvitterte) == KOMMANDOER
    assert avvik(les_spor(log_url), kvitterte) == []


def test_a_house_that_forgets_what_it_has_done_is_found_out(
    log_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above must be able to fail: here the command id is not looked up."""
    innstillinger = nytt_hus(log_url, tmp_path)
    monkeypatch.setattr("innforing.application.ta_steg.Forsok._kjent", lambda *_: None)
    svar = send_om_igjen(innstillinger, [gi_roller("gjentak-0", organet(0), 1)], ny_terning(1))
    assert feil_i(svar["gjentak-0"]) != []


def test_answers_that_are_not_those_of_one_command_are_found_out(
    sqlite_url: str, tmp_path: Path
) -> None:
    with Hus(nytt_hus(sqlite_url, tmp_path)) as hus:
        en, to = (gjort(hus, gi_roller(id_, ORGANER[0], 1)) for id_ in ("en", "to"))
    igjen = replace(en, gjentatt=True)
    assert feil_i([en, igjen]) == []
    assert feil_i([en, en]) == ["taken as new 2 times"]
    assert feil_i([igjen, igjen]) == ["taken as new 0 times"]
    assert feil_i([en, replace(to, gjentatt=True)]) == ["another outcome"]


@pytest.mark.krav("K-372")
def test_the_same_id_with_another_content_is_refused(log_url: str, tmp_path: Path) -> None:
    with Hus(nytt_hus(log_url, tmp_path)) as hus:
        gjort(hus, gi_roller("samme", ORGANER[0], 1))
        for annet in (gi_roller("samme", ORGANER[0], 2), gi_roller("samme", ORGANER[1], 1)):
            with pytest.raises(CommandReused):
                hus.ta_steg(annet)


@pytest.mark.krav("K-372")
def test_a_lost_answer_to_commit_is_found_out_before_anything_is_said(
    log_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log did commit, and then the connection was gone: the step is done, once."""
    with Hus(nytt_hus(log_url, tmp_path)) as hus:
        for nr in range(RUNDER):
            tap_svaret(hus, monkeypatch, etter_commit=True)
            svar = gjort(hus, gi_roller(f"tapt-{nr}", ORGANER[0], 2))
            assert [h.posisjon for h in svar.hendelser] == hus_slutt(hus, 2)
            assert gjort(hus, gi_roller(f"tapt-{nr}", ORGANER[0], 2)).gjentatt
    assert avvik(les_spor(log_url), {}) == []


@pytest.mark.krav("K-372")
def test_a_connection_lost_before_commit_is_written_anew(
    log_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log did not commit: the memory forgets, and the step is taken once more."""
    with Hus(nytt_hus(log_url, tmp_path)) as hus:
        for nr in range(RUNDER):
            tap_svaret(hus, monkeypatch, etter_commit=False)
            svar = gjort(hus, gi_roller(f"tapt-{nr}", ORGANER[0], 2))
            assert [h.posisjon for h in svar.hendelser] == hus_slutt(hus, 2)
            assert not svar.gjentatt
    assert avvik(les_spor(log_url), {}) == []


@pytest.mark.krav("K-372")
def test_eight_threads_whose_shared_commit_is_lost_are_each_told_the_truth(
    log_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Hus(nytt_hus(log_url, tmp_path)) as hus:
        kvitterte = {}
        for nr in range(RUNDER):
            tap_svaret(hus, monkeypatch, etter_commit=bool(nr % 2))
            kommandoer: list[Kommando] = [
                gi_roller(f"felles-{nr}-{traad}", ORGANER[traad % 6], 1) for traad in range(8)
            ]
            for svar in map(gjort_svar, samtidig(hus, kommandoer)):
                kvitterte[svar.kommando] = Kvittering(svar.posisjon, svar.posisjon)
    assert len(kvitterte) == RUNDER * 8
    assert avvik(les_spor(log_url), kvitterte) == []


@pytest.mark.krav("K-372")
@pytest.mark.parametrize("etter_commit", [True, False])
def test_a_command_that_comes_while_the_lost_answer_is_sought_is_recorded_too(
    log_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, etter_commit: bool
) -> None:
    with Hus(nytt_hus(log_url, tmp_path)) as hus, ThreadPoolExecutor(1) as traad:
        writer: Any = hus.verksted.writer
        ekte = writer._session.open
        senere: list[Future[Gjort]] = []

        def open_() -> None:
            """Connect anew, when the next command already waits in the queue."""
            if not senere:
                senere.append(traad.submit(gjort, hus, gi_roller("senere", ORGANER[1], 1)))
                while not writer._queue:
                    time.sleep(0.001)
            ekte()

        monkeypatch.setattr(type(writer._session), "open", lambda _: open_())
        tap_svaret(hus, monkeypatch, etter_commit=etter_commit)
        tapt = gjort(hus, gi_roller("tapt", ORGANER[0], 1))
        [svar] = [framtid.result() for framtid in senere]
        assert not svar.gjentatt
        assert svar.posisjon == tapt.posisjon + 1
        assert [rad.command_id for rad in hus.reader.tail(tapt.posisjon - 1)] == ["tapt", "senere"]


@pytest.mark.krav("K-372")
@pytest.mark.parametrize("etter_commit", [True, False])
def test_in_a_demo_log_a_lost_connection_changes_no_byte(
    log_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, etter_commit: bool
) -> None:
    (tmp_path / "hel").mkdir()
    hel = demo(f"sqlite:///{tmp_path / 'hel' / 'logg.sqlite'}", tmp_path / "hel", lambda _: None)
    brutt = demo(
        log_url,
        tmp_path,
        lambda hus: tap_svaret(hus, monkeypatch, etter_commit=etter_commit),
    )
    assert brutt == hel


def demo(db: str, mappe: Path, for_steget: Callable[[Hus], None]) -> list[StoredRow]:
    """A small story on a demo log, with something happening before its last step."""
    innstillinger = Innstillinger(db, keys_db=f"sqlite:///{mappe / 'nokler.sqlite'}")
    oppgrader(innstillinger)
    opprett_demo(innstillinger, fro="et-fro", na=NAA)
    with Hus(innstillinger, tid=lambda: NAA) as hus:
        leder = {"person": KS.person, "rolle": "leder", "fra": "2020-01-01"}
        data = {"organtype": "ks", "navn": "KS", "roller": [leder]}
        gjort(hus, kommando("opprett_organ", "organ:ks", data, aktor=OPPSETT, id="en"))
        for_steget(hus)
        rolle = leder | {"person": "en-til"}
        data = {"roller": [rolle], "begrunnelse": "Lederen trenger avlastning"}
        gjort(hus, kommando("gi_rolle", "organ:ks", data, id="to"))
        return hus.reader.tail(0)


def gjort_svar(svar: Svar) -> Gjort:
    """An answer that must be a success."""
    assert isinstance(svar, Gjort), svar
    return svar


def hus_slutt(hus: Hus, antall: int) -> list[int]:
    """The last positions of the log."""
    siste, _ = hus.reader.last()
    return list(range(siste - antall + 1, siste + 1))


def tap_svaret(hus: Hus, monkeypatch: pytest.MonkeyPatch, *, etter_commit: bool) -> None:
    """Let the next COMMIT, or its answer, be lost with the connection."""
    okt: Any = hus.verksted.writer._session
    ekte = type(okt).commit

    def commit(self: Any) -> None:
        monkeypatch.setattr(type(okt), "commit", ekte)
        if etter_commit:
            ekte(self)
        self.close()
        raise (
            psycopg.OperationalError("the connection is lost")
            if psycopg.Error in self.errors
            else self.errors[0]("disk I/O error")
        )

    monkeypatch.setattr(type(okt), "commit", commit)
