from datetime import date

import pytest

from nlp.facts.figure import read

PUBLISHED = date(2018, 10, 15)
TIMES = [
    ("지난해 매출 318억원을 올렸다.", "2017"),
    ("8월 말 기준 입주업체는 2천410곳이다.", "2018-08"),
    ("회원사는 2017년 412곳이었다.", "2017"),
    ("회원사는 412곳(2017년)이다.", "2017"),
    ("3분기 수출은 6억 달러다.", "2018-Q3"),
    ("올 상반기 생산액은 3조원이다.", "2018-S1"),
    ("지난 12일 250여명이 참석했다.", "2018-10-12"),
    ("지난해 발굴한 과제는 412건이다.", "2017"),
    ("2030년까지 300개로 늘린다.", "2030"),
    ("회원사는 412곳이다.", None),
    ("지난해보다 12% 늘었다.", None),
    ("지난 6월 공모에 선정된 이 사업은 10억원을 쓴다.", None),
    ("벌써 작년 실적을 16% 웃돈다.", None),
]


@pytest.mark.parametrize(("sentence", "time"), TIMES)
def test_figure_tells_the_time_it_speaks_for(read_text, sentence, time):
    (figure,) = read(read_text(sentence, published=PUBLISHED))
    assert figure.as_of == time


def test_each_figure_has_the_date_before_it(read_text):
    text = "이용객은 지난해 410명에서 올해 690여명으로 증가했다."
    figures = read(read_text(text, published=PUBLISHED))
    assert [figure.as_of for figure in figures] == ["2017", "2018"]


def test_value_before_a_change_has_not_its_date(read_text):
    text = "1일부터 버스를 9대에서 13대로 늘린다."
    first, last = read(read_text(text, published=PUBLISHED))
    assert (first.as_of, last.as_of) == (None, "2018-10-01")
