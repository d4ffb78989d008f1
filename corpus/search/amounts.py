"""Read comparisons of values in a query: 회원사 > 300, 예산 10억~50억, 회원사 300개 이상."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from corpus.measures import canonical_measure, canonical_value, known_measures
from corpus.search.records import Comparison

# Source: 만진법 of Korean numerals.
_SCALES = {"십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12}
# 1e3 is a thousand; of 1e400, more than anything, the comparison says so. What is longer is a word.
_CHUNK = r"\d[\d,]{0,40}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3}(?!\d))?[십백천만억조]{0,4}"
_END = r"(?![A-Za-z]*(?:\d|[eE][+-]\d))"
_AMOUNT = rf"(?:{_CHUNK}(?:(?<=[십백천만억조]) ?{_CHUNK}){{0,3}})"
# Behind > or = a sign is one; elsewhere only at the start of a word, as in 2026-11-12 it is none.
_SIGNED = rf"[-+−]?{_AMOUNT}"
_SIGNED_WORD = rf"(?:(?<!\S)[-+−])?{_AMOUNT}"
_UNIT = r"[가-힣A-Za-z%㎡℃]{0,8}?"
_MEASURE = r"(?:(?P<measure>[가-힣A-Za-z]{1,20})\s{0,3})?"
_SIGNS = {
    "≥": ">=", "=>": ">=", "이상": ">=", "≤": "<=", "=<": "<=", "이하": "<=",
    "＞": ">", "초과": ">", "＜": "<", "미만": "<", "＝": "=",
}  # fmt: skip
_WHOLE_UNIT = r"[가-힣A-Za-z%㎡℃]{0,8}"
_RANGE = (
    rf"(?<!\w){_MEASURE}(?P<low>{_SIGNED_WORD})(?P<low_unit>{_UNIT})\s?[~∼〜～]\s?"
    rf"(?P<high>{_SIGNED})(?P<high_unit>{_WHOLE_UNIT}){_END}"
)
_SIGN_FIRST = (
    rf"(?<!\w){_MEASURE}(?P<sign>>=|<=|=>|=<|[≥≤><=＞＜＝])\s{{0,3}}"
    rf"(?P<low>{_SIGNED})(?P<low_unit>{_WHOLE_UNIT}){_END}"
)
_WORD_LAST = (
    rf"(?<!\w){_MEASURE}(?P<low>{_SIGNED_WORD})(?P<low_unit>{_UNIT})\s?"
    r"(?P<sign>이상|이하|초과|미만)(?:인|의|을|이|은)?(?!\w)"
)
_PATTERNS = tuple(re.compile(pattern) for pattern in (_RANGE, _SIGN_FIRST, _WORD_LAST))
_MINUS = "-−"
# What is left of a comparison that cannot be read: 회원사 > 많이.
_UNREAD = re.compile(r"(?:(?<!\w)[가-힣A-Za-z]{1,20}\s{0,3})?[<>=≥≤＞＜＝]+(?:\s{0,3}\S+)?")
_PARTICLE = re.compile(r"(?<=[가-힣]{2})[은는이가을를의도]$")
# 2016~2018년 is a time, no value.
_TIMES = frozenset(("년", "월", "일", "시", "분", "년도", "주", "개월"))


class Amount(NamedTuple):
    """A number as typed, with what stands behind it."""

    value: Decimal
    unit: str
    is_scaled: bool


def read_comparisons(text: str) -> Iterator[tuple[int, int, Comparison]]:
    """Yield each comparison with its span in the text, in order, none overlapping another.

    A range of bare numbers (2016~2018) is none, unless a known measure stands before it.
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, Comparison]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            comparison = _make_comparison(match)
            if comparison and not any(s < match.end() and match.start() < e for s, e in taken):
                taken.append(match.span())
                found.append((*match.span(), comparison))
    yield from sorted(found, key=lambda each: each[0])


def find_unread(text: str) -> list[str]:
    """Give what would be a comparison by its sign, from a text without those that were read."""
    return [match[0].strip() for match in _UNREAD.finditer(text)]


def _make_comparison(match: re.Match[str]) -> Comparison | None:
    parts = match.groupdict()
    measure = _read_measure(parts["measure"])
    low = read_amount(parts["low"], parts["low_unit"])
    if parts.get("high") is None:
        return None if low.unit in _TIMES else _compare(match[0], measure, parts["sign"], low)
    high = read_amount(parts["high"], parts["high_unit"])
    if not (low.is_scaled or low.unit):
        low = read_amount(parts["low"] + _scale_of(parts["high"]), high.unit)
    elif not (high.is_scaled or high.unit):
        high = high._replace(unit=low.unit)
    is_bare = not (high.unit or high.is_scaled or low.unit)
    if high.unit in _TIMES or (is_bare and measure not in known_measures()):
        return None
    unit = high.unit or low.unit
    values = [_convert(each._replace(unit=each.unit or unit), measure) for each in (low, high)]
    (first, canonical_unit), (last, _) = sorted(values, key=lambda each: each[0])
    return Comparison(text=match[0], measure=measure, unit=canonical_unit, low=first, high=last)


def _compare(text: str, measure: str, sign: str, amount: Amount) -> Comparison:
    sign = _SIGNS.get(sign, sign)
    value, unit = _convert(amount, measure)
    return Comparison(
        text=text,
        measure=measure,
        unit=unit,
        low=None if sign.startswith("<") else value,
        high=None if sign.startswith(">") else value,
        above=sign == ">",
        below=sign == "<",
    )


def read_amount(number: str, unit: str) -> Amount:
    """Read a number with a sign or without and with Korean scales: 1억5000만 is 150000000."""
    total = Decimal(0)
    scale = ""
    for chunk in re.findall(_CHUNK, number):
        digits = chunk.rstrip("십백천만억조")
        scale = chunk[len(digits) :]
        power = sum(_SCALES[sign] for sign in scale)
        total += Decimal(digits.replace(",", "")).scaleb(power)
    return Amount(-total if number[0] in _MINUS else total, unit, is_scaled=bool(scale))


def _scale_of(number: str) -> str:
    return number[len(number.rstrip("십백천만억조")) :]


def _convert(amount: Amount, measure: str) -> tuple[Decimal, str | None]:
    """Give value and unit in canonical form; 10억 of nothing is money."""
    unit = amount.unit
    value, canonical = canonical_value(amount.value, unit, measure=measure)
    if canonical is None and amount.is_scaled and abs(amount.value) >= 10**8:
        return value, "원"
    return value, canonical


def _read_measure(word: str | None) -> str:
    """Give the canonical measure of a word, with or without its particle."""
    if not word:
        return ""
    measure = canonical_measure(word)
    bare = canonical_measure(_PARTICLE.sub("", word))
    return measure if measure in known_measures() or bare not in known_measures() else bare
