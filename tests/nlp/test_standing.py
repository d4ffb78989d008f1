from datetime import date

import pytest

from nlp.facts.event import read

PUBLISHED = date(2019, 5, 20)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("안산시는 지난 15일 총회를 열었다.", "held"),
        ("안산시는 오는 27일 총회를 연다.", "announced"),
        ("안산시는 20일 시청에서 총회를 열 예정이다.", "announced"),
        ("안산시는 20일 시청에서 총회를 열었다.", "held"),
        ("안산시는 오는 27일 열 예정이던 간담회를 취소했다.", "cancelled"),
        ("오는 27일 시청에서 열릴 간담회가 무산됐다.", "cancelled"),
        ("안산시는 20일로 예정된 설명회를 다음 달 3일로 연기했다.", "announced"),
    ],
)
def test_status_is_told_by_day_and_verb(read_text, text, status):
    assert [event.status for event in read(read_text(text, PUBLISHED))] == [status]


def test_postponed_event_has_its_new_day(read_text):
    doc = read_text("안산시는 22일로 예정된 설명회를 다음 달 3일로 연기했다.", PUBLISHED)
    assert [event.first_day for event in read(doc)] == [date(2019, 6, 3)]
