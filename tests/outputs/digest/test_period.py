from datetime import date

import pytest

from corpus.errors import PeriodError, WeekError
from outputs.digest.period import Period
from outputs.digest.week import Week


def test_a_week_is_a_period():
    period = Period.of_week(Week(2026, 53))
    assert (period.key, period.label) == ("2026-W53", "2026년 53주")
    assert (period.first_day, period.last_day) == (date(2026, 12, 28), date(2027, 1, 3))
    assert period.before == (date(2026, 12, 21), date(2026, 12, 27))


def test_any_days_are_a_period():
    period = Period.between(date(2026, 11, 1), date(2026, 11, 15))
    assert (period.key, period.label) == ("2026-11-01..2026-11-15", "2026년 11월 1~15일")
    assert period.before == (date(2026, 10, 17), date(2026, 10, 31))


@pytest.mark.parametrize("key", ["2026-W46", "2026-11-01..2026-11-15", "2026-11-01..2026-11-01"])
def test_a_key_is_read_again(key):
    assert Period.read(key).key == key


@pytest.mark.parametrize("key", ["", "2026", "2026-W60", "x..y", "2026-11-01..", "2026-02-30..x"])
def test_what_is_no_key_is_told(key):
    with pytest.raises(WeekError):
        Period.read(key)


def test_days_in_no_order_or_too_many_are_told():
    for first, last in (
        (date(2026, 11, 2), date(2026, 11, 1)),
        (date(2024, 1, 1), date(2026, 1, 1)),
        (date(1, 1, 1), date(1, 1, 2)),
        (date(9999, 12, 30), date(9999, 12, 31)),
    ):
        with pytest.raises(PeriodError):
            Period.between(first, last)
