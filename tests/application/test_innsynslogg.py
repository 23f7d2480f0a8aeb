"""The innsynslogg: one durable row before anything is shown, in a log of its own (tillit.md §8)."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from innforing.application.innsynslogg import STROM, Innsyn, InnsynNede, Innsynslogg, Innsynssok
from innforing.application.innsynsord import Folsomt, Innsynsgrunn
from innforing.domain.grunnmur.aktor import Aktor, Rolle
from innforing.domain.logg.logg import Logg
from innforing.eventlog import database, readlog
from innforing.eventlog.bevis import entry
from innforing.eventlog.mapper import HEADER_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KARI = Aktor(person="11111111-1111-4111-8111-111111111111", rolle=Rolle.REVISOR, organ="ks")
OLA = Aktor(person="22222222-2222-4222-8222-222222222222", rolle=Rolle.MEDLEM, organ="gruppen")
EKTE = Logg(id="l-1")
DEMO = Logg(id="l-1", fro="innforing")
FORST = datetime(2024, 3, 1, 12, tzinfo=UTC)


@dataclass
class Klokke:
    """A clock that stands still until it is moved."""

    na: datetime = field(default=FORST)

    def __call__(self) -> datetime:
        return self.na

    def ga(self, **tid: float) -> None:
        self.na += timedelta(**tid)


def lest(ting: str = "deltakelse:s08:verdal") -> Innsyn:
    return Innsyn(
        side="/historikk/{strom}",
        ting=ting,
        slag=Folsomt.HANDLINGER,
        grunn=Innsynsgrunn.REVISJON,
    )


@pytest.fixture
def klokke() -> Klokke:
    return Klokke()


@pytest.fixture
def url(log_url: str) -> str:
    """Where the read log of a log on each database is."""
    if log_url.startswith("sqlite"):
        return log_url.replace("logg.sqlite", "logg-innsyn.sqlite")
    return readlog.beside(log_url)


@pytest.fixture
def logg(url: str, klokke: Klokke) -> Iterator[Innsynslogg]:
    with closing(Innsynslogg(url, DEMO, na=klokke)) as en:
        yield en


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    return tmp_path / "logg-innsyn.sqlite"


@pytest.fixture
def i_fil(fil: Path, klokke: Klokke) -> Iterator[Innsynslogg]:
    with closing(Innsynslogg(f"sqlite:///{fil}", DEMO, na=klokke)) as en:
        yield en


def antall(logg: Innsynslogg, sok: Innsynssok | None = None) -> int:
    return len(logg.les(sok or Innsynssok(), 1_000)[0])


def test_en_rad_sier_hvem_hva_og_hvorfor_og_ingenting_mer(logg: Innsynslogg, url: str) -> None:
    logg.noter(lest(), KARI)
    with database.open_reader(url) as reader:
        (rad,) = reader.stream(STROM)
    assert rad.state == (
        b'{"v":1,"hendelse":{"side":"/historikk/{strom}","ting":"deltakelse:s08:verdal",'
        b'"slag":"handlinger","grunn":"revisjon","fil":null},'
        b'"hode":{"person":"11111111-1111-4111-8111-111111111111","rolle":"revisor","organ":"ks"}}'
    )
    kopier = {navn for navn in HEADER_COLUMNS if getattr(rad, navn) is not None}
    assert kopier == {"person", "role", "body"}


def test_bladet_i_treet_rober_verken_leser_eller_ting(logg: Innsynslogg, url: str) -> None:
    logg.noter(lest(), KARI)
    with database.open_reader(url) as reader:
        (rad,) = reader.stream(STROM)
    assert entry(rad).split(b"\n")[1:5] == [b"1", b"innsyn", b"1", b"Innsyn"]


def test_den_er_fodt_som_loggen_den_horer_til(logg: Innsynslogg, url: str) -> None:
    logg.noter(lest(), None)
    with database.open_reader(url) as reader:
        (fodt,) = reader.span(1, 1)
    assert fodt.topic == "DemoLoggOpprettet"
    assert b'"id":"l-1"' in (fodt.state or b"")


def test_i_en_demologg_er_tiden_husets(logg: Innsynslogg, klokke: Klokke) -> None:
    klokke.ga(days=1)
    logg.noter(lest(), KARI)
    ((rad,), _) = logg.les(Innsynssok(), 10)
    assert rad.tid_us >= klokke.na.timestamp() * 1_000_000
    assert rad.tid_us < klokke.na.timestamp() * 1_000_000 + 10


def test_i_en_ekte_logg_er_tiden_databasens(url: str, klokke: Klokke) -> None:
    with closing(Innsynslogg(url, EKTE, na=klokke)) as logg:
        logg.noter(lest(), KARI)
        ((rad,), _) = logg.les(Innsynssok(), 10)
    assert rad.tid_us > (FORST + timedelta(days=365)).timestamp() * 1_000_000


def test_mange_som_leser_samtidig_gir_versjoner_uten_hull(logg: Innsynslogg, url: str) -> None:
    with (
        closing(Innsynslogg(url, DEMO, na=Klokke())) as annen,
        ThreadPoolExecutor(8) as trader,
    ):
        list(trader.map(lambda nr: (logg, annen)[nr % 2].noter(lest(f"t{nr}"), KARI), range(80)))
    with database.open_reader(url) as reader:
        rader = reader.stream(STROM)
    assert [rad.stream_version for rad in rader] == list(range(1, 81))
    assert len({rad.state for rad in rader}) == 80


def test_en_side_som_frisker_seg_opp_er_samme_innsyn_i_fem_minutter(
    logg: Innsynslogg, klokke: Klokke
) -> None:
    logg.noter(lest(), KARI)
    for _ in range(9):
        klokke.ga(seconds=30)
        logg.noter(lest(), KARI, oppfrisking=True)
    assert antall(logg) == 1
    klokke.ga(seconds=30)
    logg.noter(lest(), KARI, oppfrisking=True)
    assert antall(logg) == 2


def test_en_ny_visning_er_alltid_en_ny_rad(logg: Innsynslogg) -> None:
    logg.noter(lest(), KARI)
    logg.noter(lest(), KARI)
    assert antall(logg) == 2


@pytest.mark.parametrize("annet", [(lest("annet"), KARI), (lest(), OLA), (lest(), None)])
def test_oppfrisking_av_noe_annet_er_en_rad(
    logg: Innsynslogg, annet: tuple[Innsyn, Aktor | None]
) -> None:
    logg.noter(lest(), KARI)
    logg.noter(*annet, oppfrisking=True)
    assert antall(logg) == 2


def test_hver_dag_har_minst_en_rad_for_hver_person_og_ting(
    logg: Innsynslogg, klokke: Klokke
) -> None:
    klokke.na = datetime(2024, 3, 1, 22, 59, tzinfo=UTC)  # a minute to midnight in Norway
    logg.noter(lest(), KARI)
    klokke.ga(minutes=2)
    logg.noter(lest(), KARI, oppfrisking=True)
    assert antall(logg) == 2


def test_det_kan_sokes_pa_person_ting_og_tid(logg: Innsynslogg, klokke: Klokke) -> None:
    logg.noter(lest("s08/verdal"), KARI)
    klokke.ga(days=1)
    logg.noter(lest("deltakelse:s08:stjordal"), OLA)
    logg.noter(lest("s080"), OLA)
    dag = int(klokke.na.timestamp()) * 1_000_000
    assert antall(logg, Innsynssok(person=KARI.person)) == 1
    assert antall(logg, Innsynssok(ting="s08")) == 2
    assert antall(logg, Innsynssok(ting="s08/verdal")) == 1
    assert antall(logg, Innsynssok(ting="handlinger")) == 0
    assert antall(logg, Innsynssok(tid_us=(0, dag))) == 1
    assert antall(logg, Innsynssok(tid_us=(dag, 1 << 62))) == 2


def test_det_blas_bakover_til_det_ikke_er_mer(logg: Innsynslogg) -> None:
    for nr in range(5):
        logg.noter(lest(str(nr)), KARI)
    forst, videre = logg.les(Innsynssok(), 3)
    assert [rad.innsyn.ting for rad in forst] == ["4", "3", "2"]
    assert videre is not None
    resten, slutt = logg.les(Innsynssok(for_=videre), 3)
    assert [rad.innsyn.ting for rad in resten] == ["1", "0"]
    assert slutt is None


def test_en_last_database_sier_fra_innen_noen_sekunder(i_fil: Innsynslogg, fil: Path) -> None:
    i_fil.noter(lest(), KARI)
    with closing(sqlite3.connect(fil, isolation_level=None)) as annen:
        annen.execute("BEGIN IMMEDIATE")
        with pytest.raises(InnsynNede, match="another process holds the log"):
            i_fil.noter(lest(), KARI)
        annen.execute("ROLLBACK")
    i_fil.noter(lest(), KARI)
    assert antall(i_fil) == 2


def test_en_fil_som_er_slettet_er_ikke_en_ny_logg(i_fil: Innsynslogg, fil: Path) -> None:
    i_fil.noter(lest(), KARI)
    fil.rename(fil.with_suffix(".borte"))
    with pytest.raises(InnsynNede, match="the read log is gone"):
        i_fil.noter(lest(), KARI)
    assert not fil.exists()
    fil.write_bytes(b"")
    with pytest.raises(InnsynNede, match="another file"):
        i_fil.les(Innsynssok(), 1)


def test_en_innsynslogg_av_en_annen_logg_tas_ikke_i_bruk(
    i_fil: Innsynslogg, fil: Path, klokke: Klokke
) -> None:
    i_fil.noter(lest(), KARI)
    annen = Innsynslogg(f"sqlite:///{fil}", Logg(id="l-2", fro="innforing"), na=klokke)
    with closing(annen), pytest.raises(InnsynNede, match="belongs to another log"):
        annen.noter(lest(), KARI)


def test_en_mappe_som_ikke_finnes_er_nede(tmp_path: Path, klokke: Klokke) -> None:
    borte = Innsynslogg(f"sqlite:///{tmp_path / 'finnes-ikke' / 'x.sqlite'}", DEMO, na=klokke)
    with closing(borte), pytest.raises(InnsynNede):
        borte.noter(lest(), KARI)


def test_en_full_disk_sier_fra_og_mister_ingen_rad(i_fil: Innsynslogg) -> None:
    i_fil.noter(lest(), KARI)
    # only its own connection can be told that there is no room
    session: Any = i_fil._apnet().writer._session
    session._driver.execute("PRAGMA max_page_count = 1")
    satt = 1
    with suppress(InnsynNede):
        while satt < 1_000:
            i_fil.noter(lest(), KARI)
            satt += 1
    assert antall(i_fil) == satt < 1_000
