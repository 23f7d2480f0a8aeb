"""Erasure: what the log says is erased may be blanked, and nothing else (tillit.md §6)."""

from importlib.resources import files

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEPARATOR = "--;;\n"


def upgrade() -> None:
    """Replace the trigger that refused every update, and on PostgreSQL make the three functions."""
    connection = op.get_bind()
    backend = connection.dialect.name
    folder = files("innforing.eventlog.migrations") / "sql"
    sql = (folder / f"v0002_{backend}_1_erasure.sql").read_text(encoding="utf-8")
    if backend == "postgresql":
        schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
        sql = sql.replace("{schema}", schema)
    # as it stands on SQLite: what follows a colon in a state is no parameter
    execute = op.execute if backend == "postgresql" else connection.exec_driver_sql
    for statement in sql.split(SEPARATOR):
        execute(statement)


def downgrade() -> None:
    """A log is never taken apart."""
    msg = "a log is never downgraded"
    raise NotImplementedError(msg)
