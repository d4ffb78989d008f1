"""How many statements hold a thing, as the planner of PostgreSQL expects: it knows each term.

To count them takes as long as to find them. The planner itself takes the terms of a word as
independent of each other, and expects far too few of a long one.
"""

import re
from collections.abc import Iterator, Sequence
from math import prod

from sqlalchemy import Connection, text

from corpus.store.fulltext.base import Group, Term
from corpus.store.fulltext.lexemes import quote, shorten
from corpus.store.fulltext.words import is_spoken, make_bigrams, spoken

MARK = "="
"""Tells a morpheme from a pair of letters in the vector of a statement."""

_WORD = re.compile(r"\w+")
# About one in so many sentences that hold two words holds them side by side.
_BESIDE = 10
_MOST = 40


def estimate_matches(connection: Connection, groups: Sequence[Group]) -> int:
    """Give about how many statements hold every group."""
    asked = list(dict.fromkeys(each for group in groups for term in group for each in _cut(term)))
    every, *found = _plan(connection, asked[:_MOST])
    known = dict(zip(asked, found, strict=False))

    def estimate(term: Term) -> float:
        rarest = min((known.get(each, 0) for each in _cut(term)), default=0)
        return rarest / (_BESIDE if len(_WORD.findall(term.inside)) > 1 else 1)

    shares = (max(map(estimate, group), default=0) / max(every, 1) for group in groups)
    return int(every * prod(shares))


def _cut(term: Term) -> Iterator[str]:
    """Yield the queries for each term of a way of saying a thing."""
    yield from (quote(MARK + shorten(form)) for form in spoken(term.forms))
    yield from (quote(pair) for pair in make_bigrams(term.inside).split())
    if is_spoken(term.prefix):
        yield f"{quote(MARK + shorten(term.prefix))}:*"


def _plan(connection: Connection, asked: Sequence[str]) -> list[int]:
    """Give how many statements there are, and how many fulfil each of some queries."""
    chosen = "SELECT statement FROM fts_statements"
    each = (f"{chosen} WHERE vector @@ CAST(:q{at} AS tsquery)" for at in range(len(asked)))
    together = " UNION ALL ".join((chosen, *each, f"{chosen} WHERE statement = 0"))
    values = {f"q{at}": written for at, written in enumerate(asked)}
    explained = connection.execute(text(f"EXPLAIN (FORMAT JSON) {together}"), values)
    (plan,) = explained.scalar_one()
    return [int(part["Plan Rows"]) for part in plan["Plan"]["Plans"]]
