"""A log is stamped by itself: when, by one at a time, and what happens when nobody answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from innforing.application.loggnokler import HENDELSESLOGG, INNSYNSLOGG
from innforing.application.tidsstempling import LAS, Tidsstempling, neste_stempel
from innforing.application.utgivelse import Utgitt
from innforing.eventlog.publish import alone
from innforing.eventlog.timestamps import Authority, NotStamped, stamped, stamped_at
from tests.eventlog.given import new_log
from tests.eventlog.test_timestamps import serving
from tests.eventlog.test_timestamps import stamped as svart
from tests.eventlog.test_witnesses import Log
from tests.trust.tidsstempel import made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("tsa"))


class Prove:
    """Two published logs, an authority that counts what it is asked, and a clock to be moved."""

    def __init__(self, mappe: Path, tsa: Path) -> None:
        self.spurt = 0
        self.svarer = True
        self.na = datetime.now(UTC)
        self.tsa = tsa
        self.logger = [Log(mappe / "bevis"), Log(mappe / "bevis" / "innsyn")]
        self.db = f"sqlite:///{mappe / 'logg.sqlite'}"
        new_log(self.db).close()

    def svar(self, sporring: bytes) -> tuple[int, bytes]:
        self.spurt += 1
        return (200, svart(self.tsa, sporring)) if self.svarer else (503, b"")

    def stempling(self, url: str) -> Tidsstempling:
        tjeneste = Authority.read(url, (self.tsa / "rot.pem").read_bytes())
        stammer = (HENDELSESLOGG, INNSYNSLOGG)
        return Tidsstempling(
            logger=[
                Utgitt(stamme, self.db, en.tiles.folder)
                for stamme, en in zip(stammer, self.logger, strict=True)
            ],
            tjeneste=lambda: tjeneste,
            tid_us=lambda: round(self.na.timestamp() * 1_000_000),
        )

    @property
    def stemplet(self) -> list[int]:
        return [stamped(en.tiles) for en in self.logger]


@pytest.fixture
def prove(tmp_path: Path, tsa: Path) -> Prove:
    return Prove(tmp_path, tsa)


@pytest.fixture
def stempling(prove: Prove) -> Iterator[Tidsstempling]:
    with serving(prove.svar) as url:
        yield prove.stempling(url)


@pytest.mark.parametrize(
    ("sist", "neste"),
    [
        ("2026-01-15T10:00", "2026-01-15T11:00"),
        ("2026-01-15T22:04", "2026-01-15T23:04"),
        ("2026-01-15T22:30", "2026-01-15T23:05"),
        ("2026-01-15T23:04", "2026-01-15T23:05"),
        ("2026-01-15T23:05", "2026-01-16T00:05"),
        ("2026-07-15T21:30", "2026-07-15T22:05"),
        ("2026-10-25T00:30", "2026-10-25T01:30"),
    ],
)
def test_en_logg_som_er_endret_stemples_hver_time_og_fem_over_midnatt_i_norge(
    sist: str, neste: str
) -> None:
    forste = datetime.fromisoformat(sist).replace(tzinfo=UTC)
    assert neste_stempel(forste) == datetime.fromisoformat(neste).replace(tzinfo=UTC)


def test_bare_det_som_er_endret_stemples_og_forst_nar_det_er_tid(
    prove: Prove, stempling: Tidsstempling
) -> None:
    stempling.forfalte()
    assert prove.spurt == 0, "nothing is published"
    prove.logger[0].grow(9)
    stempling.forfalte()
    assert prove.stemplet == [9, 0]
    prove.logger[0].grow(20)
    prove.logger[1].grow(3)
    prove.na = stamped_at(prove.logger[0].tiles, 9)
    stempling.forfalte()
    assert prove.stemplet == [9, 3], "the log itself has its time, its read log had none"
    prove.na += timedelta(hours=1)
    stempling.forfalte()
    assert prove.stemplet == [20, 3]
    prove.na += timedelta(days=2)
    stempling.forfalte()
    assert prove.spurt == 3, "nothing has changed"


def test_en_tjeneste_som_feiler_fortelles_og_sporres_igjen(
    prove: Prove, stempling: Tidsstempling
) -> None:
    for en in prove.logger:
        en.grow(9)
    prove.svarer = False
    with capture_logs() as linjer:
        stempling.forfalte()
    assert [(linje["event"], linje["log_level"], linje["logg"]) for linje in linjer] == [
        ("tidsstempling_feilet", "warning", HENDELSESLOGG),
        ("tidsstempling_feilet", "warning", INNSYNSLOGG),
    ]
    assert "answers 503" in linjer[0]["hva"]
    prove.svarer = True
    stempling.forfalte()
    assert prove.stemplet == [9, 9]


def test_innstillinger_som_ikke_kan_brukes_fortelles_ogsa(
    prove: Prove, stempling: Tidsstempling
) -> None:
    def ingen() -> Authority:
        raise NotStamped("INNFORING_TSA and INNFORING_TSA_ROOT must both be named")

    prove.logger[0].grow(9)
    with capture_logs() as linjer:
        replace(stempling, tjeneste=ingen).forfalte()
    assert [linje["event"] for linje in linjer] == ["tidsstempling_feilet"]


def test_et_stempel_som_ikke_kan_leses_fortelles_og_stanser_ikke_det_andre(
    prove: Prove, stempling: Tidsstempling
) -> None:
    for en in prove.logger:
        en.grow(9)
    prove.logger[0].tiles.put("tokens/5.tsr", b"x")
    with capture_logs() as linjer:
        stempling.forfalte()
    assert "cannot be read" in linjer[0]["hva"]
    assert prove.stemplet == [5, 9]


def test_bare_en_av_flere_prosesser_spor(prove: Prove, stempling: Tidsstempling) -> None:
    prove.logger[0].grow(9)
    with alone(prove.logger[0].tiles.folder, LAS):
        stempling.forfalte()
        assert prove.spurt == 0
    stempling.forfalte()
    assert prove.spurt == 1
