"""SpiffWorkflow: the whole state as JSON in a SQLite row, and a row in a log for each step."""

from __future__ import annotations

import sqlite3
import threading
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

from benchmarks.engines.engine import HOLD, WHO, WHY, named

if TYPE_CHECKING:
    from collections.abc import Sequence

PROCESS = Path(__file__).with_name("vent.bpmn")
TABLES = """
CREATE TABLE lop (id TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE overgang (
    id INTEGER PRIMARY KEY, lop TEXT NOT NULL, steg TEXT NOT NULL, av TEXT NOT NULL,
    grunn TEXT NOT NULL, tid TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX overgang_lop ON overgang (lop, id);
"""


class Spiff:
    """Workflows of one process; `cached` keeps them in memory as well, and only writes."""

    def __init__(self, folder: Path, *, cached: bool) -> None:
        self.name = f"SpiffWorkflow in SQLite, {'kept in memory too' if cached else 'loaded'}"
        self.lacks = (
            "keeps no store of its own: the row and its log row are ours; state is overwritten; "
            "no authority, no refusal, no commitments, no command id"
            + ("; one process only, nobody else may write" if cached else "")
        )
        self._file = folder / f"spiff-{'cached' if cached else 'loaded'}.sqlite"
        self._own = threading.local()
        self._kept: dict[str, BpmnWorkflow] | None = {} if cached else None
        self._serializer = BpmnWorkflowSerializer()
        parser = BpmnParser()
        parser.add_bpmn_xml(etree.parse(BytesIO(PROCESS.read_bytes())))
        self._spec = parser.get_spec("lop")
        self._db().executescript(TABLES)

    def _db(self) -> sqlite3.Connection:
        if not hasattr(self._own, "db"):
            self._own.db = sqlite3.connect(self._file, timeout=30, isolation_level=None)
            self._own.db.execute("PRAGMA journal_mode = WAL")
            self._own.db.execute("PRAGMA synchronous = FULL")
        db: sqlite3.Connection = self._own.db
        return db

    def enter(self) -> None:
        """A connection for each thread."""
        self._db()

    def leave(self) -> None:
        """Close the thread's connection."""
        self._db().close()
        del self._own.db

    def begin(self, case: str) -> None:
        """A workflow that has come to its first task."""
        workflow = BpmnWorkflow(self._spec)
        workflow.do_engine_steps()
        if self._kept is not None:
            self._kept[case] = workflow
        state = self._serializer.serialize_json(workflow)
        self._db().execute("INSERT INTO lop VALUES (?, ?)", (case, state))

    def drive(self, cases: Sequence[str], transitions: int) -> None:
        """Complete the task that waits, let the gateway judge, store."""
        for number in range(transitions):
            for case in cases:
                self._take(case, named(number))

    def _take(self, case: str, steg: str) -> None:
        db = self._db()
        if self._kept is None:
            db.execute("BEGIN IMMEDIATE")  # nobody may write between our reading and our writing
            state = self._done(self._load(db, case), steg)
        else:
            state = self._done(self._kept[case], steg)
            db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE lop SET state = ? WHERE id = ?", (state, case))
        row = (case, steg, WHO, WHY)
        db.execute("INSERT INTO overgang (lop, steg, av, grunn) VALUES (?, ?, ?, ?)", row)
        db.execute("COMMIT")

    def _done(self, workflow: BpmnWorkflow, steg: str) -> str:
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        assert task.task_spec.bpmn_id == steg, "the guard let it through"
        task.data.update(pa_vent=steg == HOLD, av=WHO, grunn=WHY)
        task.run()
        workflow.do_engine_steps()
        return str(self._serializer.serialize_json(workflow))

    def _load(self, db: sqlite3.Connection, case: str) -> BpmnWorkflow:
        state = db.execute("SELECT state FROM lop WHERE id = ?", (case,)).fetchone()[0]
        workflow: BpmnWorkflow = self._serializer.deserialize_json(state)
        return workflow

    def stored(self) -> int:
        """Rows in the log."""
        return int(self._db().execute("SELECT count(*) FROM overgang").fetchone()[0])

    def durability(self) -> str:
        """What the connection says."""
        names = ("journal_mode", "synchronous")
        return " ".join(str(self._db().execute(f"PRAGMA {n}").fetchone()[0]) for n in names)

    def close(self) -> None:
        """Close this thread's connection."""
        self.leave()
