import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.digest.passages import LONGEST, cut_passage, make_link


def test_a_short_sentence_stays_whole_with_the_words_marked():
    passage = cut_passage("황석주 본부장은 말했다.", [(0, 3)])
    assert passage.pieces == (("황석주", True), (" 본부장은 말했다.", False))


def test_a_long_sentence_is_cut_at_spaces_around_the_words():
    sentence = "앞말 " * 100 + "업무협약을 맺었다 " + "뒷말 " * 100
    start = sentence.index("업무협약")
    passage = cut_passage(sentence, [(start, start + 4)])
    assert ("업무협약", True) in passage.pieces
    assert passage.text.startswith("… 앞말")
    assert passage.text.endswith("뒷말 …")
    assert len(passage.text) <= LONGEST + 4


def test_words_longer_than_a_passage_keep_their_two_ends():
    sentence = "황석주는 " + "긴말 " * 100 + "본부장이다."
    passage = cut_passage(sentence, [(0, len(sentence))])
    assert passage.text.startswith("황석주는 긴말")
    assert passage.text.endswith("긴말 본부장이다.")
    assert (" … ", False) in passage.pieces
    assert len(passage.text) <= LONGEST + 3


@given(
    st.text(alphabet="가나 .", max_size=600),
    st.lists(st.tuples(st.integers(-5, 610), st.integers(-5, 610)), max_size=4),
)
def test_pieces_are_short_and_stand_in_the_sentence_in_order(sentence, spans):
    passage = cut_passage(sentence, spans)
    at = 0
    for piece, is_marked in passage.pieces:
        if is_marked or piece != " … ":
            at = sentence.index(piece, at) + len(piece)
    assert len(passage.text) <= LONGEST + 9


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,<script>",
        "//gaon.example/1",
        "http://",
        "http://[::1",
        "",
    ],
)
def test_an_address_that_is_none_of_the_web_gives_no_link(address):
    assert make_link(address) == ""


def test_a_link_cannot_leave_its_quotes_or_brackets():
    link = make_link("https://gaon.example/?q=뿌리 <a>\"'()\n")
    assert link == "https://gaon.example/?q=%EB%BF%8C%EB%A6%AC%20%3Ca%3E%22%27%28%29"
