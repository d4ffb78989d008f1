"""Saved searches that people get by mail, and what they were told."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from corpus.store.tables.base import Moment, metadata

# `words` and `filters` are the search, `token` what ends the subscription without a login.
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
