from datetime import date, datetime

import pytest

from corpus.errors import MissingStatementError
from corpus.knowledge import find_occurrences, find_statements, get_statement
from corpus.resolution import resolve
from corpus.store import FactQuery
from corpus.times import KST

TEXT = "가람클러스터에 120명이 왔다."


@pytest.fixture
def base(store, add_read):
    for day in (1, 3):
        add_read(f"hanbit-{day}", TEXT, published=datetime(2026, 3, day, tzinfo=KST))
    add_read("other-1", "새봄공단에 7명이 왔다.", publisher="other", published=None)
    resolve(store)
    return store


def test_equal_facts_are_one_statement_with_its_documents(base):
    many, one = find_statements(base, FactQuery())
    assert (many.newest.document.id, many.documents) == ("hanbit-3", 2)
    assert (many.first_seen, many.last_seen) == (date(2026, 3, 1), date(2026, 3, 3))
    assert (one.fact.value, one.documents, one.first_seen) == (7, 1, None)


def test_near_copies_are_one_source(teller, store):
    body = "가람공단은 새 센터를 열고 회원사와 함께 시제품을 만든다고 밝혔다. " * 6
    for number in (1, 2):
        teller.tell(f"hanbit-{number}", teller.count(350), more=body)
    teller.tell("other-1", teller.count(350), publisher="other", more="딴 글이 여기 서 있다. " * 9)
    teller.resolve()
    (statement,) = find_statements(store, FactQuery())
    assert (statement.documents, statement.sources) == (3, 2)


def test_a_revision_is_no_second_document(base, add_read):
    add_read("hanbit-3", f"{TEXT} 고침.", published=datetime(2026, 3, 3, tzinfo=KST))
    resolve(base)
    statement = next(find_statements(base, FactQuery()))
    assert statement.documents == 2


def test_the_limit_counts_statements(base):
    assert len(list(find_statements(base, FactQuery(limit=2)))) == 2
    assert len(list(find_statements(base, FactQuery(limit=1)))) == 1


def test_days_and_documents_are_those_of_the_whole_base(base):
    (statement,) = find_statements(base, FactQuery(until=date(2026, 3, 2)))
    assert statement.newest.document.id == "hanbit-1"
    assert (statement.last_seen, statement.documents) == (date(2026, 3, 3), 2)


def test_what_is_read_and_not_grouped_yet_is_no_statement(base, add_read):
    add_read("hanbit-9", "누리공단에 9명이 왔다.")
    assert len(list(find_statements(base, FactQuery()))) == 2


def test_a_statement_is_found_by_its_key_and_by_that_of_a_fact(base):
    statement = next(find_statements(base, FactQuery()))
    assert get_statement(base, statement.key) == statement
    assert get_statement(base, statement.newest.key) == statement
    assert [each.document.id for each in find_occurrences(base, statement.key)] == [
        "hanbit-3",
        "hanbit-1",
    ]


def test_an_unknown_key_is_told(base):
    with pytest.raises(MissingStatementError, match="miclu facts"):
        get_statement(base, "nix")
