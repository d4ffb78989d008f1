"""Pieces of text that know their morphemes, and a small markup for sentences made of them.

    "{org|은} [3일] {venue}에서 {event|을} [열]었다"

`{org|은}` is a slot with the particle that fits the last syllable, `[열]` a morpheme that search
may find, `[오:왔]` one whose form differs from what is printed; all else is plain text.
"""

import re
from dataclasses import dataclass
from functools import cache

_MARK = re.compile(
    r"\{(?P<slot>\w+)(?:\|(?P<josa>\w+))?\}|\[(?P<form>[^\]:]+)(?::(?P<shown>[^\]]+))?\]"
)
_JOSA = {"은": "는", "이": "가", "을": "를", "과": "와", "으로": "로", "이라": "라", "이다": "다"}
_FIRST, _LAST, _TAILS, _RIEUL = 0xAC00, 0xD7A3, 28, 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with its morphemes as (form, start, end); `sense` is an `Invented` or empty."""

    text: str
    forms: tuple[tuple[str, int, int], ...]
    sense: object = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sentence: a slot with its particle, or text, with a form where it has one."""

    slot: str = ""
    josa: str = ""
    text: str = ""
    form: str = ""


@cache
def parse_sentence(markup: str) -> tuple[Part, ...]:
    """Cut the markup into its parts."""
    parts, at = [], 0
    for found in _MARK.finditer(markup):
        if found.start() > at:
            parts.append(Part(text=markup[at : found.start()]))
        if found["slot"]:
            parts.append(Part(slot=found["slot"], josa=found["josa"] or ""))
        else:
            parts.append(Part(text=found["shown"] or found["form"], form=found["form"]))
        at = found.end()
    return (*parts, Part(text=markup[at:])) if at < len(markup) else tuple(parts)


def make_phrase(words: str, sense: object = None) -> Phrase:
    """Make a phrase of pieces; a bar cuts morphemes, a space too: `가람|로봇 미니클러스터`."""
    forms, at = [], 0
    for piece in re.findall(r"[^|\s]+|\s", words):
        if not piece.isspace():
            forms.append((piece.lower(), at, at + len(piece)))
        at += len(piece)
    return Phrase(words.replace("|", ""), tuple(forms), sense)


def choose_josa(word: str, josa: str) -> str:
    """Give the particle as it stands after a word: 은 after a closed syllable, else 는."""
    if josa not in _JOSA:
        return josa
    last = ord(word[-1])
    tail = (last - _FIRST) % _TAILS if _FIRST <= last <= _LAST else 0
    if josa == "으로" and tail == _RIEUL:
        return _JOSA[josa]
    return josa if tail else _JOSA[josa]
