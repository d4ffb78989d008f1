"""Mailings with a state for each recipient; saved searches and what they told of."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "mailings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_mailings"),
        sa.UniqueConstraint("name", name="uq_mailings_name"),
    )
    op.create_table(
        "letters",
        sa.Column("mailing", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["mailing"], ["mailings.number"], name="fk_letters_mailing"),
        sa.PrimaryKeyConstraint("mailing", "address", name="pk_letters"),
    )
    op.create_index("ix_letters_state_at", "letters", ["state", "at"])
    op.create_table(
        "subscriptions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_subscriptions"),
        sa.UniqueConstraint("token", name="uq_subscriptions_token"),
    )
    op.create_table(
        "alerts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("subscription", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription"], ["subscriptions.number"], name="fk_alerts_subscription"
        ),
        sa.PrimaryKeyConstraint("name", name="pk_alerts"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alerts_subscription_at", "alerts", ["subscription", "at"])
    op.create_table(
        "told_facts",
        sa.Column("subscription", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription"], ["subscriptions.number"], name="fk_told_facts_subscription"
        ),
        sa.ForeignKeyConstraint(["alert"], ["alerts.name"], name="fk_told_facts_alert"),
        sa.PrimaryKeyConstraint("subscription", "told", name="pk_told_facts"),
        sqlite_with_rowid=False,
    )
