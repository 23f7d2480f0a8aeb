"""Django with `viewflow.fsm`: a row per løp, a row per transition, both in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django
from django.conf import settings

from benchmarks.engines.engine import WHO, WHY, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class DjangoViewflow:
    """One Django project on one SQLite file."""

    name = "Django with viewflow.fsm and a log row"
    lacks = (
        "authority is a callable we leave out; the first unmet condition ends it, a refusal leaves "
        "no trace; the log is a table like any other (update and delete allowed); no state as of a "
        "moment, no commitments, no command id"
    )

    def __init__(self, folder: Path) -> None:
        configure(folder / "django.sqlite")
        from benchmarks.engines import django_lop  # noqa: PLC0415 - its models need the settings

        self.lop: Any = django_lop
        with django_lop.connection.schema_editor() as editor:
            editor.create_model(django_lop.Lop)
            editor.create_model(django_lop.Overgang)

    def enter(self) -> None:
        """Django keeps a connection for each thread."""
        self.lop.connection.ensure_connection()

    def leave(self) -> None:
        """Close the thread's connection."""
        self.lop.connection.close()

    def begin(self, case: str) -> None:
        """One row."""
        self.lop.Lop.objects.create(id=case)

    def drive(self, cases: Sequence[str], transitions: int) -> None:
        """Load, transition, save and log, in one transaction for each."""
        for number in range(transitions):
            for case in cases:
                self.lop.take(case, named(number), who=WHO, why=WHY)

    def stored(self) -> int:
        """Rows in the log."""
        return int(self.lop.Overgang.objects.count())

    def durability(self) -> str:
        """What the connection says."""
        with self.lop.connection.cursor() as cursor:
            said = []
            for name in ("journal_mode", "synchronous"):
                cursor.execute(f"PRAGMA {name}")
                said.append(str(cursor.fetchone()[0]))
        return " ".join(said)

    def close(self) -> None:
        """Close this thread's connection."""
        self.lop.connection.close()


def configure(file: Path) -> None:
    """A project with what `viewflow.fsm` imports, no web, and writers that queue up at BEGIN."""
    settings.configure(
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(file),
                "OPTIONS": {
                    "timeout": 30,
                    "transaction_mode": "IMMEDIATE",
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
                },
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
