"""Programmes: named schemes, projects, policies and recurring activities."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from nlp.entities.candidates import Candidate
from nlp.entities.clusters import split_cluster
from nlp.entities.institutions import KnownName
from nlp.entities.words import Word, is_joined
from nlp.lexicons import load_lexicon, load_words

_QUOTED = re.compile(
    r"[‘'`「『<〈《](?P<name>[^‘’'`´「」『』<>〈〉《》“”\"\n]{2,40})[’'`´」』>〉》](?P<after>\s?[가-힣A-Za-z]{0,8})"
)
_MOST_WORDS_BEFORE = 3
_SHORTEST_RUN = 4  # ‘미클’ is run too
_SHORTEST_COMPOUND = 11  # code points: 창업기업 지원사업 is a kind, longer ones name a scheme
_CLAUSE = re.compile(r"(?:[다요죠까자]|[다요죠까]\.|[!?])$")
_TELLING = re.compile(r"(?:바우처|경쟁력\s?강화)\s?사업")  # no kind of activity is called so
_BRACKET = re.compile(r"\s?\([^()]*\)$")
_TERM = re.compile(r"\s?\d{1,2}기(?!업)")  # ‘방산 첫걸음’ 2기: a programme runs in terms
# What is said of something that runs, comes again and again, or gets a name: ‘점심방’을 매주 연다.
# What follows the title of a talk: ‘…’을 주제로.
_TALK = re.compile(r"[’'`´」』>〉》]\s?(?:을|를|이란|라는|이라는)\s?(?:주제|제목|강연)")
_RUNS = re.compile(
    r"[’'`´」』>〉》]\s?(?:[은는이가을를도]\s)?[^.“”\"\n]{0,14}?"
    r"(?:운영|도입|시행|신설|개설|새로 만[드든들]|정례화|매주|매달|매월|분기마다|격주|해마다)"
    r"|[’'`´」』>〉》]\s?(?:이?라|이?라는|이?란|으로|로)\s(?:이름|명명)"
)
_THING = re.compile(
    r".*(?:관|센터|홀|실|장|플랫폼|시스템|앱|포털|단지|단|회|팀|사이트|홈페이지|위원회)"
)
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


def find_programmes(
    text: str, words: Sequence[Word], known: Mapping[int, KnownName]
) -> Iterator[Candidate]:
    """Yield known names, names in quotation marks, long compounds with a programme head."""
    for _, first, last in (name for name in known.values() if name.type == "PROGRAM"):
        yield Candidate(words[first].start, words[last].end, "PROGRAM", "programme.known", 4)
    yield from _find_quoted(text)
    yield from _find_compounds(words)


def _find_quoted(text: str) -> Iterator[Candidate]:
    for found in _QUOTED.finditer(text):
        name, after = _BRACKET.sub("", found["name"]), found["after"].strip()
        in_event = bool(after) and _event_pattern().match(after) is not None
        known = _is_programme(name)
        if _CLAUSE.search(name) or in_event or (not known and _event_pattern().fullmatch(name)):
            continue
        if _TALK.match(text, found.end("name")):
            continue
        headed = known or after.startswith(load_lexicon("programme_heads"))
        if headed or _runs(text, found.end("name"), name):
            start = found.start("name")
            yield Candidate(start, start + len(name), "PROGRAM", "programme.quoted", 6)


def _runs(text: str, end: int, name: str) -> bool:
    """Whether the sentence tells that what stands in the marks runs, comes again or has terms."""
    if _TERM.match(text, end + 1):
        return True
    named = len(name) >= _SHORTEST_RUN and _THING.fullmatch(name) is None
    return named and split_cluster(name.replace(" ", "")) is None and bool(_RUNS.match(text, end))


def _is_programme(name: str) -> bool:
    bare = name in load_words("programme_heads")
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
