"""`miclu demo`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from corpus.times import KST

if TYPE_CHECKING:
    from corpus.ingest import ReadReport
    from corpus.settings import Settings
    from corpus.store import Store
    from crawler.report import CrawlReport

PUBLISHER = "gaon"
# The outlet is crawled as it stood in the middle of its third week, then as it stands at its end.
MOMENTS = (datetime(2026, 11, 11, 12, tzinfo=KST), None)
EXAMPLES = 2
NEXT = ("search 업무협약", "facts --type position", "digest --week 2026-W46", "serve")


def command() -> None:
    """Show the whole way on a fictional outlet, served on this machine: crawl, read, digest.

    Everything goes into MICLU_HOME (./var). Run twice, it adds nothing; stopped, it goes on. Exit
    status 1 where a crawl did not end well or a document could not be read.

    Example: miclu demo
    """
    from outputs.console import print_line
    from outputs.session import load_settings

    settings = load_settings()
    print_line("가상의 매체 가온산업일보를 이 컴퓨터에서 띄워, 때를 달리해 두 번 수집합니다.")
    crawls = [_crawl(settings, moment) for moment in MOMENTS]
    reading = _read(settings)
    if not reading.read and not any(
        crawl.total("new") + crawl.total("revised") for crawl in crawls
    ):
        print_line("새로 더해진 것이 없습니다.", style="bold")
    _print_store(settings)
    is_sound = all(each.is_sound for crawl in crawls for each in crawl.publishers)
    if reading.failed or not is_sound:
        raise typer.Exit(1)


def _crawl(settings: "Settings", moment: datetime | None) -> "CrawlReport":
    """Crawl the outlet as it stood at a moment."""
    from crawler.process import run_crawl
    from crawler.sample.server import SampleServer
    from outputs.console import print_line, progress
    from outputs.labels import tell_outcome

    with SampleServer(as_of=moment) as server, progress("수집"):
        report = run_crawl((PUBLISHER,), settings=settings, proxy=server.address)
        day = server.outlet.as_of.date()
    words = ("new", "새 문서"), ("revised", "고친 문서"), ("rejected", "기사 아닌 쪽")
    told = ", ".join(f"{label} {report.total(word):,}건" for word, label in words)
    print_line(f"수집({day} 현재): {told}")
    for each in report.publishers:
        if not each.is_sound:
            ending = tell_outcome(each.outcome)
            print_line(f"{each.publisher}: 수집이 온전히 끝나지 않았습니다({ending}).")
    return report


def _read(settings: "Settings") -> "ReadReport":
    """Read what is not read yet and resolve the names."""
    from corpus.ingest import read_documents
    from corpus.resolution import resolve
    from corpus.store import open_store
    from nlp.entities.institutions import load_institutions
    from nlp.pipeline import load
    from outputs.console import progress
    from outputs.summary import print_outcome

    with open_store(settings.store_url) as store:
        with progress("읽기") as bar:
            report = read_documents(store, load, on_progress=bar)
        resolve(store, institutions=load_institutions())
    print_outcome(report)
    return report


def _print_store(settings: "Settings") -> None:
    from corpus.store import open_store
    from outputs.console import print_line
    from outputs.summary import print_types

    with open_store(settings.store_url) as store:
        counts = store.counts()
        print_line(f"저장소 {settings.home}: 문서 {counts.documents:,}건, {counts.revisions:,}판")
        print_types(counts)
        print_line()
        _print_examples(store)
        _write_digests(store, settings)
    print_line("이어서 해 볼 것:")
    program = sys.argv[0] if Path(sys.argv[0]).name == "miclu" else "miclu"
    for words in NEXT:
        print_line(f"{program} {words}", indent=2)


def _write_digests(store: "Store", settings: "Settings") -> None:
    """Write the last week's digest as a file; draft it and that of the week before for the pages.

    A week that has a digest keeps it, whatever became of that.
    """
    from crawler.publishers import publishers
    from outputs.console import print_line
    from outputs.digest.formats import render_digest
    from outputs.digest.gathering.gather import gather
    from outputs.digest.gathering.wish import Wish
    from outputs.digest.period import Period
    from outputs.digest.week import Week
    from outputs.digest.writing import find_latest_period, save_digest

    period = find_latest_period(store)
    path = settings.digest_folder / f"{period.key}.html"
    names = {key: publisher.name for key, publisher in publishers().items()}
    for each in (Period.of_week(Week.of(period.before[0])), period):
        digest = gather(store, Wish(period=each, include_unreviewed=True, publishers=names))
        if store.digests.find(each.key) is None:
            store.digests.save(each.key, digest.dump(), author="miclu")
    save_digest(render_digest(digest, "html"), path)
    print_line(f"{period.label} 주간 동향: {path}", style="bold")


def _print_examples(store: "Store") -> None:
    """Print the newest facts of each type, each with its passage."""
    from corpus.facts import fact_types
    from corpus.knowledge import find_statements
    from corpus.store import FactQuery
    from outputs.console import print_line
    from outputs.digest.passages import cut_passage
    from outputs.sentences import say

    for word, kind in fact_types().items():
        query = FactQuery(type=word, publisher=PUBLISHER, limit=EXAMPLES)
        for statement in find_statements(store, query):
            print_line(f"{kind.LABEL}: {say(statement.fact)}", style="bold")
            print_line(cut_passage(statement.newest.sentence, ()).text, indent=2)
    print_line()
