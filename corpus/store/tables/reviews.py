"""What analysts decided about statements: a log that only grows."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from corpus.store.tables.base import Moment, metadata

# One row a decision: accepted, corrected, rejected, or undone, which names in `undoes` the row that
# it takes back. `fields` are the corrected ones; `stated` is what the analyst saw. `statement` is
# the key under which that was shown then.
reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("statement", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("reason", Text, nullable=False),
    Column("stated", JSON, nullable=False),
    Column("undoes", ForeignKey("reviews.number"), unique=True),
    Column("author", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "statement"),
    Index(None, "author", "number"),
)

# The facts, by `facts.key`, that a decision covers: whatever statement they belong to later, and
# read again by whichever reader, they keep it.
review_keys = Table(
    "review_keys",
    metadata,
    Column("key", Text, nullable=False),
    Column("review", ForeignKey("reviews.number"), nullable=False),
    PrimaryKeyConstraint("key", "review"),
    Index(None, "review"),
    sqlite_with_rowid=False,
)
