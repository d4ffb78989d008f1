"""Measures and units: what figures count, under one word and in one unit.

회원기업 350곳 and 회원사 350개사 are one measure and one value. The lists stand beside this module:
`measures.txt`, `measure_idle.txt` and `units.txt`, one entry a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from corpus.records import freeze_text

_MARKS = re.compile(r"[\s'\"“”‘’「」『』<>《》()\[\]]+")
_COUNT_WORDS = frozenset(("수", "숫자", "갯수", "개수", "건수", "규모", "총수", "총액"))
# 회원사수 is the number of 회원사, but 지수 and 특수 are words of their own.
_GLUED_TAIL = re.compile(r"(?<=.[사자체업원인객점생])수$")
_LINE = re.compile(r"(?P<word>\S+) (?P<unit>[^=]+?)(?: = (?P<others>.+))?")
# Powers of ten in front of a unit: 억원, 만㎡. Source: 만진법 of Korean numerals.
_SCALES = {
    letters: 10**power
    for letters, power in (
        ("십", 1), ("백", 2), ("천", 3), ("만", 4), ("십만", 5), ("백만", 6), ("천만", 7),
        ("억", 8), ("십억", 9), ("백억", 10), ("천억", 11), ("조", 12),
    )
}  # fmt: skip
_SCALED = re.compile(
    rf"(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})?여?\s?(?P<base>.*)"
)
# No more digits than anybody measures.
_ROUNDED = Context(prec=6)


@dataclass(frozen=True, slots=True)
class _Factor:
    unit: str
    number: Fraction


def canonical_measure(words: str | None, *, unit: str | None = None) -> str:
    """Give the one word for what is counted: 회원사 for 회원기업, 참여업체 and 전체 회원사 수.

    Args:
        words: The counted noun as read in a text or typed by somebody.
        unit: The unit as printed; it decides where a word counts two things (회원 350개사).

    Returns:
        The canonical word; for a noun that is in no list the noun itself without spaces and
        idle words, Latin letters in capitals; empty where nothing is named.
    """
    words = freeze_text(words or "")
    bare = _without_count(words)
    canonical_unit = canonical_value(Decimal(0), unit)[1]
    known = _words()
    for form in (_strip(words), bare):
        for key in (f"{form}/{canonical_unit}", form):
            if key in known:
                return known[key]
    return bare


def canonical_value(
    value: Decimal, unit: str | None, *, measure: str = ""
) -> tuple[Decimal, str | None]:
    """Give a value in the canonical unit: 3 억원 is 300000000 원, 2 곳 are 2 개.

    Each currency stays itself, and so do `%` and `%p`. What does not come out even (평) is rounded
    to six digits.

    Args:
        value: The number.
        unit: As printed; empty or None where the text gives none.
        measure: What is counted, canonical; it lends its usual unit where the text gives none.

    Returns:
        The value and the unit, None where that is unknown.
    """
    unit = freeze_text(unit or "").strip() or usual_unit(measure)
    if not unit or not value.is_finite():
        return value, unit
    factor = _find_factor(unit)
    return _divide(Fraction(value) * factor.number), factor.unit


def usual_unit(measure: str) -> str | None:
    """Give the unit that a canonical measure is told in (회원사: 개사), None if unknown."""
    return _usual_units().get(measure)


def known_measures() -> tuple[str, ...]:
    """Give the canonical words of the list, in its order."""
    return tuple(_usual_units())


def _strip(words: str) -> str:
    """Cut idle words off the front; spaces and quotation marks go, Latin letters are capitals."""
    idle = _load_words("measure_idle.txt")
    parts = words.split()
    while len(parts) > 1 and parts[0] in idle:
        parts = parts[1:]
    return _MARKS.sub("", "".join(parts)).upper()


def _without_count(words: str) -> str:
    """Give a noun without 수 and the like behind it: 회원사 수, 회원사의 수 and 회원사수."""
    parts = words.split()
    if len(parts) > 1 and parts[-1] in _COUNT_WORDS:
        owner = _strip(" ".join(parts[:-1]))
        bare = owner.removesuffix("의")
        return bare if bare in _words() else owner
    return _GLUED_TAIL.sub("", _strip(words))


def _find_factor(unit: str) -> _Factor:
    """Look a unit up, with or without a word of scale before it; an unknown one is its own."""
    units = _units()
    if unit in units:
        return units[unit]
    found = _SCALED.fullmatch(unit)
    base = (found and found["base"]) or ""
    if not found or not (found["scale"] or unit.startswith("여")):
        return _Factor(unit, Fraction(1))
    inner = units.get(base or "원", _Factor(base or "원", Fraction(1)))
    return _Factor(inner.unit, inner.number * _SCALES.get(found["scale"], 1))


def _divide(number: Fraction) -> Decimal:
    """Give a fraction as a decimal without exponent and idle zeros, of any number of digits."""
    if number.denominator == 1:
        return Decimal(number.numerator)
    quotient = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(quotient) != number:
        quotient = _ROUNDED.create_decimal(quotient)
    return Decimal(format(quotient.normalize(), "f"))


@cache
def _words() -> dict[str, str]:
    """Map each word in its stripped form to its canonical one."""
    words: dict[str, str] = {}
    for canonical, _, others in _load_measures():
        words[_strip(canonical)] = canonical
        for other in others:
            word, _, unit = other.partition("/")
            words[_strip(word) + (f"/{unit}" if unit else "")] = canonical
    return words


@cache
def _usual_units() -> dict[str, str]:
    return {canonical: unit for canonical, unit, _ in _load_measures()}


def _load_measures() -> Iterator[tuple[str, str, list[str]]]:
    for line in _load_lines("measures.txt"):
        if found := _LINE.fullmatch(line):
            others = found["others"]
            yield found["word"], found["unit"], others.split(", ") if others else []


@cache
def _units() -> dict[str, _Factor]:
    units: dict[str, _Factor] = {}
    for line in _load_lines("units.txt"):
        printed, _, meant = line.partition("=")
        unit, _, factor = meant.partition("*")
        units[printed] = _Factor(unit, Fraction(1))
        if factor:
            top, _, bottom = factor.partition("/")
            units[printed] = _Factor(unit, Fraction(top) / Fraction(bottom or 1))
    return units


@cache
def _load_words(name: str) -> frozenset[str]:
    return frozenset(_load_lines(name))


def _load_lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
