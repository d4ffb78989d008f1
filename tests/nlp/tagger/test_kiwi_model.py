import numpy as np
import pytest

from nlp.tagger.kiwi_model import KiwiModelError, _parse, load_kiwi_model
from nlp.tokenizer import load_kiwi

# Kiwi rounds each number to eight bits before it compares.
ROUNDING = 0.03


def number_of(form, tag):
    (token,) = (t for t in load_kiwi().tokenize(form) if (t.form, t.tag) == (form, tag))
    return token.id


@pytest.mark.parametrize(("one", "other"), [("사랑", "애정"), ("사랑", "기업"), ("기업", "회사")])
def test_vectors_of_morphemes_are_as_alike_as_kiwi_says(one, other):
    numbers = np.array([number_of(one, "NNG"), number_of(other, "NNG")])
    first, second = load_kiwi_model().nexts.unpack(numbers)
    assert float(first @ second) == pytest.approx(
        load_kiwi().morpheme_similarity(*(int(n) for n in numbers)), abs=ROUNDING
    )


def test_contexts_are_as_alike_as_kiwi_says():
    kiwi, model = load_kiwi(), load_kiwi_model()
    histories = [
        [token.id for token in kiwi.tokenize(text)]
        for text in (
            "미국과 중국",
            "오늘 아침 일찍",
            "기업이 늘어",
            "지난해 서울에서 열린 국제 대회",
        )
    ]
    histories = [[n for n in history if n < len(model.nexts)] for history in histories]
    flat = np.array([number for history in histories for number in history])
    lengths = np.array([len(history) for history in histories])
    opens = np.zeros(len(flat), np.bool_)
    opens[np.cumsum(lengths) - lengths] = True
    contexts = model.trie.find_contexts(flat, opens)[np.cumsum(lengths) - 1]
    vectors = model.contexts.unpack(contexts)
    for first, one in zip(histories, vectors, strict=True):
        for second, other in zip(histories, vectors, strict=True):
            expected = kiwi.context_similarity(first, second)
            assert float(one @ other) == pytest.approx(expected, abs=ROUNDING)


def test_no_context_crosses_the_beginning_of_a_sentence():
    trie = load_kiwi_model().trie
    numbers = np.array([token.id for token in load_kiwi().tokenize("지난해 서울에서 열린")][:3])
    joined = trie.find_contexts(numbers, np.array([True, False, False]))
    apart = trie.find_contexts(numbers, np.array([True, False, True]))
    assert joined[:2].tolist() == apart[:2].tolist()
    assert joined[2] != apart[2]
    assert apart[2] == trie.find_contexts(numbers[2:], np.array([True]))[0]


@pytest.mark.parametrize("content", [b"", b"x" * 64, bytes(500)])
def test_another_file_is_refused_with_its_name(content):
    with pytest.raises(KiwiModelError, match=r"cong\.mdl .*(cut off|unknown layout)"):
        _parse(np.frombuffer(content, np.uint8), "/models/cong.mdl")
