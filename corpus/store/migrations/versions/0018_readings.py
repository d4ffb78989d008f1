"""A small index of readings: to count them took going through all of their morphemes."""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make it."""
    op.create_index("ix_readings_version", "readings", ["version"])
