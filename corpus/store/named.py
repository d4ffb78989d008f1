"""Which resolved entities statements speak of, and in which of their fields."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from corpus.store.tables import entities, statement_entities, statements

# Rows a query: databases limit the number of values in one.
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntity:
    """An entity that a field of a statement names; `key`, `type`, `name` are the entity's."""

    field: str
    key: str
    type: str
    name: str

    def __str__(self) -> str:
        """Give it as one word: `organisation=ORG:한국산업단지공단`."""
        return f"{self.field}={self.key}"


def find_named(connection: Connection, keys: Collection[str]) -> dict[str, tuple[NamedEntity, ...]]:
    """Give the entities of each statement by its key, in the order of fields and names.

    A statement that names none, or is not counted yet, is not there.
    """
    found: defaultdict[str, list[NamedEntity]] = defaultdict(list)
    ordered = sorted(keys)
    for at in range(0, len(ordered), _BATCH):
        chosen = (
            select(
                statements.c.key.label("statement"),
                statement_entities.c.field,
                *(entities.c[name] for name in ("key", "type", "name")),
            )
            .join_from(statements, statement_entities)
            .join(entities, entities.c.number == statement_entities.c.entity)
            .where(statements.c.key.in_(ordered[at : at + _BATCH]))
            .order_by(statement_entities.c.field, entities.c.name, entities.c.key)
        )
        for row in connection.execute(chosen):
            named = NamedEntity(field=row.field, key=row.key, type=row.type, name=row.name)
            found[row.statement].append(named)
    return {key: tuple(each) for key, each in found.items()}
