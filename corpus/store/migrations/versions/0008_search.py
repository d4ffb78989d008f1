"""What searches of statements need: their sentences and sources, and a full-text index."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE fts_statements USING fts5("
    "morphemes, bigrams, content='', tokenize='unicode61 remove_diacritics 0')"
)
# Morphemes are marked, so that one vector, and one condition, holds them and the pairs of letters.
_POSTGRESQL_INDEX = (
    "CREATE TABLE fts_statements (statement integer PRIMARY KEY, vector tsvector NOT NULL)",
    "CREATE INDEX fts_statements_vector ON fts_statements USING gin (vector)",
)


def upgrade() -> None:
    """Make the tables; statements that are there already enter when they are counted again."""
    op.create_table(
        "statement_texts",
        sa.Column("statement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("forms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_statement_texts")),
    )
    op.create_table(
        "statement_sources",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "statement", "publisher", "kind", name=op.f("pk_statement_sources")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_statement_sources_publisher_kind_statement"),
        "statement_sources",
        ["publisher", "kind", "statement"],
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in _POSTGRESQL_INDEX:
            op.execute(statement)
    else:
        op.execute(_SQLITE_INDEX)
