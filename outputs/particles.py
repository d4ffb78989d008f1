"""The particle that follows a word by how the word ends when it is said: 은 or 는, 이 or 가."""

import re

# What one reads where these are the last sign or word; the last syllable counts.
_UNITS = {
    "%": "퍼센트",
    "%p": "포인트",
    "℃": "도",
    "㎡": "미터",
    "㎢": "미터",
    "㎥": "미터",
    "㎞": "미터",
    "km": "미터",
    "kg": "그램",
    "㎏": "그램",
    "t": "톤",
    "MW": "와트",
    "GW": "와트",
    "kW": "와트",
    "㎿": "와트",
    "$": "달러",
    "₩": "원",
}
_DIGITS = "영일이삼사오육칠팔구"
# Where the last digit that is not 0 stands in its group of four, and what the group is called.
_TENS = " 십백천"
_GROUPS = " 만억조경해"
# Capitals read letter by letter end like this; all others end without a consonant.
_CLOSED_LETTERS = {"L": "엘", "M": "엠", "N": "엔", "R": "알"}
# English words as they are written in Hangul. Source: 외래어 표기법 제3장 제1절: what ends in b, c,
# k, p or t is closed after a short vowel only (넷, 네트워크), which the letters do not tell.
_OPEN_WORD = re.compile(r"(?:[aiouy]|[dfghjrsvwxz]|(?<![lmn])e)$")
_CLOSED_WORD = re.compile(r"(?:[lmn]e?|ng)$")
_UNSURE_WORD = re.compile(r"[bckpqt]$")

_TAIL = re.compile(r"[\s\"'”’」』>》〉.,!?…·]+$")
_BRACKETS = re.compile(r"(?<=\S)\s*[(\[（〔][^()\[\]（）〔〕]*[)\]）〕]$")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_LATIN = re.compile(r"[A-Za-z]+$")
_FIRST, _LAST, _CODAS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
_DOUBLE = {"으로/로": "(으)로", "과/와": "와(과)"}


def attach(word: str, pair: str) -> str:
    """Give a word with its particle: `attach("회원사", "은/는")` is 회원사는.

    Args:
        word: A name, number or phrase. What stands in brackets at its end is not said.
        pair: The particle after a consonant and after a vowel: `은/는`, `이/가`, `을/를`, `과/와`,
            `으로/로`, `이라/라`, `이며/며`.

    Returns:
        The word with one of the two, or with both, as in 은(는), where nobody can tell: after
        signs that are not read, hanja, and some English words.
    """
    closed, _, opened = pair.partition("/")
    coda = find_coda(word)
    if coda is None:
        return word + _DOUBLE.get(pair, f"{closed}({opened})")
    is_open = coda == 0 or (coda == _RIEUL and pair == "으로/로")
    return word + (opened if is_open else closed)


def find_coda(word: str) -> int | None:
    """Tell the final consonant of a word as it is said: 0 for none, 8 for ㄹ, None if unknown.

    Source: the order of final consonants in the Unicode Standard, section 3.12.
    """
    syllable = _find_last_syllable(_BRACKETS.sub("", _TAIL.sub("", word)))
    return (ord(syllable) - _FIRST) % _CODAS if syllable else None


def _find_last_syllable(word: str) -> str:
    """Give the last syllable as it is said, the empty text where that is unknown."""
    if not word:
        return ""
    if _FIRST <= ord(word[-1]) <= _LAST:
        return word[-1]
    if number := _NUMBER.search(word):
        return _read_number(number[0])
    unit = next((read for sign, read in _UNITS.items() if _ends_with_unit(word, sign)), "")
    return unit[-1:] or _read_latin(word)


def _ends_with_unit(word: str, sign: str) -> bool:
    """Tell whether a sign ends a word as a unit: behind a number where it is made of letters."""
    before = word.removesuffix(sign).rstrip()
    return before != word and (not sign.isalpha() or before[-1:].isdigit())


def _read_number(number: str) -> str:
    whole, _, fraction = number.replace(",", "").partition(".")
    if fraction:
        return _DIGITS[int(fraction[-1])]
    zeros = len(whole) - len(whole.rstrip("0"))
    if zeros == len(whole) or zeros == 0:
        return _DIGITS[int(whole[-1])]
    group, place = divmod(zeros, len(_TENS))
    if group:
        return _GROUPS[group] if group < len(_GROUPS) else ""
    return _TENS[place]


def _read_latin(word: str) -> str:
    found = _LATIN.search(word)
    if found is None or (len(found[0]) > 1 and _UNSURE_WORD.search(found[0])):
        return ""
    if found[0].isupper():
        return _CLOSED_LETTERS.get(found[0][-1], "이")
    if _CLOSED_WORD.search(found[0]):
        return "일" if found[0].rstrip("e").endswith("l") else "인"
    return "이" if _OPEN_WORD.search(found[0]) else ""
