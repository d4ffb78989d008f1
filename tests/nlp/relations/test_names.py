from itertools import pairwise

import pytest

from nlp.relations.names import find_names
from nlp.relations.sketch import ACTIVITY, ORGANISATION, PLACE


def find(read_text, text, sign):
    return [name.text for name in find_names(read_text(text), text) if name.sign == sign]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("경남 창원시 성산구의 ㈜두름은 바쁘다.", "경남 창원시 성산구"),
        ("서울 구로동에 있는 ㈜두름은 바쁘다.", "서울 구로동"),
        ("㈜두름(경기 평택시 소재)이 쉰다.", "경기 평택시"),
    ],
)
def test_places_are_read_with_all_their_parts(read_text, text, place):
    assert find(read_text, text, PLACE) == [place]


def test_this_company_is_the_one_that_was_the_topic(read_text):
    text = "㈜두름은 1998년 문을 열었다. 이 회사는 100명을 쓴다."
    assert find(read_text, text, ORGANISATION) == ["㈜두름", "㈜두름"]


def test_a_named_activity_is_one_name_with_what_stands_in_it(read_text):
    text = "한국산업단지공단은 ‘동남권 미니클러스터 통합 워크숍’을 열었다."
    assert find(read_text, text, ACTIVITY) == ["동남권 미니클러스터 통합 워크숍"]


def test_names_do_not_overlap(read_text):
    text = (
        "창원국가산단의 ‘공작기계 미니클러스터 창립총회’는 경남 창원시에서 열렸다. 이 기관은 쉰다."
    )
    names = find_names(read_text(text), text)
    assert all(one.end <= two.start for one, two in pairwise(names))
