"""Saved searches, some of which people get by mail, and what they were told."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from corpus.store.tables.base import Moment, metadata

# `words` and `filters` are the search, `query` its address behind `/search?`, empty where it was
# not made there. `address` gets what is new in it, empty for nobody; `owner` is the user who saved
# it, empty where nobody was logged in. `token` ends it without a login.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("filters", JSON, nullable=False),
    Column("rhythm", Text, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("ended", Moment),
    Column("owner", Text, nullable=False, server_default=text("''")),
    Column("query", Text, nullable=False, server_default=text("''")),
)

# One letter's worth of facts: `name` is that of its mailing, `content` what it says.
alerts = Table(
    "alerts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("subscription", ForeignKey("subscriptions.number"), nullable=False),
    Column("content", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "subscription", "at"),
    sqlite_with_rowid=False,
)

# What a subscriber was told: never again. `told` is the key of a statement, and in other rows each
# place that stated it (`12/KEY`: document, key of the fact): names joined give it another key.
told_facts = Table(
    "told_facts",
    metadata,
    Column("subscription", ForeignKey("subscriptions.number"), nullable=False),
    Column("told", Text, nullable=False),
    Column("alert", ForeignKey("alerts.name"), nullable=False),
    PrimaryKeyConstraint("subscription", "told"),
    sqlite_with_rowid=False,
)
