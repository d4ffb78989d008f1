"""How documents name entities, what is known of names, and what people decide about them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from corpus.store.tables.base import Moment, metadata

# The ways in which documents name something, each one thing in all of them; `names.naming` points
# here. `blocks` are those of `naming_blocks`; `joined_to`, `rule` and `judgement` tell why it
# belongs to its entity. `stale` ones are to be compared again with those that share a block.
namings = Table(
    "namings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("official", Text, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("entity", ForeignKey("entities.number")),
    Column("joined_to", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("judgement", Integer),
    Column("stale", Boolean, nullable=False),
    Index(None, "entity"),
    Index(
        "ix_namings_stale",
        "number",
        sqlite_where=text("stale = 1"),
        postgresql_where=text("stale"),
    ),
)

# Namings that share a block are compared; no other pair ever is.
naming_blocks = Table(
    "naming_blocks",
    metadata,
    Column("block", Text, nullable=False),
    Column("naming", ForeignKey("namings.number"), nullable=False),
    PrimaryKeyConstraint("block", "naming"),
    Index(None, "naming"),
    sqlite_with_rowid=False,
)

# What people decided about two keys of namings: rows are only added, and marked as undone.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("undone", Moment),
    Column("undone_by", Text, nullable=False),
    Index(None, "left"),
    Index(None, "right"),
)

# Names of known institutions, as comparison form and in spelled form, and the days on which these
# stood.
known_forms = Table(
    "known_forms",
    metadata,
    Column("key", Text, nullable=False),
    Column("called", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("since", Date),
    Column("until", Date),
    PrimaryKeyConstraint("key", "called"),
    sqlite_with_rowid=False,
)

# One known institution became another on a day; both stay.
successions = Table(
    "successions",
    metadata,
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("before_name", Text, nullable=False),
    Column("after_name", Text, nullable=False),
    Column("day", Date, nullable=False),
    PrimaryKeyConstraint("before", "after"),
    Index(None, "after"),
    sqlite_with_rowid=False,
)

# What the namings were made with: digests by word (`known`, `rules`).
naming_digests = Table(
    "naming_digests",
    metadata,
    Column("word", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)
