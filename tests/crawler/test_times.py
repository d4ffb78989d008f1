from datetime import datetime, timedelta

import pytest

from corpus.times import KST, korean_day
from crawler.times import is_modified_label, parse_row_time, parse_time, read_stamps

NOW = datetime(2026, 3, 8, 12, 0, tzinfo=KST)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-03-07T16:50:00+09:00", datetime(2026, 3, 7, 16, 50, tzinfo=KST)),
        ("2025-05-15T20:00:52.000+0900", datetime(2025, 5, 15, 20, 0, 52, tzinfo=KST)),
        ("2026-03-07T07:50:00Z", datetime(2026, 3, 7, 16, 50, tzinfo=KST)),
        ("2026-11-20 09:05:07", datetime(2026, 11, 20, 9, 5, 7, tzinfo=KST)),
        ("승인 2018.03.27 15:43", datetime(2018, 3, 27, 15, 43, tzinfo=KST)),
        ("2024. 5. 13. 12:52", datetime(2024, 5, 13, 12, 52, tzinfo=KST)),
        ("2023.11.02. 오후 8:06", datetime(2023, 11, 2, 20, 6, tzinfo=KST)),
        ("2023.11.02. 오전 12:06", datetime(2023, 11, 2, 0, 6, tzinfo=KST)),
        ("2026년 3월 7일 (토) 9시 5분", datetime(2026, 3, 7, 9, 5, tzinfo=KST)),
        ("2026년 3월 7일", datetime(2026, 3, 7, tzinfo=KST)),
        ("20240513125214", datetime(2024, 5, 13, 12, 52, 14, tzinfo=KST)),
        ("20240513", datetime(2024, 5, 13, tzinfo=KST)),
        ("2026.01.06.18:05", datetime(2026, 1, 6, 18, 5, tzinfo=KST)),
        ("2026년 3월 7일 토요일 PM 9:05", datetime(2026, 3, 7, 21, 5, tzinfo=KST)),
        ("Mon, 16 Nov 2026 00:30:00 GMT", datetime(2026, 11, 16, 9, 30, tzinfo=KST)),
        ("Mon, 16 Nov 2026 09:30:00", datetime(2026, 11, 16, 9, 30, tzinfo=KST)),
    ],
)
def test_full_dates_become_korean_time(text, time):
    parsed = parse_time(text)
    assert parsed == time
    assert parsed.utcoffset() == timedelta(hours=9)


@pytest.mark.parametrize(
    "text", ["", "댓글 0", "2026-13-07 09:00", "2026.02.30", "0000-01-01", "9시"]
)
def test_no_date_and_impossible_dates_are_none(text):
    assert parse_time(text) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("03-07 16:50", datetime(2026, 3, 7, 16, 50, tzinfo=KST)),
        ("| 03.07 16:50", datetime(2026, 3, 7, 16, 50, tzinfo=KST)),
        ("12-30 08:00", datetime(2025, 12, 30, 8, 0, tzinfo=KST)),
        ("2025.12.30 08:00", datetime(2025, 12, 30, 8, 0, tzinfo=KST)),
        ("클러스터 | 나루 기자 | 2026-03-01 10:18", datetime(2026, 3, 1, 10, 18, tzinfo=KST)),
        ("37분 전", datetime(2026, 3, 8, 11, 23, tzinfo=KST)),
        ("3시간전", datetime(2026, 3, 8, 9, 0, tzinfo=KST)),
    ],
)
def test_row_times_are_told_from_when_the_page_was_served(text, time):
    assert parse_row_time(text, now=NOW) == time


def test_leap_day_of_a_row_is_in_neither_common_year():
    assert parse_row_time("02-29 10:00", now=NOW) is None


def test_row_without_time_is_none():
    assert parse_row_time("나루 기자", now=NOW) is None


def test_modified_label():
    assert is_modified_label("최종수정 2026.11.20 09:00")
    assert not is_modified_label("승인 2026.11.20 09:00")


def test_korean_day_begins_at_midnight_in_korea():
    assert korean_day(datetime.fromisoformat("2026-11-20T15:30:00+00:00")).day == 21


def test_stamps_of_a_line_with_their_labels():
    published, modified = read_stamps("승인 2018.03.27 15:43 (최종수정 2018.03.28)")
    assert published.time == datetime(2018, 3, 27, 15, 43, tzinfo=KST)
    assert (published.is_modified, published.is_labelled, published.has_clock) == (
        False,
        True,
        True,
    )
    assert modified.time == datetime(2018, 3, 28, tzinfo=KST)
    assert (modified.is_modified, modified.has_clock) == (True, False)


def test_what_stands_before_the_line_labels_its_first_stamp_only():
    first, second = read_stamps("2018.03.27 15:43 2018.03.28 09:00", label="수정")
    assert (first.is_modified, second.is_modified) == (True, False)


@pytest.mark.parametrize("label", ["최종편집", "등록일자 :", "창간", "오늘"])
def test_stamps_that_are_not_about_the_article(label):
    (stamp,) = read_stamps(f"{label} 2026.11.20 09:00")
    assert stamp.is_foreign
    assert not stamp.is_modified


def test_impossible_dates_are_no_stamps():
    assert read_stamps("입력 2026.13.40 09:00, 수정 9시") == ()
