"""The log and the registers beside it (tillit.md §3)."""

from importlib.resources import files

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEPARATOR = "--;;\n"


def upgrade() -> None:
    """Make every table, trigger and function of the first version."""
    backend = op.get_bind().dialect.name
    script = files("innforing.eventlog.migrations") / "sql" / f"v0001_{backend}.sql"
    for statement in script.read_text(encoding="utf-8").split(SEPARATOR):
        op.execute(statement)


def downgrade() -> None:
    """A log is never taken apart."""
    msg = "a log is never downgraded"
    raise NotImplementedError(msg)
