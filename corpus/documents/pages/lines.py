"""Puts signs together to lines, in the order in which a page is read."""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from statistics import median

from corpus.documents.pages import Box, Line, Sign, surround

# In parts of the size of the signs.
_SAME_LINE = 0.45  # signs whose middles differ less stand on one line
_WORD_GAP = 0.26  # a wider gap is a blank; Word and LibreOffice set 0.2 between Hangul and Latin
_TIGHT_GAP = 0.08  # a gap with a printed blank in it is at least so wide
_COLUMN_GAP = 1.6  # a wider gap may be that between columns
# Columns: in points, shares and numbers of lines.
_GUTTER = 8.0
_MIDDLE = (0.3, 0.7)
_FEWEST_LINES = 5
_FEWEST_GAPS = 6  # fewer do not tell how wide the signs of a line are set
_FULL_LINE = 0.55
_CROSSING = (2, 0.08)  # titles over both columns: how many, or which share of the lines


def make_columns(signs: Iterable[Sign]) -> list[list[Line]]:
    """Give the columns of a page with their lines, in reading order; most pages have one."""
    pieces = [piece for row in _make_rows(signs) for piece in _cut_row(row)]
    gutter = _find_gutter(pieces)
    if gutter is None:
        return [_join_pieces(pieces)] if pieces else []
    columns = [
        [piece for piece in band if _side(piece, gutter) in sides]
        for band in _make_bands(pieces, gutter)
        for sides in ((-1, 0), (1,))
    ]
    return [_join_pieces(column) for column in columns if column]


def make_lines(signs: Iterable[Sign]) -> list[Line]:
    """Give the lines of a page or place in reading order."""
    return list(chain.from_iterable(make_columns(signs)))


def join_signs(signs: Sequence[Sign]) -> Line:
    """Make a line of signs on one height, with a blank where one stands or a gap is as wide."""
    ordered = sorted(signs, key=lambda sign: sign.box.left)
    words = [sign for sign in ordered if sign.words.strip()] or ordered[:1]
    blanks = [sign.box for sign in ordered if not sign.words.strip()]
    text = words[0].words
    gaps = [after.box.left - before.box.right for before, after in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) >= _FEWEST_GAPS else 0.0
    for before, after in pairwise(words):
        text += (" " if _is_apart(before, after, blanks, usual=usual) else "") + after.words
    last = words[-1].box
    spaced = any(blank.left >= last.right - last.width / 2 for blank in blanks)
    size = median(sign.size for sign in words)
    return Line(text, surround([sign.box for sign in words]), size, spaced)


def _is_apart(before: Sign, after: Sign, blanks: Sequence[Box], *, usual: float) -> bool:
    """Tell whether a blank is between two signs: a printed one, or a gap wider than is usual."""
    gap, size = after.box.left - before.box.right, max(before.size, after.size)
    if gap > usual + _WORD_GAP * size:
        return True
    start, end = before.box.left + before.box.width / 2, after.box.left + after.box.width / 2
    return gap > usual + _TIGHT_GAP * size and any(
        start < (blank.left + blank.right) / 2 < end for blank in blanks
    )


def _make_rows(signs: Iterable[Sign]) -> list[list[Sign]]:
    """Put signs that stand at one height together, from the top; no sign is printed twice."""
    rows: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda sign: (sign.box.middle, sign.box.left)):
        row = rows[-1] if rows else []
        if row and _is_level(row[0], sign):
            row.append(sign)
        else:
            rows.append([sign])
    return [_drop_shadows(row) for row in rows]


def _is_level(first: Sign, sign: Sign) -> bool:
    reach = _SAME_LINE * max(first.size, sign.size, first.box.bottom - first.box.top)
    return abs(sign.box.middle - first.box.middle) <= reach


def _drop_shadows(row: list[Sign]) -> list[Sign]:
    """Leave out signs that are printed again over themselves, as shadows and for bold."""
    kept: list[Sign] = []
    for sign in sorted(row, key=lambda sign: sign.box.left):
        before = kept[-1] if kept else None
        if (
            before is None
            or before.words != sign.words
            or (abs(before.box.left - sign.box.left) > before.size * 0.2)
        ):
            kept.append(sign)
    return kept


def _cut_row(row: list[Sign]) -> list[Line]:
    """Cut a row where a gap is wide enough for two columns."""
    words = [sign for sign in row if sign.words.strip()]
    if not words:
        return []
    pieces, cuts = (
        [],
        [
            (before.box.right + after.box.left) / 2
            for before, after in pairwise(words)
            if after.box.left - before.box.right > _COLUMN_GAP * after.size
        ],
    )
    start = float("-inf")
    for cut in [*cuts, float("inf")]:
        inside = [sign for sign in row if start < sign.box.left <= cut]
        if any(sign.words.strip() for sign in inside):
            pieces.append(join_signs(inside))
        start = cut
    return pieces


def _find_gutter(pieces: Sequence[Line]) -> float | None:
    """Find the middle of the empty strip between two columns of full lines, None without one."""
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    around = surround([piece.box for piece in pieces])
    narrow = [piece.box for piece in pieces if piece.box.width < around.width * _MIDDLE[1]]
    low, high = (around.left + around.width * share for share in _MIDDLE)
    most = max(_CROSSING[0], _CROSSING[1] * len(narrow))
    edges = sorted({box.right for box in narrow if low <= box.right <= high})
    for edge in reversed(edges):
        crossing = sum(box.left < edge + _GUTTER and box.right > edge + 1 for box in narrow)
        if crossing <= most and _are_columns(narrow, edge + _GUTTER / 2):
            return edge + _GUTTER / 2
    return None


def _are_columns(boxes: Sequence[Box], gutter: float) -> bool:
    """Tell whether both sides hold lines of running text beside each other."""
    sides = (
        [box for box in boxes if box.right <= gutter],
        [box for box in boxes if box.left > gutter],
    )
    if min(map(len, sides)) < _FEWEST_LINES:
        return False
    left, right = (surround(side) for side in sides)
    full = all(
        median(box.width for box in side) >= _FULL_LINE * surround(side).width for side in sides
    )
    return full and min(left.bottom, right.bottom) - max(left.top, right.top) > 0


def _make_bands(pieces: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Cut a page of two columns at the lines that go over both."""
    bands: list[list[Line]] = [[]]
    for piece in sorted(pieces, key=lambda piece: piece.box.top):
        if _side(piece, gutter) == 0:
            bands += [[piece], []]
        else:
            bands[-1].append(piece)
    return [band for band in bands if band]


def _side(piece: Line, gutter: float) -> int:
    """Tell whether a piece stands left (-1) or right (1) of the gutter, or over it (0)."""
    if piece.box.right <= gutter:
        return -1
    return 1 if piece.box.left > gutter else 0


def _join_pieces(pieces: Sequence[Line]) -> list[Line]:
    """Join the pieces of each height, from the top; wide gaps between them are blanks."""
    lines: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.box.middle, piece.box.left)):
        if lines and abs(lines[-1][0].box.middle - piece.box.middle) <= _SAME_LINE * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_join(sorted(line, key=lambda piece: piece.box.left)) for line in lines]


def _join(pieces: Sequence[Line]) -> Line:
    words = " ".join(piece.words for piece in pieces)
    box = surround([piece.box for piece in pieces])
    return Line(words, box, max(piece.size for piece in pieces), pieces[-1].spaced)
