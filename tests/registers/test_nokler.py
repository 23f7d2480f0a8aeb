"""The key database on SQLite and PostgreSQL: durable before use, gone when destroyed."""

import os
import sqlite3
import stat
import subprocess
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from innforing.registers import key_engine, nokler
from innforing.registers.key_engine import KeySchemaOutdated, make_engine
from innforing.registers.nokler import NokkelFinnes, Nokkellager, Nokkelrad, SlettingHenger

ID, ANNEN = str(uuid.UUID(int=1, version=4)), str(uuid.UUID(int=2, version=4))
KEY = bytes(range(100, 132))


def _antall(url: str, tabell: str) -> int:
    engine = make_engine(url)
    with engine.connect() as connection:
        antall = connection.execute(sa.select(sa.func.count()).select_from(sa.table(tabell)))
        svar = antall.scalar_one()
    engine.dispose()
    return int(svar)


def _commits(engine: sa.Engine) -> list[None]:
    sett: list[None] = []
    sa.event.listen(engine, "commit", lambda _: sett.append(None))
    return sett


def test_en_nokkel_er_lagret_for_den_trekkes(lager: Nokkellager, nokkel_url: str) -> None:
    trukket = lager.trekk()
    andre = Nokkellager.open(nokkel_url)
    assert andre.nokkel(trukket.id) == trukket.key
    andre.close()


def test_et_trekk_koster_ikke_en_egen_commit(lager: Nokkellager, nokkel_url: str) -> None:
    """A pool of four: eight keys, two commits (tillit.md §6)."""
    commits = _commits(lager._writing)
    trukket = [lager.trekk() for _ in range(8)]
    assert len(commits) == 2
    assert len({t.id for t in trukket}) == len({t.key for t in trukket}) == 8
    assert len({t.salt for t in trukket}) == len({t.nonce for t in trukket}) == 8
    assert _antall(nokkel_url, "text_keys") == 8


def test_forradet_er_256(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/k.sqlite"
    nokler.upgrade(url)
    lager = Nokkellager.open(url)
    lager.trekk()
    lager.close()
    assert _antall(url, "text_keys") == 256


def test_atte_trader_far_hver_sin_nokkel_og_fyller_ikke_i_munnen_pa_hverandre(
    lager: Nokkellager, nokkel_url: str
) -> None:
    """Slow chance, so that without the lock every thread finds the pool empty and fills it."""

    def sakte(antall: int) -> bytes:
        time.sleep(0.001)
        return os.urandom(antall)

    lager._tilfeldig = sakte
    with ThreadPoolExecutor(8) as trader:
        trukket = list(trader.map(lambda _: lager.trekk(), range(40)))
    assert len({t.id for t in trukket}) == 40
    assert lager.nokler(t.id for t in trukket) == {t.id: t.key for t in trukket}
    assert _antall(nokkel_url, "text_keys") == 40


def test_en_prosess_som_dor_etterlater_bare_ubrukte_nokler(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/k.sqlite"
    nokler.upgrade(url)
    program = (
        "import os, sys; from innforing.registers.nokler import Nokkellager;"
        "t = Nokkellager.open(sys.argv[1], forrad=8).trekk();"
        "print(t.id, t.key.hex(), flush=True); os.kill(os.getpid(), 9)"
    )
    kjort = subprocess.run(
        [sys.executable, "-c", program, url], capture_output=True, text=True, check=False
    )
    assert kjort.returncode == -9
    id_, key = kjort.stdout.split()
    lager = Nokkellager.open(url, forrad=8)
    assert lager.nokkel(id_) == bytes.fromhex(key)
    assert lager.trekk().id != id_
    lager.close()
    assert _antall(url, "text_keys") == 16


def test_demonokler_legges_inn_i_en_commit_og_tales_gjentatt(lager: Nokkellager) -> None:
    rader = [Nokkelrad(ID, KEY, "tekst"), Nokkelrad(ANNEN, KEY[::-1], "person")]
    commits = _commits(lager._writing)
    lager.legg_inn_mange(rader)
    assert len(commits) == 1
    lager.legg_inn_mange(rader)
    lager.legg_inn(ID, KEY, "tekst")
    assert lager.nokler([ID, ANNEN]) == {ID: KEY, ANNEN: KEY[::-1]}


def test_en_nokkel_byttes_aldri(lager: Nokkellager) -> None:
    lager.legg_inn(ID, KEY, "tekst")
    for slag in ("tekst", "person"):
        with pytest.raises(NokkelFinnes, match=ID):
            lager.legg_inn_mange([Nokkelrad(ANNEN, KEY, "tekst"), Nokkelrad(ID, bytes(32), slag)])
        assert lager.nokler([ID, ANNEN]) == {ID: KEY}


def test_en_nokkel_er_32_bytes(lager: Nokkellager, nokkel_url: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        lager.legg_inn(ID, KEY[:31], "tekst")
    engine = make_engine(nokkel_url)
    with pytest.raises(sa.exc.IntegrityError) as feil, engine.begin() as connection:
        connection.execute(
            sa.text("INSERT INTO text_keys (id, key) VALUES (:id, :key)"),
            {"id": ID, "key": KEY[:31]},
        )
    engine.dispose()
    assert "SQL parameters hidden" in str(feil.value)


def test_mange_ids_hentes_pa_en_gang(lager: Nokkellager) -> None:
    ids = [str(uuid.UUID(int=n, version=4)) for n in range(1000)]
    lager.legg_inn_mange([Nokkelrad(i, KEY, "tekst") for i in ids])
    assert len(lager.nokler(ids)) == 1000
    assert lager.nokler([]) == {}


def test_loggnokkelen_lages_en_gang(lager: Nokkellager, nokkel_url: str) -> None:
    forste = lager.loggnokkel()
    andre = Nokkellager.open(nokkel_url)
    assert forste == lager.loggnokkel() == andre.loggnokkel()
    assert len(forste) == 32
    andre.close()


def test_en_slettet_nokkel_er_borte_for_alle(lager: Nokkellager, nokkel_url: str) -> None:
    lager.legg_inn_mange([Nokkelrad(ID, KEY, "tekst"), Nokkelrad(ANNEN, KEY, "person")])
    assert lager.slett(ID)
    assert not lager.slett(ID)
    assert lager.slett(ANNEN)
    assert lager.nokkel(ID) is None
    assert _antall(nokkel_url, "text_keys") == _antall(nokkel_url, "person_keys") == 0


def test_en_slettet_nokkel_star_ikke_i_noen_fil(sqlite_nokkelfil: Path) -> None:
    url = f"sqlite:///{sqlite_nokkelfil}"
    nokler.upgrade(url)
    lager = Nokkellager.open(url)
    lager.legg_inn_mange(
        [
            Nokkelrad(str(uuid.UUID(int=n)), KEY if n == 50 else bytes(32), "tekst")
            for n in range(99)
        ]
    )
    assert KEY in _alle_bytes(sqlite_nokkelfil)
    lager.slett(str(uuid.UUID(int=50)))
    assert KEY not in _alle_bytes(sqlite_nokkelfil)
    lager.close()


def test_sletting_sier_fra_nar_en_leser_holder_wal(sqlite_nokkelfil: Path) -> None:
    url = f"sqlite:///{sqlite_nokkelfil}"
    nokler.upgrade(url)
    lager = Nokkellager.open(url)
    lager.legg_inn(ID, KEY, "tekst")
    leser = sqlite3.connect(sqlite_nokkelfil, isolation_level=None)
    leser.execute("BEGIN")
    leser.execute("SELECT * FROM text_keys").fetchall()
    with lager._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    with pytest.raises(SlettingHenger):
        lager.slett(ID)
    leser.close()
    assert not lager.slett(ID)
    assert KEY not in _alle_bytes(sqlite_nokkelfil)
    lager.close()


def _alle_bytes(fil: Path) -> bytes:
    return b"".join(f.read_bytes() for f in fil.parent.glob(fil.name + "*"))


def test_bare_eieren_kan_lese_nokkelfilen(sqlite_nokkelfil: Path) -> None:
    gammel = os.umask(0)
    try:
        nokler.upgrade(f"sqlite:///{sqlite_nokkelfil}")
        lager = Nokkellager.open(f"sqlite:///{sqlite_nokkelfil}")
        lager.trekk()
    finally:
        os.umask(gammel)
    for fil in sqlite_nokkelfil.parent.glob("nokler.sqlite*"):
        assert stat.S_IMODE(fil.stat().st_mode) == 0o600
    lager.close()


def test_innstillingene_er_de_varige(lager: Nokkellager) -> None:
    with lager._engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar_one() == "on"
            return
        verdier = [
            connection.exec_driver_sql(f"PRAGMA {navn}").scalar_one()
            for navn in ("journal_mode", "synchronous", "secure_delete")
        ]
    assert verdier == ["wal", 2, 1]


def test_adressen_kan_ikke_gjore_nokler_mindre_varige(postgres_url: str) -> None:
    adresse = sa.make_url(postgres_url).update_query_dict(
        {"options": "-c synchronous_commit=off -c work_mem=5MB"}
    )
    engine = make_engine(adresse.render_as_string(hide_password=False))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar_one() == "on"
        assert connection.exec_driver_sql("SHOW work_mem").scalar_one() == "5MB"
    engine.dispose()


def test_oppgradering_kan_gjentas_og_fremmed_skjema_avvises(
    nokkel_url: str, sqlite_nokkelfil: Path
) -> None:
    with pytest.raises(KeySchemaOutdated, match="innforing db upgrade"):
        Nokkellager.open(nokkel_url)
    assert not sqlite_nokkelfil.exists()
    nokler.upgrade(nokkel_url)
    nokler.upgrade(nokkel_url)
    lager = Nokkellager.open(nokkel_url)
    with lager._writing.begin() as connection:
        connection.exec_driver_sql("UPDATE nokler_versjon SET version_num = '9999'")
    lager.close()
    for apne in (Nokkellager.open, nokler.upgrade):
        with pytest.raises(KeySchemaOutdated, match=r"9999.* take a newer innforing"):
            apne(nokkel_url)


def test_skjemaet_er_det_siste_i_mappen() -> None:
    mappe = Path(key_engine.__file__).parent / "migrations" / "versions"
    assert max(fil.stem for fil in mappe.glob("*.py")).split("_")[0] == key_engine.SCHEMA


def test_to_oppgraderinger_samtidig_venter_pa_hverandre(nokkel_url: str) -> None:
    program = "import sys; from innforing.registers.nokler import upgrade; upgrade(sys.argv[1])"
    prosesser = [
        subprocess.Popen([sys.executable, "-c", program, nokkel_url], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for prosess in prosesser:
        assert prosess.communicate()[1] == b""
        assert prosess.returncode == 0
    Nokkellager.open(nokkel_url).close()


def test_den_som_skal_skrive_tar_lasen_med_en_gang(sqlite_nokkelfil: Path) -> None:
    """Else two that have both read would refuse each other, and no waiting helps."""
    url = f"sqlite:///{sqlite_nokkelfil}"
    nokler.upgrade(url)
    lager = Nokkellager.open(url)
    annen = sqlite3.connect(sqlite_nokkelfil, isolation_level=None, timeout=0.05)
    with lager._writing.begin():
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            annen.execute("BEGIN IMMEDIATE")
        annen.execute("SELECT count(*) FROM text_keys").fetchall()
    annen.close()
    lager.close()


def test_nokler_i_minnet_avvises() -> None:
    with pytest.raises(ValueError, match="need a file"):
        make_engine("sqlite://")


def test_en_nokkelrad_viser_ikke_nokkelen() -> None:
    assert repr(Nokkelrad(ID, KEY, "tekst")) == f"Nokkelrad(id='{ID}', kind='tekst')"
