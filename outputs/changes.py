"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_WORD = re.compile(r"\n|\S+[^\S\n]*|[^\S\n]+")
# Above so many comparisons a passage is given as replaced whole: it was written anew.
_MOST_PAIRS = 4_000_000


class Side(StrEnum):
    """Which of two texts holds a stretch."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand in both texts or in one of them."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words that became others; one side is empty where words came or went.

    The starts count code points of the old and the new text.
    """

    old_start: int
    old: str
    new_start: int
    new: str


def compare_texts(old: str, new: str) -> Iterator[Stretch]:
    """Yield both texts as one row of stretches, what went before what came."""
    for was, now in _compare(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        if was == now:
            yield Stretch(Side.BOTH, was)
            continue
        for went, came in _compare(_WORD.findall(was), _WORD.findall(now)):
            if went == came:
                yield Stretch(Side.BOTH, went)
            else:
                yield from (Stretch(Side.OLD, went),) if went else ()
                yield from (Stretch(Side.NEW, came),) if came else ()


def find_changes(old: str, new: str) -> Iterator[Change]:
    """Yield the changes in the order of the texts."""
    old_start = new_start = 0
    for is_same, group in groupby(compare_texts(old, new), lambda each: each.side is Side.BOTH):
        stretches = list(group)
        went, came = ("".join(s.text for s in stretches if s.side is not side)
                      for side in (Side.NEW, Side.OLD))  # fmt: skip
        if not is_same:
            yield Change(old_start=old_start, old=went, new_start=new_start, new=came)
        old_start += len(went)
        new_start += len(came)


def cut_lines(stretches: Iterator[Stretch]) -> Iterator[list[Stretch]]:
    """Cut a row of stretches at its line ends, which are left out."""
    line: list[Stretch] = []
    for stretch in stretches:
        first, *others = stretch.text.split("\n")
        line.append(Stretch(stretch.side, first))
        for part in others:
            yield line
            line = [Stretch(stretch.side, part)]
    yield line


def _compare(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of joined parts: equal ones, and what stands between them on either side."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield "".join(old), "".join(new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        yield "".join(old[start:end]), "".join(new[new_start:new_end])
