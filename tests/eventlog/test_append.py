"""What append promises, alike on both databases (tillit.md §2, §3)."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from innforing.eventlog.database import open_writer
from innforing.eventlog.errors import (
    ClockDeviation,
    CommandKnown,
    CommandReused,
    InvalidRow,
    RecordedTimeRefused,
    StorageFault,
    VersionConflict,
)
from innforing.eventlog.rows import Outcome, RefusedRow, TextRow
from tests.eventlog.given import DEMO, SALT, Log, commitment, new_log, owner_engine, row

if TYPE_CHECKING:
    from pathlib import Path

    from innforing.eventlog.rows import NewRow
    from innforing.eventlog.transaction import Transaction

FULL = row(
    person="p-1",
    role="eier",
    body="org-1",
    effective_us=-1,
    step="foresla",
    tilstand="foreslatt",
    definition="v2024_1",
    correlation_id="k-1",
    causation=7,
)


def test_an_event_comes_back_as_it_was_written_with_position_and_commitment(log: Log) -> None:
    before = time.time_ns() // 1000
    (stored,) = log.append(FULL, command_id="k-1", body_hash=b"h")
    assert (stored.position, stored.command_id) == (1, "k-1")
    assert stored.commitment == commitment(FULL.state)
    assert before - 1_000_000 < stored.recorded_us < before + 60_000_000
    for name in FULL.__slots__:
        assert getattr(stored, name) == getattr(FULL, name)
    assert log.reader.tail(0) == [stored]
    assert log.reader.stream("lop-1") == [stored]
    assert log.reader.last() == (1, stored.recorded_us)


def test_the_commitment_is_that_of_the_published_vector(log: Log) -> None:
    (stored,) = log.append(row("0" * 31 + "1", state=b'{"n":1}', salt=SALT))
    assert stored.commitment.hex() == (
        "e07926ee7a442da274cf51d09ab4cdef8aad18ece26d17f100c7a99dc79a4ab4"
    )


def test_state_is_kept_byte_for_byte(log: Log) -> None:
    state = '{"navn":"Ærøskøbing — ‘x’ %s :a","n":1.0 }\n'.encode() + bytes(range(256))
    log.append(row(state=state))
    assert log.reader.tail(0)[0].state == state


def test_positions_are_dense_and_recorded_time_rises_over_many_appends(log: Log) -> None:
    for number in range(5):
        log.append(*(row(f"s-{number}-{one}") for one in range(3)))
        with pytest.raises(VersionConflict):
            log.append(row(f"s-{number}-0"))
    stored = log.reader.tail(0)
    assert [one.position for one in stored] == list(range(1, 16))
    assert all(a.recorded_us < b.recorded_us for a, b in pairwise(stored))


@pytest.mark.parametrize("version", [1, 2, 4])
def test_a_version_that_is_not_the_next_is_a_conflict_with_the_rows_between(
    log: Log,
    version: int,
) -> None:
    stored = log.append(row(version=1), row(version=2))
    with pytest.raises(VersionConflict) as caught:
        log.append(row("lop-2"), row(version=version))
    assert caught.value.stream_id == "lop-1"
    assert caught.value.expected == 3
    assert caught.value.between == tuple(stored[version - 1 :])
    assert log.reader.last()[0] == 2


def test_a_hole_between_the_rows_of_one_append_is_a_conflict(log: Log) -> None:
    with pytest.raises(VersionConflict) as caught:
        log.append(row(version=1), row("lop-2"), row(version=3))
    assert caught.value.expected == 2
    assert log.reader.last() == (0, 0)


def test_a_first_version_is_1(log: Log) -> None:
    for versions in ([2], [2, 3]):
        with pytest.raises(VersionConflict):
            log.append(*(row(version=one) for one in versions))
    with pytest.raises(InvalidRow):
        log.append(row(version=0))


def test_a_known_command_gives_its_first_outcome_and_writes_nothing(log: Log) -> None:
    log.append(row(), row("lop-2"), command_id="k-1", body_hash=b"h")
    with pytest.raises(CommandKnown) as known:
        log.append(row(version=2), command_id="k-1", body_hash=b"h")
    assert known.value.outcome == Outcome("k-1", b"h", 1, 2)
    with pytest.raises(CommandReused):
        log.append(row(version=2), command_id="k-1", body_hash=b"other")
    assert log.reader.last()[0] == 2
    assert log.reader.outcome("k-1") == Outcome("k-1", b"h", 1, 2)
    assert log.reader.outcome("k-2") is None


def test_a_command_without_events_has_an_outcome_too(log: Log) -> None:
    assert log.append(command_id="k-1", body_hash=b"h") == []
    assert log.reader.outcome("k-1") == Outcome("k-1", b"h", None, None)


def test_the_outcome_is_seen_inside_the_same_job(log: Log) -> None:
    def job(tx: Transaction) -> tuple[Outcome | None, Outcome | None]:
        before = tx.outcome("k-1")
        tx.append([row()], command_id="k-1", body_hash=b"h")
        return before, tx.outcome("k-1")

    asked_ahead = log.writer.run(job, command_id="k-1")
    assert asked_ahead == (None, Outcome("k-1", b"h", 1, 1))


def test_texts_go_in_the_same_transaction(log: Log) -> None:
    texts = [TextRow("t-1", b"\x00cipher", b"c" * 32), TextRow("t-2", b"", b"d" * 32)]
    log.append(row(), command_id="k-1", body_hash=b"h", texts=texts)
    with pytest.raises(StorageFault):
        log.append(row(version=2), command_id="k-2", body_hash=b"h", texts=texts[:1])
    engine = owner_engine(log.url)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT * FROM fritekst ORDER BY id")).all()
    engine.dispose()
    assert [(a, bytes(b), bytes(c)) for a, b, c in found] == [
        (one.id, one.ciphertext, one.commitment) for one in texts
    ]
    assert log.reader.last()[0] == 1
    assert log.reader.outcome("k-2") is None


BAD = {
    "empty stream": row(""),
    "blank in stream": row("lop 1"),
    "Norwegian letter in stream": row("løp-1"),
    "long stream": row("x" * 101),
    "line feed after stream": row("lop-1\n"),
    "figure first in topic": row(topic="1Topic"),
    "Norwegian letter in topic": row(topic="Ødelagt"),
    "long topic": row(topic="T" * 201),
    "short salt": row(salt=b"short"),
    "state that can change": row(state=bytearray(b"{}")),
    "negative version": row(version=-1),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_row_of_another_shape_is_refused_before_the_database(log: Log, bad: NewRow) -> None:
    with pytest.raises(InvalidRow):
        log.append(row("fin"), bad)
    assert log.reader.last() == (0, 0)


def test_only_a_demo_log_takes_its_recorded_time_from_outside(log: Log) -> None:
    with pytest.raises(RecordedTimeRefused):
        log.append(row("logg", topic="EkteLoggOpprettet"), recorded_us=5)
    log.append(row("logg", topic="EkteLoggOpprettet"))
    for _ in range(2):
        with pytest.raises(RecordedTimeRefused):
            log.append(row(topic=DEMO), recorded_us=5)
    assert log.reader.last()[0] == 1


def test_a_demo_log_keeps_the_given_time_but_never_goes_back(log: Log) -> None:
    log.append(row("logg", topic=DEMO), recorded_us=1000)
    log.append(row(version=1), row(version=2), recorded_us=2000)
    log.append(row(version=3), recorded_us=500)
    assert [one.recorded_us for one in log.reader.tail(0)] == [1000, 2000, 2001, 2002]


def test_a_birth_that_was_rolled_back_makes_no_demo_log(log: Log) -> None:
    def job(tx: Transaction) -> None:
        tx.append([row("logg", topic=DEMO)], command_id=None, body_hash=None, recorded_us=1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        log.writer.run(job)
    with pytest.raises(RecordedTimeRefused):
        log.append(row(), recorded_us=1)


def test_a_clock_more_than_a_minute_behind_stops_the_appends(log: Log) -> None:
    ahead = time.time_ns() // 1000 + 62_000_000
    log.append(row("logg", topic=DEMO), recorded_us=ahead)
    with pytest.raises(ClockDeviation, match="klokkeavvik"):
        log.append(row())
    log.append(row(), recorded_us=ahead)
    assert log.reader.last() == (2, ahead + 1)


def test_a_clock_somewhat_behind_goes_on_from_the_last_time(log: Log) -> None:
    ahead = time.time_ns() // 1000 + 30_000_000
    log.append(row("logg", topic=DEMO), recorded_us=ahead)
    (stored,) = log.append(row())
    assert stored.recorded_us == ahead + 1


def test_the_clock_of_sqlite_is_the_one_given(sqlite_url: str) -> None:
    log = new_log(sqlite_url)
    log.close()
    with open_writer(sqlite_url, clock=lambda: 77) as writer:
        (stored,) = writer.run(lambda tx: tx.append([row()], command_id=None, body_hash=None))
    assert stored.recorded_us == 77


def test_refused_steps_stand_outside_the_log_in_order(log: Log) -> None:
    log.append(row())
    one = RefusedRow(
        stream_id="lop-1",
        step="godkjenn_plan",
        unmet=("fire_oyne", "overlapp_besvart"),
        person="p-1",
        role="eier",
        body="org-1",
    )
    log.writer.run(lambda tx: tx.refuse(one))
    log.writer.run(lambda tx: tx.refuse(replace(one, unmet=(), after_position=0, recorded_us=9)))
    first, second = log.reader.refused("lop-1")
    assert first.after_position == 1
    assert first.recorded_us is not None
    assert first.recorded_us >= log.reader.last()[1]
    assert replace(first, after_position=None, recorded_us=None) == one
    assert (second.after_position, second.recorded_us, second.unmet) == (0, 9, ())
    assert log.reader.last()[0] == 1
    assert log.reader.refused("lop-2") == []
    assert log.reader.refusals(1, 10) == [second, first]
    assert log.reader.refusals(0, 10) == log.reader.refusals(1, 1) == [second]


def test_streams_are_found_by_prefix_in_the_same_order_on_both_databases(log: Log) -> None:
    ids = ["lop-b", "lop-a", "lop-", "lop", "lop.a", "LOP-a", "lop-a:1", "lop_a", "loq"]
    for one in ids:
        log.append(row(one))
    for prefix in ["lop-", "lop", "LOP-", "l", "x", ""]:
        found = [one.stream_id for one in log.reader.under(prefix)]
        assert found == [one for one in ids if one.startswith(prefix)]


def test_reads_by_range_page_and_version(log: Log) -> None:
    log.append(*(row(version=number) for number in range(1, 8)))
    assert [one.position for one in log.reader.tail(2, limit=3)] == [3, 4, 5]
    assert [one.position for one in log.reader.span(3, 5)] == [3, 4, 5]
    assert [one.stream_version for one in log.reader.stream("lop-1", after=5)] == [6, 7]
    assert log.reader.tail(7) == []
    assert log.writer.run(lambda tx: tx.tail(5)) == log.reader.tail(5)


def test_a_process_never_goes_back(log: Log) -> None:
    assert log.reader.process("svarfrist") == 0
    for position in (4, 9, 7):
        log.writer.run(lambda tx, at=position: tx.advance("svarfrist", at))  # type: ignore[misc]
    assert log.reader.process("svarfrist") == 9


def test_the_same_rows_are_the_same_on_both_databases(tmp_path: Path, postgres_url: str) -> None:
    found = []
    for url in (f"sqlite:///{tmp_path}/a.sqlite", postgres_url):
        log = new_log(url)
        log.append(row("logg", topic=DEMO), recorded_us=1_793_491_200_000_000)
        log.append(FULL, row("æ".encode().hex()), command_id="k-1", body_hash=b"h", recorded_us=5)
        log.append(row(version=2), recorded_us=1_793_491_300_000_000)
        found.append(log.reader.tail(0))
        log.close()
    assert found[0] == found[1]
    assert len(found[0]) == 4


def test_streams_that_have_begun_are_named_once_by_prefix(log: Log) -> None:
    log.append(row("ting:b"), row("ting:b", version=2), row("ting:a"), row("tingen:c"))
    assert log.reader.begun("ting:") == ["ting:a", "ting:b"]
    assert log.writer.run(lambda tx: tx.begun("ting:")) == ["ting:a", "ting:b"]
