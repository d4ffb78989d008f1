"""What follows from statements: figures over time, and the activities that events tell of.

Nothing here points at a statement with a foreign key: statements come and go in a step of their
own, which notes them in `changed_statements`, and the next step brings these rows in line.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from corpus.store.tables.base import metadata

# Statements that were made, changed or dropped since series and activities were brought in line.
changed_statements = Table(
    "changed_statements",
    metadata,
    Column("statement", Integer, primary_key=True, autoincrement=False),
)

# The statements of an entity, newest first. `word` is the predicate of a relation, the standing of
# a position, else empty; `field` is where the entity stands in the fact. `last_seen` is the first
# day of the calendar where no document is dated.
entity_facts = Table(
    "entity_facts",
    metadata,
    Column("entity", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("word", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("last_seen", Date, nullable=False),
    Column("statement", Integer, nullable=False),
    PrimaryKeyConstraint("entity", "type", "word", "field", "last_seen", "statement"),
    Index(None, "statement"),
    sqlite_with_rowid=False,
)

# One row a figure statement whose subject is an entity. `measure` and `unit` are canonical, empty
# where unknown; `first` and `last` are the days that it speaks for. `basis` is stated, or published
# where the text gives no time of its own; `kind` is level, or change for what something grew by.
# `rules` is the version of the code that made the row, here and below.
points = Table(
    "points",
    metadata,
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("entity", Integer, nullable=False),
    Column("measure", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("precision", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("value", Double, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("rules", Text, nullable=False),
    Index(None, "entity", "measure", "unit", "kind", "first", "last", "value"),
    Index(None, "rules"),
)

# One happening in the world. `key` is that of its earliest statement; `day` is the first day, else
# the day when it was first told of, and orders all; `states` are [status, day told] in order;
# `place` and `name` are the best known.
activities = Table(
    "activities",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("precision", Text),
    Column("place", Text),
    Column("status", Text, nullable=False),
    Column("states", JSON, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first_seen", Date),
    Column("last_seen", Date),
    Index(None, "key"),
    Index(None, "day", "number"),
    Index(None, "kind", "day", "number"),
)

# The event statements of an activity, with what joining needs of them: `telling` is the event as
# its documents tell it.
activity_members = Table(
    "activity_members",
    metadata,
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("activity", ForeignKey("activities.number"), nullable=False),
    Column("telling", JSON, nullable=False),
    Column("rules", Text, nullable=False),
    Index(None, "activity", "statement"),
    Index(None, "rules"),
)

# Under what an event may meet others: an entity, a place or a word of its name, with its kind and
# how its date is known, and its days.
activity_anchors = Table(
    "activity_anchors",
    metadata,
    Column("anchor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("first", Date, nullable=False),
    Column("statement", ForeignKey("activity_members.statement"), nullable=False),
    Column("last", Date, nullable=False),
    PrimaryKeyConstraint("anchor", "kind", "first", "statement"),
    Index(None, "statement"),
    sqlite_with_rowid=False,
)

# Who takes part in an activity, as organiser or participant, by day for going through them.
activity_entities = Table(
    "activity_entities",
    metadata,
    Column("entity", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("activity", ForeignKey("activities.number"), nullable=False),
    Column("role", Text, nullable=False),
    PrimaryKeyConstraint("entity", "day", "activity", "role"),
    Index(None, "activity"),
    sqlite_with_rowid=False,
)
