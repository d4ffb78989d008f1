"""What very many documents hold is met on the way from the newest, in PostgreSQL."""

import pytest

from corpus.store.fulltext import Query, Term, index_for
from corpus.store.fulltext.lookups import Counts

pytestmark = pytest.mark.parametrize("url", ["postgresql"], indirect=True)

PHRASE = Query(words=["업무협약"], required=((Term(inside="업무 협약"),),))
BEGINNING = Query(prefixes=["총회"], required=((Term(prefix="총회"), Term(inside="총회")),))


@pytest.fixture
def match(store, add_read):
    """Look a query up among forty documents; gives their numbers."""
    for number in range(1, 41):
        kept = "업무 협약" if number % 4 == 0 else "협약 업무"
        add_read(f"hanbit-{number}", f"총회 {number}호가 열렸다. {kept} 소식이다.")

    def look_up(query, *, limit, **asked):
        with store._database.reading() as connection:
            found = index_for(connection).match(connection, query, limit=limit, **asked)
        return [each.document for each in found]

    return look_up


def claim_common(query):
    """Counts by which every document of a far larger base holds all that is asked for."""
    words = (*query.words, *query.prefixes)
    pairs = {pair: 10**9 for word in words for pair in (word[:2], word[1:3], word[2:])}
    beginnings = dict.fromkeys(query.prefixes, 10**9)
    return Counts(among=10**9, bigrams=pairs, beginnings=beginnings)


def test_of_a_word_that_all_hold_the_last_added_are_found(match):
    assert match(Query(morphemes=["총회"]), limit=1) == [40]


def test_filters_are_asked_before_words(match):
    found = match(Query(morphemes=["총회"]), limit=1, restrict=lambda number: [number < 10])
    assert found == [9]


@pytest.mark.parametrize("query", [PHRASE, BEGINNING])
def test_a_walk_finds_what_the_index_finds(match, query):
    by_list = match(query, limit=40)
    on_the_way = match(query, limit=40, frequencies=claim_common(query))
    assert on_the_way == sorted(by_list, reverse=True)
    assert len(by_list) == (10 if query is PHRASE else 40)


def test_a_walk_ends_with_what_is_asked_for(match):
    assert match(PHRASE, limit=2, frequencies=claim_common(PHRASE)) == [40, 36]


def test_what_stands_in_no_text_is_not_found(match):
    query = Query(words=["협약총회"], required=((Term(inside="협약 총회"),),))
    assert match(query, limit=9) == match(query, limit=9, frequencies=claim_common(query)) == []
