"""Indices of what is flagged, in the words in which SQLite is asked: it knows them by no other."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_FLAGS = (
    ("crawls", "publisher", "held"),
    ("entities", "number", "stale"),
    ("namings", "number", "stale"),
    ("statements", "number", "stale"),
)


def upgrade() -> None:
    """Make them again; PostgreSQL used them as they were."""
    if op.get_bind().dialect.name == "postgresql":
        return
    for table, column, flag in _FLAGS:
        name = f"ix_{table}_{flag}"
        op.drop_index(name, table)
        op.create_index(name, table, [column], sqlite_where=sa.text(f"{flag} = 1"))
