from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.records import Evidence
from outputs.fact_changes import compare_facts, tell_difference


def figure(value=350, at=0, rule="figure.count", **fields):
    evidence = Evidence(document_id="gaon-1", start=at, end=at + 5, rule=rule, version=rule)
    return Figure(evidence=evidence, text=f"{value}개", value=Decimal(value), unit="개", **fields)


def event(name="총회", at=0):
    evidence = Evidence(document_id="gaon-1", start=at, end=at + 5, rule="event.held", version="1")
    return Event(evidence=evidence, name=name, kind="총회", first_day=date(2026, 3, 5))


def kinds(old, new):
    return sorted(change.kind for change in compare_facts(old, new))


def test_another_rule_place_or_confidence_is_no_change():
    assert kinds([figure(confidence=0.4)], [figure(at=9, rule="figure.cell")]) == ["same"]


def test_a_fact_is_gained_or_lost():
    assert kinds([], [figure()]) == ["gained"]
    assert kinds([figure()], []) == ["lost"]


def test_a_fact_with_equal_key_and_other_fields_changed():
    (change,) = compare_facts([figure(approximate=False)], [figure(approximate=True, at=40)])
    assert change.kind == "changed"
    assert tell_difference(change.old, change.new) == [("어림", False, True)]


def test_a_fact_on_the_same_words_changed():
    (change,) = compare_facts([figure(350)], [figure(360, at=3)])
    assert [label for label, *_ in tell_difference(change.old, change.new)] == ["표기", "값"]


def test_words_far_away_and_other_types_are_no_change():
    assert kinds([figure(350)], [figure(360, at=30)]) == ["gained", "lost"]
    assert kinds([figure()], [event()]) == ["gained", "lost"]


def test_what_stands_twice_is_counted_twice():
    assert kinds([figure(), figure(at=20)], [figure()]) == ["lost", "same"]


def test_the_largest_overlap_is_the_pair():
    old, near, far = figure(1, at=10), figure(2, at=11), figure(3, at=14)
    changes = compare_facts([old], [far, near])
    assert [(c.kind, c.new and int(c.new.value)) for c in changes] == [
        ("changed", 2),
        ("gained", 3),
    ]


FACTS = st.lists(
    st.builds(figure, st.integers(1, 4), st.integers(0, 12), measure=st.sampled_from(["a", "b"])),
    max_size=8,
)


@given(FACTS, FACTS)
def test_each_fact_is_told_once(old, new):
    changes = compare_facts(old, new)
    assert len([c for c in changes if c.old is not None]) == len(old)
    assert len([c for c in changes if c.new is not None]) == len(new)
    assert {c.kind for c in compare_facts(old, old)} <= {"same"}
