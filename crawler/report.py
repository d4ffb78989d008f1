"""What a crawl of a publisher did, out of the numbers that Scrapy counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

FAULT = "miclu/fault"
REPORT = "miclu/report"
REJECTED = "miclu/rejected/"
SAVED = "miclu/saved/"
OUTSIDE = "miclu/outside"
ERRORS = "miclu/errors"
REPEATED = "miclu/repeated_lists"

# Reasons of rejects that may be gone the next time, unlike a missing page or robots.txt.
_PASSING = ("http_403", "http_408", "http_429", "http_5", "timeout", "no_host", "unreachable")
_ANSWERS = "downloader/response_status_count/2"
_ROBOTS_ANSWERS = "robotstxt/response_status_count/2"
_REDIRECTS = tuple(f"downloader/response_status_count/{code}" for code in (301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherReport:
    """One crawl of one publisher.

    `pages` counts every response, those for robots.txt, feeds and lists too; `answered` those that
    brought a feed, list or article (status 2xx, without robots.txt); `new`, `revised` and
    `unchanged` the articles; `outside` articles that were not wanted by day; `rejected` the pages
    that are no article, by reason; `retried` and `redirected` requests; `errors` pages that made
    our own code fail, whose tracebacks stand in the log. `outcome` is `finished`, or how the crawl
    was stopped; `fault` says why where the archive or the store could not be written.
    """

    publisher: str
    started: datetime
    finished: datetime
    outcome: str
    pages: int = 0
    answered: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    outside: int = 0
    retried: int = 0
    redirected: int = 0
    errors: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    fault: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether the crawl went to its end, reached the outlet, and our own code did not fail."""
        return self.outcome == "finished" and self.answered > 0 and not self.errors

    @property
    def is_whole(self) -> bool:
        """Whether nothing was missed that another try might bring."""
        failed = [reason for reason in self.rejected if reason.startswith(_PASSING)]
        return self.is_sound and not (self.fault or failed)

    @property
    def counts(self) -> dict[str, int]:
        """All the numbers by word; `rejected` is their sum, `rejected http_404` one of them."""
        found = ("pages", "answered", "new", "revised", "unchanged", "outside")
        words = (*found, "retried", "redirected", "errors")
        numbers = {word: int(getattr(self, word)) for word in words}
        reasons = {f"rejected {reason}": count for reason, count in self.rejected.items()}
        return numbers | {"rejected": sum(self.rejected.values())} | reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """One crawl of several publishers, in the order in which they were asked for."""

    publishers: tuple[PublisherReport, ...]

    def total(self, word: str) -> int:
        """Add up one number (`new`, `pages`, `rejected` …) over the publishers."""
        return sum(report.counts.get(word, 0) for report in self.publishers)


def make_report(
    publisher: str, stats: Mapping[str, Any], *, outcome: str, finished: datetime
) -> PublisherReport:
    """Gather the numbers of a crawl that ends; one that could not start ended as it began."""
    return PublisherReport(
        publisher=publisher,
        started=stats.get("start_time", finished),
        finished=finished,
        outcome=outcome,
        pages=stats.get("downloader/response_count", 0),
        answered=_add_up(stats, _ANSWERS) - _add_up(stats, _ROBOTS_ANSWERS),
        new=stats.get(f"{SAVED}new", 0),
        revised=stats.get(f"{SAVED}revised", 0),
        unchanged=stats.get(f"{SAVED}unchanged", 0),
        outside=stats.get(OUTSIDE, 0),
        retried=stats.get("retry/count", 0),
        redirected=sum(stats.get(name, 0) for name in _REDIRECTS),
        errors=stats.get(ERRORS, 0),
        rejected={
            name.removeprefix(REJECTED): count
            for name, count in sorted(stats.items())
            if name.startswith(REJECTED)
        },
        fault=stats.get(FAULT, ""),
    )


def _add_up(stats: Mapping[str, Any], start: str) -> int:
    """Add up the numbers whose names start so."""
    return sum(count for name, count in stats.items() if name.startswith(start))
