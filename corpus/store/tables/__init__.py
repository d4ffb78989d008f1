"""The tables. What follows from a document is keyed by the document's number and its place in it.

Rows of one document lie together, nothing needs a round trip for a new number, and reading a
document again gives the same rows. A migration under `migrations/versions/` makes what stands
here; a test compares the two.
"""

from corpus.store.tables.accounts import audit_log, failed_logins, tokens, users
from corpus.store.tables.activities import (
    activities,
    activity_anchors,
    activity_entities,
    activity_members,
    changed_statements,
    entity_facts,
    points,
)
from corpus.store.tables.alerts import alerts, subscriptions, told_facts
from corpus.store.tables.base import AnyRow, Moment, metadata
from corpus.store.tables.crawling import archived, crawls, frontier, rejects, walks
from corpus.store.tables.digests import digest_states, digests
from corpus.store.tables.documents import documents, readings, revisions, stages
from corpus.store.tables.files import files, renditions
from corpus.store.tables.knowledge import entities, entity_names, fact_names, facts, mentions, names
from corpus.store.tables.mailings import letters, mailings
from corpus.store.tables.naming import (
    judgements,
    known_forms,
    naming_blocks,
    naming_digests,
    namings,
    successions,
)
from corpus.store.tables.reviews import review_keys, reviews
from corpus.store.tables.search import statement_sources, statement_texts
from corpus.store.tables.statements import past_facts, statement_entities, statements, story_bands

__all__ = [
    "AnyRow",
    "Moment",
    "activities",
    "activity_anchors",
    "activity_entities",
    "activity_members",
    "alerts",
    "archived",
    "audit_log",
    "changed_statements",
    "crawls",
    "digest_states",
    "digests",
    "documents",
    "entities",
    "entity_facts",
    "entity_names",
    "fact_names",
    "facts",
    "failed_logins",
    "files",
    "frontier",
    "judgements",
    "known_forms",
    "letters",
    "mailings",
    "mentions",
    "metadata",
    "names",
    "naming_blocks",
    "naming_digests",
    "namings",
    "past_facts",
    "points",
    "readings",
    "rejects",
    "renditions",
    "review_keys",
    "reviews",
    "revisions",
    "stages",
    "statement_entities",
    "statement_sources",
    "statement_texts",
    "statements",
    "story_bands",
    "subscriptions",
    "successions",
    "tokens",
    "told_facts",
    "users",
    "walks",
]
