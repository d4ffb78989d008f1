"""What a search in PostgreSQL passes by fast: rows of words that are small, counts of all pairs."""

from alembic import op

revision = "0014"
down_revision = "0013"

# The server moves a vector out of its row where the row has over 2,000 bytes, so each row gets that
# many, which take up 40 when packed: what finds documents by the thousand looks at the rows alone.
# Nothing asks for the places of words.
_NARROW = (
    "SET LOCAL maintenance_work_mem = '256MB'",
    *(
        f"ALTER TABLE {name} ADD COLUMN filler text NOT NULL DEFAULT repeat(' ', 2100),"
        " ALTER vector TYPE tsvector USING strip(vector)"
        for name in ("fts_morphemes", "fts_bigrams")
    ),
)
# Marked by a sign that no morpheme holds. A document in parts, a very long one, counts for each.
_COUNT = (
    "INSERT INTO fts_terms (term, documents)"
    " SELECT E'\\x1f' || word, ndoc FROM ts_stat('SELECT vector FROM fts_bigrams')"
)


def upgrade() -> None:
    """Rewrite the rows of words, and count the pairs of letters in them."""
    if op.get_bind().dialect.name == "postgresql":
        for statement in (*_NARROW, _COUNT):
            op.execute(statement)
