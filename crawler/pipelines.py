"""Articles become documents, and a crawl its record; `frontier/` stores what pages gave."""

from dataclasses import replace
from typing import Any, Self, cast

from scrapy import signals
from scrapy.crawler import Crawler

from corpus.errors import MicluError, StoreError
from corpus.records import Article, Document, freeze_text
from corpus.settings import Settings
from corpus.store import CrawlRun, Store, open_store
from crawler.health import find_shortfalls
from crawler.page import Visit
from crawler.publishers.base import Publisher
from crawler.report import ERRORS, REPORT, WALKED, PublisherReport, make_report
from crawler.wish import Wish

_WHOLE = "whole"
"""The word of 1 in the counts of a crawl that asked for all and missed nothing, else of 0."""


def make_document(article: Article, visit: Visit, publisher: Publisher) -> Document:
    """Freeze an article: its title and paragraphs, one a line, make the text."""
    title = freeze_text(article.title)
    return Document(
        id=f"{publisher.key}-{article.number}",
        kind=publisher.kind,
        publisher=publisher.key,
        address=article.address,
        title=title,
        text=freeze_text("\n".join((title, *article.body))),
        fetched=visit.fetched,
        byline=article.byline,
        published=article.published,
        modified=article.modified,
        archive=visit.archive,
        attachments=article.attachments,
    )


def check_store(settings: Settings) -> None:
    """Open the store once, making or upgrading it, before anything is asked of a publisher.

    Raises:
        MicluError: The store cannot be opened.
    """
    open_store(settings.store_url).close()


class CrawlRecord:
    """Keeps what a crawl did, in the store and for the process that asked; an extension."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen for failures of our own code and for the end.

        Raises:
            SystemExit: The store cannot be opened: Scrapy would go on for a while.
        """
        try:
            check_store(crawler.settings["MICLU"])
        except MicluError as error:
            raise SystemExit(f"miclu: {error}") from error
        record = cls(crawler)
        crawler.signals.connect(record.count_error, signal=signals.spider_error)
        crawler.signals.connect(record.save_report, signal=signals.spider_closed)
        return record

    def count_error(self) -> None:
        """Count a page that made our code fail; Scrapy logs its traceback."""
        self._crawler.stats.inc_value(ERRORS)

    def save_report(self, reason: str) -> None:
        """Judge the crawl and keep the report; a store that fails adds its fault to it."""
        spider, stats = cast("Any", self._crawler.spider), self._crawler.stats
        report = make_report(
            spider.publisher.key, stats.get_stats(), outcome=reason, finished=spider.clock()
        )
        is_all = spider.wish == Wish(profile=spider.wish.profile)
        shortfalls = find_shortfalls(report, spider.publisher.expects, is_whole=is_all)
        report = replace(report, shortfalls=shortfalls)
        is_whole = report.is_whole and is_all and stats.get_value(WALKED, default=False)
        settings: Settings = self._crawler.settings["MICLU"]
        try:
            with open_store(settings.store_url) as store:
                store.crawls.save(_make_run(report, _name_whole(spider), is_whole=is_whole))
        except StoreError as error:
            report = replace(report, fault=report.fault or str(error))
        stats.set_value(REPORT, report)


def is_caught_up(store: Store, key: str, *, profile: str = "") -> bool:
    """Tell whether the last crawl of a publisher left no article out, none that fits a profile.

    Args:
        store: Where crawls are kept.
        key: The publisher.
        profile: The version of the query profile, empty for none.

    A crawl that was killed is not in the list, but what it stored is younger than the last.
    """
    run = next(iter(store.crawls.find(publisher=key, limit=1)), None)
    newest = next((r for r in store.counts().publishers if r.publisher == key), None)
    if run is None or not run.counts.get(f"{_WHOLE} {profile}".strip()):
        return False
    return newest is None or newest.last_fetched <= run.finished


def _name_whole(spider: Any) -> str:
    """Name what a crawl can be whole of: everything, or what fits its profile."""
    return f"{_WHOLE} {spider.profile.version}" if spider.profile else _WHOLE


def _make_run(report: PublisherReport, whole: str, *, is_whole: bool) -> CrawlRun:
    return CrawlRun(
        publisher=report.publisher,
        started=report.started,
        finished=report.finished,
        outcome=report.outcome,
        counts=report.counts | {whole: int(is_whole)},
        shortfalls=report.shortfalls,
    )
