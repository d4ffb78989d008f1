"""Pages that are pictures, read by Tesseract: a program that runs beside us and never by itself.

What it sees has errors, so whoever asks for it must mark what it gave.
"""

import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2

from corpus.documents.pages import Box, Sign, surround
from corpus.errors import NoOcrError

_PROGRAM = "tesseract"
_LANGUAGES = ("kor", "eng")
# Without the last wish Tesseract puts blanks between the syllables of a Korean word. It takes the
# page as one column (4), since it loses outline marks where it looks for columns itself (3): of
# the words of tests/files/release.pdf it found 0.94 and 0.59; we find the columns.
_WISH = ("-l", "+".join(_LANGUAGES), "--psm", "4", "-c", "preserve_interword_spaces=1")
_WORD = "5"  # level of a word in its table. Source: Tesseract manual, "TSV output"
_WIDE = re.compile(r"[\n\f]| {4,}")
# Tesseract wants capitals of 20 points or more. Source: Tesseract manual, "Improving the quality of
# the output", which asks for 300 dots an inch.
_DOTS = 300
_INCH = 72  # points
_MOST_DOTS = 5000  # to a side: a poster is seen from further away
_SECONDS = 120  # for one page; a page of a report takes 3


def check_ocr() -> None:
    """Check that Tesseract is here and knows Korean.

    Raises:
        NoOcrError: It is not, or does not.
    """
    if shutil.which(_PROGRAM) is None:
        raise NoOcrError("the program 'tesseract' is not here")
    known = _run(["--list-langs"], b"").decode("utf-8", "replace").split()
    if missing := [name for name in _LANGUAGES if name not in known]:
        raise NoOcrError(f"tesseract does not know {', '.join(missing)}")


def see_signs(document: pypdfium2.PdfDocument, number: int) -> list[Sign]:
    """Read a page, counted from 0, as a picture; nothing where nothing could be made out.

    A sign holds the words of a line up to the next wide gap, where a column may begin. Rules are
    not seen, so there are no tables.
    """
    drawn, scale = _draw(document, number)
    with tempfile.TemporaryDirectory(prefix="miclu-") as folder:
        try:
            _run(["-", f"{folder}/page", *_WISH, "txt", "tsv"], drawn)
        except (OSError, subprocess.SubprocessError):
            return []
        text = Path(folder, "page.txt").read_text("utf-8", errors="replace")
        table = Path(folder, "page.tsv").read_text("utf-8", errors="replace")
    pieces = [piece for piece in _WIDE.split(text) if piece.strip()]
    return list(_place(pieces, _read_words(table, scale)))


def _place(pieces: Iterable[str], words: Iterator[Sign]) -> Iterator[Sign]:
    """Give each piece the place of its words, which come in the same order."""
    for piece in pieces:
        boxes, left = [], len("".join(piece.split()))
        while left > 0 and (word := next(words, None)):
            boxes.append(word.box)
            left -= len(word.words)
        if boxes:
            box = surround(boxes)
            yield Sign(" ".join(piece.split()), box, box.bottom - box.top)


def _read_words(table: str, scale: float) -> Iterator[Sign]:
    """Yield the words of the table that Tesseract writes, with their places in points."""
    for line in table.splitlines()[1:]:
        level, *_, left, top, width, height, _, words = line.split("\t")
        if level == _WORD and (letters := "".join(words.split())):
            x, y, dx, dy = (int(number) / scale for number in (left, top, width, height))
            yield Sign(letters, Box(x, y, x + dx, y + dy), dy)


def _draw(document: pypdfium2.PdfDocument, number: int) -> tuple[bytes, float]:
    """Draw a page in shades of grey, as PNG; give also its dots a point."""
    page = document[number]
    try:
        scale = min(_DOTS / _INCH, _MOST_DOTS / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        drawn = io.BytesIO()
        bitmap.to_pil().save(drawn, "PNG", dpi=(scale * _INCH, scale * _INCH))
    finally:
        page.close()
    return drawn.getvalue(), scale


def _run(arguments: list[str], words: bytes) -> bytes:
    command = [_PROGRAM, *arguments]
    # Its threads wait for each other on a busy machine; files are read side by side anyway.
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(  # noqa: S603  the words are ours
        command, input=words, capture_output=True, timeout=_SECONDS, check=True, env=alone
    )
    return done.stdout
