"""The ends of a body: datelines and bylines before the first sentence, marks after the last.

What carries facts is kept: the reporters, and the dateline as printed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.parsing.bylines import NAME
from crawler.parsing.furniture import is_furniture, is_heading_of_others
from crawler.parsing.marks import (
    BYLINE,
    DATELINE,
    DESK,
    EDITORS_NOTE,
    END_MARKS,
    GLUED_BYLINE,
    PLAIN_DATELINE,
    SENTENCE_END,
    TEASER,
)

_FIRST = 3
"""Paragraphs that a dateline may follow: what stands before it are lead lines."""

_WINDOW = 250
"""Code points from the end of a paragraph in which marks are looked for."""


@dataclass(frozen=True, slots=True)
class Edges:
    """A body without its ends, and what they said.

    `names` are the reporters as printed: those at the end, else those at the start. `dateline` is
    the bracket before the first sentence, as printed, None without one.
    """

    body: tuple[str, ...]
    names: tuple[str, ...] = ()
    dateline: str | None = None


def trim_edges(paragraphs: Iterable[str], *, repeated: Iterable[str] = ()) -> Edges:
    """Take furniture out of a body, and both ends off it.

    Args:
        paragraphs: The body as it stands in its container.
        repeated: Title, subtitles and captions: a paragraph that repeats one goes.
    """
    known = {each for each in repeated if each}
    body = [each for each in _cut_others(paragraphs) if not (each in known or is_furniture(each))]
    body, last = _trim_end(body)
    body, first, dateline = _trim_start(body)
    kept = tuple(text for each in body if (text := EDITORS_NOTE.sub("", each).strip()))
    return Edges(body=kept, names=tuple(last or first), dateline=dateline)


def _cut_others(paragraphs: Iterable[str]) -> list[str]:
    """Cut the headlines of other stories that follow a heading such as `[관련기사]`."""
    kept: list[str] = []
    is_list = False
    for paragraph in paragraphs:
        if is_heading_of_others(paragraph):
            is_list = True
        elif is_list and SENTENCE_END.search(paragraph[-_WINDOW:]):
            is_list = False
        if not is_list:
            kept.append(paragraph)
    return kept


def _trim_start(body: list[str]) -> tuple[list[str], list[str], str | None]:
    """Take bylines and the dateline off the start; the paragraph goes where it says no more."""
    lines = [each for each in body[:_FIRST] if len(each) <= _WINDOW and BYLINE.fullmatch(each)]
    names = re.findall(NAME, lines[0]) if lines else []
    body = [each for each in body if each not in lines]
    for at, paragraph in enumerate(body[:_FIRST]):
        if found := DATELINE.match(paragraph) or PLAIN_DATELINE.match(paragraph):
            rest = paragraph[found.end() :].strip()
            body = [*body[:at], *([rest] if rest else []), *body[at + 1 :]]
            return body, names or re.findall(NAME, found[0]), found["place"]
    return body, names, None


def _trim_end(body: list[str]) -> tuple[list[str], list[str]]:
    """Take bylines, rights, credits, end marks and teasers off the end, until a sentence stands."""
    names: list[str] = []
    while body:
        rest, found = _trim_last(body[-1])
        names = [*found, *names]
        if rest == body[-1]:
            break
        body = [*body[:-1], *([rest] if rest else [])]
    return body, names


def _trim_last(text: str) -> tuple[str, list[str]]:
    """Take one byline or mark off the end of a paragraph; the whole where it is nothing else."""
    if len(text) <= _WINDOW:
        if line := BYLINE.fullmatch(text):
            return "", [line["names"].strip()]
        if DESK.fullmatch(text) or (TEASER.match(text) and not SENTENCE_END.search(text)):
            return "", []
    cut = max(0, len(text) - _WINDOW)
    for mark in (*END_MARKS, GLUED_BYLINE):
        if found := mark.search(text[cut:]):
            names = [found["names"].strip()] if mark is GLUED_BYLINE else []
            return text[: cut + found.start()].strip(), names
    return text, []
