"""Clusters, complexes, zones, valleys: a head (`미니클러스터`, `산단`) with its words before it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp.entities.candidates import Candidate
from nlp.entities.names import is_title
from nlp.entities.words import Word, is_joined
from nlp.lexicons import load_lexicon

_MOST_WORDS_BEFORE = 4
_COUNTED = re.compile(r"\d+(?:여)?(?:개|곳|대)?")
_OLD_COMPLEX = re.compile("[가-힣]{2}공단")  # 구로공단: the complex; agencies have longer names
_PROVINCES = ("경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주", "수도권")
_DISTRICT = re.compile(r"[가-힣]{1,4}[시군구읍면동리]")
_MIDDLE_DOT = ("·", "ㆍ", "‧", "・")


@cache
def _head_pattern() -> re.Pattern[str]:
    heads = "|".join(head for head in load_lexicon("cluster_heads") if " " not in head)
    return re.compile(rf"(?P<before>.*?)(?P<head>{heads}|제?\d단지)")


@cache
def _class_pattern() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_lexicon("cluster_class_words")))
    return re.compile(rf"(?:{words})*")


def is_class_word(text: str) -> bool:
    """Whether the word only tells a kind (`노후`, `전국`, `4개`), so that it names nothing."""
    return bool(_class_pattern().fullmatch(text) or _COUNTED.fullmatch(text))


def split_cluster(text: str) -> tuple[str, str] | None:
    """Split `창원국가산단` into what is before the head, and the head; None without a head."""
    found = _head_pattern().fullmatch(text)
    if found is None and _OLD_COMPLEX.fullmatch(text):
        return text[:-2], "공단"
    return (found["before"], found["head"]) if found else None


def find_clusters(words: Sequence[Word], names: frozenset[int]) -> Iterator[Candidate]:
    """Yield every cluster that is named with its head; class nouns alone are nothing.

    `names` are the indices of words that are people's names, which belong to no cluster.
    """
    for index, word in enumerate(words):
        parts = split_cluster(word.text)
        if parts is None:
            continue
        before = parts[0]
        first = index
        if word.text == "클러스터" and index and words[index - 1].text.endswith("미니"):
            before, first = words[index - 1].text.removesuffix("미니"), index - 1
        start = _extend(words, first, names, specific=not is_class_word(before))
        if is_venue(words, index):
            continue
        wide = _join_before(words, start, first)  # 충북 산단: all that lie there
        if wide in _PROVINCES or wide.endswith("권"):
            continue
        if start < first or not is_class_word(before):
            yield Candidate(words[start].start, word.end, "CLUSTER", "cluster.head", 4)


def is_venue(words: Sequence[Word], index: int) -> bool:
    """Whether a name goes on as the name of a meeting place: G밸리 컨벤션센터."""
    if index + 1 >= len(words) or not is_joined(words[index], words[index + 1]):
        return False
    return words[index + 1].text.endswith(load_lexicon("venue_heads"))


def _extend(words: Sequence[Word], first: int, names: frozenset[int], *, specific: bool) -> int:
    """Give the index of the first word of the name whose head word is `first`.

    Before a head that already has words of its own only a region belongs to the name.
    """
    start = first
    while start > 0 and first - start < _MOST_WORDS_BEFORE:
        before, word = words[start - 1], words[start]
        if start - 1 in names or not _belongs(before, word):
            break
        if word.gap == "(" and (start == first or words[start + 1].gap != ") "):
            break
        dotted = word.gap in _MIDDLE_DOT and before.tags == ("NNP",)
        if specific and not dotted and not _may_prefix(before.text, word.text):
            break
        if split_cluster(before.text) and is_class_word(_join_before(words, start, first)):
            break
        start -= 1
    while start < first and is_class_word(words[start].text):
        start += 1
    return start


def _join_before(words: Sequence[Word], start: int, first: int) -> str:
    """Give the words of a name before its head word, put together."""
    head = split_cluster(words[first].text)
    return "".join(word.text for word in words[start:first]) + (head[0] if head else "")


def _may_prefix(region: str, name: str) -> bool:
    """Whether a region before a full name belongs to it: 부산 녹산산단, but 경북 | 구미국가산단."""
    regions = load_lexicon("regions")
    return region in regions and not (region in _PROVINCES and name.startswith(regions))


def _belongs(before: Word, word: Word) -> bool:
    abbreviated = (before.gap, word.gap) == ("(", ") ") or word.gap == "("  # 디지털콘텐츠(DC) 미클
    linked = word.gap in _MIDDLE_DOT or abbreviated
    side_by_side = is_joined(before, word) or (before.is_open and linked)
    return (
        side_by_side
        and before.nominal
        and not is_title(before.text)
        and "NNB" not in before.tags
        and before.text not in load_lexicon("cluster_outsiders")
        and not before.text.endswith(load_lexicon("branch_heads"))
        and (not _DISTRICT.fullmatch(before.text) or before.text in load_lexicon("regions"))
    )
