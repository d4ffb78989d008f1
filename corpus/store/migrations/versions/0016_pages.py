"""Indices for pages that count or draw from the whole base."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_WAITING = sa.text("status = 'unreviewed' AND cause IS NULL")
_DECIDED = sa.text("status <> 'unreviewed'")
_DRAWN = sa.text("documents > 0 AND cause IS NULL")


def upgrade() -> None:
    """Make them."""
    op.create_index(
        "ix_statements_queue_type",
        "statements",
        ["type", "priority", "number"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
    op.create_index(
        "ix_statements_decided",
        "statements",
        ["type", "status", "priority", "number"],
        sqlite_where=_DECIDED,
        postgresql_where=_DECIDED,
    )
    op.create_index(
        "ix_statements_sample",
        "statements",
        ["type", "key"],
        sqlite_where=_DRAWN,
        postgresql_where=_DRAWN,
    )
    op.drop_index("ix_documents_publisher_published", "documents")
    op.create_index(
        "ix_documents_publisher_published_fetched",
        "documents",
        ["publisher", "published", "fetched"],
    )
