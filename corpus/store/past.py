"""Keep the facts of a document that is read again until it is known which it still states."""

from datetime import date

from sqlalchemy import Connection, select

from corpus.statements import match_names
from corpus.store.grouping import find_names, make_name
from corpus.store.loading import load
from corpus.store.releasing import mark_stale
from corpus.store.tables import AnyRow, facts, past_facts

_KEPT = [column.name for column in past_facts.c if column.name in facts.c]


def park_facts(connection: Connection, number: int, *, revision: int, text: str, day: date) -> None:
    """Put the grouped facts of a document among the past ones, before its reading is replaced.

    Args:
        connection: That of the transaction.
        number: The document's.
        revision: The revision that is read now.
        text: The text of that.
        day: When that was.
    """
    chosen = select(facts).where(facts.c.document == number, facts.c.statement.is_not(None))
    rows = connection.execute(chosen).all()
    if not rows:
        return
    spoken = find_names(connection, [number])
    parked = []
    for row in rows:
        known = [make_name(name) for name in spoken.get((number, row.place), ())]
        said = match_names(row.type, row.fields, known)
        parked.append(
            {name: row._mapping[name] for name in _KEPT}
            | {
                "names": [
                    [each.words, each.name.type, each.name.name, each.name.key] for each in said
                ],
                "dropped": day,
                "cause": _find_cause(row, revision, text),
            }
        )
    load(connection, past_facts, parked)
    mark_stale(connection, {row.statement for row in rows})


def _find_cause(row: AnyRow, revision: int, text: str) -> str:
    """Tell whether the text dropped a fact, or would be the reader who does."""
    is_gone = row.revision != revision and row.sentence.strip() not in text
    return "revision" if is_gone else "reading"
