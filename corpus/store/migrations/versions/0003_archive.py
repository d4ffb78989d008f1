"""The index of the archive, and the health of crawls."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of archived answers; crawls of before are taken for healthy."""
    op.create_table(
        "archived",
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("offset", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("file", "offset", name="pk_archived"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_archived_address_at", "archived", ["address", "at"], unique=False)
    op.create_index(
        "ix_archived_publisher_role_at", "archived", ["publisher", "role", "at"], unique=False
    )
    op.create_index("ix_archived_record", "archived", ["record"], unique=False)
    op.add_column("crawls", sa.Column("shortfalls", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column(
        "crawls", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("crawls", sa.Column("held_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("crawls", sa.Column("accepted", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_crawls_held",
        "crawls",
        ["publisher"],
        unique=False,
        sqlite_where=sa.text("held"),
        postgresql_where=sa.text("held"),
    )
