"""Whose a saved search is, and the whole of its address; those from before are nobody's."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the columns."""
    for name in ("owner", "query"):
        empty = sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))
        op.add_column("subscriptions", empty)
