"""The index of the archive: which answer stands where. The WARC files hold all that it holds."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta

from sqlalchemy import Connection, insert, select

from corpus.records import ArchivedAnswer
from corpus.store.database import Database
from corpus.store.retries import retried
from corpus.store.tables import AnyRow, archived
from corpus.times import day_start

_STREAMED = {"yield_per": 500}
_OK = 200


class ArchiveIndex:
    """The answers in the archive, as `Store.archive`; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @retried
    def add(self, answers: Sequence[ArchivedAnswer]) -> int:
        """Add the answers that are not yet known; give how many there were."""
        with self._database.writing() as connection:
            new = [asdict(answer) for answer in _drop_known(connection, answers)]
            if new:
                connection.execute(insert(archived), new)
            return len(new)

    def end_of(self, file: str) -> int:
        """Give the offset behind the last known record of a file; 0 without one."""
        end = select(archived.c.offset + archived.c.length).where(archived.c.file == file)
        with self._database.reading() as connection:
            return connection.scalar(end.order_by(archived.c.offset.desc()).limit(1)) or 0

    def is_empty(self, publisher: str) -> bool:
        """Tell whether nothing of a publisher is known."""
        one = select(archived.c.offset).where(archived.c.publisher == publisher).limit(1)
        with self._database.reading() as connection:
            return connection.scalar(one) is None

    def find(
        self, *, address: str | None = None, record: str | None = None
    ) -> list[ArchivedAnswer]:
        """Give the answers of an address or with a record's id, in the order of time."""
        chosen = select(archived).order_by(archived.c.at, archived.c.file, archived.c.offset)
        if address is not None:
            chosen = chosen.where(archived.c.address == address)
        if record is not None:
            chosen = chosen.where(archived.c.record == record)
        with self._database.reading() as connection:
            return [_make_answer(row) for row in connection.execute(chosen)]

    def find_last_page(self, address: str) -> ArchivedAnswer | None:
        """Find the last answer of an address that brought a page (status 200)."""
        chosen = select(archived).where(archived.c.address == address, archived.c.status == _OK)
        with self._database.reading() as connection:
            row = connection.execute(chosen.order_by(archived.c.at.desc()).limit(1)).one_or_none()
        return _make_answer(row) if row else None

    def find_pages(
        self,
        role: str,
        *,
        publisher: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Iterator[ArchivedAnswer]:
        """Yield the pages (status 200) of a role, first fetched first.

        `since` and `until` are Korean days of fetching, inclusive.
        """
        chosen = select(archived).where(archived.c.role == role, archived.c.status == _OK)
        if publisher is not None:
            chosen = chosen.where(archived.c.publisher == publisher)
        if since is not None:
            chosen = chosen.where(archived.c.at >= day_start(since))
        if until is not None:
            chosen = chosen.where(archived.c.at < day_start(until + timedelta(days=1)))
        chosen = chosen.order_by(archived.c.at, archived.c.file, archived.c.offset)
        with self._database.reading() as connection:
            for row in connection.execute(chosen, execution_options=_STREAMED):
                yield _make_answer(row)


def _drop_known(
    connection: Connection, answers: Sequence[ArchivedAnswer]
) -> Iterator[ArchivedAnswer]:
    """Yield the answers that no row stands for: two processes may read the end of one file."""
    for file in dict.fromkeys(answer.file for answer in answers):
        here = [answer for answer in answers if answer.file == file]
        offsets = [answer.offset for answer in here]
        known = select(archived.c.offset).where(
            archived.c.file == file, archived.c.offset.between(min(offsets), max(offsets))
        )
        found = set(connection.scalars(known))
        yield from (answer for answer in here if answer.offset not in found)


def _make_answer(row: AnyRow) -> ArchivedAnswer:
    return ArchivedAnswer(**row._mapping)
