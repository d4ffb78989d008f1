from datetime import date
from decimal import Decimal

import pytest

from corpus.periods import parse_period
from corpus.series.lines import Change
from outputs.values import tell_change, tell_days, tell_period, tell_value


@pytest.mark.parametrize(
    ("value", "unit", "measure", "told"),
    [
        ("350", "개", "회원사", "350개사"),
        ("350", "개", "공장", "350개"),
        ("1200", "명", "참석자", "1,200명"),
        ("82.4", "%", "가동률", "82.4%"),
        ("720000000", "원", "사업비", "7억 2,000만원"),
        ("1000000000000", "원", "예산", "1조원"),
        ("12345", "달러", "수출", "1만 2,345달러"),
        ("-54000000000", "원", "", "-540억원"),
        ("9800", "원", "", "9,800원"),
        ("0.5", "원", "", "0.5원"),
        ("3", "", "", "3"),
    ],
)
def test_a_value_with_its_unit(value, unit, measure, told):
    assert tell_value(Decimal(value), unit, measure=measure) == told


def test_a_rough_value_says_so():
    assert tell_value(Decimal(350), "개", measure="회원사", approximate=True) == "약 350개사"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("2017", "2017년"),
        ("2017-S1", "2017년 상반기"),
        ("2017-S2", "2017년 하반기"),
        ("2017-Q3", "2017년 3분기"),
        ("2017-08", "2017년 8월"),
        ("2017-W32", "2017-08-07 주"),
        ("2017-08-31", "2017-08-31"),
    ],
)
def test_a_period(code, told):
    assert tell_period(parse_period(code)) == told


def change(difference, percent=None, *, approximate=False):
    return Change(
        since=parse_period("2024"),
        before=Decimal(300),
        difference=Decimal(difference),
        percent=percent and Decimal(percent),
        approximate=approximate,
    )


def test_a_change_tells_what_it_is_against():
    assert tell_change(change(50, "16.7"), "개", measure="회원사") == "+50개사(+16.7%), 2024년 대비"
    assert tell_change(change(-2), "%") == "-2%p, 2024년 대비"
    assert tell_change(change(0), "개") == "2024년부터 그대로"
    assert tell_change(change(50, approximate=True), "명").startswith("약 +50명")


@pytest.mark.parametrize(
    ("first", "last", "precision", "told"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), "day", "2026-03-03"),
        (date(2026, 3, 3), None, "day", "2026-03-03"),
        (date(2026, 3, 3), date(2026, 3, 5), "day", "2026-03-03~05"),
        (date(2026, 3, 30), date(2026, 4, 2), "day", "2026-03-30~2026-04-02"),
        (date(2026, 3, 1), date(2026, 3, 31), "month", "2026-03"),
        (date(2026, 1, 1), date(2026, 12, 31), "year", "2026"),
        (None, None, None, "날짜 모름"),
    ],
)
def test_the_days_of_an_activity(first, last, precision, told):
    assert tell_days(first, last, precision) == told
