"""Numbers without a unit that are quantities all the same: parts of a total, index values.

`402명(기업 331, 대학 38)` and `▲기업 214 ▲대학 9 등 223명` give their unit to each part.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from nlp.figures.phrases import Phrase
from nlp.figures.quantities import Quantity
from nlp.figures.scan import Scan
from nlp.figures.words import load_words

_NAME_GAP = re.compile(r"\s?:?\s?")
_SEPARATOR = re.compile(r"\s?[,·ㆍ‧・;/、]?\s?[▲△▶■]?\s?(?<=[\s,·ㆍ‧・;/、▲△▶■])")
_OPENING = re.compile(r"\s?[(\[]\s?[▲△▶■]?\s?")
_SUM = re.compile(r"\s?등(?:\s?(?:총|모두|전체|합계|도합))?\s?(?:[가-힣]{1,6}\s)?")
_INDEX = re.compile(r"(?:지수|BSI|PMI|CSI|SBHI|HHI)$")
_INDEX_GAP = re.compile(r"\)?(?:\([^()\n]{1,20}\))?[은는이가]?\s(?:[가-힣]{1,8}\s){0,2}")
_YEARS = range(1900, 2100)


def settle_bare_numbers(
    scan: Scan, quantities: list[Quantity], phrases: list[Phrase]
) -> list[Quantity]:
    """Give units to the bare numbers that are parts, keep index values, drop all others.

    Args:
        scan: The text.
        quantities: All quantities and bare numbers, in order.
        phrases: Its noun phrases, in order.
    """
    starts = [phrase.start for phrase in phrases]
    names = [_find_name(scan, quantity, phrases, starts) for quantity in quantities]
    units = dict(_find_units(scan, quantities, names))
    settled = []
    for index, quantity in enumerate(quantities):
        if quantity.kind != "bare":
            settled.append(quantity)
        elif index in units:
            settled.append(quantity._replace(unit=units[index], kind="count", rule="figure.part"))
        elif unit := _find_unit_of_noun(quantity, phrases, starts):
            settled.append(quantity._replace(unit=unit, kind="count", rule="figure.counterless"))
        elif _is_index(scan, quantity, phrases, starts):
            settled.append(quantity._replace(kind="index", rule="figure.index"))
    return settled


def _last_phrase(quantity: Quantity, phrases: list[Phrase], starts: list[int]) -> Phrase | None:
    index = bisect_left(starts, quantity.start)
    return phrases[index - 1] if index else None


def _find_name(
    scan: Scan, quantity: Quantity, phrases: list[Phrase], starts: list[int]
) -> Phrase | None:
    """Give the phrase right before a bare number, None for other numbers."""
    phrase = _last_phrase(quantity, phrases, starts)
    if phrase is None or quantity.kind != "bare":
        return None
    return phrase if _NAME_GAP.fullmatch(scan.text, phrase.end, quantity.start) else None


def _find_units(
    scan: Scan, quantities: list[Quantity], names: list[Phrase | None]
) -> Iterator[tuple[int, str]]:
    """Yield the index of each part with the unit of its total."""
    first = 0
    while first < len(quantities):
        last = _find_run_end(scan, quantities, names, first)
        total = _find_total(scan, quantities, names, first, last)
        for index in range(first, last):
            if total is not None and quantities[index].value <= total.value:
                yield index, total.unit
        first = max(last, first + 1)


def _find_run_end(
    scan: Scan, quantities: list[Quantity], names: list[Phrase | None], first: int
) -> int:
    """Give the index behind the list of named bare numbers that starts at `first`."""
    last = first
    while last < len(quantities) and (name := names[last]) is not None:
        if last > first:
            gap_start = quantities[last - 1].end
            if not _SEPARATOR.fullmatch(scan.text, gap_start, max(gap_start, name.start)):
                break
        last += 1
    return last


def _find_total(
    scan: Scan, quantities: list[Quantity], names: list[Phrase | None], first: int, last: int
) -> Quantity | None:
    """Give the total that opens a list in brackets, or the one that closes a list with 등."""
    opening = names[first] if last > first else None
    if opening is None:
        return None
    before = quantities[first - 1] if first else None
    if (
        before
        and before.kind == "count"
        and _OPENING.fullmatch(scan.text, before.end, opening.start)
    ):
        return before
    after = quantities[last] if last < len(quantities) and last > first + 1 else None
    is_sum = after and _SUM.fullmatch(scan.text, quantities[last - 1].end, after.start)
    return after if after and is_sum and after.kind == "count" else None


def _find_unit_of_noun(quantity: Quantity, phrases: list[Phrase], starts: list[int]) -> str | None:
    """Give the counter that is left out in `1만8천여 업체`, `200여 회원`, None elsewhere."""
    index = bisect_left(starts, quantity.end)
    phrase = phrases[index] if quantity.approximate and index < len(phrases) else None
    if phrase is None or phrase.start != quantity.end + 1:
        return None
    return "명" if phrase.words[0] in load_words("people") else "개"


def _is_index(scan: Scan, quantity: Quantity, phrases: list[Phrase], starts: list[int]) -> bool:
    """Tell whether a bare number is the value of an index: 경기실사지수는 92.4로."""
    phrase = _last_phrase(quantity, phrases, starts)
    if phrase is None or quantity.value in _YEARS or not scan.is_word_end(quantity.end):
        return False
    gap_fits = _INDEX_GAP.fullmatch(scan.text, phrase.end, quantity.start)
    return bool(_INDEX.search(phrase.words[-1]) and gap_fits)
