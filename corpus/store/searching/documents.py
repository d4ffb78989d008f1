"""Search for documents: candidates from the index, ranked by all terms, shown by their offsets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from corpus.store.codec import decode_spans
from corpus.store.dialects import is_among
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.fulltext import Query, index_for
from corpus.store.searching.facets import count_documents
from corpus.store.searching.filters import (
    compare,
    find_entities,
    make_document_filter,
    shown,
)
from corpus.store.searching.orders import Order
from corpus.store.searching.ranking import Scored, Text, rank
from corpus.store.searching.snippets import Span, find_snippet, read_morphemes
from corpus.store.searching.views import Comparison, Found, Sort, Wanted
from corpus.store.tables import AnyRow, documents, facts, readings, revisions, statements
from corpus.store.views import Hit

COUNTED = 1_000
"""So many hits are counted, also by their fields; of more, so many and no more."""

RANKED = 200
"""So many of the best documents are ranked; a search by relevance ends after them."""

# Texts of so many code points together are ranked at once; long reports are few but heavy.
_MOST_TEXT = 2_000_000
# The text that was read; of a document that nobody read, the newest.
_IS_SHOWN = (revisions.c.document == documents.c.number) & (
    revisions.c.revision == func.coalesce(readings.c.revision, documents.c.revision)
)
_BY_DAY = {
    descends: Order(documents.c.published, documents.c.number, descends=descends)
    for descends in (True, False)
}


def search_documents(connection: Connection, wanted: Wanted) -> Found[Hit]:
    """Give a page of documents and, for the first page, what is told of all."""
    if wanted.numbers is not None:
        return Found(hits=_show(connection, wanted.numbers[: wanted.limit], wanted))
    if wanted.sort is Sort.RELEVANCE:
        return _rank(connection, wanted)
    return _list(connection, wanted)


def _rank(connection: Connection, wanted: Wanted) -> Found[Hit]:
    named = find_entities(connection, wanted.filters.entity)
    restrict = make_document_filter(wanted.filters, wanted.comparisons, named)
    index, query = index_for(connection), wanted.query
    frequencies = index.count_terms(connection, query)
    matches = index.match(
        connection, query, limit=RANKED, restrict=restrict, frequencies=frequencies
    )
    texts = _load_texts(connection, [match.document for match in matches])
    ranked = rank(texts, query, frequencies)
    numbers = tuple(each.number for each in ranked)
    total, is_exact = len(numbers), len(matches) < RANKED
    return Found(
        hits=_show(connection, numbers[: wanted.limit], wanted, ranked),
        ranked=numbers,
        total=total,
        is_exact=is_exact,
        facets=count_documents(connection, numbers, wanted.facets, is_complete=is_exact),
    )


def _load_texts(connection: Connection, numbers: Sequence[int]) -> list[Text]:
    """Load what ranking looks at, until there is too much of it."""
    chosen = (
        select(readings.c.document, readings.c.morphemes, revisions.c.text)
        .join_from(readings, revisions)
        .where(is_among(readings.c.document, numbers))
    )
    rows = {row.document: row for row in connection.execute(chosen).all()}
    texts, size = [], 0
    for number in numbers:
        if number in rows and size < _MOST_TEXT:
            texts.append(Text(*rows[number]))
            size += len(rows[number].text)
    return texts


def _list(connection: Connection, wanted: Wanted) -> Found[Hit]:
    order = _BY_DAY[wanted.sort is not Sort.OLDEST]
    most = wanted.limit + 1 if wanted.after else max(COUNTED, wanted.limit) + 1
    rows = order.load(connection, _choose(connection, wanted), wanted.after, limit=most)
    page = rows[: wanted.limit]
    numbers = tuple(row.number for row in page)
    is_more = len(rows) > len(page)
    counted = [row.number for row in rows[:COUNTED]]
    is_exact = len(rows) < most
    return Found(
        hits=_show(connection, numbers, wanted),
        next_key=(page[-1].published, page[-1].number) if is_more else (),
        total=len(counted),
        is_exact=is_exact,
        facets=count_documents(connection, counted, wanted.facets, is_complete=is_exact),
    )


def _choose(connection: Connection, wanted: Wanted) -> Select[tuple[int, object]]:
    number: ColumnElement[int] = documents.c.number
    named = find_entities(connection, wanted.filters.entity)
    restrict = make_document_filter(wanted.filters, wanted.comparisons, named)
    chosen = select(documents.c.number, documents.c.published).where(*restrict(number))
    if wanted.groups:
        chosen = chosen.where(number.in_(index_for(connection).select_matches(wanted.groups)))
    return chosen


def _show(
    connection: Connection,
    numbers: Sequence[int],
    wanted: Wanted,
    ranked: Sequence[Scored] = (),
) -> tuple[Hit, ...]:
    """Give documents as hits in this order; one that is gone by now is left out."""
    scores = {each.number: each.score for each in ranked}
    columns = (revisions.c.text, readings.c.sentences, readings.c.morphemes, readings.c.spans)
    chosen = (
        select(documents.c.number, *HEAD_COLUMNS, *columns)
        .join_from(documents, readings, readings.c.document == documents.c.number, isouter=True)
        .join(revisions, _IS_SHOWN)
        .where(is_among(documents.c.number, numbers))
    )
    rows = {row.number: row for row in connection.execute(chosen).all()}
    stated = _find_stated(connection, numbers, wanted.comparisons)
    return tuple(
        _make_hit(rows[number], scores.get(number, 0.0), wanted.query, stated.get(number, ()))
        for number in numbers
        if number in rows
    )


def _find_stated(
    connection: Connection, numbers: Sequence[int], comparisons: Sequence[Comparison]
) -> Mapping[int, Sequence[Span]]:
    """Map a few documents to the places of the figures in them that are within the ranges."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    if comparisons:
        within = or_(*(and_(*compare(each)) for each in comparisons))
        # Asked of each fact by itself: a join may begin with all figures within a range.
        meant = select(1).where(statements.c.number == facts.c.statement, within, *shown())
        chosen = select(facts.c.document, facts.c.start, facts.c.end).where(
            is_among(facts.c.document, numbers),
            meant.limit(1).scalar_subquery().is_not(None),
        )
        for document, start, end in connection.execute(chosen):
            found[document].append((start, end))
    return found


def _make_hit(row: AnyRow, score: float, query: Query, stated: Sequence[Span]) -> Hit:
    text = row.text or ""
    morphemes = read_morphemes(row.morphemes, row.spans)
    sentences = list(decode_spans(row.sentences or []))
    snippet = find_snippet(text, sentences, morphemes, query, stated)
    return Hit(
        document=make_head(row),
        score=score,
        snippet=text[snippet.start : snippet.end],
        spans=snippet.spans,
    )
