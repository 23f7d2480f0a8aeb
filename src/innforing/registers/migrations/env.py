"""Runs the migrations of the key database on a connection that is handed in."""

from alembic import context

from innforing.registers.key_engine import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
