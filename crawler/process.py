"""Crawls for other parts of the program: Scrapy runs in a process of its own.

A Twisted reactor starts once in a process; this way a program may crawl as often as it likes.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from corpus.settings import Settings
from crawler.discovery import check_wish, parse_wish
from crawler.errors import CrawlError, CrawlProcessError
from crawler.local import check_proxy
from crawler.publishers import get_publisher
from crawler.report import CrawlReport, PublisherReport


def run_crawl(  # noqa: PLR0913  these are the words of the command line
    keys: Sequence[str],
    *,
    settings: Settings,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    query: str | None = None,
    proxy: str | None = None,
) -> CrawlReport:
    """Crawl publishers and store what is new or changed; blocks until all are done.

    Args:
        keys: The publishers, crawled side by side.
        settings: Where the store and the archive are, and our contact.
        since: The first Korean day of publication that is wanted.
        until: The last one.
        limit: The most article pages to ask each publisher for.
        query: Words for the publishers' own search, instead of their feeds and lists.
        proxy: The address of the loopback server of local publishers, `http://127.0.0.1:PORT`.

    Raises:
        UndeclaredPublisherError: A key is not declared.
        LocalPublisherError: A local publisher is asked for without a loopback proxy.
        CrawlWishError: A publisher has no search, or a limit is below one.
        CrawlError: The store or the archive could not be written.
        CrawlProcessError: The crawl process was killed.
    """
    asked = {"since": since, "until": until, "limit": limit, "query": query}
    wish = {word: str(value) for word, value in asked.items() if value is not None}
    for key in keys:
        check_proxy(get_publisher(key), proxy)
        check_wish(parse_wish(**wish), get_publisher(key))
    job = {
        "keys": list(dict.fromkeys(keys)),
        "settings": settings.model_dump(mode="json"),
        "wish": wish,
        "proxy": proxy,
    }
    reply = _run_worker(job)
    if "error" in reply:
        raise CrawlError(reply["error"])
    report = CrawlReport(publishers=tuple(map(_parse_report, reply["publishers"])))
    for each in report.publishers:
        if each.fault:
            raise CrawlError(f"The crawl of {each.publisher!r} was stopped. {each.fault}")
    return report


def _run_worker(job: dict[str, Any]) -> dict[str, Any]:
    """Start the worker, hand it the job and wait for its reply."""
    command = [sys.executable, "-P", "-m", "crawler.worker"]
    pipe = subprocess.PIPE
    worker = subprocess.Popen(command, stdin=pipe, stdout=pipe)  # noqa: S603  our own code
    reply = b""
    # Standard input stays open: the worker takes its end for the end of this program.
    with suppress(BrokenPipeError), worker:
        assert worker.stdin
        assert worker.stdout
        worker.stdin.write(json.dumps(job).encode() + b"\n")
        worker.stdin.flush()
        reply = worker.stdout.read()
        worker.wait()
    if worker.returncode or not reply:
        raise CrawlProcessError(worker.returncode)
    return dict(json.loads(reply))


def _parse_report(values: dict[str, Any]) -> PublisherReport:
    """Build a report from its JSON form."""
    times = {word: datetime.fromisoformat(values[word]) for word in ("started", "finished")}
    return PublisherReport(**{**values, **times})
