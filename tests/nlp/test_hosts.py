from datetime import date

import pytest

from nlp.facts.event import read

PUBLISHED = date(2019, 5, 20)


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        (
            "한국산업단지공단과 경기테크노파크가 공동 주최한 ‘상생포럼’이 지난 8일 개최됐다.",
            ("한국산업단지공단", "경기테크노파크"),
        ),
        ("경기테크노파크가 마련한 ‘기술교류회’가 지난 2일 강릉에서 열렸다.", ("경기테크노파크",)),
        (
            "안산시는 지난 2일 포럼을 열었다. 이번 행사는 경기테크노파크가 주관했다.",
            ("경기테크노파크",),
        ),
    ],
)
def test_hosts_are_those_that_the_text_calls_so(read_text, text, hosts):
    assert [event.organisers for event in read(read_text(text, PUBLISHED))] == [hosts]


def test_brackets_belong_to_the_place_before_them(read_text):
    (event,) = read(read_text("안산시는 24일 안산컨벤션센터(ACC)에서 설명회를 연다.", PUBLISHED))
    assert event.place == "안산컨벤션센터(ACC)"
