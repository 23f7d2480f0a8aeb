"""Run by Alembic: the connection is handed in by `database.upgrade`, there is no ini file."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=None,
    # one transaction for all revisions: half an upgrade is none
    transaction_per_migration=False,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
