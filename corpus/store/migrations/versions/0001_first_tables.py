"""The first tables.

Hand-checked: what Alembic makes of `corpus/store/tables/`, and the full-text index, which it does
not know. `corpus/store/fulltext/` tells how each database keeps it right.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# `content=''` keeps the texts out of the index.
_SQLITE_INDEX = (
    (
        "CREATE VIRTUAL TABLE fts_documents USING fts5("
        "morphemes, bigrams, content='', tokenize='unicode61 remove_diacritics 0')"
    ),
)
# The GIN index tells all; vectors that are large stand aside, so that rows are found fast.
_POSTGRESQL_INDEX = (
    (
        "CREATE TABLE fts_morphemes (document integer, part integer, vector tsvector NOT NULL,"
        " PRIMARY KEY (document, part)) WITH (toast_tuple_target = 128)"
    ),
    "ALTER TABLE fts_morphemes ALTER vector SET STORAGE EXTERNAL",
    "CREATE INDEX fts_morphemes_vector ON fts_morphemes USING gin (vector)",
    (
        "CREATE TABLE fts_bigrams (document integer, part integer, vector tsvector NOT NULL,"
        " PRIMARY KEY (document, part)) WITH (toast_tuple_target = 128)"
    ),
    "ALTER TABLE fts_bigrams ALTER vector SET STORAGE EXTERNAL",
    "CREATE INDEX fts_bigrams_vector ON fts_bigrams USING gin (vector)",
    'CREATE TABLE fts_terms (term text COLLATE "C" PRIMARY KEY, documents integer NOT NULL)',
    ('CREATE TABLE fts_term_changes (term text COLLATE "C" NOT NULL, documents integer NOT NULL)'),
    "CREATE INDEX fts_term_changes_term ON fts_term_changes (term)",
)


def upgrade() -> None:
    """Make all tables in an empty database."""
    op.create_table(
        "crawls",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_crawls"),
    )
    op.create_index("ix_crawls_publisher_started", "crawls", ["publisher", "started"], unique=False)
    op.create_index("ix_crawls_started", "crawls", ["started"], unique=False)
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("modified", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fetched", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("input_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_documents"),
        sa.UniqueConstraint("id", name="uq_documents_id"),
    )
    op.create_index("ix_documents_published", "documents", ["published"], unique=False)
    op.create_index(
        "ix_documents_publisher_published", "documents", ["publisher", "published"], unique=False
    )
    op.create_table(
        "entities",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.Date(), nullable=True),
        sa.Column("last_seen", sa.Date(), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_entities"),
        sa.UniqueConstraint("key", name="uq_entities_key"),
    )
    op.create_index("ix_entities_mentions", "entities", ["mentions"], unique=False)
    op.create_index(
        "ix_entities_stale",
        "entities",
        ["number"],
        unique=False,
        sqlite_where=sa.text("stale"),
        postgresql_where=sa.text("stale"),
    )
    op.create_index("ix_entities_type_mentions", "entities", ["type", "mentions"], unique=False)
    op.create_table(
        "rejects",
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("publisher", "reason", "address", name="pk_rejects"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entity_names",
        sa.Column("entity", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entities.number"], name="fk_entity_names_entity"),
        sa.PrimaryKeyConstraint("entity", "key", name="pk_entity_names"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_entity_names_key_entity_documents",
        "entity_names",
        ["key", "entity", "documents"],
        unique=False,
    )
    op.create_table(
        "names",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Date(), nullable=True),
        sa.Column("entity", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_names_document"),
        sa.ForeignKeyConstraint(["entity"], ["entities.number"], name="fk_names_entity"),
        sa.PrimaryKeyConstraint("document", "place", name="pk_names"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_names_entity", "names", ["entity"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("byline", sa.JSON(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("modified", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fetched", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archive", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_revisions_document"),
        sa.PrimaryKeyConstraint("document", "revision", name="pk_revisions"),
        sa.UniqueConstraint("document", "text_hash", name="uq_revisions_document_text_hash"),
    )
    op.create_table(
        "stages",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("input_hash", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_stages_document"),
        sa.PrimaryKeyConstraint("document", "stage", name="pk_stages"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_stages_fault",
        "stages",
        ["at"],
        unique=False,
        sqlite_where=sa.text("fault IS NOT NULL"),
        postgresql_where=sa.text("fault IS NOT NULL"),
    )
    op.create_table(
        "facts",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("seen", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document", "revision"],
            ["revisions.document", "revisions.revision"],
            name="fk_facts_document_revision",
        ),
        sa.PrimaryKeyConstraint("document", "place", name="pk_facts"),
    )
    op.create_index(
        "ix_facts_key_document_seen", "facts", ["key", "document", "seen"], unique=False
    )
    op.create_index(
        "ix_facts_seen_document_place", "facts", ["seen", "document", "place"], unique=False
    )
    op.create_index(
        "ix_facts_type_seen_document_place",
        "facts",
        ["type", "seen", "document", "place"],
        unique=False,
    )
    op.create_table(
        "mentions",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "name"],
            ["names.document", "names.place"],
            name="fk_mentions_document_name",
        ),
        sa.PrimaryKeyConstraint("document", "place", name="pk_mentions"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "readings",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("furniture", sa.JSON(), nullable=False),
        sa.Column("morphemes", sa.Text(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "revision"],
            ["revisions.document", "revisions.revision"],
            name="fk_readings_document_revision",
        ),
        sa.PrimaryKeyConstraint("document", name="pk_readings"),
    )
    op.create_table(
        "fact_names",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("name", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "fact"],
            ["facts.document", "facts.place"],
            name="fk_fact_names_document_fact",
        ),
        sa.ForeignKeyConstraint(
            ["document", "name"],
            ["names.document", "names.place"],
            name="fk_fact_names_document_name",
        ),
        sa.PrimaryKeyConstraint("document", "name", "fact", name="pk_fact_names"),
        sqlite_with_rowid=False,
    )
    is_server = op.get_bind().dialect.name == "postgresql"
    for statement in _POSTGRESQL_INDEX if is_server else _SQLITE_INDEX:
        op.execute(statement)
