"""What crawls leave behind besides documents."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
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

# `shortfalls` are the broken expectations of the publisher. While a crawl is `held` for them, so is
# what was fetched after `held_from` (empty: ever) up to `finished`; `accepted` is when that ended.
crawls = Table(
    "crawls",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("publisher", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("shortfalls", JSON, nullable=False, server_default="[]"),
    Column("held", Boolean, nullable=False, server_default=false()),
    Column("held_from", Moment),
    Column("accepted", Moment),
    Index(
        "ix_crawls_held", "publisher", sqlite_where=text("held = 1"), postgresql_where=text("held")
    ),
    Index(None, "publisher", "started"),
    Index(None, "started"),
)

# The answers in the WARC files: `record` is the record's own id, `role` what the page was asked
# for as. A revisit, status 304, names in `original` the reference of the answer that still holds.
archived = Table(
    "archived",
    metadata,
    Column("file", Text, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("status", Integer, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("original", Text, nullable=False),
    PrimaryKeyConstraint("file", "offset"),
    Index(None, "address", "at"),
    Index(None, "publisher", "role", "at"),
    Index(None, "record"),
    sqlite_with_rowid=False,
)

# One walk through a publisher for one wish: joined by each process that crawls it, gone on with by
# the next where it was cut short. `caught_up`: the walk before it left no article out.
walks = Table(
    "walks",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("publisher", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("caught_up", Boolean, nullable=False),
    Column("opened", Moment, nullable=False),
    Column("closed", Moment),
    Index(None, "publisher", "wish"),
)

# The requests of a walk, each once; the lowest rank goes first. One may be taken from `due` on;
# taking it moves `due` to the end of the lease and names the owner. `source` is a feed, sitemap or
# list; `fault` is why a done one gave nothing, of the faults that may be gone the next time.
frontier = Table(
    "frontier",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("walk", ForeignKey("walks.number"), nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("request", JSON, nullable=False),
    Column("source", Boolean, nullable=False),
    Column("due", Moment, nullable=False),
    Column("owner", Text),
    Column("tries", Integer, nullable=False),
    Column("done", Moment),
    Column("fault", Text),
    UniqueConstraint("walk", "fingerprint"),
    Index(
        "ix_frontier_open",
        "walk",
        "rank",
        "number",
        sqlite_where=text("done IS NULL"),
        postgresql_where=text("done IS NULL"),
    ),
)
