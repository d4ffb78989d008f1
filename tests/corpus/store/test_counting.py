from datetime import date

import pytest
from sqlalchemy import func, select

from corpus.knowledge import find_statements, get_statement
from corpus.store import FactQuery
from corpus.store.counting import measure_priority
from corpus.store.tables import past_facts


@pytest.fixture
def stated(teller, store):
    """A document that states two things."""
    teller.tell("hanbit-1", teller.head("황석주"), teller.count(350), names=["가람공단"])
    teller.resolve()
    return store


def find_all(store, **query):
    found = find_statements(store, FactQuery(**query))
    return {each.fact.TYPE: each for each in found}


def past(store):
    with store._database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(past_facts))


def test_what_a_revision_drops_is_retracted(teller, stated):
    teller.tell("hanbit-1", teller.count(350), more="이사장은 없다.")
    teller.resolve()
    found = find_all(stated)
    gone = found["position"]
    assert (gone.retracted, gone.cause, gone.documents) == (date(2026, 3, 2), "revision", 1)
    assert gone.newest.sentence == "position 황석주 이사장 가람공단."
    assert (gone.newest.revision, gone.newest.document.revision) == (1, 2)
    assert found["figure"].retracted is None


def test_a_retracted_statement_is_found_by_its_entity(teller, stated):
    teller.tell("hanbit-1", teller.count(350), names=["가람공단"], more="이사장은 없다.")
    teller.resolve()
    assert "position" in find_all(stated, entity="가람 공단")


def test_another_document_keeps_a_statement(teller, stated):
    teller.tell("other-1", teller.head("황석주"), names=["가람공단"], publisher="other")
    teller.tell("hanbit-1", teller.count(350), more="이사장은 없다.")
    teller.resolve()
    kept = find_all(stated)["position"]
    assert (kept.retracted, kept.documents, kept.newest.document.id) == (None, 1, "other-1")


def test_a_statement_comes_back_when_it_is_stated_again(teller, stated):
    key = find_all(stated)["position"].key
    teller.tell("hanbit-1", more="아무것도 없다.")
    teller.resolve()
    assert get_statement(stated, key).cause == "revision"
    teller.tell("hanbit-2", teller.head("황석주"), names=["가람공단"])
    teller.resolve()
    back = get_statement(stated, key)
    assert (back.retracted, back.cause, back.newest.document.id) == (None, None, "hanbit-2")


def test_what_only_another_reader_drops_is_left_out_of_lists(teller, stated):
    key = find_all(stated)["position"].key
    text = "position 황석주 이사장 가람공단."
    teller.tell("hanbit-1", teller.count(350), more=text)
    teller.resolve()
    assert "position" not in find_all(stated)
    assert "position" in find_all(stated, with_hidden=True)
    assert get_statement(stated, key).cause == "reading"


def test_a_document_that_is_read_again_loses_nothing_in_between(teller, stated):
    before = find_all(stated)
    teller.tell("hanbit-1", teller.head("황석주"), teller.count(350), names=["가람공단"])
    between = find_all(stated)
    assert {each.key for each in between.values()} == {each.key for each in before.values()}
    teller.resolve()
    assert find_all(stated) == before
    assert past(stated) == 0


def test_reading_twice_before_resolving_keeps_one_past_fact(teller, stated):
    for _ in range(2):
        teller.tell("hanbit-1", more="아무것도 없다.")
    teller.resolve()
    assert past(stated) == 2
    assert {each.cause for each in find_all(stated).values()} == {"revision"}


def test_a_spelling_that_means_the_same_retracts_nothing(teller, stated):
    teller.tell("hanbit-1", teller.head("황석주", "가람 공단"), names=["가람 공단"])
    teller.resolve()
    kept = find_all(stated)["position"]
    assert (kept.retracted, kept.documents) == (None, 1)


def test_the_newest_occurrence_is_shown(teller, stated):
    teller.tell("hanbit-0", teller.count(350), day=date(2026, 2, 1))
    teller.tell("hanbit-2", teller.count(350), day=None)
    teller.resolve()
    figure = find_all(stated)["figure"]
    assert figure.newest.document.id == "hanbit-1"
    assert (figure.first_seen, figure.last_seen) == (date(2026, 2, 1), date(2026, 3, 1))
    assert figure.documents == 3


def test_doubt_and_spread_make_priority():
    assert measure_priority(0.9, 1) < measure_priority(0.5, 1) < measure_priority(0.5, 8)
    assert measure_priority(1.0, 1000) == 0
