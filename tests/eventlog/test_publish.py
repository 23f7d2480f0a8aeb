"""Publishing: from the proof columns to a signed checkpoint, whole or not at all (tillit.md §4)."""

# the password opens a database that lives for one test
# ruff: noqa: S106

from __future__ import annotations

import shutil
import uuid
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url, select

from innforing.eventlog import bevis
from innforing.eventlog.engines import make_engine
from innforing.eventlog.errors import StorageFault
from innforing.eventlog.notes import Checkpoint, Note, VerifierKey
from innforing.eventlog.publish import (
    BeingPublished,
    LogRewritten,
    LogShorter,
    ProofColumns,
    Publisher,
    alone,
)
from innforing.eventlog.roles import create_roles
from innforing.eventlog.schema import checkpoints
from innforing.eventlog.signing import SignerRefused, make_key, spawned
from innforing.eventlog.tiles import Tiles
from tests.eventlog.given import DEMO, Log, drop_roles, owner_engine, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from innforing.eventlog.publish import Signs

    Publishing = Callable[..., Publisher]

ORIGIN = "logg.innforing.example/hendelser/1"
NOW = 1_793_491_300_000_000


@pytest.fixture(scope="module")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("signer")
    return folder, make_key(folder, "hendelser", ORIGIN)


@pytest.fixture
def keys(made_keys: tuple[Path, str], tmp_path: Path) -> Path:
    """A signer that has signed nothing."""
    return shutil.copytree(made_keys[0], tmp_path / "signer")


@pytest.fixture
def vkey(made_keys: tuple[Path, str]) -> VerifierKey:
    return VerifierKey.read(made_keys[1])


@pytest.fixture
def signer(keys: Path) -> Iterator[Signs]:
    with spawned(keys) as signer:
        yield signer


@pytest.fixture
def publisher() -> Iterator[Publishing]:
    """Makes publishers of a log, and lets go of their connections at the end."""
    engines: list[Engine] = []

    def made(log: Log, tiles: Tiles, signer: Signs, url: str | None = None) -> Publisher:
        engines.append(make_engine(url or log.url, "reader"))
        return Publisher(ProofColumns(engines[-1]), tiles, signer, ORIGIN, lambda: NOW)

    yield made
    for engine in engines:
        engine.dispose()


def grow(log: Log, count: int) -> None:
    """So many events more, on streams of their own."""
    last = log.reader.last()[0]
    rows = [] if last else [row("logg:1", 1, topic=DEMO)]
    rows += [row(f"lop-{last + n}", state=b'{"n":%d}' % n) for n in range(count - len(rows))]
    log.append(*rows)


def harm(log: Log, sql: str) -> None:
    """Change the log as its owner can, past every trigger."""
    engine = owner_engine(log.url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for name in connection.exec_driver_sql(triggers).scalars().all():
                driver = connection.connection.driver_connection
                driver.set_authorizer(None)  # type: ignore[union-attr]
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        else:
            connection.exec_driver_sql("ALTER TABLE events DISABLE TRIGGER ALL")
        connection.exec_driver_sql(sql)
    engine.dispose()


def kept(log: Log) -> list[int]:
    engine = make_engine(log.url, "reader")
    with engine.connect() as connection:
        sizes = list(connection.scalars(select(checkpoints.c.size).order_by(checkpoints.c.size)))
    engine.dispose()
    return sizes


def test_what_has_come_is_published_and_signed_and_the_same_is_not_published_twice(
    log: Log, signer: Signs, publisher: Publishing, vkey: VerifierKey, tmp_path: Path
) -> None:
    tiles = Tiles(tmp_path / "bevis")
    publishes = publisher(log, tiles, signer)
    assert publishes.round() is None
    for count in (1, 300, 2):
        grow(log, count)
        checkpoint = publishes.round()
        size = log.reader.last()[0]
        assert checkpoint == Checkpoint(ORIGIN, size, bevis.root(bevis.leaves(log.reader, size)))
        note = tiles.checkpoint()
        assert note is not None
        assert vkey.signed(note)
        assert publishes.round() is None
    assert kept(log) == tiles.kept() == [1, 301, 303]
    assert publishes.columns.signed_us(301) == NOW
    assert publishes.columns.signed_us(302) is None


def test_the_same_events_are_published_to_the_same_files_from_both_databases(
    sqlite_log: Log, postgres_log: Log, keys: Path, publisher: Publishing, tmp_path: Path
) -> None:
    files = []
    for log in (sqlite_log, postgres_log):
        rows = [row("logg:1", 1, topic=DEMO), *(row(f"lop-{n}") for n in range(300))]
        log.append(*rows, recorded_us=1_793_491_200_000_000)
        folder = tmp_path / make_url(log.url).get_backend_name()
        with spawned(shutil.copytree(keys, tmp_path / f"{folder.name}-signer")) as signer:
            publisher(log, Tiles(folder), signer).round()
        found = sorted(one for one in folder.rglob("*") if one.is_file())
        files.append({str(one.relative_to(folder)): one.read_bytes() for one in found})
    assert files[0] == files[1]
    assert {"checkpoint", "sjekkpunkt/301", "tile/0/000", "tile/0/001.p/45"} <= files[0].keys()


def test_whoever_publishes_needs_to_see_no_state_and_no_salt(
    postgres_log: Log, signer: Signs, publisher: Publishing, tmp_path: Path
) -> None:
    prefix = f"t{uuid.uuid4().hex[:12]}_"
    made = create_roles(
        postgres_log.url, app_password="hemmelig", passwords={"logg": "hemmelig"}, prefix=prefix
    )
    role = make_url(postgres_log.url).set(username=f"{prefix}logg", password="hemmelig")
    grow(postgres_log, 5)
    url = role.render_as_string(hide_password=False)
    publishes = publisher(postgres_log, Tiles(tmp_path / "bevis"), signer, url)
    assert publishes.round() is not None
    publishes.columns._engine.dispose()  # the role goes when nobody is logged in with it
    drop_roles(postgres_log.url, made)


def test_a_log_that_lost_its_tail_is_not_published(
    log: Log, signer: Signs, publisher: Publishing, tmp_path: Path
) -> None:
    tiles = Tiles(tmp_path / "bevis")
    publishes = publisher(log, tiles, signer)
    grow(log, 5)
    publishes.round()
    harm(log, "DELETE FROM events WHERE position = 5")
    with pytest.raises(LogShorter, match="4 events, but 5 were signed"):
        publishes.round()
    # also where the published files are gone: the signer remembers
    with pytest.raises(LogShorter, match="4 events, but 5 were signed"):
        publisher(log, Tiles(tmp_path / "another"), signer).round()
    assert tiles.size() == 5


def test_a_log_that_was_rewritten_is_not_published(
    log: Log, signer: Signs, publisher: Publishing, tmp_path: Path
) -> None:
    publishes = publisher(log, Tiles(tmp_path / "bevis"), signer)
    grow(log, 5)
    publishes.round()
    grow(log, 1)
    harm(log, "UPDATE events SET topic = 'LopEndret' WHERE position = 5")
    with pytest.raises(LogRewritten, match="position 5"):
        publishes.round()
    # from the files alone it would be new; the signer has seen the other one
    with pytest.raises(SignerRefused, match="proof"):
        publisher(log, Tiles(tmp_path / "another"), signer).round()


def test_a_hole_in_the_log_is_not_published(
    log: Log, signer: Signs, publisher: Publishing, tmp_path: Path
) -> None:
    tiles = Tiles(tmp_path / "bevis")
    grow(log, 9)
    harm(log, "DELETE FROM events WHERE position = 4")
    with pytest.raises(bevis.TooFewLeaves, match="position 4 is missing"):
        publisher(log, tiles, signer).round()
    assert tiles.checkpoint() is None


def test_files_brought_back_from_an_older_copy_are_published_on(
    log: Log, signer: Signs, publisher: Publishing, tmp_path: Path
) -> None:
    tiles = Tiles(tmp_path / "bevis")
    grow(log, 5)
    publisher(log, tiles, signer).round()
    older = Tiles(shutil.copytree(tiles.folder, tmp_path / "eldre"))
    grow(log, 300)
    publisher(log, tiles, signer).round()
    grow(log, 1)
    assert publisher(log, older, signer).round() == publisher(log, tiles, signer).round()
    assert kept(log) == [5, 305, 306]


def test_only_one_process_publishes_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path / "bevis"), pytest.raises(BeingPublished), alone(tmp_path / "bevis"):
        pass
    with alone(tmp_path / "bevis"):
        pass


@pytest.mark.parametrize("step", ["_sign", "keep", "publish"])
def test_a_round_that_breaks_off_is_made_good_by_the_next(
    log: Log, signer: Signs, publisher: Publishing, tmp_path: Path, step: str
) -> None:
    tiles = Tiles(tmp_path / "bevis")
    publishes = publisher(log, tiles, signer)
    grow(log, 300)
    publishes.round()
    grow(log, 300)
    where = {"_sign": Publisher, "keep": ProofColumns, "publish": Tiles}[step]
    done = getattr(where, step)

    def broken(*given: object, **more: object) -> object:
        done(*given, **more)
        raise StorageFault("the power went")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, step, broken)
        with pytest.raises(StorageFault):
            publishes.round()
    grow(log, 1)
    checkpoint = publishes.round()
    assert checkpoint is not None
    assert checkpoint.root == bevis.root(bevis.leaves(log.reader, 601))
    assert isinstance(tiles.checkpoint(), Note)
