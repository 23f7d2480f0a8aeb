"""F8 and F14: a command that comes again gets the first answer, and is recorded once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from innforing.application.kommando import Gjort, Kommando
from innforing.bootstrap import Hus
from innforing.eventlog.errors import CommandReused
from tests.faults.oppsett import ORGANER, gi_roller, gjort, nytt_hus, samtidig
from tests.faults.orakel import Kvittering, avvik, les_spor

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.application.kommando import Svar

RUNDER = 5


@pytest.mark.krav("K-372")
def test_one_command_2_to_50_times_at_once_and_after_restart(log_url: str, tmp_path: Path) -> None:
    innstillinger = nytt_hus(log_url, tmp_path)
    forste: dict[str, Gjort] = {}
    with Hus(innstillinger) as hus:
        for ganger in (2, 3, 8, 20, 50):
            kommando = gi_roller(f"kommando-{ganger}", ORGANER[ganger % 6], 1 + ganger % 3)
            alle = [gjort_svar(svar) for svar in samtidig(hus, [kommando] * ganger)]
            [forste[kommando.id]] = [svar for svar in alle if not svar.gjentatt]
            assert all(svar.hendelser == forste[kommando.id].hendelser for svar in alle)
    with Hus(innstillinger) as hus:
        for ganger in (2, 3, 8, 20, 50):
            kommando = gi_roller(f"kommando-{ganger}", ORGANER[ganger % 6], 1 + ganger % 3)
            igjen = gjort(hus, kommando)
            assert igjen.gjentatt
            assert igjen.hendelser == forste[kommando.id].hendelser
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
