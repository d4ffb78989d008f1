from datetime import date

import pytest

from nlp.facts.event import read

PUBLISHED = date(2019, 5, 20)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("안산시는 시흥시가 참석한 가운데 15일 간담회를 열었다.", ("시흥시",)),
        (
            (
                "안산시는 15일 협약식을 열었다. 협약식에는 홍길동 시흥시 국장과 김철수 "
                "회장이 참석했다."
            ),
            ("홍길동", "김철수"),
        ),
        ("안산시는 15일 시흥시에서 간담회를 열었다. 행사에는 30명이 참석했다.", ()),
        (
            "안산시는 15일 총회를 열었다. 이날 행사에 경기테크노파크 등이 함께했다.",
            ("경기테크노파크",),
        ),
    ],
)
def test_participants_take_part_and_are_no_hosts(read_text, text, names):
    (event,) = read(read_text(text, PUBLISHED))
    assert (event.organisers, event.participants) == (("안산시",), names)
