"""What was sent to whom."""

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from corpus.store.tables.base import Moment, metadata

# One thing sent to many: a version of a digest, the alerts of a day. `owner` may send it until
# `until`.
mailings = Table(
    "mailings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("owner", Text),
    Column("until", Moment),
)

# One row a recipient: `state` tells whether it is to be sent, and `fault` what a server answered.
letters = Table(
    "letters",
    metadata,
    Column("mailing", ForeignKey("mailings.number"), nullable=False),
    Column("address", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("fault", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("mailing", "address"),
    Index(None, "state", "at"),
)
