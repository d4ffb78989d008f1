"""The base of documents and facts. Nothing of SQLAlchemy leaves this package."""

from corpus.store.batches import Ask, Batch, Exchanged, RejectedPage, Taken, Walk
from corpus.store.documents import clean_document
from corpus.store.frontier import Frontier
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
    Rendition,
    Saved,
    StoredEntity,
    StoredFact,
)

__all__ = [
    "READ",
    "Ask",
    "Batch",
    "Counts",
    "CrawlRun",
    "DocumentHead",
    "DocumentName",
    "EntityForms",
    "EntityNames",
    "Exchanged",
    "FactQuery",
    "Failure",
    "Frontier",
    "Hit",
    "NameForm",
    "PublisherCounts",
    "Reject",
    "RejectedPage",
    "Rendition",
    "Saved",
    "Store",
    "StoredEntity",
    "StoredFact",
    "Taken",
    "Walk",
    "clean_document",
    "open_store",
]
