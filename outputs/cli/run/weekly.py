"""`miclu run weekly`."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.digest.options import PeriodWord, WithUnreviewed
from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.settings import Settings
    from corpus.store import Store
    from outputs.digest.period import Period
    from outputs.weekly import Done


def command(
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KEY]", help="Publishers; else MICLU_PUBLISHERS."),
    ] = None,
    *,
    week: PeriodWord = None,
    include_unreviewed: WithUnreviewed = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Crawl, read, resolve, and draft the digest of the week that has ended, in one go.

    Run again it goes on where it was stopped, and adds nothing twice. A step that fails does not
    stop the rest; publishers that failed stand on the digest's last line.

    Exit status 0 where all went well, 1 where something failed, 75 where another run is at work.

    Example: miclu run weekly industrynews etnews
    """
    from corpus.store import open_store
    from corpus.times import korean_day, now
    from outputs.console import print_json, print_line
    from outputs.digest.period import Period
    from outputs.digest.week import Week
    from outputs.errors import WeeklyBusyError
    from outputs.session import load_settings
    from outputs.weekly import weekly_lock

    settings = load_settings()
    ended = Period.of_week(Week.of(korean_day(now()) - timedelta(days=7)))
    chosen = keys or list(settings.publishers)
    if not chosen:
        msg = "Name publishers, or set MICLU_PUBLISHERS"
        raise typer.BadParameter(msg)
    try:
        with weekly_lock(settings.home), open_store(settings.store_url) as store:
            done = _run(store, settings, chosen, week or ended, (include_unreviewed, workers))
    except WeeklyBusyError as error:
        print_line(str(error), aside=True)
        raise typer.Exit(75) from error  # EX_TEMPFAIL: a timer may try again
    if as_json:
        print_json(done)
    for each in () if as_json else done:
        print_line(f"{each.step}: {each.told} {each.fault}".rstrip())
    if not all(each.is_sound for each in done):
        raise typer.Exit(1)


def _run(
    store: "Store",
    settings: "Settings",
    keys: list[str],
    period: "Period",
    options: tuple[bool, int],
) -> "list[Done]":
    from crawler.publishers import publishers
    from outputs.digest.gathering.wish import Wish
    from outputs.weekly import draft_digest, run_steps

    include_unreviewed, workers = options
    names = {key: publisher.name for key, publisher in publishers().items()}
    steps = (
        ("crawl", partial(_crawl, settings, keys, names)),
        ("read", partial(_read, store, settings, workers)),
        ("resolve", partial(_resolve, store)),
    )
    done = run_steps(steps)
    faults = tuple(fault for each in done for fault in each.faults)
    wish = Wish(
        period=period, include_unreviewed=include_unreviewed, publishers=names, faults=faults
    )
    return [*done, *run_steps([("draft", partial(draft_digest, store, wish))])]


def _crawl(settings: "Settings", keys: list[str], names: dict[str, str]) -> "Done":
    from crawler.errors import CrawlStoppedError
    from crawler.process import run_crawl
    from outputs.labels import tell_outcome
    from outputs.weekly import Done

    fault = ""
    try:
        report = run_crawl(keys, settings=settings, proxy=settings.local_proxy or None)
    except CrawlStoppedError as error:
        report, fault = error.report, str(error)
    faults = tuple(
        f"{names.get(each.publisher, each.publisher)} ({tell_outcome(each.outcome)})"
        for each in report.publishers
        if not each.is_sound
    )
    told = f"새 문서 {report.total('new'):,}건, 고친 문서 {report.total('revised'):,}건"
    return Done(step="crawl", told=told, fault=fault, faults=faults)


def _read(store: "Store", settings: "Settings", workers: int) -> "Done":
    from corpus.ingest import read_documents
    from nlp.pipeline import load
    from outputs.weekly import Done

    report = read_documents(store, partial(load, model=settings.model), workers=workers)
    fault = f"{report.failed:,}건을 읽지 못했습니다. miclu status" if report.failed else ""
    return Done(step="read", told=f"읽은 문서 {report.read:,}건", fault=fault)


def _resolve(store: "Store") -> "Done":
    from corpus.resolution import resolve
    from nlp.entities.institutions import load_institutions
    from outputs.weekly import Done

    report = resolve(store, institutions=load_institutions())
    told = ", ".join(f"{report.labels[word]} {count:,}건" for word, count in report.counts.items())
    return Done(step="resolve", told=told)
