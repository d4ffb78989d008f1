"""Documents with their text, the newest first where nothing else is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from corpus.records import Document
from corpus.store import Store
from outputs.addresses import tell_address
from outputs.exports.parts.citation import cite_document
from outputs.exports.parts.table import Row, Table, make_columns
from outputs.exports.parts.wish import Wish
from outputs.search import search_documents


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """The columns of a document."""

    id: str = field(metadata={"label": "문서", "help": "Id of the document"})
    kind: str = field(metadata={"label": "종류", "help": "news, press_release or report"})
    publisher: str = field(metadata={"label": "매체", "help": "Name of the publisher"})
    title: str = field(metadata={"label": "제목", "help": "Title as printed"})
    byline: tuple[str, ...] = field(metadata={"label": "기자", "help": "Names of the byline"})
    published: datetime | None = field(
        metadata={"label": "발행", "help": "Time of publication, Korean time"}
    )
    modified: datetime | None = field(
        metadata={"label": "수정", "help": "Time of the last change that the source tells"}
    )
    fetched: datetime = field(metadata={"label": "수집", "help": "When this revision was fetched"})
    revision: int = field(metadata={"label": "판", "help": "Number of the revision, from 1"})
    address: str = field(
        metadata={"label": "주소", "help": "Address, or name of the file", "link": True}
    )
    archive: str = field(
        metadata={"label": "보관", "help": "Place in the archive: file.warc.gz:offset"}
    )
    format: str = field(metadata={"label": "형식", "help": "Format of the file; empty for pages"})
    partial: str = field(
        metadata={"label": "빠진 것", "help": "Why the text may lack something; else empty"}
    )
    citation: str = field(metadata={"label": "인용", "help": "Citation line"})
    text: str = field(metadata={"label": "본문", "help": "The frozen text, title first"})


TITLE = "문서"
FILTERS = ("words", "type", "entity", "publisher", "kind", "since", "until", "sort", "expand")
COLUMNS = make_columns(DocumentRow)


def find_tables(store: Store, wish: Wish) -> list[Table]:
    """Give the one table of documents."""
    return [Table(name="documents", title="문서", columns=COLUMNS, rows=_find_rows(store, wish))]


def _find_rows(store: Store, wish: Wish) -> Iterator[Row]:
    for document in _find_documents(store, wish):
        yield _make_row(document, wish.name_publisher(document.publisher))


def _find_documents(store: Store, wish: Wish) -> Iterator[Document]:
    """Read the table through where that is enough, else page through a search."""
    filters = wish.filters
    if set(wish.narrowing()) <= {"publisher", "since", "until", "expand"}:
        yield from store.find_documents(
            publisher=filters.publisher,
            since=filters.since,
            until=filters.until,
            with_held=filters.with_held,
            limit=wish.limit,
        )
        return
    for answer in wish.search(store, search_documents):
        yield from (store.get_document(hit.document.id) for hit in answer.hits)


def _make_row(document: Document, publisher: str) -> Row:
    named = {
        "publisher": publisher,
        "address": tell_address(document.address),
        "citation": cite_document(document, publisher),
    }
    return tuple(
        named[column.name] if column.name in named else getattr(document, column.name)
        for column in COLUMNS
    )
