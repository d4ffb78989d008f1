"""Programmes: named schemes, projects, policies and recurring activities."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp.entities.candidates import Candidate
from nlp.entities.words import Word, is_joined
from nlp.lexicons import load_lexicon

_QUOTED = re.compile(
    r"[‘'`「『<〈《](?P<name>[^‘’'`´「」『』<>〈〉《》“”\"\n]{2,40})[’'`´」』>〉》](?P<after>\s?[가-힣A-Za-z]{0,8})"
)
_MOST_WORDS_BEFORE = 3
_SHORTEST_COMPOUND = 11  # code points: 창업기업 지원사업 is a kind, longer ones name a scheme
_CLAUSE = re.compile(r"(?:[다요죠까자]|[다요죠까]\.|[!?])$")
_TELLING = re.compile(r"(?:바우처|경쟁력\s?강화)\s?사업")  # no kind of activity is called so
_BRACKET = re.compile(r"\s?\([^()]*\)$")
_TERM = re.compile(r"\s?\d{1,2}기(?!업)")  # ‘방산 첫걸음’ 2기: a programme runs in terms
_SCHEME = re.compile(
    r"(?:강화|활성화|고도화|구축|육성|조성|촉진|지원|혁신|전환|실증|바우처|사업화|개선|재생|확산|양성|연계|활용)\s?사업"
)


@cache
def _programme_pattern() -> re.Pattern[str]:
    heads = "|".join(load_lexicon("programme_heads"))
    return re.compile(rf".*(?:{heads})(?:\s?\d(?:\.\d)?)?")


@cache
def _event_pattern() -> re.Pattern[str]:
    return re.compile(rf".*(?:{'|'.join(load_lexicon('event_kinds'))})(?:\s?\d{{4}})?")


def find_programmes(text: str, words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield names in quotation marks and long compounds that end with a programme head."""
    yield from _find_quoted(text)
    yield from _find_compounds(words)


def _find_quoted(text: str) -> Iterator[Candidate]:
    for found in _QUOTED.finditer(text):
        name, after = _BRACKET.sub("", found["name"]), found["after"].strip()
        in_event = bool(after) and _event_pattern().match(after) is not None
        known = _is_programme(name)
        if _CLAUSE.search(name) or in_event or (not known and _event_pattern().fullmatch(name)):
            continue
        heads = load_lexicon("programme_heads")
        if known or after.startswith(heads) or _TERM.match(text[found.end("name") + 1 :][:5]):
            start = found.start("name")
            yield Candidate(start, start + len(name), "PROGRAM", "programme.quoted", 6)


def _is_programme(name: str) -> bool:
    bare = name in load_lexicon("programme_heads")
    return not bare and _programme_pattern().fullmatch(name) is not None


def _find_compounds(words: Sequence[Word]) -> Iterator[Candidate]:
    for index, word in enumerate(words):
        if not word.text.endswith("사업") or not word.nominal:
            continue
        first = index
        while (
            first
            and index - first < _MOST_WORDS_BEFORE
            and _continues(words[first - 1], words[first])
        ):
            first -= 1
        name = " ".join(part.text for part in words[first : index + 1])
        long_enough = len(name) >= _SHORTEST_COMPOUND or _TELLING.search(name)
        if _SCHEME.search(name) and long_enough and first < index:
            yield Candidate(words[first].start, word.end, "PROGRAM", "programme.compound", 1)


def _continues(before: Word, word: Word) -> bool:
    return is_joined(before, word) and before.nominal and "NNB" not in before.tags
