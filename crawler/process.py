"""Crawls for other parts of the program: Scrapy runs in processes of its own.

A Twisted reactor starts once in a process; this way a program may crawl as often as it likes, and
several publishers are crawled by several processes, one more than there are processors: hands of
unequal size and waiting for the disk leave none of them idle.
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
from corpus.times import now
from crawler.budget import UNLIMITED, Budget
from crawler.errors import CrawlStoppedError
from crawler.local import check_proxy
from crawler.publishers import get_publisher
from crawler.relevance import load_profile
from crawler.report import FAILED, PAGES_USED, CrawlReport, PublisherReport
from crawler.wish import check_wish, parse_wish

_WORKER = ("-P", "-m", "crawler.worker")
_DIED = (
    "The crawl process ended with status {} before it could report; its messages stand on standard "
    "error. What it had stored is kept: crawl again to go on"
)


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
        processes: How many processes crawl; without a number, one more than there are processors.

    Raises:
        UndeclaredPublisherError: A key is not declared.
        LocalPublisherError: A local publisher is asked for without a loopback proxy.
        CrawlWishError: A publisher has no search, or a limit is below one.
        ProfileError: The query profile cannot be read.
        CrawlStoppedError: The store or the archive could not be written, or a process that crawls
            was killed. The other publishers are crawled all the same: it holds all reports.
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
    shares = dict(zip(keys, budget.share(len(keys)), strict=True))
    job = {
        "settings": settings.model_dump(mode="json"),
        "wishes": wishes,
        "proxy": proxy,
        "budgets": shares,
    }
    reports = {key: _report_unasked(key, PAGES_USED) for key in keys if shares[key] is None}
    reached = [key for key in keys if key not in reports]
    reports |= _run_workers(job, reached, processes or count_processors() + 1)
    report = CrawlReport(publishers=tuple(reports[key] for key in keys))
    if any(each.fault for each in report.publishers):
        raise CrawlStoppedError(report)
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
    reports: dict[str, PublisherReport] = {}
    for hand, worker in zip(hands, workers, strict=True):
        reply = _await_reply(worker)
        if "error" in reply:
            reports |= {key: _report_unasked(key, FAILED, reply["error"]) for key in hand}
        else:
            found = map(_parse_report, reply["publishers"])
            reports |= {report.publisher: report for report in found}
    return reports


def _report_unasked(key: str, outcome: str, fault: str = "") -> PublisherReport:
    """Report a publisher that the budget left out, or whose process did not live to tell."""
    moment = now()
    return PublisherReport(
        publisher=key, started=moment, finished=moment, outcome=outcome, fault=fault
    )


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
        return {"error": _DIED.format(worker.returncode)}
    return dict(json.loads(reply))


def _parse_report(values: dict[str, Any]) -> PublisherReport:
    """Build a report from its JSON form."""
    times = {word: datetime.fromisoformat(values[word]) for word in ("started", "finished")}
    shortfalls = tuple(Shortfall(**each) for each in values["shortfalls"])
    return PublisherReport(**{**values, **times, "shortfalls": shortfalls})
