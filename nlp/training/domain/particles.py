"""Particles whose form follows the sound before them: 은/는, 이/가, 을/를, 과/와, 으로/로."""

import re

# After a consonant, after a vowel. The first form names the particle in templates.
PARTICLES = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
    "이나": ("이나", "나"),
    "이라": ("이라", "라"),
    "이란": ("이란", "란"),
    "이며": ("이며", "며"),
    "이다": ("이다", "다"),
    "이었다": ("이었다", "였다"),
    "아": ("아", "야"),
}
_FIRST, _LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
_BRACKETS = re.compile(r"\([^()]*\)$")
_UNIT = re.compile(r"\d(?:[kmc]?m|[kMG]W|kg|g|t)$")  # 미터, 와트, 그램, 톤
_SILENT = "”’\"'」』>》）`"
# Letters and digits as Koreans read them: 엘, 엠, 엔, 알; 영, 일, 삼, 육, 칠, 팔.
_CONSONANT, _LIQUID = frozenset("LMNR013678lmnkpbtcdg"), frozenset("LR178lr")


def choose_form(particle: str, before: str) -> str:
    """Give the form of a particle that fits the end of the text before it.

    Closing marks and a last pair of brackets are silent: `한빛(대표 김나래)` takes the form of 빛.
    """
    with_consonant, with_vowel = PARTICLES[particle]
    spoken = _BRACKETS.sub("", before.rstrip(_SILENT)).rstrip(_SILENT)
    last = "" if _UNIT.search(spoken) else spoken[-1:]
    if particle == "으로" and _is_liquid(last):
        return with_vowel
    return with_consonant if _has_final(last) else with_vowel


def _has_final(letter: str) -> bool:
    return letter in _CONSONANT or _final(letter) > 0


def _is_liquid(letter: str) -> bool:
    return letter in _LIQUID or _final(letter) == _RIEUL


def _final(letter: str) -> int:
    """Give the number of a Hangul syllable's final consonant, 0 where there is none."""
    is_syllable = letter != "" and _FIRST <= ord(letter) <= _LAST
    return (ord(letter) - _FIRST) % _FINALS if is_syllable else 0
