"""Units as tables write them: `억원`, `천명`, `백만달러`, `(단위: 개사, 억원, %)`."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from nlp.figures.units import known_unit
from nlp.figures.words import load_pairs

_SCALES = {
    "십": 10, "백": 10**2, "천": 10**3, "만": 10**4, "십만": 10**5, "백만": 10**6, "천만": 10**7,
    "억": 10**8, "십억": 10**9, "백억": 10**10, "천억": 10**11, "조": 10**12,
}  # fmt: skip
_SCALED = re.compile(rf"({'|'.join(sorted(_SCALES, key=len, reverse=True))})?\s?(\S.*)")
_BETWEEN = re.compile(r"\s*[,，/·ㆍ、;]\s*|\s+및\s+")
_SHORT = {"불": "달러", "$": "달러", "US$": "달러", "USD": "달러", "개(사)": "개사"}
_COUNTS = frozenset({"개", "개사", "사", "개소", "건", "곳"})


class CellUnit(NamedTuple):
    """A unit of cells: a printed number times `scale` counts in `name` (억원: 100000000, 원)."""

    scale: Decimal
    name: str


def read_cell_unit(words: str) -> CellUnit | None:
    """Read one unit with its scale; None where the words are no unit.

    `억` and `조` alone are money, as in the press.
    """
    words = words.strip(" ()[]（）〔〕")
    found = _SCALED.fullmatch(words)
    if words in _SCALES and _SCALES[words] >= 10**8:
        return CellUnit(Decimal(_SCALES[words]), "원")
    whole = known_unit(_SHORT.get(words, words))
    if whole:
        return CellUnit(Decimal(1), whole)
    if not found or not found[1]:
        return None
    name = known_unit(_SHORT.get(found[2], found[2]))
    return CellUnit(Decimal(_SCALES[found[1]]), name) if name else None


def read_cell_units(words: str) -> tuple[CellUnit, ...]:
    """Read the units of a line such as `개사, 억원, %`; what is no unit is passed over."""
    units = (read_cell_unit(part) for part in _BETWEEN.split(words.strip()))
    return tuple(unit for unit in units if unit)


def choose_unit(units: Sequence[CellUnit], measure: str | None) -> CellUnit | None:
    """Choose the unit of a column from those that the table names, by what the column counts."""
    if len(units) == 1:
        return units[0]
    fitting = [unit for unit in units if measure and _fits(unit.name, measure.replace(" ", ""))]
    return fitting[0] if fitting else None


def _fits(unit: str, measure: str) -> bool:
    kind = "개" if unit in _COUNTS else "명" if unit == "인" else unit
    kind = "㎡" if kind in {"ha", "㎢", "평"} else kind
    stem = measure.removesuffix("수")
    return measure.endswith(_ends(kind)) or stem.endswith(_ends(kind))


@cache
def _ends(kind: str) -> tuple[str, ...]:
    return tuple(load_pairs("table_units").get(kind, "").split("|")) if kind else ()
