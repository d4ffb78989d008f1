"""Documents, their frozen texts, and which stage worked on them."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from corpus.store.tables.base import Moment, metadata

# One row a document, with what lists and filters need of its newest revision; `fetched` is the
# last time that the source was looked at; `story` is the first document of those that are
# near-copies of one text, itself where it stands alone, empty until that was looked at.
documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Moment),
    Column("modified", Moment),
    Column("fetched", Moment, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("input_hash", Text, nullable=False),
    Column("story", ForeignKey("documents.number")),
    Index(None, "story"),
    Index(None, "publisher", "published", "fetched", "number"),
    Index(None, "published", "number"),
)

# The frozen texts; a row is never changed but for what its page says around the text.
revisions = Table(
    "revisions",
    metadata,
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("byline", JSON, nullable=False),
    Column("published", Moment),
    Column("modified", Moment),
    Column("fetched", Moment, nullable=False),
    Column("archive", Text, nullable=False),
    Column("attachments", JSON, nullable=False, server_default="[]"),
    Column("text_hash", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("structure", JSON(none_as_null=True)),  # structures.py tells its form
    Column("format", Text, nullable=False, server_default=text("''")),
    Column("partial", Text, nullable=False, server_default=text("''")),
    PrimaryKeyConstraint("document", "revision"),
    UniqueConstraint("document", "text_hash"),
)

# Which stage worked on what: `input_hash` is that of the text and day it worked on.
stages = Table(
    "stages",
    metadata,
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("stage", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("input_hash", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("fault", Text),  # empty where the stage did its work
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("document", "stage"),
    Index(
        "ix_stages_fault",
        "at",
        sqlite_where=text("fault IS NOT NULL"),
        postgresql_where=text("fault IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

# What the last reader made of a document. `spans` and `sentences` are flat lists of gap, length,
# gap, length … counted from the end of the span before; `morphemes` are forms, one a line.
readings = Table(
    "readings",
    metadata,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("version", Text, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("furniture", JSON, nullable=False),
    Column("morphemes", Text, nullable=False),
    Column("spans", JSON, nullable=False),
    ForeignKeyConstraint(["document", "revision"], ["revisions.document", "revisions.revision"]),
    Index(None, "version"),  # also the shortest way to count them
)
