"""Quantities: numerals with their unit and the words that make them rough.

A unit that is in no list (years, months, hours, ages, floors) makes no quantity, nor does an
ordinal, an index base (`3.3㎡당`) or a number inside a name.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from nlp.figures.ordinals import is_ordinal
from nlp.figures.scan import Scan
from nlp.figures.units import Unit, read_unit
from nlp.lexicons import load_lexicon
from nlp.numbers import Number, find_numbers

_RANGE = re.compile(r"\s?[~∼〜～–-]\s?")
_RATIO = re.compile(r"(?:\s?대\s?|:)(\d{1,3}(?:\.\d+)?)(?![\d.,:])", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_SIGN = re.compile(r"(?:(?<![\w)\]])[-−+]|▼|(?<=\()△)$")
_HALF = re.compile(r"(?<![가-힣])절반")
_FRACTION = re.compile(r"(?<![\d.,])(\d{1,3})분의\s?(\d{1,3})(?!\d)", re.ASCII)
_TEAM = re.compile(r"교대|[인명]\s?1조|조[로를]? (?:나|편|짜|이뤄)")
_TEN_THOUSAND = Decimal(10**4)
_HUNDRED_MILLION = Decimal(10**8)
_TRILLION = Decimal(10**12)


class Quantity(NamedTuple):
    """A numeral with its unit, as far as it is printed.

    `start`, `end` hold rough words and the partner of a range; `core` is the end of the unit.
    `unit` is empty for an index value, and for a number that may be part of a breakdown (`kind`
    bare). The other kinds are money, share, size, rank, ratio, index and count.
    """

    start: int
    end: int
    core: int
    value: Decimal
    unit: str
    kind: str
    approximate: bool
    rule: str


def find_quantities(scan: Scan) -> list[Quantity]:
    """Find all quantities and bare numbers in the order of the text; linear in its length."""
    numbers = {number.start: number for number in find_numbers(scan.text)}
    found = list(_find_parts(scan))
    covered = {place for q in found for place in range(q.start, q.end)}
    reached = 0
    for number in numbers.values():
        if number.start >= reached and number.start not in covered:
            read = _read_number(scan, number, numbers)
            found += read
            reached = max([reached, *(q.end for q in read)])
    return sorted(found, key=lambda q: q.start)


def _find_parts(scan: Scan) -> Iterator[Quantity]:
    """Yield halves and fractions as shares of a hundred."""
    for half in _HALF.finditer(scan.text):
        token = scan.token_at(half.start())
        if token and token.end == half.end() and not scan.is_taken(*half.span()):
            yield _finish(scan, half.span(), Unit(half.end(), "%", "share"), Decimal(50), "half")
    for part in _FRACTION.finditer(scan.text):
        whole, share = Decimal(part[1]), Decimal(part[2])
        if 0 < share < whole and not scan.is_taken(*part.span()):
            value = (share * 100 / whole).quantize(Decimal("0.01"))
            unit = Unit(part.end(), "%", "share", rough=True)
            yield _finish(scan, part.span(), unit, value, "fraction")


def _read_number(scan: Scan, number: Number, numbers: dict[int, Number]) -> list[Quantity]:
    if scan.is_taken(number.start, number.end) or not _is_word(scan, number):
        return []
    unit = _read_unit(scan, number)
    pair = _read_range(scan, number, unit, numbers)
    if pair:
        return pair
    span = (number.start, unit.end if unit else number.end)
    if unit is None:
        rough = scan.text.startswith("여 ", number.end)
        span = (number.start, number.end + rough)
        return [Quantity(*span, span[1], number.value, "", "bare", rough, "figure.bare")]
    if is_ordinal(scan, number, unit):
        return []
    return [_finish(scan, span, unit, number.value, unit.kind)]


def _is_word(scan: Scan, number: Number) -> bool:
    """Tell whether a spelled-out numeral is one, and not a syllable of 세계 or 백화점."""
    if not number.spelled:
        return True
    token = scan.token_at(number.start)
    if token is None or number.end not in scan.ends:
        return False
    is_lone_scale = number.value == number.scale >= _HUNDRED_MILLION
    return token.tag in {"NR", "MM", "SN"} and not is_lone_scale


def _read_unit(scan: Scan, number: Number) -> Unit | None:
    ratio = _RATIO.match(scan.text, number.end)
    if (
        ratio
        and not _CLOCK.fullmatch(scan.text, number.start, ratio.end())
        and scan.is_word_end(ratio.end())
    ):
        return Unit(ratio.end(), f"대 {ratio[1]}", "ratio")
    unit = read_unit(scan, number.end)
    if unit is None and _is_bare_money(scan, number):
        return Unit(number.end, "원", "money")
    return unit


def _is_bare_money(scan: Scan, number: Number) -> bool:
    """Tell whether 원 is left out (4,150억 투자), and 조 is no team (4조 3교대, 2인 1조)."""
    if number.spelled or number.scale < _HUNDRED_MILLION or not scan.is_word_end(number.end):
        return False
    is_team = number.scale == _TRILLION and number.value < 10 * _TRILLION
    around = scan.text[max(0, number.start - 4) : number.end + 6]
    return not (is_team and _TEAM.search(around))


def _read_range(
    scan: Scan, number: Number, unit: Unit | None, numbers: dict[int, Number]
) -> list[Quantity]:
    """Read `10~15%`, `2천~3천만원`, `100억~200억원`: two quantities with the same span."""
    sign = _RANGE.match(scan.text, unit.end if unit else number.end)
    partner = numbers.get(sign.end()) if sign else None
    last = _read_unit(scan, partner) if partner else None
    if partner is None or last is None or is_ordinal(scan, partner, last, first=number.start):
        return []
    first = number.value if unit else _scale_like(number, partner)
    span = (number.start, last.end)
    rough = last._replace(rough=True)
    return [_finish(scan, span, rough, value, "range") for value in (first, partner.value)]


def _scale_like(number: Number, partner: Number) -> Decimal:
    """Give the value of the first number of a range under the scale words of the second."""
    if number.scale >= _TEN_THOUSAND or partner.scale == 1:
        return number.value
    scale = partner.scale / number.scale
    return number.value * scale if number.value * scale <= partner.value else number.value


def _finish(scan: Scan, span: tuple[int, int], unit: Unit, value: Decimal, rule: str) -> Quantity:
    """Take in the sign and the rough words around a numeral and its unit."""
    start, end, rough = *span, unit.rough
    sign = _SIGN.search(scan.text, max(0, start - 2), start)
    if sign:
        start, value = sign.start(), value if sign[0] == "+" else -value
    before = _rough_before().search(scan.text, max(0, start - 8), start)
    after = _rough_after().match(scan.text, end)
    if after and not scan.is_word_end(after.end()):
        after = None
    rough = rough or bool(before) or bool(after) or bool(_rough_verb().match(scan.text, end))
    start, end = before.start(1) if before else start, after.end() if after else end
    return Quantity(start, end, unit.end, value, unit.name, unit.kind, rough, f"figure.{rule}")


@cache
def _rough_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣])({'|'.join(load_lexicon('approximate_before'))})\s?$")


@cache
def _rough_after() -> re.Pattern[str]:
    return re.compile(rf"대|\s?(?:{'|'.join(load_lexicon('approximate_after'))})")


@cache
def _rough_verb() -> re.Pattern[str]:
    verbs = "|".join(load_lexicon("approximate_verbs"))
    return re.compile(rf"[을를이가도에]?\s?(?:[훌쩍크게채조금]+\s)?(?:{verbs})")
