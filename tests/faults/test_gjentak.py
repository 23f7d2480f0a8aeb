"""F8 and F14: a command that comes again gets the first answer, and is recorded once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from innforing.application.kommando import Gjort, Kommando
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo
from innforing.eventlog.errors import CommandReused
from tests.faults.oppsett import (
    KS,
    OPPSETT,
    ORGANER,
    gi_roller,
    gjort,
    kommando,
    nytt_hus,
    samtidig,
)
from tests.faults.orakel import Kvittering, avvik, les_spor

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from innforing.application.kommando import Svar
    from innforing.eventlog.rows import StoredRow

RUNDER = 5
NAA = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.mark.krav("K-372")
def test_one_command_2_to_50_times_at_once_and_after_restart(log_url: str, tmp_path: Path) -> None:
    innstillinger = nytt_hus(log_url, tmp_path)
    forste: dict[str, Gjort] = {}
    with Hus(innstillinger) as hus:
        for ganger in (2, 3, 8, 20, 50):
            k = gi_roller(f"kommando-{ganger}", ORGANER[ganger % 6], 1 + ganger % 3)
            alle = [gjort_svar(svar) for svar in samtidig(hus, [k] * ganger)]
            [forste[k.id]] = [svar for svar in alle if not svar.gjentatt]
            assert all(svar.hendelser == forste[k.id].hendelser for svar in alle)
    with Hus(innstillinger) as hus:
        for ganger in (2, 3, 8, 20, 50):
            k = gi_roller(f"kommando-{ganger}", ORGANER[ganger % 6], 1 + ganger % 3)
            igjen = gjort(hus, k)
            assert igjen.gjentatt
            assert igjen.hendelser == forste[k.id].hendelser
    kvitterte = {
        id_: Kvittering(svar.hendelser[0].posisjon, svar.hendelser[-1].posisjon)
        for id_, svar in forste.items()
    }
    assert avvik(les_spor(log_url), kvitterte) == []


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
