"""The log and the registers beside it (tillit.md §3)."""

import hashlib
from importlib.resources import files

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEPARATOR = "--;;\n"
LOCK = "7595436301104107620"


def upgrade() -> None:
    """Make every table, trigger and function of the first version."""
    connection = op.get_bind()
    backend = connection.dialect.name
    folder = files("innforing.eventlog.migrations") / "sql"
    names = sorted(one.name for one in folder.iterdir() if one.name.startswith(f"v0001_{backend}"))
    sql = SEPARATOR.join((folder / one).read_text(encoding="utf-8") for one in names)
    if backend == "postgresql":
        schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
        sql = sql.replace("{schema}", schema).replace("{lock}", lock_of(schema))
    for statement in sql.split(SEPARATOR):
        op.execute(statement)


def lock_of(schema: str) -> str:
    """The key of the writer lock: logs in other schemas do not wait for each other."""
    if schema == "public":
        return LOCK
    digest = hashlib.sha256(schema.encode()).digest()
    return str(int.from_bytes(digest[:8], "big", signed=True))


def downgrade() -> None:
    """A log is never taken apart."""
    msg = "a log is never downgraded"
    raise NotImplementedError(msg)
