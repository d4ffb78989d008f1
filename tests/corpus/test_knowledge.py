from datetime import date, datetime

import pytest

from corpus.knowledge import find_statements
from corpus.store import FactQuery
from corpus.times import KST

TEXT = "가람클러스터에 120명이 왔다."


@pytest.fixture
def base(store, add_read):
    for day in (1, 3):
        add_read(f"hanbit-{day}", TEXT, published=datetime(2026, 3, day, tzinfo=KST))
    add_read("other-1", "새봄공단에 7명이 왔다.", publisher="other", published=None)
    return store


def test_equal_facts_are_one_statement_with_its_sources(base):
    many, one = find_statements(base, FactQuery())
    assert (many.newest.document.id, many.sources) == ("hanbit-3", 2)
    assert (many.first_seen, many.last_seen) == (date(2026, 3, 1), date(2026, 3, 3))
    assert (one.fact.value, one.sources, one.first_seen) == (7, 1, None)


def test_a_revision_is_no_second_source(base, add_read):
    add_read("hanbit-3", f"{TEXT} 고침.", published=datetime(2026, 3, 3, tzinfo=KST))
    statement = next(find_statements(base, FactQuery()))
    assert statement.sources == 2


def test_the_limit_counts_statements(base):
    assert len(list(find_statements(base, FactQuery(limit=2)))) == 2
    assert len(list(find_statements(base, FactQuery(limit=1)))) == 1


def test_days_and_sources_are_those_of_the_whole_base(base):
    (statement,) = find_statements(base, FactQuery(until=date(2026, 3, 2)))
    assert statement.newest.document.id == "hanbit-1"
    assert (statement.last_seen, statement.sources) == (date(2026, 3, 3), 2)
