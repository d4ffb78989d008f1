"""Search documents and statements: from what was typed to a page of hits."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from corpus.cursors import decode_cursor, encode_cursor
from corpus.errors import BadCursorError, SearchError
from corpus.search.planning import Plan, make_plan
from corpus.search.query import ParsedQuery, ReadMorphemes, parse_query
from corpus.search.records import (
    FACETS,
    DocumentAnswer,
    FactAnswer,
    SearchRequest,
    Sort,
    Suggestion,
    Summary,
)
from corpus.store import Store
from corpus.store.searching.views import FactHit, Found, Wanted
from corpus.store.views import Hit

_DOCUMENT_SORTS = (Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST)
_EITHER = TypeVar("_EITHER", Hit, FactHit)
_Total = tuple[int, bool]
_START: _Total = (0, True)


def search_documents(
    store: Store, request: SearchRequest, *, read_morphemes: ReadMorphemes
) -> DocumentAnswer:
    """Find documents, by relevance where nothing else is asked.

    Args:
        store: The base.
        request: What is asked.
        read_morphemes: The tokeniser with which the documents were read.

    Raises:
        BadCursorError: The cursor is not one of this search.
        SearchError: No such order or facet.
    """
    sort = _check(request, _DOCUMENT_SORTS, Sort.RELEVANCE)
    search = store.searching.search_documents
    hits, summary = _answer(store, request, sort, read_morphemes, search)
    return DocumentAnswer(hits=hits, summary=summary)


def search_facts(
    store: Store, request: SearchRequest, *, read_morphemes: ReadMorphemes
) -> FactAnswer:
    """Find statements, the newest first where nothing else is asked.

    Args and Raises as `search_documents`.
    """
    sort = _check(request, tuple(Sort), Sort.NEWEST)
    search = store.searching.search_statements
    hits, summary = _answer(store, request, sort, read_morphemes, search)
    return FactAnswer(hits=hits, summary=summary)


def suggest_names(store: Store, words: str, *, limit: int = 10) -> tuple[Suggestion, ...]:
    """Give entities that what was typed so far may mean: by beginning, or by 초성."""
    return tuple(store.searching.suggest(words[:100], limit=limit))


def _check(request: SearchRequest, sorts: Sequence[Sort], usual: Sort) -> Sort:
    """Give the order, which may be asked for by its word.

    Raises:
        SearchError: No such order or facet.
    """
    sort = request.sort or usual
    if sort not in sorts:
        raise SearchError(f"Nothing is sorted by {str(sort)!r} here", tuple(sorts))
    for facet in request.facets:
        if facet not in FACETS:
            raise SearchError(f"Nothing is counted by {facet!r}", FACETS)
    return Sort(sort)


def _answer(
    store: Store,
    request: SearchRequest,
    sort: Sort,
    read_morphemes: ReadMorphemes,
    search: Callable[[Wanted], Found[_EITHER]],
) -> tuple[tuple[_EITHER, ...], Summary]:
    parsed = parse_query(request.words, read_morphemes)
    with store.one_snapshot():
        return _find(store, request, sort, parsed, search)


def _find(
    store: Store,
    request: SearchRequest,
    sort: Sort,
    parsed: ParsedQuery,
    search: Callable[[Wanted], Found[_EITHER]],
) -> tuple[tuple[_EITHER, ...], Summary]:
    plan = make_plan(store, parsed, expand=request.expand)
    sort = sort if plan.groups or sort is not Sort.RELEVANCE else Sort.NEWEST
    mark = _mark(request, sort)
    total, wanted = _go_on(_make_wanted(request, parsed, plan, sort), request.cursor, mark)
    if request.words.strip() and not plan.groups and not parsed.comparisons:
        found: Found[_EITHER] = Found(hits=())
    else:
        found = search(wanted)
    if not request.cursor:
        total = (found.total, found.is_exact)
    cursor = _make_cursor(found, wanted, mark, total)
    return found.hits, Summary(
        total=total[0],
        is_exact=total[1],
        sort=sort,
        cursor=cursor,
        facets=found.facets,
        understood=parsed.understood,
        expansions=plan.expansions,
        coverage=store.searching.find_coverage(),
    )


def _make_wanted(request: SearchRequest, parsed: ParsedQuery, plan: Plan, sort: Sort) -> Wanted:
    ranks_all = sort is Sort.RELEVANCE
    return Wanted(
        query=plan.query,
        groups=plan.groups,
        filters=request.filters,
        comparisons=parsed.comparisons,
        sort=sort,
        limit=request.limit,
        facets=request.facets if not request.cursor or ranks_all else (),
        counts=request.counts,
    )


def _mark(request: SearchRequest, sort: Sort) -> str:
    """Give what a cursor must have in common with the request."""
    asked = repr((request.words, request.filters, sort, request.expand))
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _go_on(wanted: Wanted, cursor: str, mark: str) -> tuple[_Total, Wanted]:
    """Read a cursor into what is wanted.

    Raises:
        BadCursorError: It is not one of this search.
    """
    if not cursor:
        return _START, wanted
    values: Any = decode_cursor(cursor)
    try:
        known, total, ranked, key = values
        if known != mark or list(map(type, total)) != list(map(type, _START)):
            raise BadCursorError(cursor)
        if ranked:
            wanted = replace(wanted, numbers=tuple(int(number) for number in ranked))
        return tuple(total), replace(wanted, after=tuple(key))
    except (ValueError, TypeError) as error:
        raise BadCursorError(cursor) from error


def _make_cursor(found: Found[_EITHER], wanted: Wanted, mark: str, total: _Total) -> str:
    left = (wanted.numbers or found.ranked)[wanted.limit :]
    if left or found.next_key:
        return encode_cursor(mark, total, left, found.next_key)
    return ""
