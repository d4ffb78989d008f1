"""Short names that a text defines: `한국산업단지공단(이하 산단공)`, `대구테크노파크(대구TP)`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlp.entities.clusters import split_cluster
from nlp.entities.names import is_name_text, is_title

# `(이하 추진단)`, `(단장 반재학·이하 추진단)`, `(이하 ‘미클’)`
_HEREAFTER = re.compile(
    r"\((?:[^()\n]{0,40}?[·,;ㆍ]\s?)?이하\s?[‘'“\"]?(?P<short>[^()‘’'“”\"\n]{1,15}?)[’'”\"]?\)"
)
_BRACKET = re.compile(r"\((?P<short>[가-힣A-Za-z][가-힣A-Za-z0-9&· -]{0,14})\)")


class Definition(NamedTuple):
    """The place of the short form and where the bracket opens, right after the full name."""

    opens: int
    start: int
    end: int
    sure: bool


def find_definitions(text: str) -> Iterator[Definition]:
    """Yield the short forms in brackets; those without `이하` are not sure."""
    sure = set()
    for found in _HEREAFTER.finditer(text):
        sure.add(found.start())
        yield Definition(found.start(), *found.span("short"), sure=True)
    for found in _BRACKET.finditer(text):
        if found.start() not in sure:
            yield Definition(found.start(), *found.span("short"), sure=False)


def is_short_for(short: str, full: str) -> bool:
    """Whether a bracket without `이하` holds a short form: `경과원` of 경기도경제과학진흥원.

    Initials in Latin letters, the name's syllables in their order, or a cluster's other name.
    """
    if is_title(short.split(maxsplit=1)[0]):
        return False
    if re.fullmatch(r"[A-Z][A-Za-z&]{1,9}", short):
        return True
    if len(short) < len(full) and _is_subsequence(short, full):
        return True
    if is_name_text(short):
        return False
    return split_cluster(short) is not None and split_cluster(full) is not None


def _is_subsequence(short: str, full: str) -> bool:
    letters = iter(
        full.replace("테크노파크", "테크노파크TP").replace("미니클러스터", "미니클러스터MC")
    )
    return all(letter in letters for letter in short.replace(" ", ""))
