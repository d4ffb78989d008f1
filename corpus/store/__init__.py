"""The base of documents and facts. Nothing of SQLAlchemy leaves this package."""

from corpus.store.store import Store, open_store
from corpus.store.views import (
    READ,
    Counts,
    CrawlRun,
    DocumentHead,
    DocumentName,
    EntityForms,
    EntityNames,
    FactQuery,
    Failure,
    Hit,
    NameForm,
    PublisherCounts,
    Reject,
    Saved,
    StoredEntity,
    StoredFact,
)

__all__ = [
    "READ",
    "Counts",
    "CrawlRun",
    "DocumentHead",
    "DocumentName",
    "EntityForms",
    "EntityNames",
    "FactQuery",
    "Failure",
    "Hit",
    "NameForm",
    "PublisherCounts",
    "Reject",
    "Saved",
    "Store",
    "StoredEntity",
    "StoredFact",
    "open_store",
]
