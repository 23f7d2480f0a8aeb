"""One writer, many callers: group commit, and what happens when things break (tillit.md §3, §7)."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import text

from innforing.eventlog.database import open_writer
from innforing.eventlog.errors import (
    CommandKnown,
    CommitUnknown,
    LogBusy,
    LogClosed,
    LogError,
    StorageFault,
    VersionConflict,
)
from innforing.eventlog.postgres_log import PostgresLog
from innforing.eventlog.rows import RefusedRow, TextRow
from innforing.eventlog.sqlite_log import SqliteLog
from innforing.eventlog.writer import PAUSES_S
from tests.eventlog.given import Log, owner_engine, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from innforing.eventlog.rows import Outcome, StoredRow
    from innforing.eventlog.transaction import Transaction
    from innforing.eventlog.writer import Writer

    Job = Callable[[Transaction], object]

THREADS = 8
LOST = {
    SqliteLog: sqlite3.OperationalError("disk I/O error"),
    PostgresLog: psycopg.OperationalError("the connection is lost"),
}


def adds(stream_id: str, version: int = 1, command_id: str | None = None) -> Job:
    """A job as the application writes them: a repeated command is answered with its outcome."""

    def job(tx: Transaction) -> Outcome | list[StoredRow]:
        if command_id is not None and (outcome := tx.outcome(command_id)) is not None:
            return outcome
        body = None if command_id is None else b"h"
        return tx.append([row(stream_id, version)], command_id=command_id, body_hash=body)

    return job


class Crowd:
    """Holds the writer in one job until the other callers stand in the queue behind it."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.go = threading.Event()
        self.inside = threading.Event()
        self.answered: list[Job] = []

    def run(self, jobs: list[Job]) -> list[object]:
        """Run the jobs so that all of them share one transaction with the first, in order."""

        def first(_tx: Transaction) -> None:
            self.inside.set()
            assert self.go.wait(10)

        def one(job: Job) -> object:
            try:
                return self.writer.run(job)
            except (LogError, ArithmeticError) as error:
                return error
            finally:
                self.answered.append(job)

        with ThreadPoolExecutor(len(jobs) + 1) as pool:
            holder = pool.submit(self.writer.run, first)
            assert self.inside.wait(10)
            futures = []
            for number, job in enumerate(jobs, 1):
                futures.append(pool.submit(one, job))
                while len(self.writer._queue) < number:
                    threading.Event().wait(0.001)
            self.go.set()
            holder.result()
            return [future.result() for future in futures]


@pytest.fixture
def commits(log: Log, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Positions at each commit of the writer."""
    seen: list[int] = []
    kind = type(log.writer._session)
    commit = kind.commit

    def counted(session: SqliteLog | PostgresLog) -> None:
        commit(session)  # type: ignore[arg-type]
        seen.append(session.last()[0])

    monkeypatch.setattr(kind, "commit", counted)
    return seen


def test_jobs_that_queue_up_share_one_commit(log: Log, commits: list[int]) -> None:
    answers = Crowd(log.writer).run([adds(f"s-{number}") for number in range(THREADS)])
    assert commits == [THREADS]
    assert [one[0].position for one in answers] == list(range(1, THREADS + 1))  # type: ignore[index]
    assert log.reader.last()[0] == THREADS


def test_a_batch_is_bounded(log: Log, commits: list[int]) -> None:
    Crowd(log.writer).run([adds(f"s-{number}") for number in range(70)])
    assert commits == [63, 70]


def test_nobody_is_answered_before_the_commit(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = type(log.writer._session)
    commit = kind.commit
    crowd = Crowd(log.writer)
    early: list[int] = []

    def late(session: SqliteLog | PostgresLog) -> None:
        threading.Event().wait(0.1)
        early.append(len(crowd.answered))
        commit(session)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "commit", late)
    crowd.run([adds(f"s-{number}") for number in range(4)])
    assert early == [0]
    assert len(crowd.answered) == 4


def test_a_job_that_fails_leaves_the_others_of_its_batch_alone(log: Log) -> None:
    def fails_before(_tx: Transaction) -> None:
        raise ZeroDivisionError

    def fails_after(tx: Transaction) -> None:
        tx.append([row("gone"), row("gone", 2)], command_id="k-gone", body_hash=b"h")
        tx.refuse(RefusedRow(stream_id="gone", step="s", unmet=()))
        raise ZeroDivisionError

    def fails_in_the_database(tx: Transaction) -> None:
        twice = TextRow("t", b"c", b"c")
        tx.append([row("gone")], command_id="k-2", body_hash=b"h", texts=[twice, twice])

    jobs = [adds("a"), fails_after, adds("b"), fails_before, fails_in_the_database, adds("c")]
    answers = Crowd(log.writer).run(jobs)
    kinds = [list, ZeroDivisionError, list, ZeroDivisionError, StorageFault, list]
    assert [type(one) for one in answers] == kinds
    assert [(one.position, one.stream_id) for one in log.reader.tail(0)] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
    ]
    assert log.reader.outcome("k-gone") is None
    assert log.reader.refused("gone") == []


def test_a_lone_job_that_fails_after_writing_leaves_nothing(log: Log) -> None:
    def fails(tx: Transaction) -> None:
        tx.append([row()], command_id="k-1", body_hash=b"h")
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            log.writer.run(fails)
    assert log.writer.run(lambda tx: tx.last()) == (0, 0)
    assert log.append(row())[0].position == 1


def test_a_half_finished_write_is_not_kept_though_the_job_hides_the_error(log: Log) -> None:
    def hides(tx: Transaction) -> None:
        twice = TextRow("t", b"c", b"c")
        try:
            tx.append([row()], command_id=None, body_hash=None, texts=[twice, twice])
        except (sqlite3.Error, psycopg.Error):
            return

    with pytest.raises(StorageFault):
        log.writer.run(hides)
    assert log.reader.last() == (0, 0)


def test_a_conflict_found_by_the_job_can_be_answered_inside_it(log: Log) -> None:
    log.append(row())

    def again(tx: Transaction) -> list[StoredRow]:
        try:
            return tx.append([row()], command_id=None, body_hash=None)
        except VersionConflict as conflict:
            return tx.append([row(version=conflict.expected)], command_id=None, body_hash=None)

    assert log.writer.run(again)[0].stream_version == 2


def test_errors_hold_no_bound_value(log: Log) -> None:
    secret = b"c" * 31 + b"!"
    twice = TextRow("hemmelig-id", secret, secret)
    with pytest.raises(StorageFault) as caught:
        log.append(row(state=b'"hemmelig"'), texts=[twice, twice])
    shown = f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"
    assert "hemmelig" not in shown


def test_eight_threads_and_two_writers_lose_nothing_and_leave_no_hole(log: Log) -> None:
    other = open_writer(log.url)
    each = 25

    def work(number: int) -> None:
        writer = (log.writer, other)[number % 2]
        for one in range(each):
            writer.run(adds(f"s-{number}", one + 1, f"k-{number}-{one}"))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))
    other.close()
    stored = log.reader.tail(0)
    assert [one.position for one in stored] == list(range(1, THREADS * each + 1))
    for number in range(THREADS):
        versions = [one.stream_version for one in stored if one.stream_id == f"s-{number}"]
        assert versions == list(range(1, each + 1))
    times = [one.recorded_us for one in stored]
    assert times == sorted(set(times))


def test_of_eight_racing_for_one_version_one_wins(log: Log) -> None:
    other = open_writer(log.url)

    def race(number: int) -> list[int]:
        try:
            (log.writer, other)[number % 2].run(adds("s"))
        except VersionConflict as conflict:
            return [one.stream_version for one in conflict.between]
        return []

    with ThreadPoolExecutor(THREADS) as pool:
        assert sorted(pool.map(race, range(THREADS))) == [[], *[[1]] * 7]
    other.close()


def test_the_same_command_from_eight_threads_is_done_once(log: Log) -> None:
    other = open_writer(log.url)

    def send(number: int) -> int | None:
        writer = (log.writer, other)[number % 2]
        blind = row("s")

        def job(tx: Transaction) -> int | None:
            try:
                return tx.append([blind], command_id="k-1", body_hash=b"h")[0].position
            except CommandKnown as known:
                return known.outcome.first_position

        return writer.run(job, command_id="k-1")

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(send, range(THREADS))) == [1] * THREADS
    other.close()
    assert log.reader.last()[0] == 1


@pytest.mark.parametrize("committed", [True, False], ids=["committed", "not committed"])
@pytest.mark.parametrize("command_id", ["k-1", None], ids=["command", "no command"])
def test_a_lost_answer_to_commit_is_resolved_by_asking_the_log(
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
    *,
    committed: bool,
    command_id: str | None,
) -> None:
    lost = lose_answers(log, monkeypatch, times=1, committed=committed)
    answers = Crowd(log.writer).run([adds("a", 1, command_id), adds("b")])
    assert lost == [1]
    positions = [one[0].position for one in answers]  # type: ignore[index]
    assert positions == [1, 2]
    assert [one.stream_id for one in log.reader.tail(0)] == ["a", "b"]


@pytest.mark.parametrize("committed", [True, False], ids=["committed", "not committed"])
def test_who_comes_while_an_answer_is_lost_is_not_taken_for_answered(
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
    *,
    committed: bool,
) -> None:
    lose_answers(log, monkeypatch, times=1, committed=committed)
    kind = type(log.writer._session)
    commit = kind.commit
    with ThreadPoolExecutor(1) as pool:
        late: list[Future[object]] = []

        def joined(session: SqliteLog | PostgresLog) -> None:
            if not late:
                late.append(pool.submit(log.writer.run, adds("late")))
                while not log.writer._queue:
                    threading.Event().wait(0.001)
            commit(session)  # type: ignore[arg-type]

        monkeypatch.setattr(kind, "commit", joined)
        log.writer.run(adds("first"))
        (stored,) = late[0].result(10)  # type: ignore[misc]
    assert stored.position == 2
    assert [one.stream_id for one in log.reader.tail(0)] == ["first", "late"]


@pytest.mark.parametrize("committed", [True, False], ids=["committed", "not committed"])
def test_a_refusal_is_noted_once_though_the_answer_was_lost(
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
    *,
    committed: bool,
) -> None:
    lost = lose_answers(log, monkeypatch, times=1, committed=committed)
    log.writer.run(lambda tx: tx.refuse(RefusedRow(stream_id="a", step="s", unmet=("v",))))
    assert lost == [1]
    assert len(log.reader.refused("a")) == 1


def test_when_the_log_cannot_be_asked_the_caller_is_told_so(
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind = type(log.writer._session)
    lose_answers(log, monkeypatch, times=1, committed=True)
    begin = kind.begin
    calls: list[int] = []

    def unreachable(session: SqliteLog | PostgresLog, ids: tuple[str, ...] = ()) -> None:
        calls.append(1)
        if 1 < len(calls) < 5:
            raise LOST[kind]
        begin(session, ids)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "begin", unreachable)
    with pytest.raises(CommitUnknown):
        log.writer.run(adds("a", 1, "k-1"))
    again = log.writer.run(adds("a", 1, "k-1"))
    assert again == log.reader.outcome("k-1")
    assert log.reader.last()[0] == 1


def test_what_never_came_to_a_commit_is_said_to_be_a_fault_and_not_unknown(
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lost = lose_answers(log, monkeypatch, times=len(PAUSES_S), committed=False)
    with pytest.raises(StorageFault) as told:
        log.writer.run(adds("a", 1, "k-1"))
    assert not isinstance(told.value, CommitUnknown)
    assert len(lost) == len(PAUSES_S)
    assert log.reader.last()[0] == 0


def test_what_the_last_commit_did_is_found_out_before_anything_is_said(
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind = type(log.writer._session)
    commit = kind.commit
    lost: list[int] = []

    def breaks(session: SqliteLog | PostgresLog) -> None:
        lost.append(1)
        if len(lost) == len(PAUSES_S):
            commit(session)  # type: ignore[arg-type]
        session.close()
        raise LOST[kind]

    monkeypatch.setattr(kind, "commit", breaks)
    log.writer.run(adds("a", 1, "k-1"))
    assert len(lost) == len(PAUSES_S)
    assert log.reader.last()[0] == 1


def lose_answers(
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
    *,
    times: int,
    committed: bool,
) -> list[int]:
    """Let the answers to the next commits be lost, before or after the commit itself."""
    kind = type(log.writer._session)
    commit = kind.commit
    lost: list[int] = []

    def breaks(session: SqliteLog | PostgresLog) -> None:
        if len(lost) == times:
            commit(session)  # type: ignore[arg-type]
            return
        lost.append(1)
        if committed:
            commit(session)  # type: ignore[arg-type]
        session.close()
        raise LOST[kind]

    monkeypatch.setattr(kind, "commit", breaks)
    return lost


@pytest.mark.parametrize("when", ["idle", "in a job"])
def test_a_cut_connection_is_made_anew_and_the_job_run_again(postgres_log: Log, when: str) -> None:
    postgres_log.append(row())
    cut: list[int] = []

    def cutting(tx: Transaction) -> list[StoredRow]:
        if when == "in a job" and not cut:
            cut_writers(postgres_log)
            cut.append(1)
        return tx.append([row(version=2)], command_id="k-1", body_hash=b"h")

    if when == "idle":
        cut_writers(postgres_log)
    assert postgres_log.writer.run(cutting)[0].position == 2
    assert [one.position for one in postgres_log.reader.tail(0)] == [1, 2]


def cut_writers(log: Log) -> None:
    engine = owner_engine(log.url)
    with engine.begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE application_name = 'innforing-writer' AND datname = current_database()",
            ),
        )
    engine.dispose()


def test_a_log_held_by_another_process_is_busy(sqlite_log: Log) -> None:
    impatient = open_writer(sqlite_log.url, busy_ms=50)
    other = sqlite3.connect(sqlite_log.url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LogBusy):
        impatient.run(adds("a"))
    # who only reads does not wait for the one who writes
    assert sqlite_log.reader.last() == (0, 0)
    other.execute("ROLLBACK")
    impatient.run(adds("a"))
    impatient.close()
    other.close()


def test_postgres_holds_the_writer_lock_for_the_whole_job(postgres_log: Log) -> None:
    impatient = open_writer(postgres_log.url, busy_ms=50)

    def while_held(_tx: Transaction) -> str:
        with pytest.raises(LogBusy):
            impatient.run(adds("a"))
        return "refused"

    assert postgres_log.writer.run(while_held) == "refused"
    impatient.run(adds("a"))
    impatient.close()


def test_an_interrupt_in_one_job_leaves_the_writer_usable(log: Log) -> None:
    def interrupted(tx: Transaction) -> None:
        tx.append([row("gone")], command_id=None, body_hash=None)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        log.writer.run(interrupted)
    assert log.append(row())[0].position == 1


def test_a_job_inside_a_job_is_refused_not_hung(log: Log) -> None:
    with pytest.raises(LogError, match="another job"):
        log.writer.run(lambda _tx: log.writer.run(adds("a")))
    assert log.append(row())[0].position == 1


def test_a_closed_writer_says_so(log: Log) -> None:
    log.writer.close()
    with pytest.raises(LogClosed):
        log.writer.run(adds("a"))
    log.reader.close()
    with pytest.raises(LogClosed):
        log.reader.last()
