"""What readers found: entities, names, mentions and facts."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from corpus.store.tables.base import metadata

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
    Index(
        "ix_entities_stale",
        "number",
        sqlite_where=text("stale = 1"),
        postgresql_where=text("stale"),
    ),
)

# What an entity is called, for looking it up: `key` is the name's comparison form, `initials` the
# first consonants of its syllables. `documents` is 0 where only a list of institutions calls it so.
entity_names = Table(
    "entity_names",
    metadata,
    Column("entity", ForeignKey("entities.number"), nullable=False),
    Column("key", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("initials", Text, nullable=False, server_default=text("''")),
    PrimaryKeyConstraint("entity", "key"),
    Index(None, "key", "entity", "documents"),
    Index(None, "initials"),
    sqlite_with_rowid=False,
)

# The named things of one document; `seen` is the Korean day of its publication. `naming` is one of
# `namings`, empty until the name is looked at; its entity is the name's.
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
    Column("naming", Integer),
    PrimaryKeyConstraint("document", "place"),
    Index(None, "entity", "document"),
    Index(None, "naming"),
    Index(
        "ix_names_unnamed",
        "document",
        "place",
        sqlite_where=text("naming IS NULL"),
        postgresql_where=text("naming IS NULL"),
    ),
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
# facts of a very long document would take the square of its length. `statement` is empty until
# the fact is grouped, and again where what a name in it means has changed.
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
    Column("statement", ForeignKey("statements.number")),
    PrimaryKeyConstraint("document", "place"),
    ForeignKeyConstraint(["document", "revision"], ["revisions.document", "revisions.revision"]),
    Index(None, "statement", "seen", "document"),
    Index(
        "ix_facts_ungrouped",
        "document",
        "place",
        sqlite_where=text("statement IS NULL"),
        postgresql_where=text("statement IS NULL"),
    ),
    Index(None, "key", "document", "seen"),
    Index(None, "seen", "document", "place"),
    Index(None, "type", "seen", "document", "place"),
    Index(None, "document", "type"),
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
