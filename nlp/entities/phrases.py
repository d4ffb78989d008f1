"""Noun phrases around names and titles: what stands side by side, and what is right before."""

import re
from collections.abc import Sequence

from nlp.entities.names import is_title
from nlp.entities.words import Word
from nlp.lexicons import load_words

REACH = 7  # words between a name and its title
_ASIDE = re.compile(r"\s?\([^()\n]{1,15}\)\s?")  # (54·사진) between a name and what follows
_DAY = re.compile(r"(?:\d{1,4}[년월일시분]){1,5}")


def is_beside(words: Sequence[Word], place: int) -> bool:
    """Whether nothing but a space or an aside in brackets parts a word from the next."""
    if place + 1 >= len(words):
        return False
    word, following = words[place], words[place + 1]
    if word.tail == "의" and following.gap == " ":
        return False
    return word.is_open and (following.gap == " " or bool(_ASIDE.fullmatch(following.gap)))


def find_phrase(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """Give the noun phrase right before a word: `ICT 미클의` in `ICT 미클의 추태경 부회장`."""
    place = _skip_modifiers(words, place)
    first = place
    while first > 0 and place - first < REACH:
        before, word = words[first - 1], words[first]
        if before.text == "의" and ")" in before.gap and first == place:
            return _before_aside(words, first - 1)
        genitive = before.tail == "의" and first == place
        if word.gap != " " or not (before.is_open or genitive) or not before.nominal:
            break
        if is_title(before.text) or before.text in load_words("title_modifiers"):
            break
        if _DAY.fullmatch(before.text):  # 공단은 4일 어진태 본부장이 …
            break
        first -= 1
    return (first, place - 1) if first < place else None


def _skip_modifiers(words: Sequence[Word], place: int) -> int:
    """Give the first of the words 초대, 신임 … right before a title, or the title itself."""
    while place > 0 and is_beside(words, place - 1):
        if words[place - 1].text not in load_words("title_modifiers"):
            break
        place -= 1
    return place


def _before_aside(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    """Give the word before a bracket that ends right before `index`: X(이하 Y)의 부회장."""
    for opened in range(index, max(0, index - REACH), -1):
        if "(" in words[opened].gap:
            return (opened - 1, opened - 1)
    return None
