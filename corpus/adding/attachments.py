"""Reads the files attached to press releases: page and files of one event are one document."""

import hashlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from corpus.adding.version import reader_version
from corpus.documents import Known, Unreadable
from corpus.isolation import FileReaders, Finished, Job
from corpus.records import Document, name_key
from corpus.store import Saved, Store

# A page that says less than this share of what its file says only announces it.
_BARE = 1 / 3
# Copies of one text in several formats differ by page numbers and the like.
_ALIKE = 0.9
_HEAD = 1000  # code points in which a release names its title
_PAGE = "html"
_KIND = "press_release"  # whose telephone numbers are masked
_PARTIAL = "partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An attached file as it was fetched, and the reference under which the archive has it."""

    content: bytes
    at: datetime
    archive: str


FindAttachment = Callable[[str], Attachment | None]


def add_attachments(
    store: Store, documents: Iterable[Document], find: FindAttachment, *, readers: FileReaders
) -> Mapping[str, int]:
    """Read the files attached to documents, each once, and note that the documents stand in them.

    Where a page says little more than its title, the text of its file, with tables, becomes the
    newest revision of the document; the page stays the one before. What cannot be read is
    noted in `store.rejects` under the address of the file.

    Args:
        store: The base; only this process writes to it.
        documents: Documents as their pages gave them.
        find: Gives the file of an address; None where the archive has none.
        readers: The processes that read.

    Returns:
        How many files were `read`, `unreadable`, `partial`, `missing` in the archive or
        `unchanged`, and how many documents were `revised`.
    """
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(_add_to(store, document, find, readers))
    return counts


def _add_to(
    store: Store, document: Document, find: FindAttachment, readers: FileReaders
) -> Counter[str]:
    """Read the files of one document unless all are known."""
    found = {address: find(address) for address in document.attachments}
    files = {address: file for address, file in found.items() if file is not None}
    counts = Counter(missing=len(found) - len(files))
    if all(_is_taken(store, _hash(document, each)) for each in files.items()):
        return counts + Counter(unchanged=len(files))
    texts: list[Document] = []
    for address, file in files.items():
        outcomes = list(_read(document, address, file, readers))
        good = [each for each in outcomes if isinstance(each, Document)]
        texts += good
        faults = [each for each in outcomes if isinstance(each, Unreadable)]
        _note(store, document, (address, file), [*faults, *_tell_partial(good)])
        counts.update(read=bool(good), unreadable=bool(faults), partial=any(_tell_partial(good)))
    counts.update(revised=_take(store, document, texts))
    document = store.get_document(document.id)
    for each in files.items():
        mark, at = _hash(document, each), each[1].at
        store.files.note_taken(mark, reader_version(), count=len(texts), at=at)
    return counts


def _is_taken(store: Store, mark: str) -> bool:
    return store.files.find_taken(mark, reader_version()) is not None


def _read(
    document: Document, address: str, file: Attachment, readers: FileReaders
) -> Iterator[Document | Unreadable]:
    known = Known(
        title=document.title,
        kind=_KIND,
        publisher=document.publisher,
        address=address,
        published=document.published,
    )
    with tempfile.NamedTemporaryFile(prefix="miclu-") as copy:
        copy.write(file.content)
        copy.flush()
        for _, outcome in readers.read([Job(path=Path(copy.name), fetched=file.at, known=known)]):
            if isinstance(outcome, Document):
                yield replace(outcome, archive=file.archive)
            elif not isinstance(outcome, Finished):
                yield outcome


def _tell_partial(texts: Iterable[Document]) -> list[Unreadable]:
    return [
        Unreadable(path=Path(text.address), reason=_PARTIAL, detail=text.partial)
        for text in texts
        if text.partial
    ]


def _note(
    store: Store, document: Document, file: tuple[str, Attachment], notes: Iterable[Unreadable]
) -> None:
    """Note what is wrong with a file now, and forget what was."""
    address, attachment = file
    store.files.forget_rejects(document.publisher, address)
    for note in notes:
        store.rejects.count(
            document.publisher, note.reason, address, attachment.at, detail=note.detail
        )


def _take(store: Store, document: Document, texts: list[Document]) -> bool:
    """Note where a document stands; tell whether a file's text became its newest revision."""
    if not texts:
        return False
    if not document.format:
        store.files.add_rendition(document.id, replace(document, format=_PAGE))
    for text in texts:
        store.files.add_rendition(document.id, text)
    best = _choose(document, texts)
    if best is None:
        return False
    revised = replace(
        document,
        text=best.text,
        structure=best.structure,
        format=best.format,
        partial=best.partial,
        archive=best.archive,
        fetched=max(best.fetched, document.fetched),
    )
    return store.save_document(revised) is Saved.REVISED


def _choose(document: Document, texts: list[Document]) -> Document | None:
    """Choose the file that says what its page only announces: the first of the fullest."""
    if document.format:  # a file is its text already; another reader may have read it now
        return next((text for text in texts if text.archive == document.archive), None)
    title = name_key(document.title)
    own = [text for text in texts if title in name_key(text.text[:_HEAD])]
    lengths = {id(text): len(name_key(text.text)) for text in own}
    most = max(lengths.values(), default=0)
    if len(name_key(document.text)) - len(title) >= _BARE * most:
        return None
    return next(text for text in own if lengths[id(text)] >= _ALIKE * most)


def _hash(document: Document, file: tuple[str, Attachment]) -> str:
    """Give the mark of a file's bytes at an address, and of the text that they are held against."""
    address, attachment = file
    digest = hashlib.sha256(f"{address}\0{document.text}\0".encode())
    digest.update(attachment.content)
    return digest.hexdigest()[:32]
