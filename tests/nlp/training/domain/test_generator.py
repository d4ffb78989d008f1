import unicodedata
from collections import Counter
from itertools import pairwise

import pytest

from nlp.training.domain import LABELS, generate


@pytest.fixture(scope="module")
def passages():
    return list(generate(seed=1, count=2000))


def test_the_same_seed_gives_the_same_passages():
    assert list(generate(seed=5, count=50)) == list(generate(seed=5, count=50))


def test_another_seed_gives_other_passages():
    assert list(generate(seed=5, count=50)) != list(generate(seed=6, count=50))


def test_as_many_passages_come_as_are_asked_for(passages):
    assert len(passages) == 2000
    assert not list(generate(seed=1, count=0))


def test_names_are_flat_in_order_and_inside_the_text(passages):
    for passage in passages:
        places = [(start, end) for start, end, _ in passage.entities]
        assert all(0 <= start < end <= len(passage.text) for start, end in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))


def test_names_have_no_space_at_their_ends(passages):
    for passage in passages:
        for start, end, _ in passage.entities:
            assert passage.text[start:end].strip() == passage.text[start:end]


def test_every_label_is_there_and_no_other(passages):
    labels = Counter(label for passage in passages for *_, label in passage.entities)
    assert set(labels) == set(LABELS)
    assert min(labels.values()) > len(passages) / 50


def test_a_passage_is_one_paragraph_of_clean_text(passages):
    for passage in passages:
        assert passage.text
        assert "\n" not in passage.text
        assert not set("{}") & set(passage.text)
        assert unicodedata.is_normalized("NFC", passage.text)


def test_some_passages_have_no_name_at_all(passages):
    share = sum(not passage.entities for passage in passages) / len(passages)
    assert 0.03 < share < 0.3


def test_passages_hardly_repeat(passages):
    assert len({passage.text for passage in passages}) > 0.9 * len(passages)
