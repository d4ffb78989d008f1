from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import day_period, parse_period
from corpus.series.lines import agree, make_series
from corpus.series.points import Value
from corpus.store.points import StoredPoint


def state(value, time, *, status="fact", approximate=False, key="", **known):
    """A statement; a time with an @ is a day of publication."""
    published = str(time).startswith("@")
    day = date.fromisoformat(time[1:]) if published else date(2026, 1, 1)
    return StoredPoint(
        number=1,
        measure="회원사",
        unit="개",
        key=key or f"{value}-{time}-{status}",
        entity="CLUSTER:가람미니클러스터",
        text=str(value),
        value=Value(
            value=Decimal(str(value)),
            period=day_period(day) if published else parse_period(time),
            basis="published" if published else "stated",
            status=status,
            kind="level",
            approximate=approximate,
        ),
        first_seen=day,
        last_seen=day,
        **{
            "side": "",
            "documents": 1,
            "sources": 1,
            "review": "unreviewed",
            "confidence": 0.9,
        }
        | known,
    )


def make(*stated, unit="개", kind="level"):
    return make_series("회원사", unit, kind, stated)


def values(points):
    return [(int(point.stated.value.value), point.period.code) for point in points]


def test_points_stand_in_the_order_of_the_time_they_speak_for():
    series = make(state(300, "2024"), state(350, "@2026-03-04"), state(280, "2023"))
    assert values(series.points) == [(280, "2023"), (300, "2024"), (350, "2026-03-04")]


def test_plans_and_targets_are_kept_from_facts():
    series = make(
        state(300, "2024"), state(400, "2024", status="target"), state(1, "2025", status="plan")
    )
    assert values(series.points) == [(300, "2024")]
    assert values(series.plans) == [(400, "2024"), (1, "2025")]
    assert series.points[0].conflicts == ()


def test_two_values_for_one_period_conflict_and_both_stay():
    series = make(state(300, "2024", key="a"), state(320, "2024", key="b"), state(9, "2023"))
    assert [point.conflicts for point in series.points] == [(), ("b",), ("a",)]


def test_news_of_one_week_speak_for_one_time():
    series = make(state(300, "@2026-03-02"), state(320, "@2026-03-04"), state(330, "@2026-03-10"))
    assert [bool(point.conflicts) for point in series.points] == [True, True, False]


def test_the_head_is_the_best_borne_out():
    few, many = state(300, "2024", sources=1), state(320, "2024", sources=3)
    rough = state(310, "2024", sources=9, approximate=True)
    assert make(few, many, rough).latest.stated is many
    judged = state(301, "2024", review="accepted")
    assert make(few, many, rough, judged).latest.stated is judged
    assert [point.is_head for point in make(few, many).points].count(True) == 1


@pytest.mark.parametrize("keys", ["ab", "ba"])
def test_what_a_change_reached_goes_before_other_values(keys):
    part = state(7, "@2026-03-04", key=keys[0], confidence=0.99)
    reached = state(58, "@2026-03-04", key=keys[1], side="end")
    assert make(part, reached).latest.stated is reached


@pytest.mark.parametrize("keys", ["ab", "ba"])
def test_what_a_change_left_does_not_stand_for_the_day_of_publication(keys):
    left = state(53, "@2026-03-04", key=keys[0], side="start")
    reached = state(58, "@2026-03-04", key=keys[1], side="end")
    series = make(left, reached)
    assert series.latest.stated is reached
    assert [point.conflicts for point in series.points] == [(), ()]
    assert make(left).latest is None


def test_what_a_change_left_stands_for_the_time_that_it_tells():
    left, reached = state(53, "2024", side="start"), state(58, "2025", side="end")
    assert [point.is_head for point in make(left, reached).points] == [True, True]
    same = make(left, state(58, "2024", side="end"))
    assert [point.is_head for point in same.points] == [False, True]


def test_of_values_that_are_borne_out_alike_and_disagree_none_is_the_head():
    known = state(300, "2023")
    one, other = state(7, "2024", key="a"), state(14, "2024", key="b")
    series = make(known, one, other, state(9, "2024", approximate=True))
    assert series.latest is None
    assert [point.stated for point in series.rivals] == [one, other]
    assert [point.stated.value.value for point in series.points if point.is_head] == [300]
    later = make(known, one, other, state(20, "2025"))
    assert (later.latest.change.before, later.rivals) == (300, ())
    assert later.gaps == ()


def test_values_that_are_borne_out_alike_and_agree_have_a_head():
    series = make(state(82, "2024", key="a"), state("82.4", "2024", key="b"), unit="%")
    assert (series.latest.stated.key, series.rivals) == ("b", ())


def test_change_is_against_the_last_known_value():
    series = make(state(200, "2022"), state(250, "2024"))
    change = series.points[1].change
    assert (change.before, change.difference, change.percent) == (200, 50, 25)
    assert change.since.code == "2022"
    assert series.points[0].change is None


def test_a_quarter_is_not_held_against_a_year_but_a_day_is():
    series = make(
        state(200, "2024"), state(60, "2025-Q1"), state(70, "2025-Q2"), state(260, "@2026-03-04")
    )
    changes = [point.change and point.change.since.code for point in series.points]
    assert changes == [None, None, "2025-Q1", "2025-Q2"]


def test_shares_change_by_points_and_from_nothing_there_is_no_per_cent():
    rates = make(state(80, "2024"), state(82, "2025"), unit="%")
    assert (rates.points[1].change.difference, rates.points[1].change.percent) == (2, None)
    assert make(state(0, "2024"), state(5, "2025")).points[1].change.percent is None


def test_a_change_from_a_rough_value_is_rough():
    series = make(state(200, "2024", approximate=True), state(250, "2025"))
    assert series.points[1].change.approximate


def test_growth_has_no_change_of_its_own():
    series = make(state(20, "2024"), state(30, "2025"), kind="change")
    assert [point.change for point in series.points] == [None, None]


def test_missing_years_are_told_as_one_gap():
    series = make(state(1, "2015"), state(2, "2019"), state(3, "2021"))
    told = [(gap.first.code, gap.last.code, gap.periods) for gap in series.gaps]
    assert told == [("2016", "2018", 3), ("2020", "2020", 1)]


def test_gaps_are_counted_in_the_steps_that_are_told():
    series = make(state(1, "2025-Q1"), state(2, "2025-Q2"), state(3, "2026-Q1"), state(3, "2026"))
    assert [(gap.first.code, gap.last.code) for gap in series.gaps] == [("2025-Q3", "2025-Q4")]


@pytest.mark.parametrize(
    ("left", "right", "unit", "expected"),
    [
        ("350", "350.0", "개", True),
        ("350", "354", "개", False),
        ("54000000000", "53980000000", "원", True),
        ("50000000000", "54000000000", "원", False),
        ("82", "82.4", "%", True),
        ("82.1", "82.4", "%", False),
        ("0", "0", "원", True),
        ("0", "3", "%", False),
    ],
)
def test_rounded_values_agree_and_counts_do_not_round(left, right, unit, expected):
    one, other = state(left, "2024").value, state(right, "2024").value
    assert agree(one, other, unit) is agree(other, one, unit) is expected


def test_a_rough_count_agrees_within_its_last_digit():
    rough = state(350, "2024", approximate=True).value
    assert agree(rough, state(357, "2024").value, "개")
    assert not agree(rough, state(390, "2024").value, "개")


STATEMENTS = st.builds(
    state,
    st.integers(-(10**9), 10**12),
    st.sampled_from(
        ["2024", "2024-Q1", "2025-S2", "2024-07", "@2024-05-06", "@2025-01-01", "2026"]
    ),
    status=st.sampled_from(["fact", "plan", "target"]),
    approximate=st.booleans(),
    key=st.uuids().map(str),
)


@given(st.lists(STATEMENTS, max_size=12), st.sampled_from(["개", "원", "%", ""]))
def test_a_series_keeps_each_statement_once_whatever_their_order(stated, unit):
    series = make(*stated, unit=unit)
    shown = [*series.points, *series.plans]
    assert sorted(point.stated.key for point in shown) == sorted(each.key for each in stated)
    assert make(*stated[::-1], unit=unit) == series
    by_key = {point.stated.key: point for point in shown}
    for point in shown:
        assert all(point.stated.key in by_key[key].conflicts for key in point.conflicts)
