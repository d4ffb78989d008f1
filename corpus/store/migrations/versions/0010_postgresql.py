"""What PostgreSQL needs beside the tables."""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
