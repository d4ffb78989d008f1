"""Which files were taken in, and which documents stand in them."""

import hashlib
import re
from datetime import datetime

from sqlalchemy import Connection, Text, cast, delete, insert, select

from corpus.privacy import mask_phones
from corpus.records import Document, name_key
from corpus.store.database import Database
from corpus.store.retries import retried
from corpus.store.tables import documents, files, rejects, renditions, revisions
from corpus.store.views import Rendition

_NO_LIST = "[]"  # as JSON stands in the base
_NO_LETTER = re.compile(r"[\W_]+")


class FileIndex:
    """The files behind documents, as `Store.files`; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_taken(self, file_hash: str, reader: str) -> int | None:
        """Give how many documents a file gave this reader, None where it has not read it whole."""
        chosen = select(files.c.documents).where(
            files.c.hash == file_hash, files.c.reader == reader
        )
        with self._database.reading() as connection:
            return connection.scalar(chosen)

    @retried
    def note_taken(self, file_hash: str, reader: str, *, count: int, at: datetime) -> None:
        """Note that a reader has taken in a whole file."""
        with self._database.writing() as connection:
            connection.execute(delete(files).where(files.c.hash == file_hash))
            row = {"hash": file_hash, "reader": reader, "documents": count, "at": at}
            connection.execute(insert(files), row)

    def find_same(self, document: Document) -> str | None:
        """Find another document of the same publisher that is this one in another file.

        That is one with the same letters and digits, or a press release of the same day and title.
        """
        with self._database.reading() as connection:
            return _find_copy(connection, document) or _find_release(connection, document)

    @retried
    def add_rendition(self, document_id: str, document: Document) -> None:
        """Note that the text of a document stands at an address too, in a format."""
        with self._database.writing() as connection:
            number = connection.scalar(
                select(documents.c.number).where(documents.c.id == document_id)
            )
            if number is not None:
                _add_rendition(connection, number, document)

    def find_attached(self, *, publisher: str | None = None) -> list[str]:
        """Give the ids of the documents whose newest revision names attached files, in order."""
        chosen = (
            select(documents.c.id)
            .join_from(documents, revisions, revisions.c.document == documents.c.number)
            .where(
                revisions.c.revision == documents.c.revision,
                cast(revisions.c.attachments, Text) != _NO_LIST,
            )
            .order_by(documents.c.number)
        )
        if publisher is not None:
            chosen = chosen.where(documents.c.publisher == publisher)
        with self._database.reading() as connection:
            return list(connection.scalars(chosen))

    def renditions(self, document_id: str) -> list[Rendition]:
        """Give where a document stands, in the order of the addresses."""
        chosen = (
            select(renditions.c.address, renditions.c.format)
            .join_from(renditions, documents)
            .where(documents.c.id == document_id)
            .order_by(renditions.c.address)
        )
        with self._database.reading() as connection:
            return [Rendition(**row._mapping) for row in connection.execute(chosen)]

    @retried
    def forget_rejects(self, publisher: str, address: str) -> None:
        """Forget what was wrong with a file, and with the files in it, before it is read again."""
        below = rejects.c.address.startswith(f"{address}/", autoescape=True)
        lines = rejects.c.address.startswith(f"{address}#", autoescape=True)
        with self._database.writing() as connection:
            connection.execute(
                delete(rejects).where(
                    rejects.c.publisher == publisher,
                    (rejects.c.address == address) | below | lines,
                )
            )


def hash_content(text: str) -> str:
    """Give the mark of a text by its letters and digits, which every format keeps."""
    return hashlib.sha256(_NO_LETTER.sub("", mask_phones(text)).encode()).hexdigest()[:32]


def _find_copy(connection: Connection, document: Document) -> str | None:
    """Find another document with the same letters and digits."""
    chosen = (
        select(documents.c.id)
        .join_from(renditions, documents)
        .where(
            renditions.c.content == hash_content(document.text),
            documents.c.publisher == document.publisher,
            documents.c.id != document.id,
        )
        .order_by(documents.c.number)
        .limit(1)
    )
    return connection.scalar(chosen)


def _find_release(connection: Connection, document: Document) -> str | None:
    """Find another press release of the same day and title."""
    if document.kind != "press_release" or document.published is None:
        return None
    chosen = select(documents.c.id, documents.c.title).where(
        documents.c.kind == document.kind,
        documents.c.publisher == document.publisher,
        documents.c.published == document.published,
        documents.c.id != document.id,
    )
    title = name_key(document.title)
    rows = connection.execute(chosen.order_by(documents.c.number))
    return next((row.id for row in rows if name_key(row.title) == title), None)


def _add_rendition(connection: Connection, number: int, document: Document) -> None:
    row = {
        "document": number,
        "address": document.address,
        "format": document.format,
        "content": hash_content(document.text),
    }
    same = [renditions.c[name] == row[name] for name in ("document", "address")]
    connection.execute(delete(renditions).where(*same))
    connection.execute(insert(renditions), row)
