"""Crawls for other parts of the program: Scrapy runs in processes of its own.

A Twisted reactor starts once in a process; this way a program may crawl as often as it likes, and
several publishers are crawled by as many processes as there are processors.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from corpus.records import Shortfall
from corpus.settings import Settings
from crawler.budget import UNLIMITED, Budget
from crawler.errors import CrawlError, CrawlProcessError
from crawler.local import check_proxy
from crawler.publishers import get_publisher
from crawler.relevance import load_profile
from crawler.report import CrawlReport, PublisherReport
from crawler.wish import check_wish, parse_wish

_WORKER = ("-P", "-m", "crawler.worker")


def run_crawl(  # noqa: PLR0913  these are the words of the command line
    keys: Sequence[str],
    *,
    settings: Settings,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    query: str | None = None,
    profile: str | None = None,
    addresses: Mapping[str, Sequence[str]] | None = None,
    again: bool = False,
    proxy: str | None = None,
    budget: Budget = UNLIMITED,
    processes: int | None = None,
) -> CrawlReport:
    """Crawl publishers and store what is new or changed; blocks until all are done.

    Args:
        keys: The publishers, crawled side by side.
        settings: Where the store and the archive are, and our contact.
        since: The first Korean day of publication that is wanted.
        until: The last one.
        limit: The most article pages to ask each publisher for.
        query: Words for the publishers' own search, instead of their feeds and lists.
        profile: The query profile that articles must fit, by name or path.
        addresses: Articles to ask for, by key, instead of what these publishers list.
        again: Whether to ask for such articles also where they are stored already.
        proxy: The address of the loopback server of local publishers, `http://127.0.0.1:PORT`.
        budget: What the whole crawl may use up; what it leaves out, the next one goes on with.
        processes: How many processes crawl; without a number, one for each processor.

    Raises:
        UndeclaredPublisherError: A key is not declared.
        LocalPublisherError: A local publisher is asked for without a loopback proxy.
        CrawlWishError: A publisher has no search, or a limit is below one.
        ProfileError: The query profile cannot be read.
        CrawlError: The store or the archive could not be written.
        CrawlProcessError: The crawl process was killed.
    """
    asked = {"since": since, "until": until, "limit": limit, "query": query, "profile": profile}
    wish = {word: str(value) for word, value in asked.items() if value is not None}
    wishes = {key: wish | _name_addresses(key, addresses, again=again) for key in keys}
    if profile:
        load_profile(profile)
    for key in keys:
        check_proxy(get_publisher(key), proxy)
        check_wish(parse_wish(**wishes[key]), get_publisher(key))
    keys = list(dict.fromkeys(keys))
    job = {
        "settings": settings.model_dump(mode="json"),
        "wishes": wishes,
        "proxy": proxy,
        "budget": budget.share(len(keys)),
    }
    reports = _run_workers(job, keys, processes or count_processors())
    report = CrawlReport(publishers=tuple(reports[key] for key in keys))
    for each in report.publishers:
        if each.fault:
            raise CrawlError(f"The crawl of {each.publisher!r} was stopped. {each.fault}")
    return report


def _name_addresses(
    key: str, addresses: Mapping[str, Sequence[str]] | None, *, again: bool
) -> dict[str, str]:
    """Give the arguments of the spider that name articles; none where nothing is named."""
    named = addresses.get(key, ()) if addresses else ()
    return {"addresses": " ".join(named), "again": "1" if again else ""} if named else {}


def count_processors() -> int:
    """Count the processors that this process may use."""
    has_affinity = hasattr(os, "sched_getaffinity")
    return len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1


def _run_workers(job: dict[str, Any], keys: Sequence[str], most: int) -> dict[str, PublisherReport]:
    """Deal the publishers out to workers, wait for all of them and give the reports by key."""
    hands = [keys[first::most] for first in range(min(most, len(keys)))]
    workers = [_start_worker(job | {"keys": hand}) for hand in hands]
    replies = [_await_reply(worker) for worker in workers]
    faults = [reply["error"] for reply in replies if "error" in reply]
    if faults:
        raise CrawlError(faults[0])
    reports = [_parse_report(values) for reply in replies for values in reply["publishers"]]
    return {report.publisher: report for report in reports}


def _start_worker(job: dict[str, Any]) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    command = [sys.executable, *_WORKER]
    worker = subprocess.Popen(command, stdin=pipe, stdout=pipe)  # noqa: S603  our own code
    assert worker.stdin
    with suppress(BrokenPipeError):
        worker.stdin.write(json.dumps(job).encode() + b"\n")
        worker.stdin.flush()
    return worker


def _await_reply(worker: "subprocess.Popen[bytes]") -> dict[str, Any]:
    """Wait for the end of a worker; its standard input stays open, or it takes us for ended."""
    reply = b""
    with suppress(BrokenPipeError), worker:
        assert worker.stdout
        reply = worker.stdout.read()
        worker.wait()
    if worker.returncode or not reply:
        raise CrawlProcessError(worker.returncode)
    return dict(json.loads(reply))


def _parse_report(values: dict[str, Any]) -> PublisherReport:
    """Build a report from its JSON form."""
    times = {word: datetime.fromisoformat(values[word]) for word in ("started", "finished")}
    shortfalls = tuple(Shortfall(**each) for each in values["shortfalls"])
    return PublisherReport(**{**values, **times, "shortfalls": shortfalls})
