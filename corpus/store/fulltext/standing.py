"""Which documents hold a thing, in PostgreSQL."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Select,
    TableClause,
    and_,
    any_,
    bindparam,
    cast,
    column,
    false,
    func,
    or_,
    select,
    table,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from corpus.store.fulltext.base import MOST_TERMS, Group, Term
from corpus.store.fulltext.lexemes import quote, shorten
from corpus.store.fulltext.words import is_spoken, make_bigrams, spoken
from corpus.store.tables import readings, revisions

OVERLAP = 100
"""Parts of a text overlap by so many letters, so that a word of so many stands whole in one."""

MORPHEMES = table("fts_morphemes", column("document"), column("part"), column("vector"))
BIGRAMS = table("fts_bigrams", column("document"), column("part"), column("vector"))


_IS_READ = and_(
    revisions.c.document == readings.c.document, revisions.c.revision == readings.c.revision
)


def choose_group(group: Group) -> Any:
    """Select the documents that hold a thing in any of its ways."""
    chosen = [choose_term(term, is_exact=True) for term in group]
    return union_all(*chosen) if len(chosen) > 1 else chosen[0]


def choose_seeming(group: Group) -> list[Select[Any]]:
    """Select the documents with the morphemes and pairs of letters of a thing, in few queries."""
    bare = [term for term in group if not _write_forms(term)]
    words = make_lookups(term.inside for term in bare)
    chosen = [choose_term(term, is_exact=False) for term in group if term not in bare]
    if words:
        held = or_(*(holds(BIGRAMS.c.vector, word) for word in words))
        chosen.append(select(BIGRAMS.c.document).where(held))
    return chosen or [select(BIGRAMS.c.document).where(false())]


def is_told_by_pairs(group: Group) -> bool:
    """Tell whether the index alone knows what holds a thing: no way of it is of several pairs."""
    return not any(_has_pairs(term) for term in group)


def choose_holding(groups: Sequence[Group], numbers: Sequence[int]) -> Select[Any]:
    """Select those of a few documents whose texts hold every group."""
    among = bindparam("among", list(numbers), ARRAY(Integer))
    return (
        select(readings.c.document)
        .join_from(readings, revisions, _IS_READ)
        .where(
            any_(among) == readings.c.document,
            *(or_(*map(_check_term, group)) for group in groups),
        )
    )


def probe(term: Term, number: ColumnElement[int]) -> ColumnElement[bool]:
    """Ask whether one document has the morphemes and pairs of letters of a term, wherever."""
    asked = []
    if forms := _write_forms(term):
        asked.append(_probe(MORPHEMES, forms, number))
    if is_spoken(term.inside):
        asked.append(_probe(BIGRAMS, make_lookup(term.inside), number))
    return and_(*asked) if asked else false()


def _probe(vectors: TableClause, written: str, number: ColumnElement[int]) -> ColumnElement[bool]:
    matches = vectors.c.vector.op("@@", is_comparison=True)(cast(written, TSQUERY))
    found = select(func.bool_or(matches, type_=Boolean)).where(vectors.c.document == number)
    return found.scalar_subquery()


def _check_term(term: Term) -> ColumnElement[bool]:
    if not _has_pairs(term):
        return probe(term, readings.c.document)
    forms = replace(term, inside="")
    stands = _stands(term.inside)
    return and_(stands, probe(forms, readings.c.document)) if _write_forms(term) else stands


def _has_pairs(term: Term) -> bool:
    return len(make_bigrams(term.inside).split()) > 1


def choose_term(term: Term, *, is_exact: bool) -> Select[Any]:
    """Select the documents that hold something in one way: morphemes, or letters as they stand."""
    forms = _choose_forms(term)
    if not is_spoken(term.inside):
        return select(MORPHEMES.c.document).where(false()) if forms is None else forms
    inside = select(BIGRAMS.c.document).where(holds(BIGRAMS.c.vector, make_lookup(term.inside)))
    if is_exact and _has_pairs(term):
        inside = (
            inside.join_from(BIGRAMS, readings, readings.c.document == BIGRAMS.c.document)
            .join(revisions, _IS_READ)
            .where(_stands(term.inside))
        )
    return inside if forms is None else inside.where(BIGRAMS.c.document.in_(forms))


def _choose_forms(term: Term) -> Select[Any] | None:
    """Select the documents that hold the morphemes of a term, None where it has none."""
    written = _write_forms(term)
    if not written:
        return None
    return select(MORPHEMES.c.document).where(holds(MORPHEMES.c.vector, written))


def _write_forms(term: Term) -> str:
    """Write the morphemes of a term as one query, empty where it has none."""
    parts = [quote(shorten(form)) for form in spoken(term.forms)[:MOST_TERMS]]
    parts += [f"{quote(shorten(prefix))}:*" for prefix in spoken([term.prefix])]
    return " & ".join(parts)


def holds(vector: ColumnElement[Any], written: str) -> ColumnElement[bool]:
    """Ask the index and never all rows: what it costs to fetch vectors, the server does not know.

    It does not look into a query within the query when it plans, and expects few rows.
    """
    asked = select(cast(written, TSQUERY)).scalar_subquery()
    return vector.op("@@", is_comparison=True)(asked)


def _stands(inside: str) -> ColumnElement[bool]:
    """Ask whether letters stand side by side in a text, whatever signs are between its words."""
    runs = re.findall(r"\w+", inside.lower())
    # Hangul has no capitals, and to take them away is what costs most.
    bare = inside.lower() == inside.upper()
    text = revisions.c.text if bare else func.lower(revisions.c.text)
    found = [func.strpos(text, run) > 0 for run in runs]
    if len(runs) > 1:
        found.append(text.op("~")(r"[^[:alnum:]_]+".join(runs)))
    return and_(*found)


def make_lookups(words: Iterable[str]) -> list[str]:
    """Write each distinct word as a query for all of its bigrams."""
    return list(dict.fromkeys(make_lookup(word) for word in words if is_spoken(word)))


def make_lookup(word: str) -> str:
    """Write a word as a query for all of its bigrams."""
    pairs = make_bigrams(word[:OVERLAP]).split()
    return " & ".join(map(quote, dict.fromkeys(pairs)))
