from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corpus.activities.anchors import make_anchors, make_looks
from corpus.activities.judge import Verdict, judge
from corpus.activities.telling import Telling


def meets(left, right):
    """Whether a look of one finds an anchor of the other, as the index does."""
    return any(
        anchor.anchor in look.anchors
        and anchor.kind == look.kind
        and look.first <= anchor.first <= look.last
        and anchor.last >= look.reach
        for look in make_looks(left)
        for anchor in make_anchors(right)
    )


def test_whatever_is_one_meets_from_both_sides(pairs):
    found = [
        (left, right, n)
        for _, left, right, n in pairs
        if judge(left, right).verdict is Verdict.SAME
    ]
    assert len(found) > 60
    for left, right, note in found:
        assert meets(left, right), note
        assert meets(right, left), note


def test_events_of_other_months_do_not_meet(make):
    left, right = make(organisers=("가람시",)), make(organisers=("가람시",), day="2026-05-05")
    assert not meets(left, right)


def test_a_telling_without_any_day_stands_nowhere(make):
    telling = make(day="", seen=None)
    assert (make_anchors(telling), list(make_looks(telling))) == ([], [])


@given(st.dates(), st.dates(), st.sampled_from(["day", "month", "year", None]))
def test_the_ends_of_the_calendar_break_nothing(first, seen, precision):
    dated = {"first": first, "last": first, "precision": precision} if precision else {}
    telling = Telling(statement=1, name="로봇 총회", kind="총회", seen=seen, **dated)
    assert make_anchors(telling)
    assert all(look.first <= look.last for look in make_looks(telling))
    assert all(isinstance(look.reach, date) for look in make_looks(telling))
