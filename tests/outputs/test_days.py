from datetime import date

import pytest

from outputs.days import say_day, say_period, say_span

DAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        (None, None, None, ""),
        (DAY, None, "year", "2026년"),
        (DAY, None, "month", "2026년 11월"),
        (DAY, DAY, "day", "2026년 11월 12일"),
        (DAY, date(2026, 11, 14), "day", "2026년 11월 12~14일"),
        (DAY, date(2026, 12, 1), "day", "2026년 11월 12일~12월 1일"),
        (DAY, date(2027, 1, 2), "day", "2026년 11월 12일~2027년 1월 2일"),
    ],
)
def test_a_span_is_said_as_far_as_it_is_known(first, last, precision, said):
    assert say_span(first, last, precision) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2017", "2017년"),
        ("2017-S1", "2017년 상반기"),
        ("2017-Q3", "2017년 3분기"),
        ("2017-08", "2017년 8월"),
        ("2017-08-31", "2017년 8월 31일"),
        ("last year", "last year"),
    ],
)
def test_periods_are_said_in_korean(period, said):
    assert say_period(period) == said


def test_a_day_may_tell_its_weekday():
    assert say_day(DAY, weekday=True) == "2026년 11월 12일(목)"
