"""The nine manipulations of tillit.md §5, each found by the check named there and by no weaker.

They are made in the database and the published files, past all triggers, by one who may do all.
"""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from innforing.application.scenario import kjor
from innforing.application.scenario_fil import les_fortellinger
from innforing.eventlog.tiles import Tiles
from tests.application.demohus import PROSESS, kopi, nytt
from tests.conftest import fresh_database
from tests.trust import tidsstempel
from tests.trust.admin import Place
from tests.trust.bunt import Noter, put
from trust.verify_log import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TOLD = (PROSESS,)
WITNESSES = [Noter(f"vitne{n}.example", bytes([n]) * 32, 4) for n in range(1, 4)]
POLICY = "".join(f"witness v{n} {one.vkey}\n" for n, one in enumerate(WITNESSES))
DAY = 24 * 3600


def told(folder: Path, db: str | None = None) -> Place:
    """A log with its keys; nothing is published."""
    with nytt(folder, *TOLD, db=db) as hus:
        kjor(hus, les_fortellinger(TOLD))
    place = Place(folder, db)
    place.make_keys()
    return place


@pytest.fixture(scope="session")
def sqlite_place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return told(tmp_path_factory.mktemp("bevis-sqlite"))


@pytest.fixture(scope="session")
def postgres_place(
    tmp_path_factory: pytest.TempPathFactory, postgres_server: str, postgres_template: str
) -> Iterator[Place]:
    with fresh_database(postgres_server, postgres_template) as url:
        yield told(tmp_path_factory.mktemp("bevis-postgres"), url)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A log of its own on each database; nothing is published."""
    kind = "sqlite_place" if request.param == "sqlite" else "postgres_place"
    made: Place = request.getfixturevalue(kind)
    folder = kopi(made.folder, tmp_path / "hus")
    with ExitStack() as stack:
        db = made.db
        if db is not None:
            template = str(make_url(db).database)
            db = stack.enter_context(
                fresh_database(request.getfixturevalue("postgres_server"), template)
            )
        yield Place(folder, db)


@pytest.fixture
def place(fresh: Place) -> Place:
    """The same, published."""
    fresh.publish()
    return fresh


def entries(place: Place, change: Callable[[list[bytes]], object]) -> None:
    """Change the entries as they are published."""
    (path,) = (place.proofs / "tile/entries").rglob("[1-9]*")
    data, found = path.read_bytes(), []
    while data:
        length = 2 + int.from_bytes(data[:2], "big")
        found.append(data[2:length])
        data = data[length:]
    change(found)
    path.write_bytes(b"".join(len(one).to_bytes(2, "big") + one for one in found))


def test_a_log_that_nobody_touched_holds(place: Place) -> None:
    assert place.broken(place.export(), "--pin", place.hold()) == {}
    assert place.broken(place.export("pakke.zip")) == {}


def test_1_an_entry_is_edited(place: Place) -> None:
    def later(found: list[bytes]) -> None:
        lines = found[19].split(b"\n")
        lines[5] = b"%d" % (int(lines[5]) + 1)
        found[19] = b"\n".join(lines)

    entries(place, later)
    assert place.broken(place.export()) == {"V3": 20}


def test_2_an_entry_is_removed(place: Place) -> None:
    entries(place, lambda found: found.pop(19))
    assert place.broken(place.export()).keys() == {"V3"}


def test_3_two_entries_change_places(place: Place) -> None:
    def swap(found: list[bytes]) -> None:
        found[19], found[30] = found[30], found[19]

    entries(place, swap)
    found = place.broken(place.export())
    assert found["V3"] == found["V5"] == 20
    assert found.keys() <= {"V3", "V5", "V6", "V8"}


def test_4_a_tile_is_edited(place: Place) -> None:
    (path,) = (place.proofs / "tile/0").rglob("[1-9]*")
    data = path.read_bytes()
    path.write_bytes(data[: 19 * 32] + bytes(32) + data[20 * 32 :])
    assert place.broken(place.export()) == {"V3": 20}


def test_5_a_state_is_edited(place: Place) -> None:
    state = place.rows()[19].state or b""
    changed = state.replace(b'"hode":{', b'"hode":{"mer":1,', 1)
    place.admin("UPDATE events SET state = ? WHERE position = 20", parameters=(changed,))
    assert changed != state
    assert place.broken(place.export()) == {"V6": 20}


def test_6_a_row_is_deleted(place: Place) -> None:
    place.admin("DELETE FROM events WHERE position = 20")
    assert place.broken(place.export()) == {"V6": 20}


def test_7_a_row_is_inserted_past_append(place: Place) -> None:
    size = len(place.rows())
    place.admin(
        "INSERT INTO events (position, stream_id, stream_version, topic, state, recorded_us, salt,"  # noqa: S608 - a number of ours
        " commitment) SELECT position + 1, 'organ:lagt-inn', 1, topic, state, 1, salt, commitment"
        f" FROM events WHERE position = {size}"
    )
    assert place.broken(place.export()) == {"V6": size + 1}


def test_8_a_recorded_time_is_back_dated(fresh: Place, tsa: Path) -> None:
    """Before it is published, for afterwards the tree stands against it."""
    size, late = len(fresh.rows()), int(time.time() * 1e6) + 3_600_000_000
    kept = size - 9
    roots = ("--tsa-root", str(tsa / "rot.pem"))

    def recorded(how: str, *more: str) -> dict[str, int | None]:
        """What is found when the last events are recorded so; the first were stamped now."""
        fresh.admin(
            f"UPDATE events SET recorded_us = position WHERE position <= {kept}",  # noqa: S608 - numbers of ours
            f"UPDATE events SET recorded_us = {how} WHERE position > {kept}",  # noqa: S608
            *more,
        )
        fresh.publish_as_insider()
        note = fresh.insider.note(kept, Tiles(fresh.proofs).root(kept))
        put(fresh.proofs, f"sjekkpunkt/{kept}", note)
        tidsstempel.stamp(tsa, fresh.proofs, kept)
        return fresh.broken(fresh.export(f"pakke-{time.monotonic_ns()}"), *roots)

    assert recorded(f"{late} + position") == {}
    assert recorded(f"{size} + position") == {"V7": kept + 1}, "in order, and before the stamp"
    again = f"UPDATE events SET recorded_us = {late} WHERE position = {size - 2}"  # noqa: S608
    assert recorded(f"{late} + position", again) == {"V5": size - 2}


def test_9_the_events_of_a_stream_are_reordered(fresh: Place) -> None:
    rows = fresh.rows()
    streams = [row.stream_id for row in rows]
    stream = max(sorted(set(streams)), key=streams.count)
    first, second = [row for row in rows if row.stream_id == stream][1:3]
    fresh.admin(
        f"UPDATE events SET stream_version = -1 WHERE position = {first.position}",  # noqa: S608 - numbers of ours
        f"UPDATE events SET stream_version = 2 WHERE position = {second.position}",  # noqa: S608
        f"UPDATE events SET stream_version = 3 WHERE position = {first.position}",  # noqa: S608
    )
    fresh.publish()
    assert fresh.broken(fresh.export()) == {"V5": first.position}


# --- what only a pin and witnesses find -----------------------------------------------------------


def witnessed(place: Place, when: float) -> None:
    """Two of three witnesses confirm what is published."""
    path = place.proofs / "checkpoint"
    note = path.read_bytes()
    text = note.split(b"\n\n")[0] + b"\n"
    lines = b"".join(one.line(text, int(when)) for one in WITNESSES[:2])
    path.write_bytes(note + lines)


@pytest.fixture
def policy(tmp_path: Path) -> tuple[str, str]:
    put(tmp_path, "policy", f"{POLICY}group to 2 v0 v1 v2\nquorum to\n".encode())
    return "--policy", str(tmp_path / "policy")


def test_a_tail_is_cut_and_an_old_genuine_checkpoint_shown_again(
    fresh: Place, policy: tuple[str, str]
) -> None:
    size = len(fresh.rows())
    whole = fresh.folder.with_name("hel")
    shutil.copytree(fresh.folder, whole)
    Place(whole, fresh.db).publish()
    full = Place(whole, fresh.db)
    witnessed(full, time.time())
    pin = full.hold()
    assert full.broken(full.export(), *policy, "--pin", pin) == {}
    fresh.admin(f"DELETE FROM events WHERE position > {size - 3}")  # noqa: S608 - a number of ours
    fresh.publish()
    witnessed(fresh, time.time() - 2 * DAY)
    old = fresh.export()
    assert fresh.broken(old) == {}
    assert fresh.broken(old, "--pin", pin) == {"V4": size - 2}
    assert fresh.broken(old, *policy).keys() == {"V2"}


@pytest.mark.parametrize("how", ["rewritten", "cut"])
def test_an_insider_with_the_key_signs_another_history(
    place: Place, policy: tuple[str, str], how: str
) -> None:
    pin, rows = place.hold(), place.rows()
    witnessed(place, time.time())
    assert place.broken(place.export("ekte"), *policy, "--pin", pin) == {}
    if how == "rewritten":
        state = rows[9].state or b""
        changed = state.replace(b'"hode":{', b'"hode":{"notat":"et annet",', 1)
        assert changed != state
        place.rewrite(10, changed)
    else:
        place.admin(f"DELETE FROM events WHERE position > {len(rows) - 3}")  # noqa: S608 - a number of ours
    place.publish_as_insider()
    bundle = place.export()
    assert place.broken(bundle) == {}, "signature, root and content pass"
    assert place.broken(bundle, "--pin", pin).keys() == {"V4"}
    assert place.broken(bundle, *policy).keys() == {"V2"}
    assert Note.read((bundle / "checkpoint").read_bytes()) is not None
