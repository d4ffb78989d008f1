import pytest

from corpus.activities.judge import Verdict, compare_days, judge


def test_the_annotated_pairs_are_judged_rightly(pairs):
    """140 pairs of our own: docs/knowledge.md tells how they were written."""
    right = [same for same, left, right, _ in pairs if judge(left, right).verdict is Verdict.SAME]
    known = [same for same, *_ in pairs]
    assert len(known) == 140
    assert sum(right) / len(right) >= 0.98
    assert sum(right) / sum(known) >= 0.93


def test_a_judgement_does_not_hang_on_the_order(pairs):
    for _, left, right, note in pairs:
        assert judge(left, right) == judge(right, left), note


def test_two_conferences_in_one_hotel_on_one_day_stay_two(make):
    place = {"place": "온새호텔", "kind": "콘퍼런스", "organisers": ("한빛협회",)}
    left, right = make(name="수소 콘퍼런스", **place), make(name="로봇 콘퍼런스", **place)
    assert judge(left, right).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2026-03-05", "2026-03-05", "exact"),
        ("2026-03-05~2026-03-07", "2026-03-07", "exact"),
        ("2026-03-05", "2026-03-06", "near"),
        ("2026-03-05", "2026-03-08", "apart"),
        ("2026-03-05", "2026-03", "coarse"),
        ("2026", "2026-03", "coarse"),
        ("2025", "2026-03", "apart"),
        ("", "2026-03-05", "open"),
        ("", "2026-09-05", "apart"),
        ("", "", "open"),
    ],
)
def test_how_dates_lie(make, left, right, expected):
    assert compare_days(make(day=left), make(day=right)) == expected
    assert compare_days(make(day=right), make(day=left)) == expected


def test_an_undated_telling_of_an_undated_document_is_never_joined(make):
    left, right = make(day="", seen=None), make(day="", seen=None)
    assert judge(left, right).verdict is Verdict.DIFFERENT


def test_agreements_of_one_day_are_told_apart_by_their_signatories(make):
    sides = [("가람시", "누리정밀"), ("누리정밀", "가람시"), ("가람시", "든솔전자")]
    first, again, other = (make(name="업무협약", kind="협약", organisers=side) for side in sides)
    assert judge(first, again).verdict is Verdict.SAME
    assert judge(first, other).verdict is Verdict.DIFFERENT


def test_a_longer_name_is_better_borne_out(make):
    hosts = {"organisers": ("가람시",)}
    short = judge(make(**hosts), make(**hosts))
    name = "로봇산업 발전 유공자 총회"
    long = judge(make(name=name, **hosts), make(name=name, **hosts))
    assert long.weight > short.weight
