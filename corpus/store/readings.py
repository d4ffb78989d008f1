"""What a reader made of a document: saved whole or not at all."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import BindParameter, Connection, bindparam, delete, select, update

from corpus.evidence import check_evidence
from corpus.records import Document, Entity, Evidence, Mention, Morpheme, Reading
from corpus.store.codec import decode_fact, decode_spans
from corpus.store.documents import get_document, hash_input, published_day
from corpus.store.fulltext import index_for
from corpus.store.loading import load
from corpus.store.past import park_facts
from corpus.store.rows import Place, join_forms, make_rows
from corpus.store.stages import Outcome, get_state, lock_state, save_stage
from corpus.store.tables import (
    AnyRow,
    entities,
    fact_names,
    facts,
    mentions,
    names,
    readings,
    revisions,
)
from corpus.store.views import READ
from corpus.times import korean_day

_NUMBER: BindParameter[int] = bindparam("at")
# Children before parents, as the links between tables demand.
_DELETES = [
    delete(table).where(table.c.document == _NUMBER)
    for table in (fact_names, facts, mentions, names, readings)
]
# Whoever is giving these names their entity comes first, so that the entity is counted again.
_LOCK_NAMES = select(names.c.place).where(names.c.document == _NUMBER).with_for_update()
_MARK_STALE = (
    update(entities)
    .where(entities.c.number.in_(select(names.c.entity).where(names.c.document == _NUMBER)))
    .values(stale=True)
)
_INDEXED = (
    select(readings.c.morphemes, revisions.c.text)
    .join_from(readings, revisions)
    .where(readings.c.document == _NUMBER)
)


def save_reading(
    connection: Connection, reading: Reading, *, document: Document | None, at: datetime
) -> bool:
    """Replace what was read in a document, unless it is another document by now."""
    state = lock_state(connection, reading.document_id)
    document = document or get_document(connection, reading.document_id)
    if hash_input(document) != state.input_hash:
        return False
    check_evidence(reading, document.text)
    _clear(connection, state, document.text, korean_day(at))
    place = Place(state.number, state.revision, published_day(document), document.text)
    for table, rows in make_rows(reading, place):
        load(connection, table, rows)
    index_for(connection).add(
        connection, state.number, document.text, join_forms(reading.morphemes)
    )
    save_stage(connection, state, Outcome(READ, reading.version, at))
    return True


def find_revision(connection: Connection, document_id: str) -> int | None:
    """Give the revision of a document that was read last, None where none was."""
    number = get_state(connection, document_id).number
    return connection.scalar(select(readings.c.revision).where(readings.c.document == number))


def get_reading(connection: Connection, document_id: str) -> Reading | None:
    """Give what was last read in a document."""
    number = get_state(connection, document_id).number
    row = connection.execute(select(readings).where(readings.c.document == number)).one_or_none()
    if row is None:
        return None
    text = get_document(connection, document_id, revision=row.revision).text
    named, mentioned, stated = (
        connection.execute(
            select(table).where(table.c.document == number).order_by(table.c.place)
        ).all()
        for table in (names, mentions, facts)
    )
    return Reading(
        document_id=document_id,
        version=row.version,
        entities=tuple(
            Entity(type=name.type, text=name.name, aliases=tuple(name.aliases)) for name in named
        ),
        mentions=tuple(
            _make_mention(mention, named[mention.name], document_id, text) for mention in mentioned
        ),
        facts=tuple(
            decode_fact(fact.type, fact.fields, make_evidence(fact, document_id)) for fact in stated
        ),
        sentences=tuple(decode_spans(row.sentences)),
        morphemes=tuple(decode_morphemes(row.morphemes, row.spans)),
        furniture=tuple((start, end, reason) for start, end, reason in row.furniture),
    )


def make_evidence(row: AnyRow, document_id: str) -> Evidence:
    """Make the evidence of a row of mentions or facts."""
    return Evidence(
        document_id=document_id, start=row.start, end=row.end, rule=row.rule, version=row.version
    )


def decode_morphemes(forms: str, spans: list[int]) -> Iterator[Morpheme]:
    """Give the morphemes of a row of readings, in the order of the text."""
    if spans:
        for form, (start, end) in zip(forms.split("\n"), decode_spans(spans), strict=True):
            yield Morpheme(form=form, start=start, end=end)


def _make_mention(row: AnyRow, name: AnyRow, document_id: str, text: str) -> Mention:
    return Mention(
        type=name.type,
        text=text[row.start : row.end],
        name=name.name,
        evidence=make_evidence(row, document_id),
    )


def _clear(connection: Connection, state: AnyRow, text: str, day: date) -> None:
    """Take out the rows of the reading before, if there is one; its facts become past ones."""
    number = state.number
    indexed = connection.execute(_INDEXED, {"at": number}).one_or_none()
    if indexed is None:
        return
    index_for(connection).remove(connection, number, indexed.text, indexed.morphemes)
    connection.execute(_LOCK_NAMES, {"at": number})
    connection.execute(_MARK_STALE, {"at": number})
    park_facts(connection, number, revision=state.revision, text=text, day=day)
    for statement in _DELETES:
        connection.execute(statement, {"at": number})
