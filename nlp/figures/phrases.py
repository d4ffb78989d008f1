"""Noun phrases with the particle that follows them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.document import NamedEntity
from nlp.figures.quantities import Quantity
from nlp.figures.scan import Morph, Scan
from nlp.figures.words import load_words

_NOUN_TAGS = frozenset({"NNG", "NNP", "XPN", "XSN", "XR", "SL", "SH"})
# What may stand between a noun and its particle: a closing mark, a bracket, another mark.
_TAIL = re.compile(r"[’'”\"`」』》>]?(?:\([^()\n]{1,40}\))?[’'”\"`」』》>]?")
# A noun before one of these says when: 창립 당시.
_TIME_CLAUSES = frozenset({"당시", "때", "이후", "이전", "이래", "전", "후", "뒤", "동안"})
_JOINERS = frozenset("·ㆍ‧・&/")
_OPENINGS = frozenset(["", *" \n(“‘\"'`▲·,"])
_ROLES = {"JKG": "genitive", "JKS": "subject", "JKO": "object", "JC": "list"}
_ROLES |= {"XSV": "verb", "XSA": "adjective", "VCP": "copula", "JKC": "subject"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of nouns: its span, its words, what follows it.

    `role` is genitive, subject, object, topic, means (로), place (other case particles), list,
    verb (하다), adjective, copula, or bare; `proper` is true where the tagger takes the last
    noun for a name; `entity` is the name that its last word belongs to.
    """

    start: int
    end: int
    words: tuple[str, ...]
    role: str
    proper: bool = False
    entity: NamedEntity | None = None


def find_phrases(scan: Scan, quantities: Iterable[Quantity]) -> list[Phrase]:
    """Find the noun phrases outside quantities, in the order of the text."""
    counted = _cover(quantities)
    return [
        phrase
        for run in _find_runs(scan, counted)
        if (phrase := _make_phrase(scan, run)) is not None
    ]


def _cover(quantities: Iterable[Quantity]) -> set[int]:
    return {place for q in quantities for place in range(q.start, q.end)}


def _find_runs(scan: Scan, counted: set[int]) -> Iterator[list[Morph]]:
    run: list[Morph] = []
    for index, token in enumerate(scan.tokens):
        if token.start in counted or not _belongs(scan, index, run):
            if run:
                yield run
            run = []
        else:
            run.append(token)
    if run:
        yield run


def _belongs(scan: Scan, index: int, run: list[Morph]) -> bool:
    """Tell whether a token is part of a noun phrase that `run` has begun."""
    token = scan.tokens[index]
    if run and "\n" in scan.text[run[-1].end : token.start]:
        return False
    if token.tag in _NOUN_TAGS and token.last_tag in _NOUN_TAGS:
        return True
    following = scan.tokens[index + 1] if index + 1 < len(scan.tokens) else None
    glued = following is not None and following.start == token.end
    if scan.text[token.start : token.end] in _JOINERS:
        after_noun = bool(run) and run[-1].end == token.start
        return glued and after_noun and following is not None and following.tag in _NOUN_TAGS
    return token.tag == "SN" and glued and following is not None and following.tag == "SL"


def _make_phrase(scan: Scan, run: list[Morph]) -> Phrase | None:
    """Make a phrase of a run without what is no noun of its own at its edges."""
    full_end = run[-1].end
    while run and _is_loose(scan, run[-1], scan.token_before(run[-1].start)):
        if scan.text[run[-1].start : run.pop().end] in _TIME_CLAUSES:
            return None
    while run and _opens_loosely(scan, run[0], scan.token_before(run[0].start)):
        run.pop(0)
    if not run:
        return None
    start, end = run[0].start, run[-1].end
    words = tuple(scan.text[start:end].split())
    role = read_role(scan, end) if end == full_end else "bare"
    proper = run[-1].tag == "NNP"
    return Phrase(start, end, words, role, proper, _find_entity(scan, start, end))


def _opens_loosely(scan: Scan, token: Morph, before: Morph | None) -> bool:
    """Tell whether the first token of a run is adverbial, or a suffix of a number (2년간)."""
    is_suffix = token.end - token.start == 1 and before is not None and before.end == token.start
    after_number = before is not None and before.tag in {"NNB", "NR", "SN", "SW"}
    return _is_adverbial(scan, token) or (is_suffix and after_number)


def _is_loose(scan: Scan, token: Morph, before: Morph | None) -> bool:
    """Tell whether the last token of a run is adverbial, or makes what is before it a base (당)."""
    word = scan.text[token.start : token.end]
    glued = before is not None and before.end == token.start
    compared = before is not None and before.form in load_words("adverbial_nouns") and word == "비"
    return (glued and (compared or word in {"당", "별"})) or _opens_loosely(scan, token, before)


def _is_adverbial(scan: Scan, token: Morph) -> bool:
    """Tell whether a token is a word of its own that says when or how much (올해, 평균)."""
    alone = scan.text[max(0, token.start - 1) : token.start] in _OPENINGS
    follows = scan.text[token.end : token.end + 1]
    word = scan.text[token.start : token.end]
    is_whole = not follows.isalnum() or scan.ends_with_particle(token.end)
    return alone and is_whole and word in load_words("adverbial_nouns")


def read_role(scan: Scan, end: int) -> str:
    """Tell by the particle at this place, or behind a bracket or mark, the role of a phrase."""
    tail = _TAIL.match(scan.text, end)
    token = scan.token_at(tail.end() if tail else end)
    if token is None:
        return "place" if scan.text.startswith((" 내 ", " 안 "), end) else "bare"
    if token.tag == "JX":
        return "topic" if token.form in {"은", "는", "도", "만"} else "place"
    if token.tag == "JKB":
        return "means" if token.form in {"로", "으로"} else "place"
    return _ROLES.get(token.tag, "bare")


def _find_entity(scan: Scan, start: int, end: int) -> NamedEntity | None:
    """Give the name that holds the last letter of a phrase."""
    index = bisect_left(scan.place_starts, end)
    if not index:
        return None
    place_start, place_end, entity = scan.places[index - 1]
    return entity if max(start, place_start) < end <= place_end else None
