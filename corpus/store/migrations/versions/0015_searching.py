"""Indices that hold what searches go by, so that they read no rows besides."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_VALUED, _REVIEWED = sa.text("value IS NOT NULL"), sa.text("status <> 'unreviewed'")


def upgrade() -> None:
    """Replace the narrow ones."""
    op.create_index("ix_facts_document_type", "facts", ["document", "type"])
    op.drop_index("ix_statements_last_seen_number", "statements")
    op.create_index(
        "ix_statements_shown",
        "statements",
        ["last_seen", "number", "first_seen", "status", "cause"],
    )
    op.drop_index("ix_statements_measure_unit_value", "statements")
    op.create_index(
        "ix_statements_compared",
        "statements",
        ["measure", "unit", "value", "last_seen", "number", "status", "cause"],
    )
    op.create_index(
        "ix_statements_valued",
        "statements",
        ["value", "number", "status", "cause", "last_seen", "first_seen"],
        sqlite_where=_VALUED,
        postgresql_where=_VALUED,
    )
    op.create_index(
        "ix_statements_reviewed",
        "statements",
        ["last_seen", "number", "status", "cause"],
        sqlite_where=_REVIEWED,
        postgresql_where=_REVIEWED,
    )
