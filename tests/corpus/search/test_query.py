import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Morpheme
from corpus.search.query import LONGEST_QUERY, MOST_WORDS, parse_query, stopwords

_WORD = re.compile(r"(\w+?)(?:은|는|이|가|을|를|에서|에|의)?\b")


def read_morphemes(text):
    return [
        Morpheme(form=found[1].lower(), start=found.start(1), end=found.end(1))
        for found in _WORD.finditer(text)
    ]


def parse(text):
    return parse_query(text, read_morphemes)


def test_a_query_falls_into_its_parts():
    parsed = parse('산단공은 "업무 협약" 크래* ㅅㄷㄱ 회원사 > 300')
    assert [(word.typed, word.core, word.forms) for word in parsed.words] == [
        ("산단공은", "산단공", ("산단공",))
    ]
    assert [phrase.core for phrase in parsed.phrases] == ["업무 협약"]
    assert (parsed.prefixes, parsed.initials) == (("크래",), ("ㅅㄷㄱ",))
    assert [comparison.text for comparison in parsed.comparisons] == ["회원사 > 300"]


def test_question_words_are_left_out_beside_others_only():
    parsed = parse("산단공은 언제")
    assert [word.core for word in parsed.words] == ["산단공"]
    assert parsed.left_out == ("언제",)
    assert [word.core for word in parse("언제").words] == ["언제"]


def test_a_comparison_that_cannot_be_read_is_told():
    parsed = parse('회원사 > abc 증감률 < -2% "가 > 나"')
    assert [each.text for each in parsed.comparisons] == ["증감률 < -2%"]
    assert [word.core for word in parsed.words] == ["회원사", "abc"]
    assert parsed.understood.unread == ("회원사 > abc",)


def test_an_overlong_query_is_cut_and_says_so():
    parsed = parse("가람 " * LONGEST_QUERY)
    assert parsed.understood.is_cut
    assert len(parsed.words) == MOST_WORDS
    assert not parse("가람").is_cut


@pytest.mark.parametrize("text", ["", " ", '"', '""', "*", "…", "\x00", "\ud800", '" "', "-- ;"])
def test_what_has_no_letters_asks_nothing(text):
    parsed = parse(text)
    assert (parsed.words, parsed.phrases, parsed.prefixes) == ((), (), ())


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
def test_any_text_is_a_query(text):
    assert len(parse(text).words) <= MOST_WORDS


def test_stopwords_stand_once_and_in_order():
    assert {"언제", "무엇", "누구"} <= stopwords()
