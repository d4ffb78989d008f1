"""Measures: the noun that a quantity counts.

Korean names what is counted in few places: right before the number (회원사 38곳), right behind
it (38개 회원사, 612명의 회원), or as topic, subject or object of the clause (회원사를 87개로).
"""

from nlp.figures.places import Layout, is_sum, make_place
from nlp.figures.quantities import Quantity
from nlp.figures.rules import get_rules
from nlp.figures.words import load_pairs

# A number farther away than this from the one before it is about something else.
_NEAR = 120


def find_measures(layout: Layout) -> list[str | None]:
    """Find the measure of each quantity, in their order; None where the text names none."""
    measures: list[str | None] = []
    for index, quantity in enumerate(layout.quantities):
        place = make_place(layout, index, measures)
        found = (m for rule in get_rules(quantity.kind) if (m := rule(place)))
        measures.append(next(found, _name_unit(quantity)))
    return _unify(layout.quantities, _fill_gaps(layout, measures))


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
    is_same = earlier.unit == quantity.unit and earlier.kind == "count"
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
