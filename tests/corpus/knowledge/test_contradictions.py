from datetime import date

import pytest

from corpus.knowledge import find_contradictions, find_statements
from corpus.store import FactQuery, Review


def told(found):
    return [[getattr(each.fact, "value", None) for each in one.statements] for one in found]


def people(found):
    return [[each.fact.person for each in one.statements] for one in found]


def test_two_values_of_one_week_contradict_each_other(teller, store):
    teller.tell("hanbit-1", teller.count(350), day=date(2026, 3, 2))
    teller.tell("other-1", teller.count(320), publisher="other", day=date(2026, 3, 4))
    teller.resolve()
    (found,) = find_contradictions(store)
    assert found.kind == "values"
    assert told([found]) == [[350, 320]]


def test_a_value_of_another_time_is_a_series(teller, store):
    teller.tell("hanbit-1", teller.count(350), day=date(2026, 3, 2))
    teller.tell("hanbit-2", teller.count(370), day=date(2026, 9, 4))
    teller.resolve()
    assert find_contradictions(store) == []


def test_two_values_of_one_period_contradict_each_other_whenever_they_are_told(teller, store):
    teller.tell("hanbit-1", teller.count(350, as_of="2025"), day=date(2026, 3, 2))
    teller.tell("hanbit-2", teller.count(370, as_of="2025"), day=date(2026, 9, 4))
    teller.tell("hanbit-3", teller.count(390, as_of="2024"), day=date(2026, 9, 4))
    teller.resolve()
    assert told(find_contradictions(store)) == [[350, 370]]


def test_rounding_is_no_contradiction(teller, store):
    teller.tell("hanbit-1", teller.count(350, approximate=True), teller.count(352))
    teller.resolve()
    assert find_contradictions(store) == []


@pytest.mark.parametrize(
    "other", [{"status": "plan"}, {"measure": "매출"}, {"subject": "새봄미클"}]
)
def test_figures_about_something_else_do_not_meet(teller, store, other):
    teller.tell("hanbit-1", teller.count(350), teller.count(320, **other))
    teller.resolve()
    assert find_contradictions(store) == []


def tell_heads(teller, *told, role="이사장"):
    for number, (person, day) in enumerate(told):
        teller.tell(f"hanbit-{number}", teller.head(person, role=role), names=["가람공단"], day=day)
    teller.resolve()


JANUARY, MARCH, MAY = date(2026, 1, 5), date(2026, 3, 5), date(2026, 5, 5)


def test_two_people_in_one_post_at_a_time(teller, store):
    tell_heads(teller, ("황석주", JANUARY), ("황석주", MAY), ("김도담", MARCH))
    (found,) = find_contradictions(store)
    assert (found.kind, people([found])) == ("holders", [["황석주", "김도담"]])


def test_a_successor_is_no_contradiction(teller, store):
    tell_heads(teller, ("황석주", JANUARY), ("황석주", MARCH), ("김도담", MARCH), ("김도담", MAY))
    assert find_contradictions(store) == []


def test_a_post_of_many_is_no_contradiction(teller, store):
    tell_heads(teller, ("황석주", JANUARY), ("황석주", MAY), ("김도담", MARCH), role="연구원")
    assert find_contradictions(store) == []


def test_two_days_of_one_activity(teller, store):
    for number, day in ((1, 12), (2, 13)):
        event = teller.event("정기총회", date(2026, 3, day), organisers=("가람공단",))
        teller.tell(f"hanbit-{number}", event, names=["가람공단"])
    teller.resolve()
    (found,) = find_contradictions(store)
    assert found.kind == "days"
    assert [each.fact.first_day.day for each in found.statements] == [12, 13]


def test_days_within_a_period_and_of_a_cancelled_activity_agree(teller, store):
    hosts = {"organisers": ("가람공단",)}
    teller.tell(
        "hanbit-1",
        teller.event("박람회", date(2026, 3, 12), last_day=date(2026, 3, 14), **hosts),
        teller.event("박람회", date(2026, 3, 13), **hosts),
        teller.event("설명회", date(2026, 3, 12), status="cancelled", **hosts),
        teller.event("설명회", date(2026, 3, 13), **hosts),
        names=["가람공단"],
    )
    teller.resolve()
    assert find_contradictions(store) == []


def test_what_is_rejected_contradicts_nothing(teller, store):
    teller.tell("hanbit-1", teller.count(350), teller.count(320))
    teller.resolve()
    wrong = next(each for each in find_statements(store, FactQuery()) if each.fact.value == 320)
    store.reviews.decide(
        Review(statement=wrong.key, decision="rejected", author="황", reason="딴 해")
    )
    assert find_contradictions(store) == []


def test_type_entity_and_limit_restrict(teller, store):
    for subject in ("가람미클", "새봄미클"):
        figures = (teller.count(value, subject) for value in (350, 320))
        teller.tell(f"hanbit-{subject}", *figures, names=[("CLUSTER", subject)])
    teller.resolve()
    assert len(find_contradictions(store)) == 2
    assert len(find_contradictions(store, limit=1)) == 1
    (found,) = find_contradictions(store, entity_key="CLUSTER:새봄미클")
    assert found.statements[0].fact.subject == "새봄미클"
    assert find_contradictions(store, fact_type="event") == []


def test_one_statement_is_asked_about_alone(teller, store):
    for subject in ("가람미클", "새봄미클"):
        figures = (teller.count(value, subject) for value in (350, 320))
        teller.tell(f"hanbit-{subject}", *figures, names=[("CLUSTER", subject)])
    teller.resolve()
    wanted = find_contradictions(store, entity_key="CLUSTER:새봄미클")
    for one in wanted[0].statements:
        assert find_contradictions(store, statement=one.key) == wanted
    assert find_contradictions(store, statement="nope") == []
