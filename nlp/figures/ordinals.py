"""Numbers with a counter that count nothing: ordinals, index bases, frequencies, set phrases."""

import re
from decimal import Decimal

from nlp.figures.scan import Scan
from nlp.figures.units import Unit, is_ordinal_counter
from nlp.figures.words import load_words
from nlp.numbers import Number

_BASE = re.compile(r"\s?(?:당(?![가-힣]{2})|째|번째)")
_GENERATION = re.compile(r"[1-6]0[2-7]0(?=\s?세대)")
_VOUCHER = re.compile(r"권(?![가-힣])")
_TIMES = frozenset({"분기", "월", "년", "해", "시즌", "학기", "회계연도", "주", "달"})
_FREQUENCY = re.compile(r"(?:연|월|주|매년|매월|매달|매주|연간|월간|하루|분기)\s?$")
_STATUTE = re.compile(r"(?:법|령|규칙|조례|정관)\s?$")
# Below these numbers the counter is read as something else (week, part, generation, house number).
_LEAST = {"주": 1000, "부": 10, "면": 10, "호": 10, "세대": 10}
_SET_PHRASES = {("인", Decimal(1)), ("사", Decimal(1)), ("대 1", Decimal(1))}


def is_ordinal(scan: Scan, number: Number, unit: Unit, *, first: int | None = None) -> bool:
    """Tell whether a number with this unit is no quantity.

    Args:
        scan: The text.
        number: The numeral; of a range the second one.
        unit: What stands behind it.
        first: Where the range starts, if it is one.
    """
    start = number.start if first is None else first
    return (
        bool(_BASE.match(scan.text, unit.end))
        or (unit.name, number.value) in _SET_PHRASES
        or number.value < _LEAST.get(unit.name, 0)
        or (number.native and unit.name in {"사람", "원"})
        or _is_frequency(scan.text, start, unit)
        or (unit.name == "위" and _heads_line(scan.text, start, unit.end))
        or bool(_GENERATION.match(scan.text, start))
        or (unit.name == "개" and _next_noun(scan, unit.end) in _TIMES)
        or (unit.name == "인" and _next_noun(scan, unit.end) is not None)
        or (is_ordinal_counter(unit.name) and not _counts_things(scan, start, unit))
        or (unit.kind == "money" and _is_no_amount(scan.text, start, unit))
    )


def _heads_line(text: str, start: int, end: int) -> bool:
    """Tell whether a rank opens a line as its number: `1위 둔산동 싱크홀 복구`."""
    return text[start - 1 : start] in {"", "\n"} and text.startswith(" ", end)


def _is_no_amount(text: str, start: int, unit: Unit) -> bool:
    """Tell whether 조 is that of a statute or 원 that of a voucher (5만원권)."""
    before = _STATUTE.search(text, max(0, start - 4), start)
    return before is not None or _VOUCHER.match(text, unit.end) is not None


def _is_frequency(text: str, start: int, unit: Unit) -> bool:
    before = _FREQUENCY.search(text, max(0, start - 5), start)
    return unit.name in {"회", "차례"} and before is not None


def _next_noun(scan: Scan, end: int) -> str | None:
    """Give the noun that follows, None where a particle, sign, rough word or verb does."""
    token = scan.token_after(end)
    is_noun = token is not None and token.tag.startswith("NN") and token.start <= end + 1
    noun = scan.text[token.start : token.end] if token and is_noun else None
    return None if noun in load_words("approximate_after") else noun


def _counts_things(scan: Scan, start: int, unit: Unit) -> bool:
    """Tell whether an ambiguous counter counts the noun before it: 통근버스 4대 증차."""
    noun = _next_noun(scan, unit.end)
    if noun is not None and noun not in load_words("action_nouns"):
        return False
    before = scan.token_before(start)
    if unit.name == "회":
        return True
    return before is not None and before.tag in {
        "NNG",
        "NNP",
        "XSN",
        "SL",
        "JKO",
        "JKS",
        "JKB",
        "JX",
    }
