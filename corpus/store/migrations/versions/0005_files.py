"""The structure of texts, and the files that documents were taken from."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of files; texts of before have no structure."""
    op.add_column("revisions", sa.Column("structure", sa.JSON(), nullable=True))
    op.add_column(
        "revisions", sa.Column("format", sa.Text(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "revisions", sa.Column("partial", sa.Text(), nullable=False, server_default=sa.text("''"))
    )
    op.create_table(
        "files",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_files"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "renditions",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_renditions_document"),
        sa.PrimaryKeyConstraint("document", "address", name="pk_renditions"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_renditions_content", "renditions", ["content"], unique=False)
