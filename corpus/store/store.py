"""The store as the rest of Miclu sees it: plain records in and out."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Self

from corpus.records import Document, Reading
from corpus.store import documents, entities, facts, readings, stages, status
from corpus.store.accounts import Accounts
from corpus.store.activities import ActivityIndex
from corpus.store.alerts import Alerts
from corpus.store.archive import ArchiveIndex
from corpus.store.checks import StoreChecks
from corpus.store.citations import CitationIndex
from corpus.store.crawls import CrawlLog
from corpus.store.database import Database
from corpus.store.digests import Digests
from corpus.store.entity_facts import EntityFactIndex
from corpus.store.files import FileIndex
from corpus.store.mailings import Mailings
from corpus.store.naming import Judgements, Namings
from corpus.store.points import SeriesIndex
from corpus.store.rejects import RejectLog
from corpus.store.retries import retried
from corpus.store.reviews import ReviewLog
from corpus.store.searching import SearchDesk
from corpus.store.snapshots import Snapshots
from corpus.store.spans import SpanIndex
from corpus.store.stages import Outcome
from corpus.store.statements import StatementIndex
from corpus.store.stories import StoryIndex
from corpus.store.views import (
    Counts,
    FactQuery,
    Failure,
    Saved,
    StoredEntity,
    StoredFact,
)
from corpus.times import Clock, now

_LONG_SECONDS = 0.1


class Store:
    """Documents, what was read in them, and what the crawler met.

    Every method is one transaction; several processes and threads may use one store at a time.
    All raise `StoreError` where the database refuses (locked for long, disk full, corrupt).
    Iterators hold a snapshot of the base until they are used up or closed.
    """

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._counted: tuple[float, Counts] | None = None
        self.accounts = Accounts(database, clock=clock)
        self.activities = ActivityIndex(database)
        self.alerts = Alerts(database, clock=clock)
        self.archive = ArchiveIndex(database)
        self.checks = StoreChecks(database)
        self.citations = CitationIndex(database)
        self.crawls = CrawlLog(database, clock=clock)
        self.digests = Digests(database, clock=clock)
        self.entity_facts = EntityFactIndex(database)
        self.files = FileIndex(database)
        self.judgements = Judgements(database, clock=clock)
        self.mailings = Mailings(database, clock=clock)
        self.namings = Namings(database)
        self.rejects = RejectLog(database)
        self.reviews = ReviewLog(database, clock=clock)
        self.series = SeriesIndex(database)
        self.searching = SearchDesk(database)
        self.spans = SpanIndex(database)
        self.snapshots = Snapshots(database)
        self.statements = StatementIndex(database)
        self.stories = StoryIndex(database, clock=clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the store cannot be used afterwards."""
        self._database.close()

    def one_snapshot(self) -> AbstractContextManager[None]:
        """Have all that this thread reads in the block see one state of the base.

        For what is read in many calls: together they are faster so, and never contradict.
        """
        return self._database.one_snapshot()

    def mark(self) -> str:
        """Give a text that is another one after every change of the base, while this is open."""
        return self._database.mark()

    @retried
    def save_document(self, document: Document) -> Saved:
        """Store a document, or a new revision of it where its text is new.

        `document.revision` is ignored: the store counts. A text that any revision of this id has
        is UNCHANGED, so that a replay of old pages adds nothing; where it is the newest text,
        title, dates, byline and address are brought up to date.

        Raises:
            InvalidDocumentError: Empty id or text, text not in the form of `freeze_text`, or a
                time without zone or of no real year.
        """
        with self._database.writing(live=True) as connection:
            return documents.save_document(connection, document)

    def get_document(self, document_id: str, *, revision: int | None = None) -> Document:
        """Give a document as of its newest or the given revision.

        Raises:
            MissingDocumentError: No such id, or no such revision of it.
        """
        with self._database.reading() as connection:
            return documents.get_document(connection, document_id, revision=revision)

    def find_documents(
        self,
        *,
        publisher: str | None = None,
        since: date | None = None,
        until: date | None = None,
        with_held: bool = True,
        limit: int | None = None,
    ) -> Iterator[Document]:
        """Yield the newest revisions, last published first, undated ones at the end.

        `since` and `until` are Korean days, inclusive; either leaves undated documents out.
        Without `with_held`, those that an unhealthy crawl brought are left out.
        """
        with self._database.reading() as connection:
            yield from documents.find_documents(
                connection,
                publisher=publisher,
                since=since,
                until=until,
                with_held=with_held,
                limit=limit,
            )

    def seen_addresses(self, publisher: str, *, profile: str = "") -> dict[str, datetime | None]:
        """Map the addresses of a publisher's documents to when they last changed.

        That is the time of modification, else of publication, else None. With the version of a
        query profile, the articles that did not fit it stand there too, with when that was seen.
        """
        with self._database.reading() as connection:
            return documents.seen_addresses(connection, publisher, profile=profile)

    def find_outdated(self, stage: str, version: str, *, limit: int | None = None) -> list[str]:
        """Give the ids, oldest in the store first, that this version of a stage has yet to work on.

        A document is outdated again where its text or day of publication changed. One that failed
        under this version is not.
        """
        with self._database.reading() as connection:
            return stages.find_outdated(connection, stage, version, limit=limit)

    @retried
    def save_reading(self, reading: Reading, *, document: Document | None = None) -> bool:
        """Replace all that was read in a document, and mark it read by `reading.version`.

        Args:
            reading: What was read, with offsets in the text of `document`.
            document: What was given to the reader; without it the newest revision.

        Returns:
            False where the stored document is another one by now: nothing is saved, and the
            document stays outdated.

        Raises:
            EvidenceError: A place lies outside the text or does not hold the words; nothing of
                the reading is saved.
            MissingDocumentError: The document is not stored.
        """
        with self._database.writing(live=True) as connection:
            return readings.save_reading(connection, reading, document=document, at=self._clock())

    def get_reading(self, document_id: str) -> Reading | None:
        """Give what was last read in a document, None where nothing was.

        Raises:
            MissingDocumentError: The document is not stored.
        """
        with self._database.reading() as connection:
            return readings.get_reading(connection, document_id)

    def find_read_revision(self, document_id: str) -> int | None:
        """Give the revision that `get_reading` tells of, None where nothing was read."""
        with self._database.reading() as connection:
            return readings.find_revision(connection, document_id)

    @retried
    def fail_stage(
        self,
        document_id: str,
        stage: str,
        version: str,
        fault: str,
        *,
        document: Document | None = None,
    ) -> None:
        """Note that a stage could not work on a document, and why.

        What an earlier version read stays. The document is not outdated for this version, unless
        `document`, what the stage was given, is not the newest revision any more: then nothing
        is noted.

        Raises:
            MissingDocumentError: The document is not stored.
        """
        with self._database.writing(live=True) as connection:
            state = stages.lock_state(connection, document_id)
            if document is None or documents.hash_input(document) == state.input_hash:
                stages.save_stage(connection, state, Outcome(stage, version, self._clock(), fault))

    def find_facts(self, query: FactQuery) -> Iterator[StoredFact]:
        """Yield occurrences of facts: last published first, then in the order of the text."""
        with self._database.reading() as connection:
            yield from facts.find_facts(connection, query)

    def find_entity(self, name: str) -> StoredEntity | None:
        """Give the entity that most documents call so, by name, alias or `StoredEntity.key`."""
        with self._database.reading() as connection:
            return entities.find_entity(connection, name)

    def find_namesakes(self, name: str, *, limit: int = 20) -> list[StoredEntity]:
        """Give the entities with this name or alias, those that most documents call so first."""
        with self._database.reading() as connection:
            return entities.find_namesakes(connection, name, limit=limit)

    def find_entities(
        self, words: str, *, entity_type: str | None = None, limit: int | None = 20
    ) -> list[StoredEntity]:
        """Give entities with a name that holds the words: exact names first, then by mentions.

        Spaces and punctuation do not count. Empty words give the most mentioned entities.
        """
        with self._database.reading() as connection:
            return entities.find_entities(connection, words, entity_type=entity_type, limit=limit)

    def find_entity_page(
        self, words: str, *, entity_type: str | None = None, limit: int = 20, after: str = ""
    ) -> entities.EntityPage:
        """Give a page of `find_entities`; `after` is the cursor of the page before.

        Raises:
            BadCursorError: `after` is no cursor of this list.
        """
        with self._database.reading() as connection:
            return entities.find_page(
                connection, words, entity_type=entity_type, limit=limit, after=after
            )

    def counts(self, *, seconds: float = 0) -> Counts:
        """Count what is stored.

        Where that takes long, what was counted up to so many `seconds` ago is given again.
        """
        start = time.monotonic()
        if self._counted is None or self._counted[0] < start - seconds:
            with self._database.reading() as connection:
                found = status.counts(connection)
            took_long = time.monotonic() - start > _LONG_SECONDS
            self._counted = (start, found) if took_long else None
            return found
        return self._counted[1]

    def failures(self) -> list[Failure]:
        """Give the documents whose newest text a stage could not work on, last first."""
        with self._database.reading() as connection:
            return status.failures(connection)


def open_store(url: str, *, clock: Clock = now, must_exist: bool = False) -> Store:
    """Open the store at an SQLAlchemy address, making or upgrading it where needed.

    Args:
        url: `sqlite:///path/to/file.db`; the folder is made.
        clock: Tells when a stage ran.
        must_exist: For looking things up: no file is made.

    Raises:
        MissingStoreError: No file is there, and it must exist.
        StoreAddressError: No address, another kind of database, or a file that is no store.
        StoreVersionError: A later Miclu wrote this store.
        StoreError: The file cannot be opened or written.
    """
    return Store(Database(url, must_exist=must_exist), clock=clock)
