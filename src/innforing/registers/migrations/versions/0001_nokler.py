"""Keys of people and texts, and the key of body_hash (tillit.md §3, §6)."""

from alembic import op

revision = "0001"
down_revision = None

_BYTES = {"sqlite": "BLOB", "postgresql": "bytea"}
_TEXT = {"sqlite": "TEXT", "postgresql": 'text COLLATE "C"'}
_TAIL = {"sqlite": " WITHOUT ROWID", "postgresql": ""}


def upgrade() -> None:
    dialect = op.get_context().dialect.name
    key = f"key {_BYTES[dialect]} NOT NULL CHECK (length(key) = 32)"
    for table in ("person_keys", "text_keys"):
        op.execute(
            f"CREATE TABLE {table} (id {_TEXT[dialect]} NOT NULL PRIMARY KEY, {key})"
            f"{_TAIL[dialect]}"
        )
    op.execute(f"CREATE TABLE logg_nokkel (id integer PRIMARY KEY CHECK (id = 1), {key})")
