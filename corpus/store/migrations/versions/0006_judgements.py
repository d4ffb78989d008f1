"""What people and the machine decide about entities."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables; the next resolution gives every name its naming."""
    _make_namings()
    _make_judgements()
    _make_known()
    _extend_names()


def _make_namings() -> None:
    op.create_table(
        "namings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("official", sa.Text(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("entity", sa.Integer(), nullable=True),
        sa.Column("joined_to", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("judgement", sa.Integer(), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entities.number"], name="fk_namings_entity"),
        sa.PrimaryKeyConstraint("number", name="pk_namings"),
        sa.UniqueConstraint("key", name="uq_namings_key"),
    )
    op.create_index("ix_namings_entity", "namings", ["entity"])
    op.create_index(
        "ix_namings_stale",
        "namings",
        ["number"],
        sqlite_where=sa.text("stale"),
        postgresql_where=sa.text("stale"),
    )
    op.create_table(
        "naming_blocks",
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("naming", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["naming"], ["namings.number"], name="fk_naming_blocks_naming"),
        sa.PrimaryKeyConstraint("block", "naming", name="pk_naming_blocks"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_naming_blocks_naming", "naming_blocks", ["naming"])


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
    )
    op.create_index("ix_judgements_left", "judgements", ["left"])
    op.create_index("ix_judgements_right", "judgements", ["right"])


def _make_known() -> None:
    op.create_table(
        "known_forms",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("key", "called", name="pk_known_forms"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "successions",
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("before_name", sa.Text(), nullable=False),
        sa.Column("after_name", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("before", "after", name="pk_successions"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_successions_after", "successions", ["after"])
    op.create_table(
        "naming_digests",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_naming_digests"),
        sqlite_with_rowid=False,
    )


def _extend_names() -> None:
    op.add_column("names", sa.Column("naming", sa.Integer(), nullable=True))
    op.create_index("ix_names_naming", "names", ["naming"])
    op.create_index(
        "ix_names_unnamed",
        "names",
        ["document", "place"],
        sqlite_where=sa.text("naming IS NULL"),
        postgresql_where=sa.text("naming IS NULL"),
    )
    op.add_column(
        "entity_names",
        sa.Column("initials", sa.Text(), nullable=False, server_default=sa.text("''")),
    )
    op.create_index("ix_entity_names_initials", "entity_names", ["initials"])
    op.execute(sa.text("UPDATE entities SET stale = true"))
