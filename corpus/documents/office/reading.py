"""Reads an office document with one library, and with a second where the first lost text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from corpus.documents.base import Source, UnreadableError
from corpus.documents.office.completeness import FEWEST_FOUND, measure_recall
from corpus.documents.office.elements import list_texts, make_parts
from corpus.documents.parts import Grid, GridCell, Paragraph, Part

# What dochan says of files that it may not open; its errors are Korean sentences.
_LOCKED = ("암호화", "DRM", "암호가 필요")
_SERIOUS = "ERR:"


class Attempt(NamedTuple):
    """What one library found: parts, all texts it met, and what went wrong."""

    parts: Sequence[Part]
    texts: Sequence[str]
    faults: Sequence[str]


def read_office(
    source: Source, *, raw: str, readers: Sequence[Callable[[Source], Attempt]]
) -> tuple[Sequence[Part], str]:
    """Give the parts of a document by the first reader that finds enough of its raw text.

    Args:
        source: The file.
        raw: Its text as our own dump has it, in any order; empty where there is none.
        readers: The libraries, the best first.

    Returns:
        The parts by the reader that found most, and why something may be missing, else "".

    Raises:
        UnreadableError: The file is locked, or no reader found a word in it.
    """
    tried: list[tuple[float, Attempt]] = []
    for read in readers:
        attempt = read(source)
        recall = measure_recall(raw, attempt.texts)
        tried.append((recall if attempt.parts else -1.0, attempt))
        if attempt.parts and recall >= FEWEST_FOUND:
            break
    recall, best = max(tried, key=lambda pair: pair[0])
    if not best.parts:
        faults = [fault for _, attempt in tried for fault in attempt.faults]
        raise UnreadableError("damaged" if faults else "empty", "; ".join(faults)[:200])
    return best.parts, _tell_missing(recall, best.faults)


def open_dochan(source: Source) -> tuple[dict[str, Any], list[str]]:
    """Give a document in dochan's `to_dict()` form, and what it could not read of it.

    Raises:
        UnreadableError: The document asks for a password.
    """
    from dochan import Dochan

    with source.as_file() as path:
        reader = Dochan(str(path))
    faults = [fault for fault in reader.errors if fault.startswith(_SERIOUS)]
    if locked := next((fault for fault in faults if any(word in fault for word in _LOCKED)), None):
        raise UnreadableError("encrypted", locked.removeprefix(_SERIOUS).strip())
    return reader.to_dict(), faults


def read_dochan(source: Source) -> Attempt:
    """Read with dochan, whose list of errors is always looked at.

    Raises:
        UnreadableError: The document asks for a password.
    """
    document, faults = open_dochan(source)
    return Attempt(list(make_parts(document)), list(list_texts(document)), faults)


def read_hwp2md(source: Source) -> Attempt:
    """Read with hwp2markdown, which knows HWP, HWPX and HWPML.

    Raises:
        UnreadableError: The document asks for a password.
    """
    from hwp2md.convert import read_blocks
    from hwp2md.errors import DrmProtectedError, EncryptedDocumentError, Hwp2mdError

    try:
        blocks = read_blocks(source.content)
    except (DrmProtectedError, EncryptedDocumentError) as error:
        raise UnreadableError("encrypted", str(error)) from error
    except Hwp2mdError as error:
        return Attempt([], [], [str(error)])
    parts = [part for block in blocks for part in _make_hwp2md_parts(block)]
    texts = [part.text for part in parts if isinstance(part, Paragraph)]
    texts += [words for block in blocks for row in getattr(block, "rows", ()) for words in row]
    return Attempt(parts, texts, [])


def _make_hwp2md_parts(block: object) -> Sequence[Part]:
    """Turn a block of hwp2markdown into parts; its tables have no merged cells."""
    from hwp2md.blocks import Note, Table
    from hwp2md.blocks import Paragraph as Words

    match block:
        case Words():
            label = f"{block.list_info.label} " if block.list_info and block.list_info.label else ""
            line = Paragraph(text=label + block.text)
            return [replace(line, role="heading", level=block.level) if block.level else line]
        case Table():
            return [Grid(cells=tuple(_make_cells(block.rows)))]
        case Note():
            words = " ".join(paragraph.text for paragraph in block.paragraphs)
            return [Paragraph(text=words, role="footnote")]
    return []


def _make_cells(rows: Sequence[Sequence[str]]) -> list[GridCell]:
    return [
        GridCell(row=number, column=column, parts=_split_lines(words))
        for number, row in enumerate(rows)
        for column, words in enumerate(row)
    ]


def _split_lines(words: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=line) for line in words.split("\n"))


def _tell_missing(recall: float, faults: Sequence[str]) -> str:
    missing = f"{recall:.0%} of the raw text found" if recall < FEWEST_FOUND else ""
    return "; ".join(filter(None, [missing, *faults[:3]]))[:500]
