"""Documents and their revisions."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from corpus.errors import InvalidDocumentError, MissingDocumentError
from corpus.records import IRRELEVANT, Document, freeze_text
from corpus.store.crawls import held_documents
from corpus.store.structures import decode_structure, encode_structure, mark_structure
from corpus.store.tables import AnyRow, documents, rejects, revisions
from corpus.store.views import DocumentHead, Saved
from corpus.times import day_start, korean_day

_STREAMED = {"yield_per": 200}
# The ends of the calendar, where another zone may have no such day.
_FIRST_DAY, _LAST_DAY = date(1, 1, 2), date(9999, 12, 30)

HEAD_COLUMNS = [documents.c[field.name] for field in fields(DocumentHead)]

_FULL = select(
    documents.c.id,
    documents.c.kind,
    documents.c.publisher,
    documents.c.address,
    *(column for column in revisions.c if column.name not in {"document", "text_hash"}),
).join_from(documents, revisions, revisions.c.document == documents.c.number)
NEWEST = _FULL.where(revisions.c.revision == documents.c.revision)
_KNOWN = (
    select(documents.c.number, documents.c.revision)
    .where(documents.c.id == bindparam("key"))
    .with_for_update(key_share=True)
)
_SAME_TEXT = select(revisions.c.revision).where(
    revisions.c.document == bindparam("number"), revisions.c.text_hash == bindparam("hash")
)
_FORGET = delete(rejects).where(
    rejects.c.publisher == bindparam("publisher"), rejects.c.address == bindparam("address")
)


def save_document(connection: Connection, document: Document) -> Saved:
    """Store a new document or revision, or bring up to date what surrounds a known text.

    The document stays locked until the transaction ends, which is to be a `live` one. What was
    noted of its address when it gave no article is past, and dropped.
    """
    document = clean_document(document)
    connection.execute(_FORGET, {"publisher": document.publisher, "address": document.address})
    known = connection.execute(_KNOWN, {"key": document.id}).one_or_none()
    if known is None:
        _add(connection, replace(document, revision=1))
        return Saved.NEW
    same_text = {"number": known.number, "hash": hash_text(document.text)}
    same = connection.scalar(_SAME_TEXT, same_text)
    document = replace(document, revision=same or known.revision + 1)
    if same is None:
        connection.execute(insert(revisions), _revision_row(known.number, document))
    elif same == known.revision:
        _update_revision(connection, known.number, document)
    else:
        return Saved.UNCHANGED
    _update_head(connection, known.number, document)
    return Saved.REVISED if same is None else Saved.UNCHANGED


def save_documents(connection: Connection, batch: Sequence[Document]) -> list[Saved]:
    """Store documents as `save_document` does, fast where most are new.

    Args:
        connection: That of the transaction.
        batch: As `clean_document` gives them.

    Returns:
        What saving each did, in their order.
    """
    if not batch:
        return []
    chosen = select(documents.c.id).where(documents.c.id.in_({each.id for each in batch}))
    known = set(connection.scalars(chosen))
    fresh = {each.id: each for each in reversed(batch) if each.id not in known}
    _add_all(connection, list(fresh.values())[::-1])
    return [
        Saved.NEW if fresh.get(each.id) is each else save_document(connection, each)
        for each in batch
    ]


def clean_document(document: Document) -> Document:
    """Check the text and times of a document; freeze the other words, which no offset counts.

    Raises:
        InvalidDocumentError: It cannot be stored.
    """
    for fault, is_wrong in _faults(document):
        if is_wrong:
            raise InvalidDocumentError(document.id, fault)
    return replace(
        document,
        address=freeze_text(document.address),
        title=freeze_text(document.title),
        byline=tuple(freeze_text(name) for name in document.byline),
    )


def get_document(
    connection: Connection, document_id: str, *, revision: int | None = None
) -> Document:
    """Give a document as of its newest or the given revision."""
    chosen = NEWEST if revision is None else _FULL.where(revisions.c.revision == revision)
    row = connection.execute(chosen.where(documents.c.id == document_id)).one_or_none()
    if row is None:
        raise MissingDocumentError(document_id, revision)
    return make_document(row)


def find_documents(  # noqa: PLR0913  the words of `Store.find_documents`
    connection: Connection,
    *,
    publisher: str | None,
    since: date | None,
    until: date | None,
    with_held: bool,
    limit: int | None,
) -> Iterator[Document]:
    """Yield the newest revisions, last published first."""
    chosen = NEWEST.order_by(
        documents.c.published.desc().nulls_last(), documents.c.number.desc()
    ).limit(limit)
    if publisher is not None:
        chosen = chosen.where(documents.c.publisher == publisher)
    if not with_held:
        chosen = chosen.where(documents.c.number.not_in(held_documents()))
    chosen = _published_within(chosen, since=since, until=until)
    found = connection.execute(chosen, execution_options=_STREAMED)
    yield from map(make_document, found)


def seen_addresses(
    connection: Connection, publisher: str, *, profile: str
) -> dict[str, datetime | None]:
    """Map each address to the time of modification, else of publication.

    The articles that did not fit a version of a query profile stand there with the time at which
    they were looked at.
    """
    stored = select(documents.c.address, documents.c.modified, documents.c.published)
    unfit = select(rejects.c.address, rejects.c.at).where(
        rejects.c.publisher == publisher,
        rejects.c.reason == IRRELEVANT,
        rejects.c.detail == profile,
    )
    found = {row.address: row.at for row in connection.execute(unfit)} if profile else {}
    rows = connection.execute(stored.where(documents.c.publisher == publisher))
    return found | {row.address: row.modified or row.published for row in rows}


def make_head(row: AnyRow) -> DocumentHead:
    """Make a document's head from a row with `HEAD_COLUMNS`."""
    return DocumentHead(**{field.name: row._mapping[field.name] for field in fields(DocumentHead)})


def hash_input(document: Document) -> str:
    """Give the mark of what a reader is given: text, structure and Korean day of publication."""
    day = published_day(document) or ""
    return hash_text(f"{day}\n{document.text}{mark_structure(document.structure)}")


def published_day(document: Document) -> date | None:
    """Give the Korean day of publication."""
    return document.published and korean_day(document.published)


def _published_within(
    chosen: Select[Any], *, since: date | None, until: date | None
) -> Select[Any]:
    """Keep the documents that were published on these Korean days, inclusive."""
    if since is not None:
        first = day_start(max(since, _FIRST_DAY))
        chosen = chosen.where(documents.c.published >= first)
    if until is not None:
        end = day_start(min(until, _LAST_DAY) + timedelta(days=1))
        chosen = chosen.where(documents.c.published < end)
    return chosen


def _faults(document: Document) -> Iterator[tuple[str, bool]]:
    times = (document.published, document.modified, document.fetched)
    yield (
        "its id is empty or not frozen",
        not document.id or freeze_text(document.id) != document.id,
    )
    yield "its text is empty", not document.text.strip()
    yield "its text is not frozen", freeze_text(document.text) != document.text
    yield "a time has no zone", any(time is not None and time.tzinfo is None for time in times)
    yield "a time is no real one", not all(_is_real(time) for time in times if time is not None)


def _is_real(time: datetime) -> bool:
    """Tell whether a time lies within the calendar in every zone; pages print year 1 for none."""
    return _FIRST_DAY.year < time.year < _LAST_DAY.year


def hash_text(words: str) -> str:
    """Give the mark by which equal texts are known: the start of their SHA-256."""
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _head_row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "publisher": document.publisher,
        "address": document.address,
        "title": document.title,
        "published": document.published,
        "modified": document.modified,
        "fetched": document.fetched,
        "revision": document.revision,
        "input_hash": hash_input(document),
    }


def _revision_row(number: int, document: Document) -> dict[str, Any]:
    return {
        "document": number,
        "revision": document.revision,
        "title": document.title,
        "byline": list(document.byline),
        "published": document.published,
        "modified": document.modified,
        "fetched": document.fetched,
        "archive": document.archive,
        "attachments": list(document.attachments),
        "text_hash": hash_text(document.text),
        "text": document.text,
        "structure": encode_structure(document.structure),
        "format": document.format,
        "partial": document.partial,
    }


def _add(connection: Connection, document: Document) -> None:
    added = insert(documents).returning(documents.c.number)
    number = connection.scalars(added, _head_row(document)).one()
    connection.execute(insert(revisions), _revision_row(number, document))


def _add_all(connection: Connection, batch: Sequence[Document]) -> None:
    """Add documents that are not known, each its own, with two statements."""
    if not batch:
        return
    batch = [replace(each, revision=1) for each in batch]
    connection.execute(
        _FORGET, [{"publisher": each.publisher, "address": each.address} for each in batch]
    )
    added = insert(documents).returning(documents.c.id, documents.c.number)
    rows = connection.execute(added, [_head_row(each) for each in batch])
    numbers = {row.id: row.number for row in rows}
    connection.execute(insert(revisions), [_revision_row(numbers[each.id], each) for each in batch])


def _update_head(connection: Connection, number: int, document: Document) -> None:
    chosen = update(documents).where(documents.c.number == number)
    connection.execute(chosen.values(_head_row(document)))


def _update_revision(connection: Connection, number: int, document: Document) -> None:
    """Take over what surrounds the same text; when it was first fetched and from where stays."""
    connection.execute(
        update(revisions)
        .where(revisions.c.document == number, revisions.c.revision == document.revision)
        .values(
            title=document.title,
            byline=list(document.byline),
            published=document.published,
            modified=document.modified,
            attachments=list(document.attachments),
            structure=encode_structure(document.structure),
            format=document.format,
            partial=document.partial,
        )
    )


def make_document(row: AnyRow) -> Document:
    """Make a document from a row of `NEWEST`."""
    values = dict(row._mapping)
    lists = {name: tuple(values[name]) for name in ("byline", "attachments")}
    structure = decode_structure(values["structure"])
    return Document(**{**values, **lists, "structure": structure})
