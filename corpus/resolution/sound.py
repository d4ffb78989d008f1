"""How a name sounds, so that Hanmoe Precision meets 한뫼정밀.

English spells Korean names as it likes, so only consonants count in the block; what meets there
is compared with its vowels before it is joined.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from corpus.resolution.spelling import compact, open_name, spell
from corpus.resolution.words import load_list, load_pairs

_LATIN = re.compile(r"[a-z]+")
_HANGUL = re.compile("[가-힣]+")
# Letters that stand for one sound in names, after which single consonants are compared.
_FOLDS = (
    (re.compile("sh"), "s"),
    (re.compile("ph"), "p"),
    (re.compile("th"), "t"),
    (re.compile("ck|c(?=[eiy])"), "k"),
    (re.compile("tch|ch|jj|z"), "j"),
    (re.compile("x"), "ks"),
    (re.compile("ng"), "n"),
    (re.compile("q|g|c"), "k"),
    (re.compile("d"), "t"),
    (re.compile("b|f|v"), "p"),
    (re.compile("l"), "r"),
    (re.compile(r"([^aeiou])\1+"), r"\1"),
)
# Hangul writes no r in ener-bility and motor-s; that of a Korean name stands before a vowel.
_MUTE_R = ((re.compile("[eiu]r(?![aeiouy])"), "eo"), (re.compile("(?<=[ao])r(?![aeiouy])"), ""))
_SILENT = re.compile("[aeiouyhw]")
# Of consonants; a translated word in a name makes it the surer.
_SHORTEST, _SHORTEST_GLOSSED = 4, 3
# English writes one letter for several vowels; ㅡ, which breaks its clusters, and ㅜ fall off.
_VOWEL_FOLDS = (
    (re.compile("ae|ai(?=[^aeiou]|$)"), "a"),
    (re.compile("oe|eo"), "o"),
    (re.compile("ee"), "i"),
    (re.compile("oo|eu|u"), ""),
    (re.compile("y(?![aeio])"), "i"),
    (re.compile("[hwy]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def make_sound(name: str) -> str | None:
    """Give the consonants of a name that is wholly Latin or wholly Hangul.

    None where so few are left that names would meet by chance, and for names in both scripts.
    """
    sound = _SILENT.sub("", romanise(name))
    has_gloss = is_latin(name) and _compile_glosses().search(open_name(name))
    least = _SHORTEST_GLOSSED if has_gloss or not is_latin(name) else _SHORTEST
    return sound if len(sound) >= least else None


def is_latin(name: str) -> bool:
    """Whether a name has Latin letters and no Hangul."""
    bare = compact(unicodedata.normalize("NFKC", name)).lower()
    return bool(_LATIN.search(bare)) and not _HANGUL.search(bare)


def sounds_like(one: str, other: str) -> bool:
    """Whether two names are one name in two scripts, vowels heard too."""
    if is_latin(one) == is_latin(other):
        return False
    return _fold(romanise(one), _VOWEL_FOLDS) == _fold(romanise(other), _VOWEL_FOLDS)


@lru_cache(maxsize=50_000)
def romanise(name: str) -> str:
    """Give a name in Latin letters, one spelling for what sounds alike.

    English words that Korean names translate or borrow are taken as the Korean word: precision
    is 정밀, tech 테크.
    """
    text = open_name(name) if is_latin(name) else spell(name)
    text = _compile_glosses().sub(lambda found: spell(load_pairs("glosses")[found[0]]), text)
    text = "".join(map(_romanise_syllable, _fold(text, _MUTE_R)))
    return _fold(text, _FOLDS)


def _fold(text: str, folds: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, letters in folds:
        text = pattern.sub(letters, text)
    return text


@cache
def _compile_glosses() -> re.Pattern[str]:
    return re.compile("|".join(load_list("glosses")))


def _romanise_syllable(sign: str) -> str:
    if not _HANGUL.fullmatch(sign):
        return sign
    leads, vowels, tails = _load_letters()
    lead, rest = divmod(ord(sign) - ord("가"), len(vowels) * len(tails))
    vowel, tail = divmod(rest, len(tails))
    return (leads[lead] + vowels[vowel] + tails[tail]).replace("-", "")


@cache
def _load_letters() -> tuple[list[str], ...]:
    letters = load_pairs("romanisation")
    return tuple(letters[place].split() for place in ("leads", "vowels", "tails"))
