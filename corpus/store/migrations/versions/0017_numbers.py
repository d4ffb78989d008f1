"""Indices that end in the number that a search takes from them; what measures and units share."""

from alembic import op

revision = "0017"
down_revision = "0016"

_WIDER = (
    ("documents", ("published",), "number"),
    ("documents", ("publisher", "published", "fetched"), "number"),
    ("names", ("entity",), "document"),
)
# PostgreSQL takes columns as independent, and expects a tenth of what a measure in a unit holds.
_STATISTICS = (
    "CREATE STATISTICS statements_measured (dependencies, mcv) ON measure, unit FROM statements"
)


def upgrade() -> None:
    """Replace the narrower ones."""
    for table, columns, taken in _WIDER:
        op.drop_index("_".join(("ix", table, *columns)), table)
        op.create_index("_".join(("ix", table, *columns, taken)), table, [*columns, taken])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_STATISTICS)
