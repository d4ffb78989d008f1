import pytest

from nlp.facts.figure import read

CHANGES = [
    ("수출은 전년 대비 12% 증가했다.", "up", "전년 대비"),
    ("회원은 지난해보다 22개 늘었다.", "up", "지난해보다"),
    ("작년 같은 달과 견주면 3.7%p 상승했다.", "up", "작년 같은 달과 견주면"),
    ("고용 인원은 전월보다 300여명 줄었다.", "down", "전월보다"),
    ("가격이 7만원으로 떨어졌다.", "down", None),
    ("매출 ▲12%", "up", None),
    ("수주잔량 18%↓", "down", None),
    ("매출 ▼12%", "down", None),
    ("지난해 매출 120억원을 올렸다.", None, None),
    ("질문 412개가 올라왔다.", None, None),
    ("회원사는 경쟁 단체보다 많은 곳에 있는 40곳이다.", None, None),
]


@pytest.mark.parametrize(("sentence", "direction", "against"), CHANGES)
def test_change_and_what_it_is_against(read_text, sentence, direction, against):
    (figure,) = read(read_text(sentence))
    assert (figure.change, figure.against) == (direction, against)


def test_only_the_end_of_a_change_has_grown(read_text):
    figures = read(read_text("회원사를 23개에서 87개로 늘렸다."))
    assert [figure.change for figure in figures] == [None, "up"]
