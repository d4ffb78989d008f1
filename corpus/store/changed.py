"""Which statements changed since series and activities were brought in line with them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from corpus.store.tables import changed_statements

_INSERTS: Mapping[str, Callable[..., Any]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def note_statements(connection: Connection, numbers: Iterable[int]) -> None:
    """Note statements that were made, changed, reviewed or dropped, in the same transaction."""
    rows = [{"statement": number} for number in sorted(set(numbers))]
    if rows:
        adding = _INSERTS[connection.dialect.name](changed_statements)
        connection.execute(adding.on_conflict_do_nothing(), rows)


def take_statements(connection: Connection, *, limit: int) -> list[int]:
    """Take noted statements off the list, lowest number first; empty when none is left.

    What follows from them belongs into the same transaction: a crash leaves them noted.
    """
    chosen = select(changed_statements).order_by(changed_statements.c.statement).limit(limit)
    numbers = list(connection.scalars(chosen))
    if numbers:
        taken = changed_statements.c.statement.in_(numbers)
        connection.execute(delete(changed_statements).where(taken))
    return numbers
