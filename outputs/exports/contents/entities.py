"""Entities with all their names, the most mentioned first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from corpus.store import Store
from outputs.exports.parts.table import Row, Table, make_columns
from outputs.exports.parts.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """The columns of an entity."""

    key: str = field(metadata={"label": "개체 열쇠", "help": "Address of the entity in the base"})
    type: str = field(metadata={"label": "종류", "help": "ORG, CLUSTER, PERSON or PROGRAM"})
    name: str = field(metadata={"label": "이름", "help": "Canonical name"})
    aliases: tuple[str, ...] = field(
        metadata={"label": "다른 이름", "help": "From the most to the least used"}
    )
    mentions: int = field(metadata={"label": "언급", "help": "Places where it is named"})
    documents: int = field(metadata={"label": "문서 수", "help": "Documents that name it"})
    first_seen: date | None = field(
        metadata={"label": "처음", "help": "First Korean day of publication that names it"}
    )
    last_seen: date | None = field(
        metadata={"label": "마지막", "help": "Last Korean day of publication that names it"}
    )


TITLE = "개체"
FILTERS = ("words", "entity")
COLUMNS = make_columns(EntityRow)


def find_tables(store: Store, wish: Wish) -> list[Table]:
    """Give the one table of entities."""
    return [Table(name="entities", title="개체", columns=COLUMNS, rows=_find_rows(store, wish))]


def _find_rows(store: Store, wish: Wish) -> Iterator[Row]:
    words = wish.filters.entity or wish.words
    for entity in store.find_entities(words, limit=wish.limit):
        yield tuple(getattr(entity, column.name) for column in COLUMNS)
