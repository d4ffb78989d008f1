"""How sure a fact is: the share of facts of its kind that were right in annotated texts.

The kind of a fact is the rule that read it with what the fact lacks. `benchmarks/calibrate.py`
counts the kinds in the gold sets and writes `lexicons/confidence.txt`; here they are looked up.
What the words themselves make doubtful holds the figure down.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.records import Fact
from nlp.lexicons import load_lexicon

# Where no gold set knows the type.
_UNKNOWN = 0.5
# Upper bounds of what is doubtful by its words alone: a judgement, not counted, since the gold sets
# hold too few of them.
_MISREAD, _UNBALANCED, _CONTRADICTED = 0.2, 0.4, 0.4
# Letters that scanning puts for digits, beside a digit: 3O개사, l20명.
_MISREAD_DIGITS = re.compile(r"[OoIlSB|]\d|\d,?[OoIl|](?![A-Za-z])")
_DIGIT = re.compile(r"\d")
_MOST_DIGITS = 15  # more than a quadrillion of anything
_LONGEST_QUOTE = 600  # code points: a mark that nobody closed swallows paragraphs
_MARKS = re.compile('[“”"]')


def profile_fact(fact: Fact) -> str:
    """Give the kind of a fact: its rule, with `+` and a word for each thing that it lacks."""
    return "+".join([fact.evidence.rule, *_find_lacks(fact)])


def _find_lacks(fact: Fact) -> Iterator[str]:
    match fact:
        case Position(organisation=None):
            yield "no_organisation"
        case Figure(measure=None):
            yield "no_measure"
        case Event():
            if fact.first_day is None:
                yield "no_date"
            if fact.name == fact.kind:
                yield "no_name"
        case Quote(role=None, organisation=None):
            yield "no_post"


def rate_facts(facts: Sequence[Fact], text: str) -> Iterator[Fact]:
    """Yield the facts of one text with their confidence, in the same order."""
    unbalanced = _find_unbalanced(text)
    contradicted = _find_contradicted(facts)
    for fact in facts:
        bounds = [look_up(profile_fact(fact))]
        if isinstance(fact, Figure) and _is_misread(fact, text):
            bounds.append(_MISREAD)
        if isinstance(fact, Quote) and _is_unbalanced(fact, unbalanced):
            bounds.append(_UNBALANCED)
        if isinstance(fact, Position) and (fact.person, fact.role) in contradicted:
            bounds.append(_CONTRADICTED)
        yield replace(fact, confidence=min(bounds))


def look_up(profile: str) -> float:
    """Give the confidence of a kind; of its rule or type where the gold sets do not hold it."""
    table = load_table()
    rule = profile.split("+", 1)[0]
    names = (profile, rule, rule.split(".", 1)[0])
    return next((table[name] for name in names if name in table), _UNKNOWN)


@cache
def load_table() -> dict[str, float]:
    """Map each kind, rule and type that was counted to its confidence."""
    rows = (line.split() for line in load_lexicon("confidence"))
    return {name: float(confidence) for name, _, _, confidence in rows}


def _is_misread(fact: Figure, text: str) -> bool:
    """Whether letters stand for digits in or right beside a number, or digits without end."""
    start, end = fact.evidence.start, fact.evidence.end
    beside = text[max(0, start - 1) : end + 1]
    return len(_DIGIT.findall(fact.text)) > _MOST_DIGITS or bool(_MISREAD_DIGITS.search(beside))


def _find_unbalanced(text: str) -> list[tuple[int, int]]:
    """Give the spans of the paragraphs where opened and closed marks do not match, in order."""
    spans, start = [], 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        marks = "".join(_MARKS.findall(paragraph))
        if marks.count("“") != marks.count("”") or marks.count('"') % 2:
            spans.append((start, end))
        start = end + 1
    return spans


def _is_unbalanced(fact: Quote, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (fact.evidence.start, len(fact.words) + fact.evidence.end))
    inside = at > 0 and fact.evidence.start <= spans[at - 1][1]
    return inside or "\n" in fact.words or len(fact.words) > _LONGEST_QUOTE


def _find_contradicted(facts: Sequence[Fact]) -> set[tuple[str, str]]:
    """Give person and role of posts that are held at two organisations at once."""
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact, Position) and fact.organisation and fact.standing == "current":
            held[fact.person, fact.role].add(fact.organisation)
    return {post for post, organisations in held.items() if len(organisations) > 1}
