"""Which other names are looked for with a name that was typed."""

import pytest

from corpus.resolution import resolve
from corpus.search.expanding import find_initials, find_namings
from corpus.search.query import Word

BODY = ("ORG", "한빛산업진흥공단", "한빛공", "공단", "협의체", "미니클러스터", "경남지역본부")


@pytest.fixture
def expand(store, teller):
    """Give the names that are looked for besides a word."""
    teller.tell("hanbit-1", teller.head("황석주", "한빛산업진흥공단"), names=[BODY])
    resolve(store)

    def find(typed):
        word = Word(typed=typed, core=typed, forms=(typed,))
        return [name for each in find_namings(store, [word]) for name in each.expansion.names]

    return find


def test_a_name_finds_the_other_names_and_no_class_word(expand):
    assert expand("한빛공") == ["한빛산업진흥공단"]
    assert expand("한빛산업진흥공단") == ["한빛공"]


@pytest.mark.parametrize("word", ["공단", "협의체", "미니클러스터", "경남지역본부"])
def test_a_class_word_finds_no_names(expand, word):
    assert expand(word) == []


def test_initials_find_no_class_word(expand, store):
    assert find_initials(store, "ㅎㅂㄱ").names == ("한빛산업진흥공단", "한빛공")
