from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.measures import canonical_measure, canonical_value, known_measures, usual_unit


@pytest.mark.parametrize(
    "words",
    [
        "회원사",
        "회원기업",
        "참여기업",
        "참여 업체",
        "전체 회원사",
        "회원사 수",
        "회원사의 수",
        "회원사수",
        "총 회원 기업",
    ],
)
def test_the_words_for_member_firms_are_one_measure(words):
    assert canonical_measure(words) == "회원사"


def test_members_are_firms_or_people_by_their_unit():
    assert canonical_measure("회원", unit="개사") == "회원사"
    assert canonical_measure("회원", unit="곳") == "회원사"
    assert canonical_measure("회원", unit="명") == "회원"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("신규 회원사", "회원사"),
        ("참가기업", "참여기업"),
        ("고용", "신규 고용"),
        ("특허출원", "특허등록"),
        ("국비", "도비"),
        ("매출", "영업이익"),
        ("면적", "연면적"),
        ("소비자물가지수", "소비자물가지"),
    ],
)
def test_near_words_stay_apart(left, right):
    assert canonical_measure(left) != canonical_measure(right)


def test_an_unknown_noun_is_its_own_measure_without_spaces():
    assert canonical_measure("수소 충전소") == canonical_measure("수소충전소 수") == "수소충전소"
    assert canonical_measure("r&d 인력") == "R&D인력"


@pytest.mark.parametrize("words", ["지수", "특수", "수", "회의 수", "총", "  "])
def test_words_that_look_like_idle_ones_do_not_vanish(words):
    expected = {"회의 수": "회의"}.get(words, words.strip())
    assert canonical_measure(words) == expected


def test_nothing_named_is_an_empty_measure():
    assert canonical_measure(None) == canonical_measure("") == ""


def test_every_word_of_the_list_leads_to_itself():
    for word in known_measures():
        assert canonical_measure(word, unit=usual_unit(word)) == word


@given(st.text(max_size=30), st.none() | st.text(max_size=6))
def test_a_canonical_measure_is_canonical(words, unit):
    once = canonical_measure(words, unit=unit)
    again = canonical_measure(once, unit=unit)
    assert canonical_measure(again, unit=unit) == again


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("3", "억원", ("300000000", "원")),
        ("540", "억", ("54000000000", "원")),
        ("1234.5", "만원", ("12345000", "원")),
        ("3", "억달러", ("300000000", "달러")),
        ("350", "곳", ("350", "개")),
        ("350", "개사", ("350", "개")),
        ("20", "여명", ("20", "명")),
        ("2", "만여명", ("20000", "명")),
        ("15", "인", ("15", "명")),
        ("1.5", "만㎡", ("15000", "㎡")),
        ("2.1", "㎢", ("2100000", "㎡")),
        ("121", "평", ("400", "㎡")),
        ("100", "평", ("330.579", "㎡")),
        ("500", "kg", ("0.5", "t")),
        ("1.2", "GW", ("1200000", "㎾")),
        ("3", "%포인트", ("3", "%p")),
        ("3", "퍼센트", ("3", "%")),
        ("-4.5", "%", ("-4.5", "%")),
        ("3", "위", ("3", "위")),
        ("7", "꾸러미", ("7", "꾸러미")),
    ],
)
def test_values_in_their_canonical_unit(value, unit, expected):
    assert canonical_value(Decimal(value), unit) == (Decimal(expected[0]), expected[1])


def test_a_value_is_written_without_exponent():
    assert str(canonical_value(Decimal(1), "조원")[0]) == "1000000000000"


def test_a_value_of_any_length_keeps_its_digits():
    long = Decimal("1234567890" * 5)
    assert canonical_value(long, "곳") == (long, "개")
    assert int(canonical_value(long, "천명")[0]) == int(long) * 1000


def test_what_is_no_number_comes_back_as_it_is():
    assert canonical_value(Decimal("Infinity"), "억원") == (Decimal("Infinity"), "억원")


def test_a_measure_lends_its_unit_to_a_bare_number():
    assert canonical_value(Decimal(350), None, measure="회원사") == (Decimal(350), "개")
    assert canonical_value(Decimal(350), None, measure="꾸러미") == (Decimal(350), None)
    assert canonical_value(Decimal(350), "%", measure="회원사") == (Decimal(350), "%")


@given(
    st.decimals(-(10**15), 10**15, places=2), st.sampled_from(["원", "개", "명", "㎡", "%", "t"])
)
def test_a_canonical_unit_keeps_its_values(value, unit):
    assert canonical_value(value, unit) == (value, unit)
