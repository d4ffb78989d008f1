"""Take facts from their statements where what they speak of has changed; they are grouped again."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select, tuple_, update

from corpus.chunks import cut
from corpus.statements import rules_version
from corpus.store.tables import fact_names, facts, past_facts, statement_entities, statements

_CHUNK = 400
_PLACE = tuple_(facts.c.document, facts.c.place)


def release_names(connection: Connection, rows: Iterable[tuple[int, int]]) -> None:
    """Take their statement from the facts that speak of names, since those get another entity.

    Args:
        connection: That of the transaction that changes `names.entity`.
        rows: The names, by document and place.
    """
    for chunk in cut(rows, _CHUNK):
        speaking = select(fact_names.c.document, fact_names.c.fact).where(
            tuple_(fact_names.c.document, fact_names.c.name).in_(chunk)
        )
        chosen = (_PLACE.in_(speaking), facts.c.statement.is_not(None))
        mark_stale(connection, connection.scalars(select(facts.c.statement).where(*chosen)))
        connection.execute(update(facts).where(*chosen).values(statement=None))


def release_entities(connection: Connection, numbers: Iterable[int]) -> None:
    """Take all facts from the statements that speak of entities, since those change or go."""
    for chunk in cut(numbers, _CHUNK):
        speaking = select(statement_entities.c.statement).where(
            statement_entities.c.entity.in_(chunk)
        )
        _release(connection, list(connection.scalars(speaking.distinct())))


def release_outdated(connection: Connection, *, limit: int) -> int:
    """Take all facts from up to `limit` statements that other rules have grouped.

    Returns:
        How many statements were found; 0 when none is left.
    """
    current = rules_version()
    column = statements.c.rules
    numbers: list[int] = []
    for is_other in (column < current, column > current):  # two walks along the index
        chosen = select(statements.c.number).where(is_other).limit(limit - len(numbers))
        numbers += connection.scalars(chosen)
    _release(connection, numbers)
    changed = update(statements).where(statements.c.number.in_(numbers))
    connection.execute(changed.values(rules=current))
    return len(numbers)


def mark_stale(connection: Connection, numbers: Iterable[int]) -> None:
    """Have statements counted again."""
    for chunk in cut(sorted(set(numbers)), _CHUNK):
        chosen = update(statements).where(statements.c.number.in_(chunk))
        connection.execute(chosen.values(stale=True))


def _release(connection: Connection, numbers: Sequence[int]) -> None:
    mark_stale(connection, numbers)
    for chunk in cut(numbers, _CHUNK):
        for table in (facts, past_facts):
            grouped = update(table).where(table.c.statement.in_(chunk))
            connection.execute(grouped.values(statement=None))
        links = statement_entities.c.statement.in_(chunk)
        connection.execute(delete(statement_entities).where(links))
