"""Who may use the pages, and what they did there."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from corpus.store.tables.base import Moment, metadata

# `epoch` stands in every session: raising it ends all sessions of the user.
users = Table(
    "users",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("disabled", Moment),
)

# Keys for programs: only the hash of a token is kept.
tokens = Table(
    "tokens",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("user", ForeignKey("users.number"), nullable=False),
    Column("name", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("scopes", JSON, nullable=False),
    Column("created", Moment, nullable=False),
    Column("revoked", Moment),
    UniqueConstraint("user", "name"),
)

# Failed logins by what they are counted for: a name or an address.
failed_logins = Table(
    "failed_logins",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "subject", "at"),
)

# Append-only: `author` is a name, not a row, so that the log outlives a user.
audit_log = Table(
    "audit_log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", JSON, nullable=False),
    Index(None, "author", "number"),
    Index(None, "action", "number"),
)
