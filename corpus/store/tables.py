"""The tables. What follows from a document is keyed by the document's number and its place in it.

Rows of one document lie together, nothing needs a round trip for a new number, and reading a
document again gives the same rows. A migration under `migrations/versions/` makes what stands
here; a test compares the two.
"""

from datetime import UTC, datetime
from typing import Any, TypeAlias

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Row,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from corpus.times import KST

AnyRow: TypeAlias = Row[*tuple[Any, ...]]


class Moment(TypeDecorator[datetime]):
    """A time with zone: kept in UTC, given in Korean time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring a time to UTC; SQLite keeps it without zone."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Give a time in Korean time."""
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(KST)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row a document, with what lists and filters need of its newest revision; `fetched` is the
# last time that the source was looked at.
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
    Index(None, "publisher", "published"),
    Index(None, "published"),
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
    Column("text_hash", Text, nullable=False),
    Column("text", Text, nullable=False),
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
    Index("ix_stages_fault", "at", sqlite_where=text("fault IS NOT NULL")),
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
)

# Canonical entities; `stale` ones are to be counted again.
entities = Table(
    "entities",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("first_seen", Date),
    Column("last_seen", Date),
    Column("stale", Boolean, nullable=False),
    Index(None, "mentions"),
    Index(None, "type", "mentions"),
    Index("ix_entities_stale", "number", sqlite_where=text("stale")),
)

# What an entity is called, for looking it up: `key` is the name's comparison form.
entity_names = Table(
    "entity_names",
    metadata,
    Column("entity", ForeignKey("entities.number"), nullable=False),
    Column("key", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    PrimaryKeyConstraint("entity", "key"),
    Index(None, "key", "entity", "documents"),
    sqlite_with_rowid=False,
)

# The named things of one document; `seen` is the Korean day of its publication.
names = Table(
    "names",
    metadata,
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("seen", Date),
    Column("entity", ForeignKey("entities.number")),
    PrimaryKeyConstraint("document", "place"),
    Index(None, "entity"),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    metadata,
    Column("document", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("name", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("version", Text, nullable=False),
    PrimaryKeyConstraint("document", "place"),
    ForeignKeyConstraint(["document", "name"], ["names.document", "names.place"]),
    sqlite_with_rowid=False,
)

# One row an occurrence. `fields` are the fields of the type's dataclass; `seen` is the Korean day
# of publication. The sentence is kept beside the fact: to cut it from the text for each of the
# facts of a very long document would take the square of its length.
facts = Table(
    "facts",
    metadata,
    Column("document", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("seen", Date),
    PrimaryKeyConstraint("document", "place"),
    ForeignKeyConstraint(["document", "revision"], ["revisions.document", "revisions.revision"]),
    Index(None, "key", "document", "seen"),
    Index(None, "seen", "document", "place"),
    Index(None, "type", "seen", "document", "place"),
)

# Which names of the document a fact speaks of.
fact_names = Table(
    "fact_names",
    metadata,
    Column("document", Integer, nullable=False),
    Column("name", Integer, nullable=False),
    Column("fact", Integer, nullable=False),
    PrimaryKeyConstraint("document", "name", "fact"),
    ForeignKeyConstraint(["document", "name"], ["names.document", "names.place"]),
    ForeignKeyConstraint(["document", "fact"], ["facts.document", "facts.place"]),
    sqlite_with_rowid=False,
)

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
