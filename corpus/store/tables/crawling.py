"""What crawls leave behind besides documents."""

from sqlalchemy import (
    JSON,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from corpus.store.tables.base import Moment, metadata

rejects = Table(
    "rejects",
    metadata,
    Column("publisher", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("publisher", "reason", "address"),
    sqlite_with_rowid=False,
)

crawls = Table(
    "crawls",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("publisher", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("counts", JSON, nullable=False),
    Index(None, "publisher", "started"),
    Index(None, "started"),
)
