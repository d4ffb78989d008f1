from hypothesis import given
from hypothesis import strategies as st

from nlp.relations.sketch import CLUSTER, ORGANISATION, PROGRAMME, Name, make_sketch

TEXT = "가온TP(원장 육근보)가 운영하는 ‘로봇 아카데미’는 좋다."


def find(text, words, sign):
    start = text.index(words)
    return Name(start, start + len(words), sign, words)


def sketch_text():
    names = [find(TEXT, "가온TP", ORGANISATION), find(TEXT, "로봇 아카데미", PROGRAMME)]
    return make_sketch(TEXT, (0, len(TEXT)), names)


def test_names_become_signs_and_marks_and_brackets_go():
    assert sketch_text().text == f"{ORGANISATION}가 운영하는 {PROGRAMME}는 좋다."


def test_every_place_leads_back_to_the_text():
    sketch = sketch_text()
    start = sketch.text.index("운영하는")
    assert TEXT[slice(*sketch.span(start, start + 4))] == "운영하는"
    assert TEXT[slice(*sketch.span(0, 1))] == "가온TP"


def test_a_list_with_one_particle_is_a_group_of_one_kind():
    text = "가, 나와 다 등 3개 기관은 라에 있다."
    names = [find(text, word, ORGANISATION) for word in "가나다"]
    names.append(find(text, "라", CLUSTER))
    groups = make_sketch(text, (0, len(text)), names).groups
    assert [("".join(n.text for n in g.names), g.case) for g in groups] == [
        ("가나다", "은"),
        ("라", "에"),
    ]


@given(st.text(alphabet="가나 ‘’()“”.\ue000\ue001,", max_size=40))
def test_signs_of_the_text_itself_are_no_names(text):
    sketch = make_sketch(text, (0, len(text)), [])
    assert sketch.groups == []
    assert all(0 <= sketch.trace(place) <= len(text) for place in range(len(sketch.text)))
