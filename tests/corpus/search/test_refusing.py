"""What searches make of queries, cursors and words that nobody means."""

import pytest

from corpus.errors import BadCursorError, SearchError
from corpus.search.records import FACETS, Sort

HOSTILE = [
    "",
    " ",
    '"',
    '"총회',
    "총회*",
    "*",
    "AND OR NOT NEAR(",
    "'; DROP TABLE facts; --",
    "\x00",
    "\ud800총회",
    "%_\\",
    "가" * 100_000,
    "총회 " * 5_000,
    '"' * 999,
    "> 1e999",
    "회원 > " + "9" * 500,
    "ㅋ" * 400,
    "((((((((((",
    "{}[]^~:;",
    "🤖 총회",
]


@pytest.mark.parametrize("cursor", ["x", "eJyLBgABFQC5", "가", "A" * 9_000])
def test_a_strange_cursor_is_refused(facts, cursor):
    with pytest.raises(BadCursorError, match="no cursor of this search"):
        facts(cursor=cursor)


def test_a_cursor_of_another_search_is_refused(facts):
    cursor = facts(limit=1).summary.cursor
    with pytest.raises(BadCursorError):
        facts("총회", limit=1, cursor=cursor)


def test_unknown_orders_and_facets_are_refused(documents):
    with pytest.raises(SearchError, match="relevance, newest, oldest"):
        documents(sort=Sort.VALUE)
    with pytest.raises(SearchError, match="colour"):
        documents(facets=("colour",))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_queries_are_answered(documents, facts, words):
    assert len(documents(words).hits) <= 5
    assert len(facts(words, facets=FACETS).hits) <= 3
