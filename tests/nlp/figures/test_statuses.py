from datetime import date

import pytest

from nlp.facts.figure import read

STATUSES = [
    ("회원사는 38곳이다.", "fact"),
    ("기업에 200억원을 투입했다.", "fact"),
    ("기업에 200억원을 투입할 계획이다.", "plan"),
    ("기업에 200억원을 투입하기로 했다.", "plan"),
    ("이용자는 2천100명으로 늘어날 전망이다.", "target"),
    ("2030년까지 회원사를 300개로 늘린다.", "target"),
    ("회원을 100개로 늘리겠다고 말했다.", "target"),
    ("첫해 목표는 과제 12건이다.", "target"),
    ("수출 500만 달러를 달성하겠다고 했다.", "target"),
    ("내년 예산은 31억원이다.", "plan"),
    ("회원을 412곳으로 늘렸다는 평가를 받는다.", "fact"),
]


@pytest.mark.parametrize(("sentence", "status"), STATUSES)
def test_figure_is_fact_plan_or_target(read_text, sentence, status):
    (figure,) = read(read_text(sentence, published=date(2018, 10, 15)))
    assert figure.status == status


def test_level_before_a_planned_change_is_a_fact(read_text):
    figures = read(read_text("스마트공장을 214곳에서 500곳으로 늘리겠다."))
    assert [figure.status for figure in figures] == ["fact", "target"]


def test_end_of_a_quoted_sentence_ends_what_it_says_of_the_figure(read_text):
    text = "그는 “기업의 80%는 전담부서가 없다. 판을 바꾸겠다”고 말했다."
    (figure,) = read(read_text(text))
    assert figure.status == "fact"
