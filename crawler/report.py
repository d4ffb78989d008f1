"""What a crawl of a publisher did, out of the numbers that Scrapy counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from corpus.records import Shortfall

FAULT = "miclu/fault"
REPORT = "miclu/report"
REJECTED = "miclu/rejected/"
SAVED = "miclu/saved/"
OUTSIDE = "miclu/outside"
ERRORS = "miclu/errors"
BROKEN = "miclu/broken"
WALKED = "miclu/walked"
REPEATED = "miclu/repeated_lists"
FILES = "miclu/files"
SOURCES = "miclu/sources"
NAMED = "miclu/named"
ARTICLES = "miclu/articles"
UNREADABLE = "miclu/unreadable"
FILLED = "miclu/filled/"
RULES = "miclu/rules/"

# Reasons of rejects that may be gone the next time, unlike a missing page or robots.txt.
_PASSING = (
    "http_403",
    "http_408",
    "http_429",
    "http_5",
    "host_down",
    "list_cut",
    "no_host",
    "timeout",
    "unarchived",
    "unreachable",
)
FAILED = "failed"
PAGES_USED = "closespider_pagecount"
BUDGETS = ("closespider_bytecount", PAGES_USED, "closespider_timeout")
"""How a crawl ends whose budget is used up."""

_ANSWERS = "downloader/response_status_count/2"
_ROBOTS_ANSWERS = "robotstxt/response_status_count/2"
_REDIRECTS = tuple(f"downloader/response_status_count/{code}" for code in (301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherReport:
    """One crawl of one publisher.

    `pages` counts every response, those for robots.txt, feeds and lists too; `answered` those that
    brought a feed, list or article (status 2xx, without robots.txt); `new`, `revised` and
    `unchanged` the articles; `outside` articles that were not wanted by day; `rejected` the pages
    that are no article, by reason; `retried` and `redirected` requests; `broken` how many times a
    host was left alone because it failed again and again; `errors` pages that made
    our own code fail, whose tracebacks stand in the log. `outcome` is `finished`, or how the crawl
    was stopped; `fault` says why where the archive or the store could not be written.

    For its health: `sources` feeds, sitemaps and lists that were asked, `named` the articles that
    they name, `articles` and `unreadable` the article pages that gave one or none; `filled` how
    many articles have a field, `rules` how many times a rule gave a field (`title h1.heading`);
    `shortfalls` what was expected of the publisher and did not come.
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
    broken: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    sources: int = 0
    named: int = 0
    articles: int = 0
    unreadable: int = 0
    filled: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    shortfalls: tuple[Shortfall, ...] = ()
    fault: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether the crawl went to its end or used up its budget, and nothing failed badly.

        That is: the outlet was reached where it was asked, and our own code did not fail.
        """
        is_over = self.outcome in {"finished", *BUDGETS}
        return is_over and (self.answered > 0 or self.is_idle) and not self.errors

    @property
    def is_idle(self) -> bool:
        """Whether nothing was asked: all that is named is stored already, or the budget is used."""
        is_spared = self.named > 0 or self.outcome in BUDGETS
        return is_spared and not (self.pages or self.rejected)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was missed that another try might bring."""
        failed = any(map(is_passing, self.rejected))
        return self.is_sound and self.outcome == "finished" and not (self.fault or failed)

    @property
    def counts(self) -> dict[str, int]:
        """All the numbers by word; `rejected` is their sum, `rejected http_404` one of them."""
        found = ("pages", "answered", "sources", "named", "articles", "unreadable")
        kept = ("new", "revised", "unchanged", "outside")
        words = (*found, *kept, "retried", "redirected", "broken", "errors")
        numbers = {word: int(getattr(self, word)) for word in words}
        reasons = {f"rejected {reason}": count for reason, count in self.rejected.items()}
        filled = {f"filled {name}": count for name, count in self.filled.items()}
        rules = {f"rule {rule}": count for rule, count in self.rules.items()}
        return numbers | {"rejected": sum(self.rejected.values())} | reasons | filled | rules


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """One crawl of several publishers, in the order in which they were asked for."""

    publishers: tuple[PublisherReport, ...]

    def total(self, word: str) -> int:
        """Add up one number (`new`, `pages`, `rejected` …) over the publishers."""
        return sum(report.counts.get(word, 0) for report in self.publishers)


def is_passing(reason: str) -> bool:
    """Tell whether a reject may be gone the next time."""
    return reason.startswith(_PASSING)


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
        broken=stats.get(BROKEN, 0),
        rejected=_gather(stats, REJECTED),
        sources=stats.get(SOURCES, 0),
        named=stats.get(NAMED, 0),
        articles=stats.get(ARTICLES, 0),
        unreadable=stats.get(UNREADABLE, 0),
        filled=_gather(stats, FILLED),
        rules=_gather(stats, RULES),
        fault=stats.get(FAULT, ""),
    )


def _gather(stats: Mapping[str, Any], start: str) -> dict[str, int]:
    """Give the numbers whose names start so, by the rest of the name."""
    return {
        name.removeprefix(start): count
        for name, count in sorted(stats.items())
        if name.startswith(start)
    }


def _add_up(stats: Mapping[str, Any], start: str) -> int:
    """Add up the numbers whose names start so."""
    return sum(count for name, count in stats.items() if name.startswith(start))
