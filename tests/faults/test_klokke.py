"""F13: the clock jumps under the running writer, on both databases (tillit.md §7).

SQLite is stamped by the process that writes, PostgreSQL by its server: that is what is preloaded.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from innforing.bootstrap import Hus
from innforing.eventlog.database import open_reader, open_writer
from innforing.eventlog.errors import ClockDeviation
from tests.eventlog.given import row
from tests.faults.antall import antall
from tests.faults.egen_server import EgenServer
from tests.faults.flokk import Flokk
from tests.faults.oppsett import ORGANER, gi_roller, nytt_hus
from tests.faults.orakel import avvik, les_spor
from tests.faults.styring import Styring, vent_til

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from innforing.bootstrap import Innstillinger

    Klokkehus = tuple[str, Styring, Mapping[str, str] | None]

HOPP = antall(8, 8)
TIME, DOGN = 3600.0, 86_400.0
ETT_SEKUND: Final = timedelta(seconds=1)
AR: Final = datetime.now(UTC).year + 1
NYTTAR: Final = datetime(AR, 1, 1, tzinfo=UTC)
"""Where a second may be put in or taken out."""


def sondag(maned: int) -> datetime:
    """When summer time begins or ends: the last Sunday of the month, at 01:00 UTC."""
    siste = datetime(AR, maned, 31, 1, tzinfo=UTC)
    return siste - timedelta(days=(siste.weekday() + 1) % 7)


class Klokka:
    """The clock that stamps the events, and the writers of them."""

    def __init__(self, styring: Styring, flokk: Flokk, innstillinger: Innstillinger) -> None:
        """The clock is right, and somebody writes."""
        self.foran = 0.0
        self._styring, self._flokk, self._innstillinger = styring, flokk, innstillinger
        self._pid = flokk.start("klokke", 2)

    def still(self, foran: float) -> None:
        """Put it so many seconds ahead of the real one."""
        self.foran = foran
        self._styring.still_klokka(foran)

    def skriver(self) -> None:
        """Commands are acknowledged."""
        self._flokk.vent_pa_kvittering(self._pid, flere=6)

    def gar(self) -> None:
        """Commands are acknowledged, and are stamped with this clock."""
        self.skriver()
        # what was acknowledged before the clock was put may be read only now
        vent_til(lambda: self.siste_us() > self._na_us() - 30_000_000)
        assert self.siste_us() < self._na_us() + 1_500_000

    def passerer(self, tid: datetime) -> None:
        """From the second before to the second after, with no stop."""
        self.still((tid - ETT_SEKUND).timestamp() - time.time())
        self.gar()
        vent_til(lambda: self.siste_us() > (tid + ETT_SEKUND).timestamp() * 1_000_000)

    def star(self) -> None:
        """Nothing is recorded any more, and whoever asks is told why."""

        def stille() -> bool:
            for_ = self.siste_us()
            time.sleep(0.3)
            return self.siste_us() == for_

        vent_til(stille)
        with (
            Hus(self._innstillinger) as hus,
            pytest.raises(ClockDeviation, match="klokkeavvik"),
        ):
            hus.ta_steg(gi_roller("for-sent", ORGANER[0], 1))

    def _na_us(self) -> float:
        return (time.time() + self.foran) * 1_000_000

    def siste_us(self) -> int:
        """When the last event was recorded."""
        with open_reader(self._innstillinger.db) as reader:
            return reader.last()[1]


@contextmanager
def sqlite(shim: Path, tmp_path: Path, _: pytest.MonkeyPatch) -> Iterator[Klokkehus]:
    """A SQLite log, and the environment of those who write."""
    with Styring(shim, tmp_path) as styring:
        yield f"sqlite:///{tmp_path / 'logg.sqlite'}", styring, styring.miljo


@contextmanager
def postgresql(shim: Path, _: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Klokkehus]:
    """A log on a server with a clock of its own; it may run as another user than the test."""
    # the server's user reads its clock in the folder
    with tempfile.TemporaryDirectory(prefix="innforing-klokke-") as navn:
        mappe = Path(navn)
        mappe.chmod(0o755)
        with Styring(Path(shutil.copy(shim, mappe)), mappe) as styring:
            (mappe / "styring").chmod(0o666)
            for felt in ("LD_PRELOAD", "INNFORING_SHIM"):
                monkeypatch.setenv(felt, styring.miljo[felt])
            with EgenServer() as server:
                for felt in ("LD_PRELOAD", "INNFORING_SHIM"):
                    monkeypatch.delenv(felt)
                yield server.ny_base(), styring, None


@pytest.mark.feil("F13", HOPP)
@pytest.mark.krav("K-372")
@pytest.mark.parametrize("database", [sqlite, postgresql])
def test_recorded_time_only_rises_and_a_clock_far_behind_stops_the_log_until_it_is_right(
    database: Callable[[Path, Path, pytest.MonkeyPatch], AbstractContextManager[Klokkehus]],
    shim: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with database(shim, tmp_path, monkeypatch) as (db, styring, miljo):
        innstillinger = nytt_hus(db, tmp_path)
        with Flokk(innstillinger, miljo=miljo) as flokk:
            klokka = Klokka(styring, flokk, innstillinger)
            klokka.gar()
            for fram in (TIME, DOGN):
                rett = klokka.foran + fram
                klokka.still(rett)
                klokka.gar()
                klokka.still(rett - fram)
                klokka.star()
                klokka.still(rett)
                klokka.gar()
            klokka.passerer(NYTTAR)
            for hopp in (-1, 1):  # a second is put in, and another is taken out
                klokka.still(klokka.foran + hopp)
                klokka.gar()
            for maned in (3, 10):
                klokka.passerer(sondag(maned))
            assert "klokkeavvik" not in capfd.readouterr().err
            klokka.still(klokka.foran - 30)
            klokka.skriver()
            vent_til(lambda: "klokkeavvik" in capfd.readouterr().err)
        assert flokk.feil == []
        assert avvik(les_spor(db), flokk.kvitterte) == []


def test_the_check_of_the_clock_is_what_stops_it(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above must be able to fail: here the log does not look at the clock."""
    nytt_hus(sqlite_url, tmp_path)
    with open_writer(sqlite_url, clock=lambda: 0) as writer:
        ny = row("organ:k", 1)

        def skriv() -> int:
            return writer.run(
                lambda tx: tx.append((ny,), command_id=None, body_hash=None)[0].recorded_us
            )

        with pytest.raises(ClockDeviation):
            skriv()
        monkeypatch.setattr("innforing.eventlog.sqlite_log.check_clock", lambda *_: None)
        assert skriv() > 0
