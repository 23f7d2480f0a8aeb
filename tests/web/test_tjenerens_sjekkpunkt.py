"""The server publishes what has come while it runs, where there is a key; else it only serves."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from innforing.application import utgivelse
from innforing.application.utgivelse import Utgivelse, lag_nokler
from innforing.bootstrap import Hus
from innforing.eventlog.errors import StorageFault
from innforing.eventlog.publish import BeingPublished, Publisher
from innforing.web.tjener import Tjener
from tests.application.demohus import PROSESS, fortalt, innstillinger
from tests.application.frister.forfallshus import planlegg
from tests.web.tjener import tjent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
