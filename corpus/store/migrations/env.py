"""Alembic runs this file for each upgrade; the caller owns connection and transaction."""

from alembic import context

from corpus.store.migrate import is_ours
from corpus.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=is_ours,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
