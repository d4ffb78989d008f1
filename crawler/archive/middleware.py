"""The downloader middleware nearest to the network: archives what comes in, untouched.

It also asks only for what changed: a page that the archive holds is asked for with the validators
that the server gave, and where the answer is 304 the archived page takes its place.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self, cast
from weakref import WeakKeyDictionary, WeakSet

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from corpus.errors import StoreError
from corpus.records import ArchivedAnswer
from corpus.settings import Settings
from corpus.store import Store, open_store
from crawler.archive import ARCHIVE_KEY, ARTICLE, FETCHED_KEY, ORPHAN_KEY
from crawler.archive.index import mend_index
from crawler.archive.reading import read_record
from crawler.archive.writing import Exchange, WarcFile
from crawler.errors import MissingRecordError
from crawler.outcomes import stop_crawl

# So many answers are indexed at a time: what a killed crawl leaves out is found in the files.
_BATCH = 200
_OLDEST_MEND = timedelta(seconds=1)
_NOT_MODIFIED = 304
_VALIDATORS = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}
_WHOLE_KEY = "ask_whole"
_UNARCHIVED = "unarchived: the archive cannot be used"


class ArchiveMiddleware:
    """Writes the archive of one crawl of a publisher."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._settings: Settings = crawler.settings["MICLU"]
        self._largest = crawler.settings.getint("WARC_MAXSIZE")
        self._file: WarcFile | None = None
        self._store: Store | None = None
        self._unindexed: list[ArchivedAnswer] = []
        self._has_past = False
        self._mended = datetime.min.replace(tzinfo=UTC)
        self._held: WeakKeyDictionary[Request, ArchivedAnswer] = WeakKeyDictionary()
        self._answered: WeakSet[Request] = WeakSet()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the file with the crawl and close it with it."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.open_archive, signal=signals.spider_opened)
        crawler.signals.connect(middleware.close_archive, signal=signals.spider_closed)
        return middleware

    @property
    def _spider(self) -> Any:
        return cast("Any", self._crawler.spider)

    @property
    def _key(self) -> str:
        return str(self._spider.publisher.key)

    def open_archive(self) -> None:
        """Start a file, and index what a killed crawl of this publisher left unindexed."""
        key, folder = self._key, self._settings.archive_folder
        try:
            self._store = open_store(self._settings.store_url)
            self._mend()
            self._has_past = not self._store.archive.is_empty(key)
            self._file = self._open_file()
        except OSError as error:
            stop_crawl(self._crawler, f"The archive in {str(folder)!r} cannot be made: {error}")
        except StoreError as error:
            stop_crawl(self._crawler, str(error))

    def close_archive(self) -> None:
        """Close the file where one was opened, and index the rest of it."""
        if self._file:
            self._file.close()
        if self._store:
            try:
                self._index()
            finally:
                self._store.close()

    def process_request(self, request: Request) -> Response | None:
        """Ask only for what changed since the archived answer, where there is one.

        An article that a crawler of the same walk archived and could not store any more, because
        it was killed, is not asked for again: the document is then the one of its archived page.

        Raises:
            IgnoreRequest: The archive or its index cannot be read: the crawl stops.
        """
        try:
            return self._ask_for_changes(request)
        except (OSError, StoreError) as error:
            raise self._stop(error) from error

    def _ask_for_changes(self, request: Request) -> Response | None:
        for name in _VALIDATORS.values():
            request.headers.pop(name, None)
        if not (self._has_past and self._store) or request.meta.get(_WHOLE_KEY):
            return None
        if request.meta.get(ORPHAN_KEY):
            self._mend()
        held = self._store.archive.find_last_page(request.url)
        if held is None or not self._has_file(held):
            return None
        if request.meta.get(ORPHAN_KEY) and self._is_of_walk(held):
            return self._answer(held, request)
        if held.etag or held.last_modified:
            self._held[request] = held
        for field, name in _VALIDATORS.items():
            if value := getattr(held, field):
                request.headers[name] = value.encode("latin-1")
        return None

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Archive an answer and leave its reference with the request.

        Raises:
            IgnoreRequest: There is no room: the crawl stops, and nothing unarchived is stored.
        """
        if request in self._answered:
            return response
        if self._file is None:
            raise IgnoreRequest(_UNARCHIVED)
        held = self._held.pop(request, None) if response.status == _NOT_MODIFIED else None
        exchange = Exchange(
            request=request,
            response=response,
            role=_name_role(request),
            at=self._spider.clock(),
            original=held,
        )
        try:
            answer = self._save(exchange)
        except (OSError, StoreError) as error:
            raise self._stop(error) from error
        if held:
            return self._bring_back(held, request)
        _refer_to(answer, request)
        return response

    def _stop(self, error: OSError | StoreError) -> IgnoreRequest:
        """Stop the crawl, and give what the request in hand ends with."""
        is_file = isinstance(error, OSError)
        stop_crawl(self._crawler, f"The archive cannot be used: {error}" if is_file else str(error))
        return IgnoreRequest(_UNARCHIVED)

    def _save(self, exchange: Exchange) -> ArchivedAnswer:
        assert self._file
        if self._file.size >= self._largest:
            self._file.close()
            self._file = self._open_file()
        answer = self._file.save(exchange)
        self._unindexed.append(answer)
        if len(self._unindexed) >= _BATCH:
            self._index()
        return answer

    def _mend(self) -> None:
        """Index what a crawler that died has written, at most once a second."""
        moment = self._spider.clock()
        if self._store and moment - self._mended > _OLDEST_MEND:
            mend_index(self._store, self._settings.archive_folder, publisher=self._key)
            self._mended = moment

    def _index(self) -> None:
        answers, self._unindexed = self._unindexed, []
        if self._store:
            self._store.archive.add(answers)

    def _answer(self, held: ArchivedAnswer, request: Request) -> Response | None:
        """Give the archived page without asking; None where it cannot be read."""
        answer = self._bring_back(held, request)
        if isinstance(answer, Request):
            return None
        self._answered.add(request)
        return answer

    def _bring_back(self, held: ArchivedAnswer, request: Request) -> Response | Request:
        """Give the archived page, or the request again where it cannot be read."""
        try:
            record = read_record(self._settings.archive_folder, held.reference)
        except MissingRecordError:
            meta = {**request.meta, _WHOLE_KEY: True}
            return request.replace(meta=meta, dont_filter=True)
        _refer_to(held, request)
        return record.make_response()

    def _is_of_walk(self, held: ArchivedAnswer) -> bool:
        opened = getattr(self._spider, "walk_opened", None)
        return held.role == ARTICLE and opened is not None and held.at >= opened

    def _open_file(self) -> WarcFile:
        """Open the next free name: `gaon-20261121T093000123456Z-00000.warc.gz`."""
        spider, folder = self._spider, self._settings.archive_folder
        stem = f"{spider.publisher.key}-{spider.clock().astimezone(UTC):%Y%m%dT%H%M%S%fZ}"
        folder.mkdir(parents=True, exist_ok=True)
        for serial in range(100_000):
            path = folder / f"{stem}-{serial:05}.warc.gz"
            try:
                return WarcFile(path, publisher=spider.publisher.key, about=self._describe())
            except FileExistsError:
                continue
        raise FileExistsError(f"no name is free beside {stem}")

    def _describe(self) -> dict[str, str]:
        """Give the fields of the `warcinfo` record; `wish` is what a replay must know too."""
        return {
            "software": self._crawler.settings["USER_AGENT"],
            "format": "WARC File Format 1.1",
            "isPartOf": self._spider.publisher.key,
            "robots": "obey" if self._crawler.settings.getbool("ROBOTSTXT_OBEY") else "ignore",
            "wish": json.dumps(asdict(self._spider.wish), default=str, ensure_ascii=False),
        }

    def _has_file(self, held: ArchivedAnswer) -> bool:
        return Path(self._settings.archive_folder, held.file).exists()


def _refer_to(answer: ArchivedAnswer, request: Request) -> None:
    """Leave with a request where its page stands and when that was fetched."""
    request.meta[ARCHIVE_KEY] = answer.reference
    request.meta[FETCHED_KEY] = answer.at.isoformat()


def _name_role(request: Request) -> str:
    """Say what a page is asked for as: the kind of a source, else the word of the callback."""
    word = getattr(request.callback, "__name__", "")
    role = request.cb_kwargs.get("kind") or word.removeprefix("parse_")
    return str(role) if word.startswith("parse_") else ""
