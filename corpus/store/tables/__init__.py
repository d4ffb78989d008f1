"""The tables. What follows from a document is keyed by the document's number and its place in it.

Rows of one document lie together, nothing needs a round trip for a new number, and reading a
document again gives the same rows. A migration under `migrations/versions/` makes what stands
here; a test compares the two.
"""

from corpus.store.tables.accounts import audit_log, failed_logins, tokens, users
from corpus.store.tables.base import AnyRow, Moment, metadata
from corpus.store.tables.crawling import archived, crawls, frontier, rejects, walks
from corpus.store.tables.documents import documents, readings, revisions, stages
from corpus.store.tables.files import files, renditions
from corpus.store.tables.knowledge import entities, entity_names, fact_names, facts, mentions, names

__all__ = [
    "AnyRow",
    "Moment",
    "archived",
    "audit_log",
    "crawls",
    "documents",
    "entities",
    "entity_names",
    "fact_names",
    "facts",
    "failed_logins",
    "files",
    "frontier",
    "mentions",
    "metadata",
    "names",
    "readings",
    "rejects",
    "renditions",
    "revisions",
    "stages",
    "tokens",
    "users",
    "walks",
]
