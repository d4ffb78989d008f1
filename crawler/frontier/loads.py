"""What pages gave and the store does not have yet."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from scrapy.statscollectors import StatsCollector

from corpus.errors import InvalidDocumentError
from corpus.records import Document, Rejected
from corpus.store import Ask, Batch, RejectedPage, Taken, clean_document
from crawler.page import Visit
from crawler.pipelines import make_document
from crawler.publishers.base import Publisher
from crawler.report import ERRORS, REJECTED, is_passing

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Held:
    """A request in hand, and the fingerprints of the addresses to which it was redirected."""

    taken: Taken
    redirects: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Load:
    """A batch that grows, page by page."""

    publisher: Publisher
    stats: StatsCollector
    documents: list[Document] = field(default_factory=list)
    rejects: list[RejectedPage] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    done: list[tuple[int, str]] = field(default_factory=list)
    postponed: list[tuple[Taken, datetime]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.asks or self.done or self.postponed or self.rejects)

    def add_visit(self, visit: Visit) -> None:
        """Add an article, or why a page is none."""
        outcome = visit.outcome
        if isinstance(outcome, Rejected):
            self.reject(outcome, at=visit.fetched)
            return
        try:
            document = clean_document(make_document(outcome, visit, self.publisher))
        except InvalidDocumentError:
            self.stats.inc_value(ERRORS)
            _log.exception("An article cannot be stored: %s", outcome.address)
        else:
            self.documents.append(document)

    def reject(self, rejected: Rejected, *, at: datetime) -> None:
        """Add a page that is no article, and count it."""
        self.stats.inc_value(f"{REJECTED}{rejected.reason}")
        self.rejects.append(
            RejectedPage(
                reason=rejected.reason,
                address=rejected.address,
                detail=rejected.detail,
                at=at,
            )
        )

    def make_batch(self, *, released: Iterable[int] = ()) -> Batch:
        """Give all of it as the store takes it."""
        return Batch(
            documents=tuple(self.documents),
            rejects=tuple(self.rejects),
            asks=tuple(self.asks),
            done=tuple(self.done),
            postponed=tuple(self.postponed),
            released=tuple(released),
        )


def find_fault(visit: Visit) -> str:
    """Give the reason of a reject that may be gone the next time; else an empty text."""
    outcome = visit.outcome
    if isinstance(outcome, Rejected) and is_passing(outcome.reason):
        return outcome.reason
    return ""
