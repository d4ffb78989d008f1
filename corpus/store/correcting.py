"""Let a statement say what an analyst corrected: its measure, value, topic and entities."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select, update

from corpus.statements import Identity, identify, match_names, words_of
from corpus.store.grouping import find_called, find_names, link_entities, make_name
from corpus.store.tables import AnyRow, facts, past_facts, statement_entities, statements
from corpus.store.verdicts import UNREVIEWED, Verdict


def correct_statements(
    connection: Connection, verdicts: Mapping[int, Verdict], was_corrected: Collection[int]
) -> None:
    """Bring in line what corrected statements say, and those whose correction was undone."""
    corrected = {number for number, each in verdicts.items() if each.fields}
    for number in sorted(corrected | set(was_corrected)):
        _correct(connection, number, verdicts.get(number, UNREVIEWED).fields)


def _correct(connection: Connection, number: int, corrections: Mapping[str, Any]) -> None:
    """Write what a statement says anew; without corrections, as all of its facts do."""
    rows = _find_occurrences(connection, number, limit=1 if corrections else None)
    meant = [_identify(connection, row, corrections) for row in rows]
    connection.execute(delete(statement_entities).where(statement_entities.c.statement == number))
    link_entities(connection, [(number, each) for each in meant])
    first = meant[0]
    connection.execute(
        update(statements)
        .where(statements.c.number == number)
        .values(
            topic=first.topic or None, measure=first.measure, value=first.value, unit=first.unit
        )
    )


def _find_occurrences(connection: Connection, number: int, *, limit: int | None) -> list[AnyRow]:
    """Give the facts of a statement, else its past facts, published last first."""
    found: list[AnyRow] = []
    for table in (facts, past_facts):
        if not found:
            order = (table.c.seen.desc().nulls_last(), table.c.document.desc(), table.c.place)
            chosen = select(table).where(table.c.statement == number).order_by(*order).limit(limit)
            found = list(connection.execute(chosen))
    return found


def _identify(connection: Connection, row: AnyRow, corrections: Mapping[str, Any]) -> Identity:
    """Tell what a corrected fact means; a name that its document does not know is looked up."""
    values = {**row.fields, **corrections}
    if hasattr(row, "names"):
        known = find_called(connection, row.names)
    else:
        spoken = find_names(connection, [row.document]).get((row.document, row.place), [])
        known = [make_name(name) for name in spoken if name.entity is not None]
    said = {(each.field, each.words) for each in match_names(row.type, values, known)}
    typed = _typed_words(corrections)
    called = find_called(
        connection, [(words, "", words, "") for each, words in typed if (each, words) not in said]
    )
    return identify(row.type, values, [*known, *called])


def _typed_words(corrections: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    return [(name, words) for name, value in corrections.items() for words in words_of(value)]
