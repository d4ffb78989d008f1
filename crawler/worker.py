"""The process that crawls: a job on standard input, a report on standard output.

Started by `crawler.process`. It ends at once when the program that asked for it ends, which closes
standard input.
"""

import gc
import json
import os
import sys
from dataclasses import asdict
from threading import Thread
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings as ScrapySettings

from corpus.errors import MicluError
from corpus.settings import Settings
from crawler.pipelines import check_store
from crawler.report import REPORT
from crawler.spiders.news import NewsSpider

_ORPHANED = 3
# The collector looks at young objects when there are so many more of them, at older ones each so
# many times.
_YOUNG, _OLD = 20_000, 20


def main() -> None:
    """Read one job, crawl, write `{"publishers": […]}` or `{"error": words}`."""
    job = json.loads(_read_line())
    Thread(target=_end_with_parent, daemon=True).start()
    reply: dict[str, Any]
    try:
        reply = {"publishers": crawl(job)}
    except MicluError as error:
        reply = {"error": str(error)}
    sys.stdout.write(json.dumps(reply, default=str))


def crawl(job: dict[str, Any]) -> list[dict[str, Any]]:
    """Crawl the publishers of a job side by side and give their reports, in the order asked for.

    Raises:
        MicluError: A crawl could not start.
    """
    settings = _make_settings(job)
    check_store(settings["MICLU"])
    process = AsyncCrawlerProcess(settings)
    crawlers = [process.create_crawler(NewsSpider) for _ in job["keys"]]
    for crawler, key in zip(crawlers, job["keys"], strict=True):
        crawler.settings.setdict(job["budgets"][key], "cmdline")
    tasks = [
        process.crawl(crawler, publisher=key, **job["wishes"][key])
        for crawler, key in zip(crawlers, job["keys"], strict=True)
    ]
    _spare_collector()
    process.start()
    for task in tasks:
        task.result()
    return [asdict(_get_report(crawler)) for crawler in crawlers]


def _spare_collector() -> None:
    """Let Python's garbage collector look seldom, and not at what was loaded once for all.

    Pages leave hardly any cycles behind, yet it took a fifth of the time of a crawl.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLD, _OLD)


def _make_settings(job: dict[str, Any]) -> ScrapySettings:
    settings = ScrapySettings()
    settings.setmodule("crawler.settings", priority="project")
    settings.set("MICLU", Settings(**job["settings"]), "cmdline")
    settings.set("MICLU_LOCAL_PROXY", job["proxy"], "cmdline")
    settings.set("LOG_LEVEL", "WARNING", "cmdline")
    return settings


def _get_report(crawler: Crawler) -> Any:
    return crawler.stats.get_value(REPORT)


def _read_line() -> bytes:
    """Read the first line without a buffer, which a thread blocked on it would hold at exit."""
    line = b""
    while not line.endswith(b"\n") and (byte := os.read(0, 65536)):
        line += byte
    return line


def _end_with_parent() -> None:
    """Wait until nobody holds the other end of standard input, then end without ado."""
    while os.read(0, 1024):
        pass
    os._exit(_ORPHANED)


if __name__ == "__main__":
    main()
