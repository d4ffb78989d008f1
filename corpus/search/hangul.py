"""Hangul as it is typed: 초성 of names, and the words that a word in the typing may become."""

import re

_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
# Source: Unicode 16, 3.12, Conjoining Jamo Behavior: 21 vowels by 28 endings for each initial.
_SYLLABLES_AN_INITIAL = 21 * 28
_ENDINGS = 28
# Compatibility jamo in the order of the initials.
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_ONLY_INITIALS = re.compile("[ㄱ-ㅎ]{2,}")
_LAST_SIGN = "\U0010ffff"


def read_initials(text: str) -> str:
    """Give the 초성 of a text, other signs as they are: 산단공 is ㅅㄷㄱ, 경남TP ㄱㄴTP."""
    return "".join(_initial_of(sign) for sign in text)


def is_initials(text: str) -> bool:
    """Tell whether a text is nothing but two or more consonants, as somebody types for a name."""
    return _ONLY_INITIALS.fullmatch(text) is not None


def prefix_range(text: str) -> tuple[str, str]:
    """Give the first text, and one after the last, that begin so or may do once it is typed on.

    The last syllable may still get its ending (산다 becomes 산단), and a consonant its vowel
    (산ㄷ becomes 산단). The empty text gives all texts.
    """
    if not text:
        return "", _LAST_SIGN
    head, last = text[:-1], text[-1]
    if last in _INITIALS:
        first = _FIRST_SYLLABLE + _INITIALS.index(last) * _SYLLABLES_AN_INITIAL
        return head + chr(first), head + chr(first + _SYLLABLES_AN_INITIAL - 1) + _LAST_SIGN
    if _is_open(last):
        return text, head + chr(ord(last) + _ENDINGS - 1) + _LAST_SIGN
    return text, text + _LAST_SIGN


def _is_open(sign: str) -> bool:
    """Tell whether a sign is a syllable without an ending."""
    is_syllable = _FIRST_SYLLABLE <= ord(sign) <= _LAST_SYLLABLE
    return is_syllable and (ord(sign) - _FIRST_SYLLABLE) % _ENDINGS == 0


def _initial_of(sign: str) -> str:
    if _FIRST_SYLLABLE <= ord(sign) <= _LAST_SYLLABLE:
        return _INITIALS[(ord(sign) - _FIRST_SYLLABLE) // _SYLLABLES_AN_INITIAL]
    return sign
