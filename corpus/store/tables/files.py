"""The files that documents were taken from."""

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from corpus.store.tables.base import Moment, metadata

# Files that were taken in whole, by the hash of their bytes: not read again by the same reader.
files = Table(
    "files",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

# Where a document stands in files: `content` is the hash of the letters and digits of that text,
# by which the same text is known under another name or in another format.
renditions = Table(
    "renditions",
    metadata,
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("address", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("content", Text, nullable=False),
    PrimaryKeyConstraint("document", "address"),
    Index(None, "content"),
    sqlite_with_rowid=False,
)
