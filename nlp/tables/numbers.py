"""Numbers as cells hold them: `1,234`, `△3.5`, `350개사`, `12(3.4%)`, `약 1,200`."""

import re
from decimal import Decimal
from typing import NamedTuple

from nlp.numbers import find_numbers
from nlp.tables.units import CellUnit, read_cell_unit

_ROUGH = r"약|총|최대|최소|연간|연"
_START = re.compile(
    rf"\s*(?P<rough>(?:{_ROUGH})\s*)?(?P<sign>[△▲▽▼\-−–+]\s?)?(?=[\d\u4e00-\u9fff가-힣.])"
)
_REST = re.compile(
    r"여?\s?(?P<unit>[^\d()（）\t\n]{0,8}?)\s*(?P<late>이상|이하|내외|여|가량|미만|초과)?\s*(?=$|[(（/])"
)
_BRACKET = re.compile(r"\s*[(（]\s*(?P<inner>[^()（）]{1,24})[)）]\s*$")
_EXACT = frozenset({"총", "연간", "연"})
_DOWN = frozenset("△▽▼-−–")


class CellNumber(NamedTuple):
    """A number of a cell: its place in code points of the cell's words, value without sign.

    `sign` is the printed mark in front (`△`), empty without one; `unit` what the cell itself says.
    """

    start: int
    end: int
    value: Decimal
    unit: CellUnit | None
    approximate: bool
    sign: str


def read_cell_numbers(words: str) -> tuple[CellNumber, ...]:
    """Read a cell that holds nothing but a number, or a number with another one in brackets.

    Empty for prose, dates, years with 년, ranges and everything else.
    """
    bracket = _BRACKET.search(words)
    main = words[: bracket.start()] if bracket else words
    number = _read_one(main, 0)
    if number is None:
        return ()
    inner = _read_one(bracket["inner"], bracket.start("inner")) if bracket else None
    if bracket and inner is None and read_cell_unit(bracket["inner"]) is None:
        return ()
    return (number, inner) if inner else (number,)


def _read_one(words: str, offset: int) -> CellNumber | None:
    opening = _START.match(words)
    if not opening:
        return None
    number = next(iter(find_numbers(words[opening.end() :])), None)
    if number is None or number.start or number.spelled:
        return None
    end = opening.end() + number.end
    rest = _REST.fullmatch(words, end)
    if not rest:
        return None
    unit = read_cell_unit(rest["unit"]) if rest["unit"] else None
    if rest["unit"] and unit is None:
        return None
    rough = (opening["rough"] or "").strip()
    return CellNumber(
        start=offset + opening.end() - len(opening["sign"] or "") - len(opening["rough"] or ""),
        end=offset + len(words.rstrip()),
        value=number.value,
        unit=unit,
        approximate=bool(rough and rough not in _EXACT)
        or bool(rest["late"])
        or words[end : end + 1] == "여",
        sign=(opening["sign"] or "").strip(),
    )


def is_minus(sign: str, signs: frozenset[str]) -> bool:
    """Tell whether a mark means less: in a table with ▲ and ▼ (or △ and ▽) the upper one is plus.

    `signs` are all marks of the table. Source: the writing rules of Korean public budgets print a
    minus as △ or ▲; the press prints ▲ for more and ▼ for less.
    """
    if sign == "▲":
        return not signs & {"▼", "▽"}
    if sign == "△":
        return not signs & {"▽", "▼"}
    return sign in _DOWN
