"""Measures: the noun that a quantity counts.

Korean names what is counted in few places: right before the number (회원사 38곳), right behind
it (38개 회원사, 612명의 회원), or as topic, subject or object of the clause (회원사를 87개로).
"""

import re

from nlp.figures.places import Layout, is_sum, make_place
from nlp.figures.quantities import Quantity
from nlp.figures.rules import FEW_RULES, get_rules
from nlp.figures.words import load_pairs

# A number farther away than this from the one before it is about something else.
_NEAR = 120
_MOST_PARTS = 12
_LISTED = re.compile(r"(?:어치)?\s?[,·ㆍ]\s?(?:각각\s)?")
_COMPARED = re.compile(r"보다|대비|비해|견[줘주]|비교")
_BY_PART = re.compile(r"[가-힣 ]{1,8}별(?:로는|로|론)[ ,]")


def find_measures(layout: Layout) -> list[str | None]:
    """Find the measure of each quantity, in their order; None where the text names none."""
    measures: list[str | None] = []
    for index, quantity in enumerate(layout.quantities):
        place = make_place(layout, index, measures)
        parted = _find_parted(layout, index, measures)
        rules = FEW_RULES if _is_listed(layout, index) else get_rules(quantity.kind)
        found = (m for rule in rules if (m := rule(place)))
        measures.append(parted or next(found, None))
    measures = _fill_gaps(layout, measures)
    named = [m or _name_unit(q) for q, m in zip(layout.quantities, measures, strict=True)]
    return _unify(layout.quantities, named)


def _is_listed(layout: Layout, index: int) -> bool:
    """Tell whether the next quantity of its kind follows at once: `각각 1억원, 9500만원의 계약`."""
    if index + 1 >= len(layout.quantities):
        return False
    quantity, following = layout.quantities[index : index + 2]
    gap = layout.scan.text[quantity.end : following.start]
    return quantity.unit == following.unit and bool(_LISTED.fullmatch(gap))


def _find_parted(layout: Layout, index: int, measures: list[str | None]) -> str | None:
    """Give what was counted before a sentence that goes through its parts: `품목별로는 …`."""
    quantity = layout.quantities[index]
    start = layout.scan.sentence_start(quantity.start)
    if not _BY_PART.match(layout.scan.text, start):
        return None
    for earlier in range(index - 1, max(-1, index - _MOST_PARTS), -1):
        other = layout.quantities[earlier]
        if other.start < start and quantity.kind in {other.kind, "rank", "share"}:
            return measures[earlier] if start - other.end < _NEAR else None
    return None


def _name_unit(quantity: Quantity) -> str | None:
    return load_pairs("unit_nouns").get(quantity.unit)


def _fill_gaps(layout: Layout, measures: list[str | None]) -> list[str | None]:
    """Look for missing measures behind the number, in the sentence before, in the unit."""
    filled = list(measures)
    for index in reversed(range(len(filled))):
        filled[index] = filled[index] or _look_ahead(layout, filled, index)
    for index in range(len(filled)):
        filled[index] = filled[index] or _look_back(layout, filled, index)
    return filled


def _look_ahead(layout: Layout, measures: list[str | None], index: int) -> str | None:
    """Read `A는 1,150억원, B는 400억원을 투자한다`: the next of its kind in the sentence."""
    if index + 1 >= len(measures):
        return None
    quantity, following = layout.quantities[index : index + 2]
    stop = layout.scan.sentence_end(quantity.start)
    is_same = following.start < stop and following.unit == quantity.unit
    return measures[index + 1] if is_same else None


def _look_back(layout: Layout, measures: list[str | None], index: int) -> str | None:
    """Take over the measure of the last quantity, if it has the same unit and is near."""
    if not index:
        return None
    earlier, quantity = layout.quantities[index - 1 : index + 1]
    is_same = earlier.unit == quantity.unit or {earlier.unit, quantity.unit} == {"%", "%p"}
    start = layout.scan.sentence_start(quantity.start)
    if quantity.kind == "share" and _COMPARED.search(layout.scan.text, start, quantity.start):
        is_same = True
    if is_sum(layout, earlier, quantity):
        return None
    return measures[index - 1] if is_same and quantity.start - earlier.end < _NEAR else None


def _unify(quantities: list[Quantity], measures: list[str | None]) -> list[str | None]:
    """Give one name to what a document counts twice: 540억 in the headline, 사업비 540억원 below.

    Equal value and unit and no measure, or one that is part of the other, or a large number that
    hardly comes twice by chance, take the first name given in the document.
    """
    names: dict[tuple[object, str], str] = {}
    for quantity, measure in zip(quantities, measures, strict=True):
        if measure:
            names.setdefault((quantity.value, quantity.unit), measure)
    unified = []
    for quantity, measure in zip(quantities, measures, strict=True):
        name = names.get((quantity.value, quantity.unit))
        is_same = name and (not measure or name in measure or measure in name)
        unified.append(name if is_same else measure)
    return unified
