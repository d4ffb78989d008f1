"""Have retracted statements counted again: searches may know them by the sentence of another."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Mark them; the next resolution brings them in line."""
    op.execute(sa.text("UPDATE statements SET stale = (1 = 1) WHERE retracted IS NOT NULL"))
