import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nlp.tagger.labels import KLUE, MICLU
from nlp.tagger.tagger import load_tagger

NEWS = (
    "한국산업단지공단 충북본부는 11일 오후 2시 청주에서 설명회를 열고 "
    "조정래 가온텍 대표를 반도체 미니클러스터 회장으로 뽑았다."
)
# What texts are made of: syllables, lone letters of every kind, signs, pictures, white space.
LETTERS = st.sampled_from("가나다산단㈜ㅋㅏ한漢ABab09 ,.·()\n\t\u00a0‘’😀👨‍👩‍👧é\u0301ｱﾊァ")


@pytest.fixture(scope="module")
def tag(reader):
    def find(text, scheme=MICLU):
        return load_tagger().tag(reader.pipeline.make_doc(text), scheme=scheme)

    return find


def test_names_of_cluster_news_are_found_with_their_types(tag):
    found = {(NEWS[span.start : span.end], span.label) for span in tag(NEWS)}
    assert ("한국산업단지공단 충북본부", "ORG") in found
    assert ("반도체 미니클러스터", "CLUSTER") in found
    assert ("조정래", "PERSON") in found
    assert ("11일", "DATE") in found


def test_the_other_head_has_the_labels_of_the_benchmark(tag):
    found = {(NEWS[span.start : span.end], span.label) for span in tag(NEWS, KLUE)}
    assert {("조정래", "PS"), ("11일", "DT"), ("오후 2시", "TI")} <= found


def test_a_document_is_tagged_sentence_by_sentence(tag):
    one, many = tag(NEWS), tag("\n".join([NEWS] * 3))
    assert [span.label for span in many] == [span.label for span in one] * 3


def test_scores_are_shares(tag):
    assert all(0 < span.score <= 1 for span in tag(NEWS))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "😀", "ㅋㅋㅋㅋ", "\u0301"])
def test_texts_without_names_give_nothing(tag, text):
    assert tag(text) == []


@given(st.text(LETTERS, max_size=120) | st.text(max_size=60))
@example("\ud55c\uae00" + "\u1112\u1161\u11ab" * 3)
@example("가" * 400)
@settings(max_examples=60)
def test_spans_lie_in_the_text_in_order_and_apart(tag, text):
    text = text.encode("utf-8", "replace").decode()
    for scheme in (MICLU, KLUE):
        end = 0
        for span in tag(text, scheme):
            assert end <= span.start < span.end <= len(text)
            assert not text[span.start].isspace()
            assert not text[span.end - 1].isspace()
            assert span.label in scheme.labels
            end = span.end


@pytest.mark.parametrize("word", ["가온텍", "가온텍 ", "A", "漢", "😀", "ㅏ", "1,", "한국"])
def test_a_sentence_of_100_000_letters_is_tagged(tag, word):
    text = (word * 100_000)[:100_000]
    spans = tag(text)
    assert all(span.end <= len(text) for span in spans)


def test_shipped_weights_are_small_and_their_card_is_full():
    folder = Path(__file__).parents[3] / "nlp" / "models"
    card = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
    assert (folder / "tagger.npz").stat().st_size == card["bytes"] < 30_000_000
    assert {"seed", "heads", "digests", "cross_validation", "licence"} <= card.keys()
