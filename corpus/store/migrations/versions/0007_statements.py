"""Statements, stories and reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables; the next resolution fills them from the facts that are stored."""
    _make_reviews()
    _make_statements()
    _make_past_facts()
    _make_stories()
    _link_facts()


def _make_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("stated", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reviews"),
        sa.UniqueConstraint("undoes", name="uq_reviews_undoes"),
        sa.ForeignKeyConstraint(["undoes"], ["reviews.number"], name="fk_reviews_undoes"),
    )
    op.create_index("ix_reviews_statement", "reviews", ["statement"])
    op.create_index("ix_reviews_author_number", "reviews", ["author", "number"])
    op.create_table(
        "review_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("review", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "review", name="pk_review_keys"),
        sa.ForeignKeyConstraint(["review"], ["reviews.number"], name="fk_review_keys_review"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_review_keys_review", "review_keys", ["review"])


def _make_statements() -> None:
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("first_seen", sa.Date(), nullable=True),
        sa.Column("last_seen", sa.Date(), nullable=True),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("priority", sa.Double(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'unreviewed'")),
        sa.Column("review", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("retracted", sa.Date(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_statements"),
        sa.UniqueConstraint("key", name="uq_statements_key"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_statements_document"),
        sa.ForeignKeyConstraint(["review"], ["reviews.number"], name="fk_statements_review"),
    )
    for columns in (
        ["last_seen", "number"],
        ["type", "last_seen", "number"],
        ["measure", "unit", "value"],
        ["sources", "number"],
        ["rules"],
    ):
        op.create_index(f"ix_statements_{'_'.join(columns)}", "statements", columns)
    for name, columns, condition in (
        ("topic", ["topic"], "topic IS NOT NULL"),
        ("queue", ["priority", "number"], "status = 'unreviewed' AND cause IS NULL"),
        ("stale", ["number"], "stale"),
    ):
        _make_partial_index("statements", name, columns, condition)
    op.create_table(
        "statement_entities",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("entity", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("statement", "field", "entity", name="pk_statement_entities"),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.number"], name="fk_statement_entities_statement"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_statement_entities_entity_statement", "statement_entities", ["entity", "statement"]
    )


def _make_past_facts() -> None:
    op.create_table(
        "past_facts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("seen", sa.Date(), nullable=True),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("dropped", sa.Date(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_past_facts"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_past_facts_document"),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.number"], name="fk_past_facts_statement"
        ),
    )
    for column in ("statement", "document", "key"):
        op.create_index(f"ix_past_facts_{column}", "past_facts", [column])


def _make_stories() -> None:
    op.create_table(
        "story_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("band", "document", name="pk_story_bands"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_story_bands_document"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_bands_document", "story_bands", ["document"])
    story = sa.Column("story", sa.Integer(), sa.ForeignKey("documents.number"), nullable=True)
    op.add_column("documents", story, inline_references=True)
    op.create_index("ix_documents_story", "documents", ["story"])


def _link_facts() -> None:
    statement = sa.Column(
        "statement", sa.Integer(), sa.ForeignKey("statements.number"), nullable=True
    )
    op.add_column("facts", statement, inline_references=True)
    op.create_index("ix_facts_statement_seen_document", "facts", ["statement", "seen", "document"])
    _make_partial_index("facts", "ungrouped", ["document", "place"], "statement IS NULL")


def _make_partial_index(table: str, name: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(
        f"ix_{table}_{name}", table, columns, sqlite_where=where, postgresql_where=where
    )
