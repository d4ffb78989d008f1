"""Names of activities: what in them tells one from another.

Two papers shorten a name each in its own way, so names are not compared by likeness but by what
is left of either when all that both say is cut away. Something left of one alone is a longer name
of one thing; something left of both are two things: 수소센터 개소식 and 창업센터 개소식.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from corpus.activities.kinds import kind_words, load_lines

_YEAR = re.compile(r"(?<!\d)(?:20\d\d|[’'‘]\d\d)(?:\s?년도?)?")
_EDITION = re.compile(
    r"(?:제\s?)?(?P<number>\d{1,3})\s?(?P<word>회차|회째|회|차|기|탄|주년|th|rd|nd|st)"
)
# 비전 선포식 is written in one word too.
_KIND_GAP = re.compile(r"(?<=비전) (?=선포)")
_NOISE = re.compile(r"[\W_]+")
# One sign in common says nothing: 대 in 든솔대 and 대강당.
_LEAST_BLOCK = 2
_SHORTEST_PARTY = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    `core` is what is left without years, edition, kind, idle words and the parties' names, in
    lower case without spaces; it is empty for a name that is only a kind (정기총회).
    """

    core: str
    years: frozenset[str]
    editions: frozenset[str]

    def contradicts(self, other: "Name") -> bool:
        """Tell whether the names give different years or editions."""
        return any(
            left and right and left.isdisjoint(right)
            for left, right in ((self.years, other.years), (self.editions, other.editions))
        )


def take_apart(name: str, parties: Iterable[str]) -> Name:
    """Take a name apart; `parties` are the names of those who take part, on either side."""
    name = _shorten(name)
    years = frozenset(re.sub(r"\D", "", found)[-2:] for found in _YEAR.findall(name))
    bare = _YEAR.sub(" ", name)
    editions = frozenset(found["number"] for found in _EDITION.finditer(bare))
    core = _NOISE.sub(" ", _EDITION.sub(" ", bare)).strip().lower()
    return Name(core=_cut(core, parties), years=years, editions=editions)


def _shorten(words: str) -> str:
    for long, short in _short_forms().items():
        words = words.replace(long, short)
    return words


def find_rests(left: str, right: str) -> tuple[str, str]:
    """Give what is left of two cores when all that both say is cut away, in whatever order."""
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size >= _LEAST_BLOCK]
    left_rest = _without(left, [(block.a, block.size) for block in shared])
    right_rest = _without(right, [(block.b, block.size) for block in shared])
    return (
        "".join(part for part in left_rest if part not in right),
        "".join(part for part in right_rest if part not in left),
    )


def _cut(core: str, parties: Iterable[str]) -> str:
    """Cut parties, kinds and idle words off; the parties only where they do not make up all."""
    joined = core.replace(" ", "")
    for party in sorted((_shorten(each).lower() for each in parties), key=len, reverse=True):
        bare = _NOISE.sub("", party)
        if len(bare) > _SHORTEST_PARTY:
            joined = joined.replace(bare, " ")
            core = core.replace(party, " ")
    if " " in joined:
        core = _restore_spaces(core, joined)
    core = _KIND_GAP.sub("", core)
    for word in kind_words():
        core = core.replace(word.lower(), " ")
    return "".join(word for word in core.split() if word not in _idle_words())


def _restore_spaces(core: str, joined: str) -> str:
    """Give the core as cut without spaces, where a party was spelt with other spaces."""
    return core if core.replace(" ", "") == joined.replace(" ", "") else joined


def _without(text: str, blocks: Iterable[tuple[int, int]]) -> list[str]:
    parts, at = [], 0
    for start, size in blocks:
        parts.append(text[at:start])
        at = start + size
    return [part for part in (*parts, text[at:]) if part]


@cache
def _short_forms() -> dict[str, str]:
    pairs = (line.split("=") for line in load_lines("short.txt"))
    return dict(sorted(((long, short) for long, short in pairs), key=lambda pair: -len(pair[0])))


@cache
def _idle_words() -> frozenset[str]:
    return frozenset(load_lines("generic.txt"))
