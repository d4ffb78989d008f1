"""Series and activities."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables; all statements that stand already are noted as changed."""
    op.create_table(
        "changed_statements",
        sa.Column("statement", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("statement", name="pk_changed_statements"),
    )
    op.execute("INSERT INTO changed_statements SELECT number FROM statements")
    op.create_table(
        "entity_facts",
        sa.Column("entity", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("last_seen", sa.Date(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "entity", "type", "word", "field", "last_seen", "statement", name="pk_entity_facts"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entity_facts_statement", "entity_facts", ["statement"])
    _make_points()
    _make_activities()
    _make_members()


def _make_points() -> None:
    op.create_table(
        "points",
        sa.Column("statement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entity", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("statement", name="pk_points"),
    )
    op.create_index(
        "ix_points_entity_measure_unit_kind_first_last_value",
        "points",
        ["entity", "measure", "unit", "kind", "first", "last", "value"],
    )
    op.create_index("ix_points_rules", "points", ["rules"])


def _make_activities() -> None:
    op.create_table(
        "activities",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("states", sa.JSON(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.Date(), nullable=True),
        sa.Column("last_seen", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_activities"),
    )
    op.create_index("ix_activities_key", "activities", ["key"])
    op.create_index("ix_activities_day_number", "activities", ["day", "number"])
    op.create_index("ix_activities_kind_day_number", "activities", ["kind", "day", "number"])


def _make_members() -> None:
    op.create_table(
        "activity_members",
        sa.Column("statement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("activity", sa.Integer(), nullable=False),
        sa.Column("telling", sa.JSON(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity"], ["activities.number"], name="fk_activity_members_activity"
        ),
        sa.PrimaryKeyConstraint("statement", name="pk_activity_members"),
    )
    op.create_index(
        "ix_activity_members_activity_statement", "activity_members", ["activity", "statement"]
    )
    op.create_index("ix_activity_members_rules", "activity_members", ["rules"])
    op.create_table(
        "activity_anchors",
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement"], ["activity_members.statement"], name="fk_activity_anchors_statement"
        ),
        sa.PrimaryKeyConstraint("anchor", "kind", "first", "statement", name="pk_activity_anchors"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_activity_anchors_statement", "activity_anchors", ["statement"])
    op.create_table(
        "activity_entities",
        sa.Column("entity", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("activity", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity"], ["activities.number"], name="fk_activity_entities_activity"
        ),
        sa.PrimaryKeyConstraint("entity", "day", "activity", "role", name="pk_activity_entities"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_activity_entities_activity", "activity_entities", ["activity"])
