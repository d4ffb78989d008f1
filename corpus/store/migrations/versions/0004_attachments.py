"""The files that belong to a press release."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; documents of before have none."""
    op.add_column(
        "revisions", sa.Column("attachments", sa.JSON(), nullable=False, server_default="[]")
    )
