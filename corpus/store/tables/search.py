"""What searches of statements need beside the full-text index."""

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from corpus.store.tables.base import metadata

# The sentence of a statement's newest occurrence and its morphemes, one a line, as the full-text
# index has them.
statement_texts = Table(
    "statement_texts",
    metadata,
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("sentence", Text, nullable=False),
    Column("forms", Text, nullable=False),
)

# Which publishers state it in which kinds of documents.
statement_sources = Table(
    "statement_sources",
    metadata,
    Column("statement", Integer, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("kind", Text, nullable=False),
    PrimaryKeyConstraint("statement", "publisher", "kind"),
    Index(None, "publisher", "kind", "statement"),
    sqlite_with_rowid=False,
)
