"""Mailings with a state for each recipient; saved searches and what they told of."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "mailings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_mailings"),
        sa.UniqueConstraint("name", name="uq_mailings_name"),
    )
    op.create_table(
        "letters",
        sa.Column("mailing", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["mailing"], ["mailings.number"], name="fk_letters_mailing"),
        sa.PrimaryKeyConstraint("mailing", "address", name="pk_letters"),
    )
    op.create_index("ix_letters_state_at", "letters", ["state", "at"])
