import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.activities.names import find_rests, take_apart


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("정기총회", ""),
        ("2026년도 제3회 가람 뿌리산업 포럼", "가람뿌리산업"),
        ("중소기업 지원사업 설명회", ""),
        ("‘K-배터리’ 데이", "k배터리"),
        ("미니클러스터 통합 워크숍", "미클"),
    ],
)
def test_the_core_of_a_name(name, core):
    assert take_apart(name, ()).core == core


def test_parties_are_cut_off_in_any_spelling():
    assert take_apart("가람 ICT 미니클러스터 정기총회", ["가람ICT미니클러스터"]).core == ""
    assert take_apart("한누리산업단지공단 로봇 포럼", ["한누리산업단지공단"]).core == "로봇"


def test_years_and_editions_contradict():
    third, fourth = take_apart("제3회 로봇 포럼", ()), take_apart("4회 로봇 포럼", ())
    assert third.contradicts(fourth)
    assert not third.contradicts(take_apart("로봇 포럼", ()))
    assert take_apart("2025 로봇전", ()).contradicts(take_apart("’26 로봇전", ()))


@pytest.mark.parametrize(
    ("left", "right", "rests"),
    [
        ("수소센터", "창업센터", ("수소", "창업")),
        ("가람뿌리산업", "뿌리산업", ("가람", "")),
        ("국제뿌리산업전가람", "가람국제뿌리산업전", ("", "")),
        ("동부권미클", "서부권미클", ("동", "서")),
        ("", "로봇", ("", "로봇")),
    ],
)
def test_what_is_left_of_two_names(left, right, rests):
    assert find_rests(left, right) == rests


@given(st.text("가나다라마바사 ", max_size=12), st.text("가나다라마바사 ", max_size=12))
def test_rests_come_from_their_own_side(left, right):
    one, other = find_rests(left, right)
    assert set(one) <= set(left)
    assert set(other) <= set(right)
    assert find_rests(left, left) == ("", "")
