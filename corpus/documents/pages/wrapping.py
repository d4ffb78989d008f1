"""Joins printed lines to paragraphs: where a word was broken, and where a paragraph ends."""

import re
from collections.abc import Iterable, Sequence

from corpus.documents.pages import Line
from corpus.documents.parts.heads import is_unit_line
from corpus.documents.parts.outline import find_mark

_HANGUL = re.compile("[가-힣]")
_SENTENCE_END = re.compile(r"(?:[다요까죠][.?!]|[.!?]|[함음됨임])[\"”'’)\]]*$")
_WEAK_MARK = re.compile("[가-하\\d]")  # signs that also stand inside sentences
_FIRST_WORD = re.compile(r"\S+")
_STICKS_BEFORE = re.compile(r"[,.)\]}”’»〉》」』】%:;?!·]")  # never after a blank
_STICKS_AFTER = re.compile(r"[(\[{“‘«〈《「『【·]$")  # never before a blank
_FEWEST_BLANKS = 0.15
# In parts of the size of the signs.
_SHORT_BY = 2.0  # a line that ends so much before the edge ends its paragraph
_INDENT = 0.8
_LEADING = 1.75  # in heights of a line: a wider step is a new paragraph
_OTHER_SIZE = 0.12


class Joiner:
    """Knows whether a blank belongs between two lines of one paragraph.

    Files either print the blank at the end of a line or leave it out: `prints_blanks` tells. Where
    it is left out, the words that stand elsewhere in the file decide, then how often two syllables
    stand in one word.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        lines = list(lines)
        open_ends = [line for line in lines if _HANGUL.match(line.words[-1])]
        spaced = sum(line.spaced for line in open_ends)
        self.prints_blanks = spaced > _FEWEST_BLANKS * max(len(open_ends), 1)
        # Words at the ends of lines may be broken themselves.
        inner = [word for line in lines for word in line.words.split()[1:-1]]
        words = {word[0] for inside in inner for word in re.finditer("[가-힣]+", inside)}
        self._words = words
        self._beginnings = {word[:end] for word in words for end in range(2, len(word) + 1)}

    def join(self, before: str, after: str, *, spaced: bool = False) -> str:
        """Give two lines as one; a hyphen that breaks a Latin word goes."""
        if re.search(r"[a-z]-$", before) and re.match("[a-z]", after):
            return before[:-1] + after
        if re.search(r"\w[-~/]$", before) and re.match(r"\w", after):
            return before + after
        return before + (" " if self._needs_blank(before, after, spaced=spaced) else "") + after

    def _needs_blank(self, before: str, after: str, *, spaced: bool) -> bool:
        if spaced:
            return True
        if _STICKS_BEFORE.match(after) or _STICKS_AFTER.search(before):
            return bool(re.match(r"·\s", after))
        if not (_HANGUL.match(before[-1]) and _HANGUL.match(after)):
            return not (before[-1].isdigit() and bool(_HANGUL.match(after))) or self.prints_blanks
        return not self.prints_blanks and self._are_two_words(before, after)

    def _are_two_words(self, before: str, after: str) -> bool:
        last, first = re.search("[가-힣]+$", before), re.match("[가-힣]+", after)
        assert last is not None
        assert first is not None
        if last[0] + first[0] in self._beginnings:
            return False
        if last[0] in self._words and first[0] in self._beginnings:
            return True
        from dochan.pdf.spacing import load_model

        return bool(load_model().joins_with_space(before[-1], after[0]))


def join_lines(lines: Sequence[Line], *, joiner: Joiner) -> list[str]:
    """Join the lines of a narrow place, a cell or box; an outline mark begins a paragraph."""
    paragraphs: list[str] = []
    for number, line in enumerate(lines):
        if number and not find_mark(line.words) and not _is_far(lines[number - 1], line):
            spaced = lines[number - 1].spaced
            paragraphs[-1] = joiner.join(paragraphs[-1], line.words, spaced=spaced)
        else:
            paragraphs.append(line.words)
    return paragraphs


def group_lines(lines: Sequence[Line], *, right: float) -> list[list[Line]]:
    """Cut the lines of a column, whose full lines end at `right`, into paragraphs."""
    groups: list[list[Line]] = []
    for number, line in enumerate(lines):
        if number and _continues(groups[-1], line, right=right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def goes_on(last: Line, line: Line, *, right: float) -> bool:
    """Tell whether a paragraph goes on at the top of the next column or page.

    Args:
        last: The last line of the column before.
        line: The first line of the next.
        right: Where the full lines of the column before end.
    """
    is_full = last.box.right >= right - _SHORT_BY * last.size
    begins = _begins(line, after=last, right=right) or _is_other_size(last, line)
    return is_full and not begins and not _SENTENCE_END.search(last.words)


def find_edge(lines: Sequence[Line]) -> float:
    """Give where the full lines of a column end: the end of the longest but few."""
    ends = sorted((line.box.right for line in lines), reverse=True)
    return ends[len(ends) // 20] if ends else 0.0


def _continues(group: Sequence[Line], line: Line, *, right: float) -> bool:
    """Tell whether a line goes on with the paragraph of the lines before it."""
    last = group[-1]
    if _begins(line, after=last, right=right) or _is_far(last, line) or _is_other_size(last, line):
        return False
    if last.box.right < right - _SHORT_BY * last.size and _could_fit(last, line, right=right):
        return False
    indented = line.box.left > min(each.box.left for each in group) + _INDENT * line.size
    return not (indented and len(group) > 1 and _SENTENCE_END.search(last.words))


def _begins(line: Line, *, after: Line, right: float) -> bool:
    """Tell whether an outline mark begins a line, and is no broken word: `하였|다. 이에`."""
    mark = find_mark(line.words)
    if is_unit_line(line.words) or is_unit_line(after.words):
        return True
    if mark is None or not _WEAK_MARK.match(mark.words):
        return mark is not None
    is_full = after.box.right >= right - _SHORT_BY * after.size
    return not is_full or bool(_SENTENCE_END.search(after.words))


def _could_fit(last: Line, line: Line, *, right: float) -> bool:
    """Tell whether the first word of a line would have fitted on the line before it."""
    word = _FIRST_WORD.match(line.words)
    share = len(word[0]) / len(line.words) if word else 1.0
    return last.box.right + share * line.box.width + _INDENT * last.size < right


def _is_far(last: Line, line: Line) -> bool:
    step = line.box.middle - last.box.middle
    height = max(last.size, line.size, last.box.bottom - last.box.top)
    return step > _LEADING * height or step < 0


def _is_other_size(last: Line, line: Line) -> bool:
    return abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size)
