from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import PRECISIONS, day_period, find_missing, parse_period, week_period


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-S2", date(2017, 7, 1), date(2017, 12, 31)),
        ("2017-Q3", date(2017, 7, 1), date(2017, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2017-W01", date(2017, 1, 2), date(2017, 1, 8)),
        ("2017-08-31", date(2017, 8, 31), date(2017, 8, 31)),
    ],
)
def test_a_period_covers_its_days_and_knows_its_code(code, first, last):
    period = parse_period(code)
    assert (period.first, period.last, period.code) == (first, last, code)


@pytest.mark.parametrize(
    "code", [None, "", "2017-13", "2017-W53", "2017-02-30", "0000", "17", "2017-S3", "9999-W53"]
)
def test_what_is_no_period_is_none(code):
    assert parse_period(code) is None


@given(st.dates(date(2, 1, 1), date(9999, 12, 20)), st.sampled_from(PRECISIONS))
def test_codes_come_back(day, precision):
    period = {"day": day_period, "week": week_period}.get(precision)
    period = period(day) if period else parse_period(f"{day.year:04}")
    assert parse_period(period.code) == period
    assert period.first <= day <= period.last


def test_missing_years_lie_between_known_ones():
    known = [parse_period(code) for code in ("2015", "2016-Q2", "2019-03-04", "2021")]
    assert [period.code for period in find_missing(known, "year")] == ["2017", "2018", "2020"]


def test_missing_quarters():
    known = [parse_period(code) for code in ("2024-Q3", "2025-Q1", "2025-Q2")]
    assert [period.code for period in find_missing(known, "quarter")] == ["2024-Q4"]


def test_days_have_no_gaps():
    known = [parse_period(code) for code in ("2024-01-01", "2025-01-01")]
    assert list(find_missing(known, "day")) == []
    assert list(find_missing([], "year")) == []
