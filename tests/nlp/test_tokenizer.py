import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.records import freeze_text
from nlp.tokenizer import read_morphemes

_TEXTS = st.text(max_size=120) | st.text(
    "가나다산단공은 을를\n\t.“”(㈜)1234A한ㄱㅏ\u1100\u1161", max_size=120
)


@given(_TEXTS)
@settings(max_examples=150, deadline=None)
def test_tokens_make_up_the_text_to_the_letter(reader, text):
    frozen = freeze_text(text)
    assert reader.pipeline.make_doc(frozen).text == frozen


@given(_TEXTS)
@settings(max_examples=100, deadline=None)
def test_morphemes_lie_in_the_text_and_in_order(text):
    frozen = freeze_text(text)
    spans = [(morpheme.start, morpheme.end) for morpheme in read_morphemes(frozen)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(frozen) for start, end in spans)


def test_contracted_morphemes_share_one_token(reader):
    doc = reader.pipeline.make_doc("총회를 개최했다.")
    (token,) = [token for token in doc if token.text == "했"]
    assert (token.tag_, token.lemma_) == ("XSV+EP", "하+었")


def test_particles_and_endings_are_not_indexed():
    assert [m.form for m in read_morphemes("산단공은 총회를 열었다.")] == ["산단공", "총회", "열"]


@pytest.mark.parametrize("word", ["산단공", "미니클러스터", "강소특구", "G밸리"])
def test_domain_words_stay_whole(word):
    assert word.lower() in [m.form for m in read_morphemes(f"{word}에서 교류회가 열렸다.")]


def test_a_sentence_never_goes_beyond_its_paragraph(reader):
    doc = reader.pipeline.make_doc("첫 총회를 열었다\n둘째 워크숍을 마쳤다. 셋째도 있다.")
    sentences = [sentence.text.strip() for sentence in doc.sents]
    assert sentences == ["첫 총회를 열었다", "둘째 워크숍을 마쳤다.", "셋째도 있다."]


def test_a_long_paragraph_is_cut_without_loss(reader):
    text = "한빛정밀은 창원에서 총회를 열었다. " * 800
    assert reader.pipeline.make_doc(text).text == text
