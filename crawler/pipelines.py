"""From visits to the store: articles become documents, rejects are counted."""

from typing import Any, Self, cast

from scrapy import signals
from scrapy.crawler import Crawler

from corpus.errors import StoreError
from corpus.records import Article, Document, Rejected, freeze_text
from corpus.settings import Settings
from corpus.store import CrawlRun, open_store
from crawler.discovery import Wish
from crawler.outcomes import stop_crawl
from crawler.page import Visit
from crawler.publishers.base import Publisher
from crawler.report import ERRORS, REJECTED, REPORT, SAVED, make_report

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
    )


def check_store(settings: Settings) -> None:
    """Open the store once, making or upgrading it, before anything is asked of a publisher.

    Raises:
        MicluError: The store cannot be opened.
    """
    open_store(settings.store_url).close()


class StorePipeline:
    """Stores each article in a transaction of its own, and at the end what the crawl did."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        settings: Settings = crawler.settings["MICLU"]
        self._store = open_store(settings.store_url)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the store; listen for failures of our own code and for the end."""
        pipeline = cls(crawler)
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(pipeline.count_error, signal=signal)
        crawler.signals.connect(pipeline.save_report, signal=signals.spider_closed)
        return pipeline

    @property
    def _spider(self) -> Any:
        return cast("Any", self._crawler.spider)

    def open_spider(self) -> None:
        """Tell the spider which articles the store holds already, and whether that is all."""
        key = self._spider.publisher.key
        self._spider.seen = self._store.seen_addresses(key)
        self._spider.is_caught_up = self._is_caught_up(key)

    def process_item(self, item: Visit) -> Visit:
        """Store the outcome of a visit; a store that fails stops the crawl."""
        try:
            if isinstance(item.outcome, Rejected):
                self._count_reject(item.outcome, item)
            else:
                self._save_article(item.outcome, item)
        except StoreError as error:
            stop_crawl(self._crawler, str(error))
            raise
        return item

    def count_error(self) -> None:
        """Count a page that made our code fail; Scrapy logs its traceback."""
        self._crawler.stats.inc_value(ERRORS)

    def save_report(self, reason: str) -> None:
        """Keep what the crawl did, in the store and for the process that asked, and close."""
        spider, stats = self._spider, self._crawler.stats
        report = make_report(
            spider.publisher.key, stats.get_stats(), outcome=reason, finished=spider.clock()
        )
        stats.set_value(REPORT, report)
        is_whole = report.is_whole and spider.wish == Wish()
        self._store.save_crawl(
            CrawlRun(
                publisher=report.publisher,
                started=report.started,
                finished=report.finished,
                outcome=report.outcome,
                counts=report.counts | {_WHOLE: int(is_whole)},
            )
        )
        self._store.close()

    def _is_caught_up(self, key: str) -> bool:
        """Tell whether the last crawl left no article out.

        A crawl that was killed is not in the list, but what it stored is younger than the last.
        """
        run = next(iter(self._store.crawls(publisher=key, limit=1)), None)
        newest = next((r for r in self._store.counts().publishers if r.publisher == key), None)
        if run is None or not run.counts.get(_WHOLE):
            return False
        return newest is None or newest.last_fetched <= run.finished

    def _save_article(self, article: Article, visit: Visit) -> None:
        document = make_document(article, visit, self._spider.publisher)
        saved = self._store.save_document(document)
        self._crawler.stats.inc_value(f"{SAVED}{saved.value}")

    def _count_reject(self, rejected: Rejected, visit: Visit) -> None:
        self._crawler.stats.inc_value(f"{REJECTED}{rejected.reason}")
        self._store.count_reject(
            self._spider.publisher.key,
            rejected.reason,
            rejected.address,
            visit.fetched,
            detail=rejected.detail,
        )
