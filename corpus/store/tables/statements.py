"""What documents state, each statement once, and which documents tell the same story."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from corpus.store.tables.base import metadata

# Equal facts as one. `document` and `place` are the newest occurrence, which stands in `facts`, for
# a statement that no document makes any more in `past_facts`; a `stale` row is to be counted again
# and may point to neither. `topic` is shared by statements that exclude each other. `retracted` is
# the day since when no document states it, `cause` why: `revision` (the text dropped it) or
# `reading` (another reader does not find it). `review` is the decision in force, `version` the last
# row of the review log about it, 0 without; `rules` is the version of the code that grouped it. One
# with no documents is not counted yet, and not shown.
statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("topic", Text),
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("measure", Text),
    Column("value", Double),
    Column("unit", Text),
    Column("first_seen", Date),
    Column("last_seen", Date),
    Column("documents", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("priority", Double, nullable=False),
    Column("status", Text, nullable=False, server_default=text("'unreviewed'")),
    Column("review", ForeignKey("reviews.number")),
    Column("version", Integer, nullable=False, server_default=text("0")),
    Column("retracted", Date),
    Column("cause", Text),
    Column("rules", Text, nullable=False),
    Column("stale", Boolean, nullable=False),
    # Searches go through these alone, without the rows.
    Index("ix_statements_shown", "last_seen", "number", "first_seen", "status", "cause"),
    Index(None, "type", "last_seen", "number"),
    Index(
        "ix_statements_compared",
        "measure",
        "unit",
        "value",
        "last_seen",
        "number",
        "status",
        "cause",
    ),
    Index(
        "ix_statements_valued",
        "value",
        "number",
        "status",
        "cause",
        "last_seen",
        "first_seen",
        sqlite_where=text("value IS NOT NULL"),
        postgresql_where=text("value IS NOT NULL"),
    ),
    Index(
        "ix_statements_reviewed",
        "last_seen",
        "number",
        "status",
        "cause",
        sqlite_where=text("status <> 'unreviewed'"),
        postgresql_where=text("status <> 'unreviewed'"),
    ),
    Index(None, "sources", "number"),
    Index(None, "rules"),
    Index(
        "ix_statements_topic",
        "topic",
        sqlite_where=text("topic IS NOT NULL"),
        postgresql_where=text("topic IS NOT NULL"),
    ),
    Index(
        "ix_statements_queue",
        "priority",
        "number",
        sqlite_where=text("status = 'unreviewed' AND cause IS NULL"),
        postgresql_where=text("status = 'unreviewed' AND cause IS NULL"),
    ),
    Index(
        "ix_statements_queue_type",
        "type",
        "priority",
        "number",
        sqlite_where=text("status = 'unreviewed' AND cause IS NULL"),
        postgresql_where=text("status = 'unreviewed' AND cause IS NULL"),
    ),
    Index(
        "ix_statements_decided",
        "type",
        "status",
        "priority",
        "number",
        sqlite_where=text("status <> 'unreviewed'"),
        postgresql_where=text("status <> 'unreviewed'"),
    ),
    Index(
        "ix_statements_sample",
        "type",
        "key",
        sqlite_where=text("documents > 0 AND cause IS NULL"),
        postgresql_where=text("documents > 0 AND cause IS NULL"),
    ),
    Index(
        "ix_statements_stale",
        "number",
        sqlite_where=text("stale = 1"),
        postgresql_where=text("stale"),
    ),
)

# Which entities a statement speaks of, and in which of its fields. An entity may be gone where the
# statement is stale, so there is no link for the database to hold.
statement_entities = Table(
    "statement_entities",
    metadata,
    Column("statement", ForeignKey("statements.number"), nullable=False),
    Column("field", Text, nullable=False),
    Column("entity", Integer, nullable=False),
    PrimaryKeyConstraint("statement", "field", "entity"),
    Index(None, "entity", "statement"),
    sqlite_with_rowid=False,
)

# Occurrences that a later reading of their document does not give. `names` are the names in its
# fields: [words, type, full name, key of the entity] each. A row is dropped when the document
# states it again.
past_facts = Table(
    "past_facts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("seen", Date),
    Column("names", JSON, nullable=False),
    Column("dropped", Date, nullable=False),
    Column("cause", Text, nullable=False),
    Column("statement", ForeignKey("statements.number")),
    Index(None, "statement"),
    Index(None, "document"),
    Index(None, "key"),
)

# The bands of a document's MinHash: documents that share one are looked at as near-copies.
story_bands = Table(
    "story_bands",
    metadata,
    Column("band", BigInteger, nullable=False),
    Column("document", ForeignKey("documents.number"), nullable=False),
    PrimaryKeyConstraint("band", "document"),
    Index(None, "document"),
    sqlite_with_rowid=False,
)
