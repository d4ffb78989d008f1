"""The digests that were drafted, signed and sent."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from corpus.store.tables.base import Moment, metadata

# One row a version: `content` is JSON in one fixed form, `hash` its SHA-256. Once signed, neither
# changes any more.
digests = Table(
    "digests",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("period", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("made", Moment, nullable=False),
    UniqueConstraint("period", "version"),
    Index(None, "state"),
)

# Who moved a version to which state; append-only.
digest_states = Table(
    "digest_states",
    metadata,
    Column("digest", ForeignKey("digests.number"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("digest", "place"),
)
