"""What crawls did, whether that was healthy, and what is held until somebody decides."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, insert, or_, select, update

from corpus.errors import MissingCrawlError
from corpus.records import Shortfall
from corpus.store.database import Database
from corpus.store.retries import retried
from corpus.store.tables import AnyRow, crawls, documents, revisions
from corpus.store.views import CrawlRun
from corpus.times import Clock

_SHOWN = [column for column in crawls.c if column.name != "held_from"]


class CrawlLog:
    """The crawls that ended, as `Store.crawls`; every method is one transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @retried
    def save(self, run: CrawlRun) -> None:
        """Note a crawl that ended.

        What lies between the last crawl and this one was brought by crawls that were killed: it
        is judged with this one.
        """
        last = select(func.max(crawls.c.finished)).where(crawls.c.publisher == run.publisher)
        with self._database.writing() as connection:
            finished: datetime | None = connection.scalar(last)
            held_from = finished and min(finished, run.started)
            connection.execute(insert(crawls), _make_row(run) | {"held_from": held_from})

    def find(self, *, publisher: str | None = None, limit: int | None = None) -> list[CrawlRun]:
        """Give the crawls, last started first."""
        chosen = select(*_SHOWN)
        if publisher is not None:
            chosen = chosen.where(crawls.c.publisher == publisher)
        chosen = chosen.order_by(crawls.c.started.desc(), crawls.c.number.desc()).limit(limit)
        with self._database.reading() as connection:
            return [_make_run(row) for row in connection.execute(chosen)]

    def find_held(self) -> list[CrawlRun]:
        """Give the unhealthy crawls that nobody has accepted, last started first."""
        chosen = select(*_SHOWN).where(crawls.c.held).order_by(crawls.c.started.desc())
        with self._database.reading() as connection:
            return [_make_run(row) for row in connection.execute(chosen)]

    @retried
    def accept(self, number: int) -> CrawlRun:
        """Let go what an unhealthy crawl brought; nothing changes where it is not held.

        Raises:
            MissingCrawlError: No crawl has this number.
        """
        chosen = update(crawls).where(crawls.c.number == number, crawls.c.held)
        with self._database.writing() as connection:
            connection.execute(chosen.values(held=False, accepted=self._clock()))
            row = connection.execute(select(*_SHOWN).where(crawls.c.number == number)).one_or_none()
        if row is None:
            raise MissingCrawlError(number)
        return _make_run(row)


def held_documents() -> Select[Any]:
    """Choose the numbers of the documents whose newest text a held crawl brought.

    Asked by publisher first: mostly none is held, and no document is looked at.
    """
    held = crawls.alias()
    newest = and_(
        revisions.c.document == documents.c.number, revisions.c.revision == documents.c.revision
    )
    brought = and_(
        crawls.c.held,
        crawls.c.publisher == documents.c.publisher,
        revisions.c.fetched <= crawls.c.finished,
        or_(crawls.c.held_from.is_(None), revisions.c.fetched > crawls.c.held_from),
    )
    told = select(revisions.c.document).join_from(revisions, crawls, brought).where(newest)
    return select(documents.c.number).where(
        documents.c.publisher.in_(select(held.c.publisher).where(held.c.held)),
        told.correlate(documents).exists(),
    )


def _make_row(run: CrawlRun) -> dict[str, Any]:
    return {
        "publisher": run.publisher,
        "started": run.started,
        "finished": run.finished,
        "outcome": run.outcome,
        "counts": dict(run.counts),
        "shortfalls": [asdict(each) for each in run.shortfalls],
        "held": bool(run.shortfalls),
    }


def _make_run(row: AnyRow) -> CrawlRun:
    values = dict(row._mapping)
    return CrawlRun(**values | {"shortfalls": tuple(Shortfall(**each) for each in row.shortfalls)})
