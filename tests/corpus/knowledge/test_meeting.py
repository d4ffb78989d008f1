from datetime import date

import pytest

from corpus.knowledge import find_contradictions, preview_joining
from corpus.resolution.judging import judge
from corpus.store import Decision, Review, Verdict

LEFT, RIGHT = "ORG:가람정밀", "ORG:나루정기"


@pytest.fixture
def base(teller, store):
    """Two names with one equal figure and two values of another; a third name beside them."""
    for number, (name, *told) in enumerate(
        [
            ("가람정밀", teller.count(30, "가람정밀"), teller.count(7, "가람정밀", measure="특허")),
            ("나루정기", teller.count(30, "나루정기"), teller.count(9, "나루정기", measure="특허")),
            ("나루정기", teller.head("황석주", "나루정기")),
            ("다온테크", teller.count(30, "다온테크")),
        ],
        start=1,
    ):
        teller.tell(f"hanbit-{number}", *told, names=[name], day=date(2026, 3, number))
    teller.resolve()
    return store


def test_a_preview_tells_what_joining_then_does(base):
    told = preview_joining(base, LEFT, RIGHT)
    assert told.left == {"figure": 2}
    assert told.right == {"figure": 2, "position": 1}
    assert (told.equal, len(told.contradictions), told.is_whole) == (1, 1, True)
    assert [each.fact.value for each in told.merging] == [30]
    assert {each.fact.value for each in told.contradictions[0].statements} == {7, 9}
    assert find_contradictions(base) == []
    verdict = Verdict(left=LEFT, right=RIGHT, decision=Decision.SAME, author="nari")
    judge(base, verdict)
    assert len(find_contradictions(base)) == 1


def test_a_preview_is_the_same_from_both_sides(base):
    one, other = preview_joining(base, LEFT, RIGHT), preview_joining(base, RIGHT, LEFT)
    assert (one.equal, len(one.contradictions)) == (other.equal, len(other.contradictions))
    assert (one.left, one.right) == (other.right, other.left)


def test_what_was_rejected_meets_nothing(base):
    for contradiction in preview_joining(base, LEFT, RIGHT).contradictions:
        for each in contradiction.statements:
            review = Review(statement=each.key, decision="rejected", author="황", reason="틀림")
            base.reviews.decide(review)
    assert preview_joining(base, LEFT, RIGHT).contradictions == []


def test_names_of_which_nothing_is_stated_come_to_nothing(base):
    told = preview_joining(base, LEFT, "ORG:없는이름")
    assert (told.right, told.equal, told.contradictions) == ({}, 0, [])
