from decimal import Decimal

import pytest

from corpus.search.amounts import find_unread, read_amount, read_comparisons


def read(text):
    return [
        (each.measure, each.unit, each.low, each.high, each.above, each.below)
        for _, _, each in read_comparisons(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("회원사 > 300", ("회원사", "개", 300, None, True, False)),
        ("회원사>=300개사", ("회원사", "개", 300, None, False, False)),
        ("회원사가 1,300개 이상인", ("회원사", "개", 1300, None, False, False)),
        ("예산 10억~50억", ("예산", "원", 10**9, 5 * 10**9, False, False)),
        ("예산 50~10억원", ("예산", "원", 10**9, 5 * 10**9, False, False)),
        ("지원금 1억5000만원 초과", ("지원금", "원", 15 * 10**7, None, True, False)),
        ("매출 < 5%", ("매출", "%", None, 5, False, True)),
        ("고용 = 1,200명", ("고용", "명", 1200, 1200, False, False)),
        ("> 300", ("", None, 300, None, True, False)),
        ("회원사 > 1.5e3", ("회원사", "개", 1500, None, True, False)),
        ("회원사 >= 1e400명", ("회원사", "명", 10**400, None, False, False)),
        ("예산 1e3~1e5원", ("예산", "원", 1000, 10**5, False, False)),
        ("회원사 > -5", ("회원사", "개", -5, None, True, False)),
        ("증감률 < -2%", ("증감률", "%", None, -2, False, True)),
        ("증감률 = −2.5%", ("증감률", "%", Decimal("-2.5"), Decimal("-2.5"), False, False)),
        ("증감률 >+3%", ("증감률", "%", 3, None, True, False)),
        ("증감률 -5~-2%", ("증감률", "%", -5, -2, False, False)),
        ("증감률 -2% 이하", ("증감률", "%", None, -2, False, False)),
        ("영업이익 < -10억", ("영업이익", "원", None, -(10**9), False, True)),
        ("가람-5% 이상", ("", "%", 5, None, False, False)),
        ("투자 3조 이하", ("투자", "원", None, 3 * 10**12, False, False)),
    ],
)
def test_comparisons_are_read_in_canonical_words_and_units(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2016~2018년 총회",
        "2016~2018 총회",
        "3월 이상",
        "9" * 1000 + "~",
        "> " + "9" * 60,
        "> 1e4000",
        "> 0x10",
        "> ",
        "",
        "~",
    ],
)
def test_times_and_odd_numbers_are_no_comparison(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("회원사 > abc", ["회원사 > abc"]),
        ("산단공 회원사>=많이 총회", ["회원사>=많이"]),
        ("회원사 <", ["회원사 <"]),
        ("산단공 - 총회", []),
    ],
)
def test_what_would_be_a_comparison_is_named(text, expected):
    assert find_unread(text) == expected


def test_spans_cover_what_was_typed():
    text = "가람 회원사 > 300 총회"
    ((start, end, comparison),) = read_comparisons(text)
    assert text[start:end] == comparison.text == "회원사 > 300"


def test_scales_add_up():
    assert read_amount("1조2000억", "원").value == Decimal(1_200_000_000_000)
    assert read_amount("3천만", "").value == Decimal(30_000_000)
