"""In which documents an entity is named, and by which of its names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from corpus.records import name_key
from corpus.store.naming.judgements import DOCUMENT_SIGN
from corpus.store.tables import documents, entities, names, namings


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A name of an entity in one document.

    `key` means the name in this document alone; `naming` is the way of naming to which it belongs
    with those of other documents.
    """

    key: str
    naming: str
    name: str
    document: str
    title: str
    published: datetime | None


def find_uses(connection: Connection, entity: str, *, limit: int) -> Sequence[Use]:
    """Give the names of an entity in documents, last published first.

    Names that are told apart in their document already are left out.
    """
    chosen = (
        select(
            names.c.type,
            names.c.name,
            namings.c.key.label("naming"),
            *(documents.c[name] for name in ("id", "title", "published")),
        )
        .join_from(entities, names, names.c.entity == entities.c.number)
        .join(namings, namings.c.number == names.c.naming)
        .join(documents, documents.c.number == names.c.document)
        .where(entities.c.key == entity, ~namings.c.key.contains(DOCUMENT_SIGN, autoescape=True))
        .order_by(documents.c.published.desc().nulls_last(), documents.c.number.desc())
        .limit(limit)
    )
    return [
        Use(
            key=f"{row.type}:{name_key(row.name)}{DOCUMENT_SIGN}{row.id}",
            naming=row.naming,
            name=row.name,
            document=row.id,
            title=row.title,
            published=row.published,
        )
        for row in connection.execute(chosen)
    ]
