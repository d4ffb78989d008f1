"""Which documents hold a thing, in PostgreSQL."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, and_, cast, column, false, func, select, table, true, union_all
from sqlalchemy.dialects.postgresql import TSQUERY

from corpus.store.fulltext.base import MOST_TERMS, Group, Term
from corpus.store.fulltext.lexemes import quote, shorten
from corpus.store.fulltext.words import is_spoken, make_bigrams, spoken
from corpus.store.tables import readings, revisions

OVERLAP = 100
"""Parts of a text overlap by so many letters, so that a word of so many stands whole in one."""

MORPHEMES = table("fts_morphemes", column("document"), column("part"), column("vector"))
BIGRAMS = table("fts_bigrams", column("document"), column("part"), column("vector"))


# Pairs do not keep their places here: whether they stand side by side, the text tells.
_IS_READ = and_(
    revisions.c.document == readings.c.document, revisions.c.revision == readings.c.revision
)


def choose_group(group: Group) -> Any:
    """Select the documents that hold a thing in any of its ways."""
    chosen = [_choose_term(term) for term in group]
    return union_all(*chosen) if len(chosen) > 1 else chosen[0]


def _choose_term(term: Term) -> Select[Any]:
    """Select the documents that hold something in one way: morphemes, or letters as they stand."""
    parts = [quote(shorten(form)) for form in spoken(term.forms)[:MOST_TERMS]]
    parts += [f"{quote(shorten(prefix))}:*" for prefix in spoken([term.prefix])]
    chosen = select(MORPHEMES.c.document).where(
        MORPHEMES.c.vector.op("@@")(cast(" & ".join(parts), TSQUERY)) if parts else true()
    )
    if not is_spoken(term.inside):
        return chosen if parts else chosen.where(false())
    stands = BIGRAMS.c.vector.op("@@")(cast(make_lookup(term.inside), TSQUERY))
    runs = r"[^[:alnum:]_]+".join(re.findall(r"\w+", term.inside.lower()))
    inside = (
        select(BIGRAMS.c.document)
        .join_from(BIGRAMS, readings, readings.c.document == BIGRAMS.c.document)
        .join(revisions, _IS_READ)
        .where(stands, func.lower(revisions.c.text).op("~")(runs))
    )
    return inside.where(BIGRAMS.c.document.in_(chosen)) if parts else inside


def make_lookups(words: Iterable[str]) -> list[str]:
    """Write each distinct word as a query for all of its bigrams."""
    return list(dict.fromkeys(make_lookup(word) for word in words if is_spoken(word)))


def make_lookup(word: str) -> str:
    """Write a word as a query for all of its bigrams."""
    pairs = make_bigrams(word[:OVERLAP]).split()
    return " & ".join(map(quote, dict.fromkeys(pairs)))
