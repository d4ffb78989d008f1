"""What looks like a Korean person's name, and what like a title."""

import re
from functools import cache

from nlp.entities.words import Word
from nlp.lexicons import load_lexicon, load_words

_HANGUL = re.compile(r"[가-힣]+")
_FULL_LENGTH = 3  # most names; shorter ones must look like a noun
_COMPOUND = re.compile(r"[가-힣A-Za-z0-9]{2,23}")
_ABBREVIATED = re.compile(r"\([A-Z]{2,4}\)$")


@cache
def _glued_pattern() -> re.Pattern[str]:
    titles = "|".join(title for title in load_lexicon("titles") if len(title) > 1)
    return re.compile(rf"(?P<name>[가-힣]{{1,4}}?)(?P<title>{titles})")


@cache
def _surname_pattern() -> re.Pattern[str]:
    single = "".join(name for name in load_lexicon("surnames") if len(name) == 1)
    double = "|".join(name for name in load_lexicon("surnames") if len(name) > 1)
    return re.compile(rf"(?:(?P<double>{double})[가-힣]{{1,2}}|[{single}][가-힣]{{1,2}})")


@cache
def _no_names() -> frozenset[str]:
    lists = ("regions", "titles", "title_modifiers", "cluster_class_words", "no_names")
    return frozenset(word for name in lists for word in load_lexicon(name))


@cache
def _letter_names() -> dict[int, str]:
    pairs = (line.split("|") for line in load_lexicon("letter_names"))
    return {ord(letter): name for letter, name in pairs}


def spell_letters(name: str) -> str:
    """Spell the capital letters of a name in Hangul: LG전자 as 엘지전자. 씨 and 시 become one."""
    if not _HANGUL.search(name):
        return name
    return name.translate(_letter_names()).replace("씨", "시").replace("에이취", "에이치")


def is_title(text: str) -> bool:
    """Whether the words are a title, alone (`회장`) or compound (`서울지역본부장`)."""
    if text.endswith(")"):
        text = _ABBREVIATED.sub("", text)
    text = text.removesuffix("직")
    if is_plain_title(text):
        return True
    compound = text.endswith(load_lexicon("title_heads")) and text not in load_words("title_heads")
    return compound and _COMPOUND.fullmatch(text) is not None


def is_plain_title(text: str) -> bool:
    """Whether the word is in the list of titles, so that it carries no organisation in itself."""
    return text in load_words("titles")


def is_surname(text: str) -> bool:
    """Whether the word is a family name alone, as in `김 회장`."""
    return text in load_words("surnames")


def is_name_text(text: str) -> bool:
    """Whether the letters may be a full Korean name: family name and one or two syllables."""
    return (
        _surname_pattern().fullmatch(text) is not None
        and text not in _no_names()
        and not is_surname(text)
        and text[:-1] not in load_words("regions")
    )


def is_name(word: Word) -> bool:
    """Whether a word may be a full Korean name, which Kiwi does not know as something else.

    Kiwi tags an unknown name NNP or tears it apart; one morpheme of another kind is a known word.
    Two syllables must look like a noun, since many verb stems begin with a family name's syllable.
    """
    if not is_name_text(word.text) or is_title(word.text):
        return False
    if len(word.tags) == 1:
        return word.tags == ("NNP",) or (word.tags == ("NNG",) and word.unknown)
    if word.tags[-1:] == ("XSN",) and not word.unknown:  # 부품사, 참가사
        return False
    return len(word.text) >= _FULL_LENGTH or (word.nominal and word.tags[0] in ("NNP", "NNG"))


def is_listed_name(word: Word) -> bool:
    """Whether a word may be a name where nothing else can stand: after a title in a list."""
    return is_name(word) or (len(word.text) >= _FULL_LENGTH and is_name_text(word.text))


def split_glued(word: Word) -> tuple[str, str] | None:
    """Split `표은결회장` into name and title; None where the word is not made so."""
    found = _glued_pattern().fullmatch(word.text)
    if found is None or word.tags[0] in ("NNG", "XPN", "MM") or len(word.tags) == 1:
        return None
    name = found["name"]
    return (name, found["title"]) if is_surname(name) or _is_long_name(name) else None


def _is_long_name(text: str) -> bool:
    return len(text) >= _FULL_LENGTH and is_name_text(text)
