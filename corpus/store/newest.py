"""The newest occurrence of statements, as corrected: what series and activities are made from."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from corpus.store.dialects import likely
from corpus.store.tables import AnyRow, documents, facts, past_facts, reviews, statements
from corpus.store.verdicts import SHOWN
from corpus.times import korean_day

LIVE = and_(SHOWN, or_(statements.c.cause.is_(None), statements.c.status != "unreviewed"))
"""The statements that hold: shown, and not dropped by their documents unless somebody decided."""

IS_NEWEST = and_(
    facts.c.document == statements.c.document,
    facts.c.place == statements.c.place,
    facts.c.statement == statements.c.number,
)
"""The fact that a statement was stated by last; none where its document has another one there."""

_OWN = ("number", "key", "type", "measure", "value", "unit", "first_seen", "last_seen")
_PLACE = ("fields", "start", "end", "sentence", "sentence_start", "rule", "version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """A statement with its newest occurrence.

    `fields` are those of its fact with what analysts corrected; `document` is the number of the
    document, `place` that of the fact in it, None where the document makes it no more. `told` is
    the first Korean day of publication, else the day when the document was fetched. `behind` is
    what stands in the sentence behind the words that state it.
    """

    number: int
    key: str
    type: str
    measure: str | None
    value: float | None
    unit: str | None
    first_seen: date | None
    last_seen: date | None
    document: int
    place: int | None
    fields: dict[str, Any]
    told: date
    behind: str


def find_newest(
    connection: Connection, numbers: Collection[int], *, fact_type: str
) -> Iterator[Newest]:
    """Yield the statements of a type that hold, with their newest occurrences, by number."""
    # Else SQLite goes through all of the type, with none of these most of all.
    chosen = _choose(numbers).where(likely(statements.c.type == fact_type))
    for row in connection.execute(chosen).all() if numbers else ():
        stated = row if row.fields is not None else _find_past(connection, row.number)
        if stated is not None:
            yield _make_newest(row, stated)


def _choose(numbers: Collection[int]) -> Select[Any]:
    return (
        select(
            *(statements.c[name] for name in _OWN),
            statements.c.document,
            *(facts.c[name] for name in _PLACE),
            facts.c.place,
            documents.c.fetched,
            reviews.c.fields.label("corrections"),
        )
        .join_from(statements, documents, documents.c.number == statements.c.document)
        .outerjoin(facts, IS_NEWEST)
        .outerjoin(reviews, reviews.c.number == statements.c.review)
        .where(statements.c.number.in_(numbers), LIVE)
        .order_by(statements.c.number)
    )


def _find_past(connection: Connection, number: int) -> AnyRow | None:
    order = (past_facts.c.seen.desc().nulls_last(), past_facts.c.number.desc())
    chosen = select(past_facts).where(past_facts.c.statement == number).order_by(*order).limit(1)
    return connection.execute(chosen).one_or_none()


def _make_newest(row: AnyRow, stated: AnyRow) -> Newest:
    fetched: datetime = row.fetched
    behind = stated.end - stated.sentence_start
    return Newest(
        **{name: getattr(row, name) for name in (*_OWN, "document", "place")},
        fields={**stated.fields, **(row.corrections or {})},
        told=row.first_seen or korean_day(fetched),
        behind=stated.sentence[behind:],
    )
