"""The library's own recorder cases, on both databases, with UUIDs and with text ids."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.tests.persistence import (
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
)

from innforing.eventlog.database import open_reader, open_writer, upgrade
from innforing.eventlog.recorder import LogRecorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def recorders(log_url: str) -> Iterator[Callable[..., LogRecorder]]:
    upgrade(log_url)
    made: list[LogRecorder] = []

    def make(*, text_ids: bool = False) -> LogRecorder:
        recorder = LogRecorder(open_writer(log_url), open_reader(log_url), text_ids=text_ids)
        made.append(recorder)
        return recorder

    yield make
    for recorder in made:
        recorder.close()


class Cases(ApplicationRecorderTestCase[LogRecorder]):
    """Made by hand for each test, so that pytest's fixtures decide the database."""

    __test__ = False
    text_ids = False
    make: Callable[..., LogRecorder]

    def create_recorder(self) -> LogRecorder:
        return self.make(text_ids=self.text_ids)

    def new_originator_id(self) -> UUID | str:
        return f"lop-{uuid4()}" if self.text_ids else uuid4()


class NonInterleaving(NonInterleavingNotificationIDsBaseCase):
    __test__ = False
    text_ids = False
    make: Callable[..., LogRecorder]

    create_recorder = Cases.create_recorder
    new_originator_id = Cases.new_originator_id


CASES = [
    (Cases, "test_insert_select"),
    (Cases, "test_performance"),
    (Cases, "test_concurrent_no_conflicts"),
    (Cases, "test_concurrent_throughput"),
    (Cases, "optional_test_insert_subscribe"),
    (NonInterleaving, "test"),
]


def test_every_case_of_the_library_is_listed() -> None:
    for case in (Cases, NonInterleaving):
        theirs = {n for n in dir(case) if n == "test" or n.startswith(("test_", "optional_test"))}
        assert theirs == {name for kind, name in CASES if kind is case}


@pytest.mark.parametrize("text_ids", [False, True], ids=["uuid", "text"])
@pytest.mark.parametrize(("case", "name"), CASES, ids=[name for _, name in CASES])
def test_the_librarys_case(
    recorders: Callable[..., LogRecorder],
    case: type[Cases],
    name: str,
    *,
    text_ids: bool,
) -> None:
    one = case(name)
    one.make = recorders
    one.text_ids = text_ids
    getattr(one, name)()


def test_the_librarys_aggregate_rules_hold(recorders: Callable[..., LogRecorder]) -> None:
    recorder = recorders()
    one, other = uuid4(), uuid4()
    first, second, third = (
        StoredEvent(originator_id=one, originator_version=n, topic=f"topic{n}", state=b"s%d" % n)
        for n in (1, 2, 3)
    )
    assert recorder.insert_events([]) == []
    assert recorder.insert_events([first]) == [1]
    for refused in ([first], [first, second], [second, second], [third]):
        with pytest.raises(IntegrityError):
            recorder.insert_events(refused)
    assert recorder.insert_events([second, third]) == [2, 3]
    assert recorder.select_events(one) == [first, second, third]
    assert recorder.select_events(one, desc=True, limit=1) == [third]
    assert recorder.select_events(one, lte=2, desc=True, limit=1) == [second]
    assert recorder.select_events(one, gt=1, lte=2) == [second]
    assert recorder.select_events(other) == []
    from_zero = StoredEvent(originator_id=other, originator_version=0, topic="t", state=b"0")
    recorder.insert_events([from_zero])
    assert recorder.select_events(other) == [from_zero]


def test_a_repeated_command_id_gives_the_first_positions(
    recorders: Callable[..., LogRecorder],
) -> None:
    recorder = recorders()
    event = StoredEvent(originator_id=uuid4(), originator_version=1, topic="t", state=b"{}")
    assert recorder.insert_events([event], command_id="k-1", body_hash=b"a") == [1]
    assert list(recorder.insert_events([event], command_id="k-1", body_hash=b"a")) == [1]
    with pytest.raises(IntegrityError):
        recorder.insert_events([event], command_id="k-1", body_hash=b"b")
    assert recorder.max_notification_id() == 1


def test_a_uuid_is_stored_as_32_lower_case_hexadecimal_digits(
    recorders: Callable[..., LogRecorder],
) -> None:
    recorder = recorders()
    one = UUID("A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11")
    recorder.insert_events([StoredEvent(one, 1, "t", b"{}")])
    stored = recorder._reader.tail(0)[0]
    assert stored.stream_id == "a0eebc999c0b4ef8bb6d6bb9bd380a11"
    assert recorder.select_notifications(1, 1)[0].originator_id == one
