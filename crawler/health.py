"""Whether a crawl brought what its publisher promises: counted page by page, judged at the end.

Our own and no monitor from outside: the numbers stand in Scrapy's counters anyway, and what an
unhealthy crawl leads to happens in our store.
"""

from collections.abc import Iterator
from dataclasses import fields

from scrapy.statscollectors import StatsCollector

from corpus.records import Article, Rejected, Shortfall
from crawler.publishers.base import Expectations
from crawler.report import ARTICLES, FILLED, RULES, UNREADABLE, PublisherReport

# A share of a few pages tells nothing: two odd articles of three are no broken layout.
_FEWEST_MISSES = 3
_ALWAYS = {"publisher", "number", "address", "rules"}
_FIELDS = tuple(field.name for field in fields(Article) if field.name not in _ALWAYS)


def count_page(stats: StatsCollector, outcome: Article | Rejected) -> None:
    """Count what an article page gave: an article, which fields, by which rules."""
    if isinstance(outcome, Rejected):
        stats.inc_value(UNREADABLE)
        return
    counts = stats.get_stats()  # a call for each of fifteen counts takes far longer
    filled = (f"{FILLED}{name}" for name in _FIELDS if getattr(outcome, name))
    for key in (ARTICLES, *filled, *(f"{RULES}{name} {rule}" for name, rule in outcome.rules)):
        counts[key] = counts.get(key, 0) + 1


def find_shortfalls(
    report: PublisherReport, expects: Expectations, *, is_whole: bool
) -> tuple[Shortfall, ...]:
    """Give what a crawl broke of the expectations.

    `articles` holds for a crawl that ran to its end, asked feeds or lists itself and was asked
    for all (`is_whole`); the shares where three pages at least fell short.
    """
    return tuple(_find_shortfalls(report, expects, is_whole=is_whole))


def _find_shortfalls(
    report: PublisherReport, expects: Expectations, *, is_whole: bool
) -> Iterator[Shortfall]:
    known = max(report.named, report.articles)
    if is_whole and report.sources and report.outcome == "finished" and known < expects.articles:
        yield Shortfall(name="articles", wanted=expects.articles, found=known)
    pages = report.articles + report.unreadable
    shares = [("readable", report.articles, pages, expects.readable)]
    shares += [
        (f"fill {name}", report.filled.get(name, 0), report.articles, least)
        for name, least in expects.fill
    ]
    for name, have, total, least in shares:
        if total - have >= _FEWEST_MISSES and have < least * total:
            yield Shortfall(name=name, wanted=least, found=round(have / total, 3))
