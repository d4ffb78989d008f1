"""A sentence with one sign for each name in it, so that constructions can be read off its shape.

`가온테크노파크(원장 육근보)가 운영하는 ‘로봇 아카데미’는` becomes `O가 운영하는 P는`, where the
signs are code points for private use and every place leads back to the text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

ORGANISATION, CLUSTER, PROGRAMME, PLACE, ACTIVITY = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
SIGNS = {"ORG": ORGANISATION, "CLUSTER": CLUSTER, "PROGRAM": PROGRAMME}
ANY = "[\ue000-\ue004]"

_DROPPED = re.compile(r"[‘’'“”\"`´「」『』<>〈〉《》]|\s?\([^()\n]{0,80}\)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_JOINT = r"(?:,\s?|\s?[·ㆍ]\s?|\s?및\s|[와과]\s|,?\s그리고\s)"


def _list(signs: str) -> str:
    """Give the pattern of names of one kind side by side; it never gives one back."""
    return rf"[{signs}](?:{_JOINT}[{signs}])*+"


_GROUP = re.compile(
    rf"(?:{_list(ORGANISATION + CLUSTER)}|{_list(PROGRAMME + ACTIVITY)}|{_list(PLACE)})"
    r"(?:\s등(?:\s(?:\d+여?개|[두세네]|여러|각)?\s?(?:개사|개|곳|사)?\s?"
    r"(?:기관|기업|업체|대학|회사|단체|미클)?)?)?"
    r"(?:\s(?:사업|프로그램|행사|과정)(?=[을를은는이가에]))?"
    r"(?:\s(?:\d자|[두세네]\s(?:기관|회사|기업|대학|단체)))?"
    r"(?:\s?(?:측|본사|본원|공장|본점|사옥)|\s(?:안|내|일대|일원|\d+공구))?"
    r"(?:(?P<case>은|는|이|가|도|을|를|와|과|의|에는|에게|에도|에|으로부터|로부터|으로|로|에서)(?![가-힣]))?"
)


class Name(NamedTuple):
    """A name in the text: its place, its sign and its fullest form."""

    start: int
    end: int
    sign: str
    text: str


class Group(NamedTuple):
    """Names that share one particle: where they stand in the sketch, who they are, the particle."""

    start: int
    end: int
    names: tuple[Name, ...]
    case: str

    def pick(self, signs: str) -> tuple[Name, ...]:
        """Give the names with one of these signs."""
        return tuple(name for name in self.names if name.sign in signs)


@dataclass(frozen=True)
class Sketch:
    """The shape of one sentence; `names` maps places in `text` to what stands there.

    `before` are the names that the sentence before put together: `두 기관` may mean them.
    """

    text: str
    names: dict[int, Name]
    starts: tuple[int, ...]
    places: tuple[int, ...]
    before: tuple[Name, ...] = ()

    def trace(self, place: int) -> int:
        """Give the place in the document of a place in the sketch."""
        index = bisect_right(self.starts, place) - 1
        return self.places[index] + place - self.starts[index]

    def get_names(self, start: int, end: int) -> tuple[Name, ...]:
        """Give the names between two places of the sketch, in order."""
        return tuple(self.names[n] for n in range(start, end) if n in self.names)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the words in the document from one place of the sketch up to another."""
        last = self.names.get(end - 1)
        return self.trace(start), last.end if last else self.trace(end - 1) + 1

    @cached_property
    def groups(self) -> list[Group]:
        """All names with their particles, in order."""
        return [
            Group(*found.span(), self.get_names(*found.span()), found["case"] or "")
            for found in _GROUP.finditer(self.text)
        ]


class _Draft:
    """A sketch in the making: what is copied from the text and what stands for it."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.position = text, start
        self.pieces: list[str] = []
        self.names: dict[int, Name] = {}
        self.length = 0
        self.starts, self.places = [0], [start]

    def copy(self, end: int) -> None:
        """Copy the text up to a place; signs for private use of its own would be names."""
        self.pieces.append(_PRIVATE.sub("?", self.text[self.position : end]))
        self.length += end - self.position
        self.position = end

    def put(self, cut: Name) -> None:
        """Put a sign for a name, nothing for what is dropped."""
        self.copy(cut.start)
        if cut.sign:
            self.names[self.length] = cut
            self.pieces.append(cut.sign)
            self.starts.append(self.length)
            self.places.append(cut.start)
            self.length += 1
        self.position = cut.end
        self.starts.append(self.length)
        self.places.append(cut.end)


def make_sketch(
    text: str, span: tuple[int, int], names: Sequence[Name], before: tuple[Name, ...] = ()
) -> Sketch:
    """Sketch `text[start:end]`; `names` are those inside it, in order, without overlap.

    Quotation marks and what stands in brackets are left out.
    """
    draft = _Draft(text, span[0])
    dropped = [Name(*found.span(), "", "") for found in _DROPPED.finditer(text, *span)]
    for cut in sorted([*names, *dropped], key=lambda cut: cut.start):
        if cut.start >= draft.position:  # else a mark inside a name, a name inside a bracket
            draft.put(cut)
    draft.copy(span[1])
    text = "".join(draft.pieces)
    return Sketch(text, draft.names, tuple(draft.starts), tuple(draft.places), before)
