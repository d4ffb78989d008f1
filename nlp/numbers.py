"""Korean numerals: `1,200`, `1조 2,000억`, `3천700만`, `삼십만`, `열두`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from nlp.figures.words import load_pairs

_SMALL = {"십": Decimal(10), "백": Decimal(100), "천": Decimal(1000)}
_LARGE = {
    "만": Decimal(10**4),
    "억": Decimal(10**8),
    "조": Decimal(10**12),
    "경": Decimal(10**16),
}
_HANGUL_DIGITS = {digit: Decimal(n) for n, digit in enumerate("일이삼사오육칠팔구", start=1)}
# Longer runs of digits are serial numbers or noise, never a quantity of the news.
_MOST_DIGITS = 18
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_ATOM = rf"{_DIGITS}|[십백천만억조경]|[일이삼사오육칠팔구](?=[십백천만억조])"
_ATOMS = re.compile(_ATOM)
# A space may stand after 만, 억, 조 where a smaller part follows: `2조 8,000억`, `1만 2,000`.
_PART = rf"(?<=[만억조경])\ (?=\d[\d,.]*(?:[십백천만억]|(?<=\d\d\d)(?![\d,년])))|{_ATOM}"
# Behind 제, 수, 몇 at the start of a word stands an ordinal or a vague number. The cap on the parts
# keeps repeated attempts on noise (`1조1조1조…`) linear.
_BEFORE = r"(?<![A-Za-z\d십백천만억조경])(?<!\d[.,:/-])(?<!(?<![가-힣])[수몇제第])"
_NUMERAL = rf"{_BEFORE}(?:{_ATOM})(?:{_PART}){{0,24}}"


class Number(NamedTuple):
    """A numeral in a text.

    `value` is the plain number; `coefficient` what stands before the last scale word and `scale`
    the product of those words (`3천만`: 3 and 10,000,000); `spelled` is true without any digit,
    `native` for 두, 스무, 열두.
    """

    start: int
    end: int
    value: Decimal
    coefficient: Decimal
    scale: Decimal
    spelled: bool
    native: bool = False


class _Sum(NamedTuple):
    """What the atoms of a numeral come to so far, from left to right.

    `total` holds the parts closed by 만, 억, 조, `group` the part being read, `pending` the digits
    that still wait for a scale word; a large scale word must be smaller than `limit`.
    """

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    pending: Decimal | None = None
    coefficient: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    limit: Decimal = Decimal("Infinity")

    @property
    def value(self) -> Decimal:
        return self.total + self.group + (self.pending or 0)

    def add(self, atom: str) -> "_Sum | None":
        """Take one more atom; None where it does not belong to the numeral before it."""
        if atom in _LARGE:
            return self._close_group(_LARGE[atom])
        if atom in _SMALL:
            return self._scale_up(_SMALL[atom])
        if self.pending is not None:
            return None
        number = _HANGUL_DIGITS.get(atom) or Decimal(atom.replace(",", ""))
        return self._replace(pending=number, coefficient=number, scale=Decimal(1))

    def _scale_up(self, scale: Decimal) -> "_Sum":
        number = Decimal(1) if self.pending is None else self.pending
        group = self.group + number * scale
        return self._replace(group=group, pending=None, coefficient=number, scale=scale)

    def _close_group(self, scale: Decimal) -> "_Sum | None":
        if scale >= self.limit:
            return None
        bare = self.pending is None and not self.group
        whole = Decimal(1) if bare else self.group + (self.pending or 0)
        joined = self.scale * scale if self.pending is None and self.group else scale
        return self._replace(
            total=self.total + whole * scale,
            group=Decimal(0),
            pending=None,
            scale=joined,
            limit=scale,
        )


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numerals of a text in order, without overlap.

    Digits with or without thousands separators, scale words and their mixtures, native numerals
    up to 99 (`두`, `스무`, `열두`). Spelled-out ones may be syllables of a word: the caller has to
    make sure that they are not. Passed over are runs of more than 18 digits, numbers behind 제, 수,
    몇 or a Latin letter, parts of times and dotted numbers, and 한 (one), which is an article.
    """
    position = 0
    while found := _any_numeral().search(text, position):
        number = _read_number(text, found)
        if number is None or number.end == number.start:  # atoms that make no numeral: 일억만
            position = found.end()
        else:
            position = number.end
            yield number


def _read_number(text: str, found: re.Match[str]) -> Number | None:
    if found["native"]:
        value = Decimal(_natives()[found["native"]])
        return Number(*found.span(), value, value, Decimal(1), spelled=True, native=True)
    if sum(map(str.isdigit, found[0])) > _MOST_DIGITS:
        return None
    return _add_up(text, *found.span())


def _add_up(text: str, start: int, end: int) -> Number:
    """Add up the atoms in `text[start:end]` until one does not fit."""
    last, before, spelled = _Sum(), _Sum(), True
    stop = stop_before = start
    for atom in _ATOMS.finditer(text, start, end):
        following = last.add(atom[0])
        if following is None:
            last, stop = (before, stop_before) if last.pending is not None else (last, stop)
            break
        before, stop_before = last, stop
        last, stop, spelled = following, atom.end(), spelled and not atom[0][0].isdigit()
    return Number(start, stop, last.value, last.coefficient, last.scale, spelled)


@cache
def _natives() -> dict[str, int]:
    """Give the native numerals from 2 to 99 as they stand before a counter."""
    ones = {word: int(value) for word, value in load_pairs("native_ones").items()}
    tens = {word: int(value) for word, value in load_pairs("native_tens").items()}
    joined = {t + o: tens[t] + ones[o] for t in tens for o in ones}
    return {word: n for word, n in (ones | tens | joined | {"스무": 20}).items() if n > 1}


@cache
def _any_numeral() -> re.Pattern[str]:
    natives = "|".join(sorted(_natives(), key=len, reverse=True))
    return re.compile(rf"(?P<native>{natives})(?![가-힣]*[십백천만억])|{_NUMERAL}", re.ASCII)
