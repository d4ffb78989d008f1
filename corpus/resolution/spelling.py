"""The spelled form of a name: equal for spellings of one name, different for different names.

Nothing here knows an institution; `known.py` does. All functions are pure.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from corpus.resolution.words import load_list, load_pairs

_FILLER = re.compile(r"[\W_]+")
_HANJA = re.compile("[㐀-鿿]+")
_ORDINAL = re.compile(r"제(?=\d)")
# Behind a name stands what it is called in English: 새봄진흥원(SPA). One letter tells halls apart.
_GLOSS = re.compile(r"(?<=[가-힣])\s*\([A-Za-z][A-Za-z0-9&.\- ]+\)\s*$")
# The seat speaks for its town: 가람시청 기업지원과. Not 시청자미디어센터 and 가람시청년센터.
_SEAT = re.compile("(?<=[가-힣]{2}[시도군구])청(?![자각년소정결])")
_MINI_CLUSTER = re.compile("(?<=[가-힣])mc$")
# Longer runs of Latin letters are words with a sound of their own, and nobody spells them out.
_LETTERS = re.compile("(?<![a-z])[a-z]{1,5}(?![a-z])")
_SYLLABLES = range(0xAC00, 0xD7A4)
_VOWELS, _TAILS, _NIEUN = 21, 28, 4
# The law of initials (한글 맞춤법 §10–12): ㄴ and ㄹ before i and y fall off, ㄹ else becomes ㄴ.
# Source: Hangul orthography of the National Institute of Korean Language, numbers of Unicode.
_INITIAL_NIEUN, _INITIAL_RIEUL, _INITIAL_NONE = 2, 5, 11
_BRIGHT = frozenset({2, 3, 6, 7, 12, 17, 20})
_AFTER_VOWEL = {"렬": "열", "률": "율"}


@lru_cache(maxsize=100_000)
def spell(name: str) -> str:
    """Give the spelled form: `㈜한뫼 정기`, `한뫼정기(주)` and `株式會社 한뫼정기` meet in one.

    Compatibility signs are opened, hanja read, corporate marks, spaces and punctuation left out,
    long words shortened (산업단지 to 산단), Latin letters spelled as Korean names spell them, an
    English name in brackets behind it and the 청 of a 시청 left out.
    A name of nothing but marks keeps them. Empty only for a name without letters and digits.
    """
    whole = _ORDINAL.sub("", _replace(_SEAT.sub("", open_name(name)), "shortenings"))
    bare = _MINI_CLUSTER.sub("미클", whole)
    spelled = _LETTERS.sub(lambda run: "".join(map(_spell_letter, run[0])), bare)
    return _replace(spelled, "letter_variants")


def open_name(name: str) -> str:
    """Give a name in small letters without hanja, corporate marks, spaces and punctuation."""
    text = read_hanja(_GLOSS.sub("", unicodedata.normalize("NFKC", name))).lower()
    return compact(_strip_marks(text)) or compact(text)


def compact(text: str) -> str:
    """Leave out all but letters and digits; `&` is read as 앤 but in r&d."""
    return _FILLER.sub("", text.replace("r&d", "연구개발").replace("&", "앤"))


def read_hanja(text: str) -> str:
    """Give hanja by their reading, each run of them as a word of its own."""
    return _HANJA.sub(lambda run: _read_word(run[0]), text)


def soften_initial(syllable: str) -> str:
    """Give a syllable as it stands at the beginning of a word: 리 is 이, 로 is 노, 녀 is 여."""
    place = ord(syllable) - _SYLLABLES.start
    if not 0 <= place < len(_SYLLABLES):
        return syllable
    lead, rest = divmod(place, _VOWELS * _TAILS)
    bright = rest // _TAILS in _BRIGHT
    if lead == _INITIAL_RIEUL or (lead == _INITIAL_NIEUN and bright):
        lead = _INITIAL_NONE if bright else _INITIAL_NIEUN
    return chr(_SYLLABLES.start + lead * _VOWELS * _TAILS + rest)


def _read_word(hanja: str) -> str:
    readings = _load_readings()
    read = [readings.get(sign, sign) for sign in hanja]
    for place in range(1, len(read)):
        if read[place] in _AFTER_VOWEL and _is_open(read[place - 1]):
            read[place] = _AFTER_VOWEL[read[place]]
    return soften_initial(read[0]) + "".join(read[1:])


def _is_open(syllable: str) -> bool:
    """Whether a syllable ends with a vowel or ㄴ."""
    return (ord(syllable) - _SYLLABLES.start) % _TAILS in (0, _NIEUN)


@cache
def _load_readings() -> Mapping[str, str]:
    lines = (entry.split() for entry in load_list("hanja"))
    return {sign: reading for reading, signs in lines for sign in signs}


@cache
def _compile_marks() -> re.Pattern[str]:
    """Compile what is no part of a name: in brackets and in Korean anywhere, in English last."""
    marks = load_list("marks")
    anywhere = "|".join(re.escape(mark) for mark in marks if not mark.isascii())
    last = "|".join(re.escape(mark) for mark in marks if mark.isascii())
    return re.compile(rf"{anywhere}|(?<=\w)(?:,\s*|\s+)(?:{last})\s*$")


def _strip_marks(text: str) -> str:
    return _compile_marks().sub(" ", text)


@cache
def _compile_words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in load_list(name)))


def _replace(text: str, name: str) -> str:
    """Replace the words of a list by what they mean, the longest at each place."""
    pairs = load_pairs(name)
    return _compile_words(name).sub(lambda found: pairs[found[0]], text)


def _spell_letter(letter: str) -> str:
    return load_pairs("letters").get(letter, letter)
