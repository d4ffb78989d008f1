import pytest

from nlp.tagger.features import FIRST, make_shape, normalise, pick_letters
from nlp.tagger.kiwi_model import load_kiwi_model
from nlp.tagger.units import make_runs
from nlp.tokenizer import load_kiwi
from nlp.training.vocabularies import count_vocabulary


@pytest.fixture(scope="module")
def vocabulary(reader):
    text = "\n".join(["한빛이 12개사를 도왔다."] * 3 + ["가람은 컸다."] * 12)
    runs = make_runs(reader.pipeline.make_doc(text))
    return count_vocabulary(runs, load_kiwi(), len(load_kiwi_model().nexts))


def test_the_most_frequent_word_has_the_first_number(vocabulary):
    first = min(vocabulary.words, key=vocabulary.words.get)
    assert vocabulary.words[first] == FIRST
    assert "99" in vocabulary.words


def test_rare_words_are_left_out(reader):
    runs = make_runs(reader.pipeline.make_doc("한빛이 컸다."))
    counted = count_vocabulary(runs, load_kiwi(), len(load_kiwi_model().nexts))
    assert counted.words == counted.letters == counted.shapes == {}


@pytest.mark.parametrize(("variant", "form", "tag"), [("를", "을", "JKO"), ("는", "은", "JX")])
def test_variants_lead_to_the_form_that_the_language_model_knows(vocabulary, variant, form, tag):
    (token,) = (t for t in load_kiwi().tokenize(f"나{variant} 본") if t.form == variant)
    known = load_kiwi().morpheme(vocabulary.variants[token.id])
    assert (known.form, known.tag) == (form, tag)


def test_tags_lead_to_the_morpheme_of_all_rare_ones(vocabulary):
    assert load_kiwi().morpheme(vocabulary.tag_morphemes["NNP"]).tag == "NNP"


def test_words_are_counted_without_their_digits_and_length():
    assert normalise("2026년") == "9999년"
    assert len(normalise("가" * 100)) == 24


def test_shapes_tell_kinds_of_letters():
    assert make_shape("ABCD산단12") == "AAAhh99".replace("AAA", "AA")
    assert make_shape("韓-x") == "c-a"


def test_of_long_words_both_ends_are_read():
    assert pick_letters("가나다라마바사아자차") == "가나다라사아자차"
    assert pick_letters("가나") == "가나"
