"""F24: a log moved to another database and back is the same log: root, receipts, read models."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import DBAPIError

from innforing.application.demodata.bestilling import Bestilling
from innforing.application.demodata.historie import Historie
from innforing.bootstrap import Hus, Innstillinger, oppgrader, opprett_demo
from innforing.eventlog import bevis, move
from innforing.eventlog.database import open_reader, upgrade
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import LogMissing
from innforing.eventlog.move import NotTheSame, TargetNotEmpty
from innforing.eventlog.rows import TextRow
from innforing.projections import books
from innforing.projections.alle import PROJEKSJONER
from innforing.registers import nokler
from innforing.registers.nokler import AndreNokler, Nokkellager
from tests.eventlog.given import new_log, row
from tests.eventlog.test_erasure import BLANK, attempt, said
from tests.faults.antall import antall
from tests.faults.oppsett import ORGANER, gi_roller, gjort, kommando, nytt_hus
from tests.faults.orakel import avvik, les_spor
from tests.projections.lesehus import alle_rader, leseside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection, Table

HENDELSER = antall(10_000, 1_000_000)
KVITTERINGER = 40
TALMOD_S = antall(60, 4 * 3600)
"""How long the read models may take."""


def fortalt(mappe: Path) -> Innstillinger:
    """A national history of so many events on SQLite."""
    bestilling = Bestilling(lop=max(12, HENDELSER // 5_000), hendelser=HENDELSER, fro=24, ar=10)
    valgt = Innstillinger(f"sqlite:///{mappe / 'logg.sqlite'}")
    oppgrader(valgt)
    opprett_demo(valgt, fro=bestilling.loggfro, na=bestilling.start)
    with Hus(valgt) as hus:
        Historie(hus, bestilling).lag(lambda _ferdig, _alle: None)
    return valgt


def lest(innstillinger: Innstillinger) -> dict[str, Any]:
    """What people and programs read out of a log: root, texts, names, refusals and read models."""
    with Hus(innstillinger) as hus, leseside(innstillinger.db) as side:
        assert side.catch_up(timeout=TALMOD_S).behind == 0
        storrelse, _ = hus.reader.last()
        with hus.registre.connect() as connection:
            tekster = list(
                connection.exec_driver_sql("SELECT id FROM fritekst ORDER BY id").scalars()
            )
        funnet: dict[str, Any] = {
            "rot": bevis.root(bevis.leaves(hus.reader, storrelse)),
            "tekster": hus.fritekster.les_mange(tekster),
            "folk": hus.personer.alle(),
            "avvist": hus.reader.refusals(storrelse, 1_000_000),
            "loggnokkel": hus.nokler.loggnokkel(),
        }
        for projeksjon in PROJEKSJONER:
            with side.store.snapshot() as rows:
                utgave = books.serving(rows, projeksjon.navn)
                assert utgave is not None
                funnet[projeksjon.navn] = alle_rader(rows, projeksjon, utgave)
    return funnet


def kvitteringer(db: str) -> dict[int, tuple[bytes, list[bytes]]]:
    """Receipts of some events: leaf, and the way from it to the root."""
    with open_reader(db) as reader:
        blader = list(bevis.leaves(reader, reader.last()[0]))
    steg = max(1, len(blader) // KVITTERINGER)
    return {
        nr: (blader[nr], bevis.inclusion_proof(blader, nr, len(blader)))
        for nr in range(0, len(blader), steg)
    }


def ulike(en: Mapping[str, object], annen: Mapping[str, object]) -> list[str]:
    """The names of what is not the same in both."""
    return sorted(navn for navn in en.keys() | annen.keys() if en.get(navn) != annen.get(navn))


def flytt(fra: Innstillinger, til: Innstillinger) -> move.Moved:
    """Move log and keys, as `innforing db move` does."""
    nokler.upgrade(str(til.keys_db))
    with ExitStack() as apne:
        fra_lager, til_lager = (
            Nokkellager.open(url) for url in (fra.nokkelbase(""), str(til.keys_db))
        )
        apne.callback(fra_lager.close)
        apne.callback(til_lager.close)

        def nokler_med() -> None:
            fra_lager.kopier_til(til_lager)

        return move.move(fra.db, til.db, along=nokler_med)


@pytest.mark.krav("K-379")
@pytest.mark.feil("F24", HENDELSER)
def test_moved_to_postgresql_and_back_it_is_the_same_log(tmp_path: Path, postgres_url: str) -> None:
    fil = fortalt(tmp_path)
    pa_server = Innstillinger(postgres_url, keys_db=f"sqlite:///{tmp_path / 'server.sqlite'}")
    tilbake = Innstillinger(
        f"sqlite:///{tmp_path / 'tilbake.sqlite'}",
        keys_db=f"sqlite:///{tmp_path / 'tilbake-n.sqlite'}",
    )
    holdt = kvitteringer(fil.db)
    for_ = lest(fil)
    spor = les_spor(fil.db)
    for fra, til in ((fil, pa_server), (pa_server, tilbake)):
        flyttet = flytt(fra, til)
        assert flyttet.before == flyttet.after == for_["rot"]
        assert flyttet.rows["events"] == len(spor.rader) >= HENDELSER
        assert les_spor(til.db) == spor
        assert avvik(spor, {}) == []
        assert ulike(lest(til), for_) == []
    with open_reader(tilbake.db) as reader:
        rot = bevis.root(bevis.leaves(reader, len(spor.rader)))
    for nr, (blad, vei) in holdt.items():
        assert bevis.root_of_inclusion(blad, nr, len(spor.rader), vei) == rot


@pytest.mark.krav("K-372")
def test_an_ekte_log_goes_on_where_it_was_moved_to(log_url: str, tmp_path: Path) -> None:
    """Its time cannot be given from outside, and it is moved all the same."""
    fra = nytt_hus(f"sqlite:///{tmp_path / 'fra.sqlite'}", tmp_path)
    with Hus(fra) as hus:
        forst = gjort(hus, gi_roller("en", ORGANER[0], 2))
        hus.ta_steg(kommando("opprett_organ", ORGANER[0], {"organtype": "nhn", "navn": "X"}))
    til = Innstillinger(log_url, keys_db=f"sqlite:///{tmp_path / 'nye.sqlite'}")
    assert flytt(fra, til).rows["avviste_steg"] == 1
    with Hus(til) as hus:
        igjen = gjort(hus, gi_roller("en", ORGANER[0], 2))
        assert igjen.gjentatt
        assert igjen.hendelser == forst.hendelser
        assert gjort(hus, gi_roller("to", ORGANER[0], 1)).posisjon == forst.posisjon + 1
    assert avvik(les_spor(log_url), {}) == []


def test_what_is_erased_is_moved_erased(log_url: str, tmp_path: Path) -> None:
    """An event without state and salt has its leaf all the same; a blank text stays blank."""
    log = new_log(f"sqlite:///{tmp_path / 'fra.sqlite'}")
    tom = TextRow("t", b"", bytes(32))
    log.append(row(), row(version=2), said("HendelseSladdet", "posisjon", 1), texts=[tom])
    for_ = bevis.root(bevis.leaves(log.reader, 3))
    log.close()
    assert attempt(log.url, f"{BLANK} WHERE position = 1") == "done"
    assert attempt(log.url, "UPDATE fritekst SET ciphertext = NULL") == "done"
    flyttet = move.move(log.url, log_url)
    assert flyttet.before == flyttet.after == for_
    with open_reader(log_url) as reader:
        assert [rad.state is None for rad in reader.tail(0)] == [True, False, False]
        assert reader.fetch("SELECT ciphertext FROM fritekst", ()) == [(None,)]


def mist_en(rader: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last row of the page is left behind."""
    return rader[:-1]


def bytt_tid(rader: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first row is back-dated."""
    felt = "recorded_us"
    return [rader[0] | {felt: rader[0][felt] - 1}, *rader[1:]] if felt in rader[0] else rader


def bytt_to(rader: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last two rows come in the other order."""
    return [*rader[:-2], *reversed(rader[-2:])]


def glem_hvem(rader: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who did it is left out: the root does not say, so reading back must."""
    return [rad | {"role": None} if "role" in rad else rad for rad in rader]


@pytest.mark.parametrize("skade", [mist_en, bytt_tid, bytt_to, glem_hvem])
def test_a_move_that_loses_or_changes_anything_leaves_nothing(
    skade: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
    log_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The test above must be able to fail: here the move is broken on purpose."""
    fra = nytt_hus(f"sqlite:///{tmp_path / 'fra.sqlite'}", tmp_path)
    ekte = move._copy

    def brutt(table: Table, here: Connection, there: Connection) -> int:
        if table.name != "events":
            return ekte(table, here, there)
        rader = skade([dict(rad) for rad in here.execute(table.select()).mappings()])
        for rad in rader:
            there.execute(table.insert(), rad)
        return len(rader)

    monkeypatch.setattr(move, "_copy", brutt)
    with pytest.raises((NotTheSame, DBAPIError)):
        move.move(fra.db, log_url)
    monkeypatch.undo()
    assert antall_rader(log_url) == 0
    assert move.move(fra.db, log_url).rows["events"] == antall_rader(fra.db)


def test_what_goes_wrong_beside_the_log_undoes_the_move(log_url: str, tmp_path: Path) -> None:
    fra = nytt_hus(f"sqlite:///{tmp_path / 'fra.sqlite'}", tmp_path)

    def nei() -> None:
        raise AndreNokler("other keys")

    with pytest.raises(AndreNokler):
        move.move(fra.db, log_url, along=nei)
    assert antall_rader(log_url) == 0


def test_only_a_log_is_moved_and_only_to_where_there_is_none(log_url: str, tmp_path: Path) -> None:
    with pytest.raises(LogMissing, match="no log"):
        move.move(f"sqlite:///{tmp_path / 'borte.sqlite'}", log_url)
    tom = f"sqlite:///{tmp_path / 'tom.sqlite'}"
    upgrade(tom)
    with pytest.raises(LogMissing, match="nothing to move"):
        move.move(tom, log_url)
    fra = nytt_hus(f"sqlite:///{tmp_path / 'fra.sqlite'}", tmp_path)
    for til in (fra.db, log_url):
        if til == log_url:
            move.move(fra.db, log_url)
        with pytest.raises(TargetNotEmpty, match="«events»"):
            move.move(fra.db, til)


def test_keys_of_another_log_are_not_mixed_with_these(tmp_path: Path) -> None:
    lagre = []
    for navn in ("en", "to"):
        url = f"sqlite:///{tmp_path / navn}"
        nokler.upgrade(url)
        lagre.append(Nokkellager.open(url))
    en, to = lagre
    en.legg_inn("en", bytes(32), "person")
    assert [en.kopier_til(to), en.kopier_til(to)] == [1, 1]
    to.legg_inn("to", bytes(32), "tekst")
    with pytest.raises(AndreNokler):
        en.kopier_til(to)
    assert en.nokkel("to") is None
    for lager in lagre:
        lager.close()


def antall_rader(db: str) -> int:
    """How many events there are, read without asking the log."""
    engine = make_engine(db, "owner")
    with engine.begin() as connection:
        funnet = connection.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
    engine.dispose()
    return int(funnet)
