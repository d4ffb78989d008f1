"""Where quotation marks open and close, also where writers got them wrong."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MARK = re.compile(r'["＂“”„‟〝〞]')
_OPENING, _CLOSING = "“„‟〝", "”〞"
_BEFORE_OPENING = frozenset(" \t\n\xa0\u3000([{<‘'·,:;=-–—―~…/▲△▶■◇○●")
# Longest quotation read, in code points, and most paragraph breaks inside one: beyond it a mark is
# missing.
_MOST_LETTERS = 2000
_MOST_BREAKS = 3
# Longest sentence read as one, in code points.
_LONGEST_SENTENCE = 3000
# Share of the letter pairs of a quotation that, found in another, makes it a repetition.
_REPEATED = 0.5
# What stands for a quoted code point in a masked text.
FILLER = "\ufffc"


class Quotation(NamedTuple):
    """A quotation: `start`, `end` of the words, `opened`, `closed` with the marks around them."""

    opened: int
    start: int
    end: int
    closed: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find what stands between double marks, in order, without overlap; single marks are ignored.

    A mark that is never closed opens nothing, except where each paragraph of one speech opens
    anew; then its paragraph ends it. Straight marks do not reach over a paragraph.
    """
    return tuple(q for q in _pair_marks(text) if text[q.start : q.end].strip())


def _pair_marks(text: str) -> Iterator[Quotation]:
    opened = -1
    for found in _MARK.finditer(text):
        place = found.start()
        if opened >= 0 and not _reaches(text, opened, place):
            yield from _close_paragraph(text, opened, place)
            opened = -1
        if opened >= 0 and _may_close(text, place):
            yield Quotation(opened, opened + 1, place, place + 1)
            opened = -1
        elif _may_open(text, place):
            opened = place


def _reaches(text: str, opened: int, place: int) -> bool:
    if place - opened > _MOST_LETTERS:
        return False
    breaks = text.count("\n", opened, place)
    if breaks == 0:
        return True
    curly = text[opened] in _OPENING and text[place] in _CLOSING
    return curly and breaks <= _MOST_BREAKS


def _close_paragraph(text: str, opened: int, place: int) -> Iterator[Quotation]:
    """Give the paragraph of a speech whose next paragraph opens the marks again."""
    end = text.find("\n", opened, place)
    following = text[end:place]
    if end < 0 or end - opened > _MOST_LETTERS or following.strip() or text[place] not in _OPENING:
        return
    if text[opened] in _OPENING and text[opened:end].rstrip().endswith((".", "?", "!")):
        yield Quotation(opened, opened + 1, end, end)


def _may_close(text: str, place: int) -> bool:
    if text[place] in _CLOSING:
        return True
    return not _looks_opening(text, place)


def _may_open(text: str, place: int) -> bool:
    return text[place] in _OPENING or _looks_opening(text, place)


def _looks_opening(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return before in _BEFORE_OPENING and not after.isspace()


def mask_quotations(text: str, quotations: tuple[Quotation, ...]) -> str:
    """Give the text with the quoted words as filler, so that offsets stay and no word is found."""
    parts, position = [], 0
    for quotation in quotations:
        parts += [text[position : quotation.start], FILLER * (quotation.end - quotation.start)]
        position = quotation.end
    return "".join([*parts, text[position:]])


_SENTENCE_END = re.compile(
    r"\n|(?<![0-9A-Za-z])[.!?。][)\]’']*(?=\s|$)|(?<=[다요죠까])\.(?=[가-힣“\"])"
)


def split_sentences(masked: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the sentences of a masked text: an end inside a quotation is none.

    Runs of words without an end are cut, outside quotations, so that no sentence is endless.
    """
    start = 0
    for found in _SENTENCE_END.finditer(masked):
        yield from _cut(masked, start, found.end())
        start = found.end()
    yield from _cut(masked, start, len(masked))


def _cut(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        cut = masked.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = cut if cut > 0 else _find_free(masked, start + _LONGEST_SENTENCE, end)
        if masked[start:cut].strip():
            yield start, cut
        start = cut
    if masked[start:end].strip():
        yield start, end


def _find_free(masked: str, cut: int, end: int) -> int:
    while cut < end and masked[cut] == FILLER:
        cut += 1
    return cut


def is_repeated(text: str, quotation: Quotation, others: Iterable[Quotation]) -> bool:
    """Tell whether others say most of what a quotation says, compared by pairs of letters."""
    pairs = _pair_letters(text, quotation)
    return any(len(pairs & _pair_letters(text, q)) >= _REPEATED * len(pairs) for q in others)


def _pair_letters(text: str, quotation: Quotation) -> set[str]:
    letters = re.sub(r"\W", "", text[quotation.start : quotation.end])
    return {letters[i : i + 2] for i in range(len(letters) - 1)}
