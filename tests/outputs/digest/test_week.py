from datetime import UTC, date, datetime

import pytest

from corpus.errors import WeekError
from outputs.digest.week import Week


def test_week_runs_from_monday_to_sunday():
    week = Week.read("2026-W46")
    assert (week.first_day, week.last_day) == (date(2026, 11, 9), date(2026, 11, 15))
    assert f"{week.korean} {week.days}" == "2026년 46주 11월 9일~11월 15일"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 15, 14, 59, tzinfo=UTC), "2026-W46"),  # Sunday 23:59 in Korea
        (datetime(2026, 11, 15, 15, 0, tzinfo=UTC), "2026-W47"),  # Monday 0:00 in Korea
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_week_of_a_moment_counts_in_korean_time(moment, expected):
    assert str(Week.of(moment)) == expected


def test_week_53_is_read_where_the_year_has_one():
    assert Week.read("2026-W53").last_day == date(2027, 1, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2026-W60",
        "2025-W53",
        "2026-W00",
        "2026-46",
        "0000-W01",
        "0001-W01",
        "1899-W52",
        "9999-W52",
        "다음 주",
        "",
    ],
)
def test_a_text_that_names_no_week_is_refused_with_the_right_form(text):
    with pytest.raises(WeekError, match="2026-W46"):
        Week.read(text)


def test_week_reads_what_it_writes():
    week = Week.read("2026-W01")
    assert Week.read(str(week)) == week
