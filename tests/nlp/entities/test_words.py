import pytest

from nlp.entities.words import make_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("산단공은 창원에서", [("산단공", "은"), ("창원", "에서")]),
        ("(주)벼리엠에스의", [("(주)벼리엠에스", "의")]),
        ("R&D 과제들이", [("R&D", ""), ("과제", "들이")]),
        ("옹지수(49) 대표를", [("옹지수", ""), ("대표", "를")]),
        ("바이오-IT 포럼", [("바이오-IT", ""), ("포럼", "")]),
        ("2.0 계획", [("2.0", ""), ("계획", "")]),
    ],
)
def test_a_word_ends_before_its_particle(reader, text, words):
    found = make_words(reader.pipeline.make_doc(text))
    assert [(word.text, word.tail) for word in found] == words


def test_words_point_to_their_letters(reader):
    text = "㈜두름정공은 3일, 창원시(경남)에서 총회를 열었다."
    for word in make_words(reader.pipeline.make_doc(text)):
        assert text[word.start : word.end] == word.text
        assert text[word.end : word.stop] == word.tail
