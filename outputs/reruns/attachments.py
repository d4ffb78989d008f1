"""The files attached to press releases, from the archive through the file readers."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from corpus.adding.attachments import Attachment, add_attachments
from corpus.isolation import FileReaders
from corpus.records import Document
from corpus.settings import Settings
from corpus.store import Store
from corpus.times import korean_day
from crawler.archive.replay import load_page
from crawler.errors import MissingRecordError
from outputs.reruns import Rerun, RerunWish

_KINDS = {
    "read": "읽음",
    "unchanged": "그대로",
    "partial": "일부만 읽음",
    "unreadable": "못 읽음",
    "missing": "보관되지 않음",
    "revised": "고친 문서",
}


def run(store: Store, settings: Settings, wish: RerunWish) -> Rerun:
    """Read the attached files of documents; `wish.since` and `until` are days of fetching.

    Files that the same readers know are not read again. Dry, it tells how many documents name
    files, and reads none.
    """
    finder = _Finder(store, settings.archive_folder)
    documents = list(_find_documents(store, wish))
    counts = {"documents": len(documents)}
    if not wish.is_dry:
        with FileReaders(workers=wish.workers) as readers:
            counts |= add_attachments(store, documents, finder.find, readers=readers)
    fields = {name: counts.get(name, 0) for name in ("documents", *_KINDS)}
    head = ("파일이 붙은 문서", *_KINDS.values())
    return Rerun(
        fields={"stage": "attachments", "dry_run": wish.is_dry, **fields},
        tables=((head, (tuple(fields.values()),)),) if documents else (),
        faults=tuple(finder.faults),
        is_sound=not finder.faults,
    )


class _Finder:
    """Finds attached files in the archive, and remembers which of them are lost."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self.faults: list[str] = []

    def find(self, address: str) -> Attachment | None:
        """Give the file that an address brought last."""
        answer = self._store.archive.find_last_page(address)
        if answer is None:
            return None
        try:
            page = load_page(self._folder, answer.reference)
        except MissingRecordError as error:
            self.faults.append(str(error))
            return None
        return Attachment(content=page.body, at=answer.at, archive=answer.reference)


def _find_documents(store: Store, wish: RerunWish) -> Iterator[Document]:
    """Yield the documents with attached files as their pages gave them."""
    for document_id in store.files.find_attached(publisher=wish.publisher):
        document = store.get_document(document_id)
        if _is_wanted(document.fetched, wish):
            yield document


def _is_wanted(fetched: datetime, wish: RerunWish) -> bool:
    day = korean_day(fetched)
    return not (wish.since and day < wish.since) and not (wish.until and day > wish.until)
