"""The server publishes what has come while it runs, where there is a key; else it only serves."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from innforing.application import utgivelse
from innforing.application.bevisalarm import bevisalarmer
from innforing.application.loggnokler import lag_nokler
from innforing.application.oppsett import sett_opp_ks
from innforing.application.utgivelse import Utgivelse
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_ekte, utgiving
from innforing.eventlog import posting
from innforing.eventlog.errors import StorageFault
from innforing.eventlog.publish import BeingPublished, ProofColumns, Publisher
from innforing.eventlog.tiles import Tiles
from innforing.eventlog.timestamps import stamped
from innforing.web.tjener import Tjener
from tests.application.demohus import PROSESS, fortalt, innstillinger
from tests.application.frister.forfallshus import planlegg
from tests.eventlog.test_timestamps import serving
from tests.eventlog.test_timestamps import stamped as svart
from tests.trust.tidsstempel import made
from tests.web.tjener import tjent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from innforing.application.bevisalarm import Bevisalarm

LENGE = 60.0


def vent(til: Callable[[], bool]) -> bool:
    """Whether it came to be so before long."""
    slutt = time.monotonic() + LENGE
    while not til() and time.monotonic() < slutt:
        time.sleep(0.05)
    return til()


def test_an_event_stands_in_a_signed_checkpoint_soon_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(utgivelse, "HVER_S", 0.05)
    valgt = innstillinger(fortalt(tmp_path, PROSESS))
    with Hus(valgt) as hus:
        lag_nokler(hus.nokkelmappe, "logg.example")
        with tjent(Tjener(valgt, lokalt=True)):
            assert vent(lambda: hus.bevisstatus().size > 0)
            planlegg(hus, "var", date(2024, 4, 1))
            siste = hus.reader.last()[0]
            assert vent(lambda: hus.bevisstatus().dekker(siste) is not None)
        status = hus.bevisstatus()
        assert status.signert
        assert status.brudd is None


def test_without_a_key_the_server_serves_and_publishes_nothing(tmp_path: Path) -> None:
    valgt = innstillinger(fortalt(tmp_path, PROSESS))
    with Hus(valgt) as hus:
        with tjent(Tjener(valgt, lokalt=True)):
            assert not hus.bevismappe.exists()
        assert hus.bevisstatus().dekker(1) is None


def test_a_round_that_fails_is_tried_anew_with_a_new_signer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    valgt = innstillinger(fortalt(tmp_path, PROSESS))
    runde, feil = Publisher.round, iter([True, False])

    def ustadig(utgir: Publisher) -> object:
        if next(feil, False):
            raise StorageFault("the disk is away")
        return runde(utgir)

    monkeypatch.setattr(Publisher, "round", ustadig)
    with Hus(valgt) as hus:
        lag_nokler(hus.nokkelmappe, "logg.example")
        with Utgivelse(hus.utgivere, hver_s=0.05):
            assert vent(lambda: hus.bevisstatus().size == hus.reader.last()[0])


def test_one_of_several_servers_publishes_and_another_takes_over(tmp_path: Path) -> None:
    valgt = innstillinger(fortalt(tmp_path, PROSESS))
    with Hus(valgt) as hus:
        lag_nokler(hus.nokkelmappe, "logg.example")
        with Utgivelse(hus.utgivere, hver_s=0.05) as forste:
            assert vent(lambda: hus.bevisstatus().size > 0)
            with pytest.raises(BeingPublished), hus.utgivere():
                pass
            with Utgivelse(hus.utgivere, hver_s=0.05):
                forste.stopp()
                planlegg(hus, "var", date(2024, 4, 1))
                assert vent(lambda: hus.bevisstatus().size == hus.reader.last()[0])


def test_what_is_late_is_told_once_while_publishing_fails_and_once_when_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runde, virker, feilet = Publisher.round, threading.Event(), []

    def ustadig(utgir: Publisher) -> object:
        if virker.is_set():
            return runde(utgir)
        feilet.append(1)
        raise StorageFault("the disk is away")

    monkeypatch.setattr(Publisher, "round", ustadig)
    with Hus(innstillinger(fortalt(tmp_path, PROSESS))) as hus:
        lag_nokler(hus.nokkelmappe, "logg.example")

        def alarmer() -> tuple[Bevisalarm, ...]:
            kolonner, na_us = ProofColumns(hus.registre), hus.reader.last()[1]
            return bevisalarmer(hus.bevisstatus(), kolonner, na_us=na_us, stemples=False)

        def fortalt_(tilstand: str) -> int:
            return [linje.get("tilstand") for linje in linjer].count(tilstand)

        with (
            capture_logs() as linjer,
            Utgivelse(hus.utgivere, alarmer=alarmer, hver_s=0.05),
        ):
            assert vent(lambda: len(feilet) > 3)
            assert (fortalt_("begynt"), fortalt_("over")) == (1, 0)
            virker.set()
            assert vent(lambda: fortalt_("over") == 1)
        assert fortalt_("begynt") == 1


@contextmanager
def ekte(mappe: Path, svar: Callable[[bytes], tuple[int, bytes]]) -> Iterator[Hus]:
    """The house of an ekte log with a key, and a time stamp authority that answers so."""
    valgt = Innstillinger(f"sqlite:///{mappe / 'logg.sqlite'}")
    oppgrader(valgt)
    opprett_ekte(valgt)
    with serving(svar) as url:
        rot = str(mappe / "tsa" / "rot.pem")
        with Hus(replace(valgt, tsa=url, tsa_rot=rot)) as hus:
            lag_nokler(hus.nokkelmappe, "logg.example")
            yield hus


@pytest.fixture
def tsa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(utgivelse, "HVER_S", 0.05)
    monkeypatch.setattr(utgiving, "SER_ETTER_S", 0.05)
    (tmp_path / "tsa").mkdir()
    return made(tmp_path / "tsa")


def test_an_ekte_log_is_stamped_by_itself(tmp_path: Path, tsa: Path) -> None:
    with ekte(tmp_path, lambda sporring: (200, svart(tsa, sporring))) as hus, hus.utgivelse():
        assert vent(lambda: stamped(Tiles(hus.bevismappe)) == hus.reader.last()[0])


def test_an_authority_that_does_not_answer_holds_no_publishing_up(
    tmp_path: Path, tsa: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "PATIENCE", 2 * LENGE)
    spurt, slipp = threading.Event(), threading.Event()

    def treg(sporring: bytes) -> tuple[int, bytes]:
        spurt.set()
        slipp.wait(2 * LENGE)
        return 503, sporring

    assert tsa.exists()
    with ekte(tmp_path, treg) as hus, hus.utgivelse():
        try:
            assert spurt.wait(LENGE)
            sett_opp_ks(hus, hus.personer.registrer("Siri Eksempel"), date(2026, 1, 1))
            assert vent(lambda: hus.bevisstatus().size == hus.reader.last()[0] > 1)
        finally:
            slipp.set()


def test_a_demo_log_is_not_stamped_by_itself(
    tmp_path: Path, tsa: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(utgiving, "tidsstempling_for", None)
    valgt = innstillinger(fortalt(tmp_path, PROSESS))
    rot = str(tsa / "rot.pem")
    with Hus(replace(valgt, tsa="http://127.0.0.1:1", tsa_rot=rot)) as hus:
        lag_nokler(hus.nokkelmappe, "logg.example")
        with hus.utgivelse():
            assert vent(lambda: hus.bevisstatus().size > 0)
