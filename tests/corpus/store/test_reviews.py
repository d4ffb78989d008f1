from datetime import date

import pytest

from corpus.errors import (
    MissingStatementError,
    NothingToUndoError,
    ReviewConflictError,
    ReviewError,
)
from corpus.knowledge import find_statements, get_statement
from corpus.resolution.judging import judge
from corpus.store import Decision, FactQuery, Review, Verdict


@pytest.fixture
def stated(teller, store):
    """One figure that two documents state."""
    for number in (1, 2):
        teller.tell(f"hanbit-{number}", teller.count(350), names=["가람클러스터"])
    teller.resolve()
    return store


@pytest.fixture
def key(stated):
    (statement,) = find_statements(stated, FactQuery())
    return statement.key


def review(key, decision="accepted", **more):
    return Review(statement=key, decision=decision, author="황", **more)


def test_a_decision_holds_for_all_equal_facts(stated, key):
    assert get_statement(stated, key).status == "unreviewed"
    number = stated.reviews.decide(review(key, version=0))
    statement = get_statement(stated, key)
    assert (statement.status, statement.version) == ("accepted", number)
    assert {each.standing.status for each in stated.find_facts(FactQuery())} == {"accepted"}


def test_a_correction_is_shown_wherever_the_statement_is(stated, key):
    fields = {"value": "450", "subject": "새봄클러스터"}
    stated.reviews.decide(review(key, "corrected", fields=fields))
    statement = get_statement(stated, key)
    assert (statement.fact.value, statement.fact.subject) == (450, "새봄클러스터")
    assert statement.newest.fact.value == 350
    assert {each.told.value for each in stated.find_facts(FactQuery())} == {450}


def test_a_corrected_name_means_its_entity(teller, stated, key):
    teller.tell("hanbit-9", names=["새봄클러스터"])
    teller.resolve()
    stated.reviews.decide(review(key, "corrected", fields={"subject": "새봄 클러스터"}))
    (named,) = stated.statements.find_named([key])[key]
    assert named.name == "새봄클러스터"
    assert list(find_statements(stated, FactQuery(entity="가람클러스터"))) == []
    stated.reviews.undo(key, author="황")
    (named,) = stated.statements.find_named([key])[key]
    assert named.name == "가람클러스터"


def test_what_is_rejected_is_not_shown(stated, key):
    stated.reviews.decide(review(key, "rejected", reason="딴 해의 수"))
    assert list(find_statements(stated, FactQuery())) == []
    assert list(stated.find_facts(FactQuery())) == []
    (hidden,) = find_statements(stated, FactQuery(with_hidden=True))
    assert hidden.status == "rejected"


def test_undoing_brings_back_the_decision_before(stated, key):
    stated.reviews.decide(review(key))
    stated.reviews.decide(review(key, "rejected", reason="틀림"))
    stated.reviews.undo(key, author="김")
    assert get_statement(stated, key).status == "accepted"
    stated.reviews.undo(key, author="김")
    assert get_statement(stated, key).status == "unreviewed"
    with pytest.raises(NothingToUndoError, match=key):
        stated.reviews.undo(key, author="김")
    log = stated.reviews.find_log(statement=key)
    assert [each.decision for each in log] == ["undone", "undone", "rejected", "accepted"]
    assert [each.undoes for each in log] == [log[3].number, log[2].number, None, None]


def test_who_saw_an_older_version_is_told(stated, key):
    number = stated.reviews.decide(review(key, version=0))
    with pytest.raises(ReviewConflictError, match="meanwhile") as caught:
        stated.reviews.decide(review(key, "rejected", reason="틀림", version=0))
    assert (caught.value.seen, caught.value.found) == (0, number)
    with pytest.raises(ReviewConflictError):
        stated.reviews.undo(key, author="김", version=0)
    assert len(stated.reviews.find_log()) == 1


def test_a_statement_that_is_gone_is_told(stated):
    with pytest.raises(MissingStatementError):
        stated.reviews.decide(review("nix"))


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"decision": "maybe"}, "neither accepted"),
        ({"decision": "corrected"}, "corrects no field"),
        ({"decision": "rejected"}, "without a reason"),
        ({"fields": {"value": "1"}}, "only a correction"),
        ({"decision": "corrected", "fields": {"price": "1"}}, "no such field"),
        ({"decision": "corrected", "fields": {"confidence": 1}}, "no such field"),
        ({"decision": "corrected", "fields": {"value": "삼백"}}, "is no Decimal"),
        ({"decision": "corrected", "fields": {"value": "NaN"}}, "is no Decimal"),
        ({"decision": "corrected", "fields": {"value": "1e999999"}}, "is no Decimal"),
        ({"decision": "corrected", "fields": {"value": None}}, "must not be empty"),
        ({"decision": "corrected", "fields": {"approximate": "yes"}}, "is no bool"),
        ({"author": " "}, "names no author"),
    ],
)
def test_a_decision_that_says_nothing_is_refused(stated, key, wrong, fault):
    values = {"statement": key, "decision": "accepted", "author": "황"} | wrong
    with pytest.raises(ReviewError, match=fault):
        stated.reviews.decide(Review(**values))
    assert stated.reviews.find_log() == []


def test_all_of_a_bulk_is_decided_or_nothing(teller, stated, key):
    teller.tell("hanbit-3", teller.count(20))
    teller.resolve()
    keys = [each.key for each in find_statements(stated, FactQuery())]
    with pytest.raises(MissingStatementError):
        stated.reviews.decide_all([*map(review, keys), review("nix")])
    assert stated.reviews.find_log() == []
    stated.reviews.decide_all(list(map(review, keys)))
    assert len(stated.reviews.find_log()) == 2


def test_facts_of_a_bulk_may_be_equal_in_two_statements(stated):
    """Where one spelling means two entities, a decision about one statement holds for the other."""
    of_one = "ORG:가람클러스터@#hanbit-1"
    judge(
        stated,
        Verdict(left=of_one, right="가람클러스터", decision=Decision.DIFFERENT, author="황"),
    )
    found = list(find_statements(stated, FactQuery()))
    assert len({each.fact.text for each in found}) == 1
    assert len(found) == 2
    stated.reviews.decide_all([review(each.key, version=each.version) for each in found])
    assert [each.status for each in find_statements(stated, FactQuery())] == ["accepted"] * 2
    assert {each.statement for each in stated.reviews.find_log()} == {each.key for each in found}


def test_a_decision_outlives_another_reader(teller, stated, key):
    stated.reviews.decide(review(key))
    for number in (1, 2):
        teller.tell(f"hanbit-{number}", teller.count(350), names=["가람클러스터"])
        assert get_statement(stated, key).status == "accepted"
    teller.resolve()
    assert get_statement(stated, key).status == "accepted"


def test_a_decision_outlives_that_nobody_states_it_for_a_while(teller, stated, key):
    stated.reviews.decide(review(key))
    for number in (1, 2):
        teller.tell(f"hanbit-{number}", names=["가람클러스터"], more="figure 350 개사 회원사")
    teller.resolve()
    gone = get_statement(stated, key)
    assert (gone.status, gone.retracted) == ("accepted", date(2026, 3, 2))
    teller.tell("hanbit-3", teller.count(350), names=["가람클러스터"])
    teller.resolve()
    assert (get_statement(stated, key).status, get_statement(stated, key).retracted) == (
        "accepted",
        None,
    )


def test_an_equal_fact_in_another_spelling_is_decided_too(teller, stated, key):
    stated.reviews.decide(review(key))
    teller.tell("hanbit-3", teller.count(350, measure="회원기업"), names=["가람클러스터"])
    teller.resolve()
    (statement,) = find_statements(stated, FactQuery())
    assert (statement.documents, statement.status) == (3, "accepted")


def test_only_a_changed_fact_comes_back(teller, stated, key):
    stated.reviews.decide(review(key))
    for number in (1, 2):
        teller.tell(f"hanbit-{number}", teller.count(360), names=["가람클러스터"])
    teller.resolve()
    found = {each.fact.value: each.status for each in find_statements(stated, FactQuery())}
    assert found[360] == "unreviewed"


def test_the_log_tells_what_the_analyst_saw(stated, key):
    stated.reviews.decide(review(key, reason="표와 같다"))
    (entry,) = stated.reviews.find_log()
    assert entry.stated["fields"]["value"] == "350"
    assert entry.stated["document"] == "hanbit-2"
    assert (entry.author, entry.reason, entry.type) == ("황", "표와 같다", "figure")
    assert entry.at.utcoffset() is not None


def test_five_hundred_decisions_leave_five_hundred_rows(teller, store):
    teller.tell("hanbit-1", *(teller.count(number) for number in range(1, 101)))
    teller.resolve()
    keys = [each.key for each in find_statements(store, FactQuery())]
    for turn in range(5):
        for key in keys:
            decision = "accepted" if turn % 2 else "rejected"
            store.reviews.decide(review(key, decision, reason="거듭"))
    assert len(store.reviews.find_log(limit=None)) == 500


def test_the_log_of_an_author(stated, key):
    stated.reviews.decide(review(key))
    stated.reviews.undo(key, author="김")
    assert [each.decision for each in stated.reviews.find_log(author="김")] == ["undone"]


def test_the_log_goes_on_page_by_page(stated, key):
    numbers = [stated.reviews.decide(review(key)) for _ in range(3)]
    (last,) = stated.reviews.find_log(limit=1)
    rest = stated.reviews.find_log(before=last.number)
    assert [last.number, *(each.number for each in rest)] == numbers[::-1]


def test_the_decision_in_force_is_told_with_the_version(stated, key):
    assert stated.reviews.find_in_force([key]) == {}
    first = stated.reviews.decide(review(key))
    stated.reviews.decide(review(key, "rejected", reason="틀림"))
    undone = stated.reviews.undo(key, author="황")
    assert stated.reviews.find_in_force([key, "nix"]) == {key: (first, undone)}


def test_the_last_decision_in_force_is_found_behind_any_number_of_undone_ones(teller, store):
    teller.tell("hanbit-3", *map(teller.count, range(1, 13)), names=["가람클러스터"])
    teller.resolve()
    keys = [each.key for each in find_statements(store, FactQuery())]
    numbers = [store.reviews.decide(review(key)) for key in keys]
    store.reviews.decide(Review(statement=keys[0], decision="accepted", author="bada"))
    for key in reversed(keys[1:]):
        assert store.reviews.find_last("황").statement == key
        store.reviews.undo(key, author="황")
    assert len(numbers) == 12
    assert store.reviews.find_last("황") is None
    assert store.reviews.find_last("bada").statement == keys[0]


def test_many_are_undone_together_or_not_at_all(teller, store):
    teller.tell("hanbit-3", *map(teller.count, range(1, 6)), names=["가람클러스터"])
    teller.resolve()
    keys = [each.key for each in find_statements(store, FactQuery())]
    numbers = store.reviews.decide_all([review(key) for key in keys])
    store.reviews.decide(review(keys[2], "rejected", reason="틀림"))
    with pytest.raises(ReviewConflictError):
        store.reviews.undo_all(numbers, author="황")
    assert {get_statement(store, key).status for key in keys} == {"accepted", "rejected"}
    store.reviews.undo(keys[2], author="황")
    assert len(store.reviews.undo_all(numbers, author="황")) == len(keys)
    assert {get_statement(store, key).status for key in keys} == {"unreviewed"}


def test_decisions_about_one_fact_are_undone_from_the_last_on(stated, key):
    numbers = [
        stated.reviews.decide(review(key)),
        stated.reviews.decide(review(key, "rejected", reason="틀림")),
    ]
    stated.reviews.undo_all(numbers, author="황")
    assert get_statement(stated, key).status == "unreviewed"
