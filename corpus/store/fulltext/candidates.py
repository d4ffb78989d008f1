"""Candidates of a query in PostgreSQL: from the lists of the index, or on the way from the newest.

A list of the index costs by what it holds, a walk by the documents that it passes. So what few
documents hold is looked up in the index, and what very many hold is met on the walk.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Float,
    Select,
    Subquery,
    desc,
    false,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)

from corpus.chunks import cut
from corpus.store.fulltext.base import Group, Match, Restrict
from corpus.store.fulltext.lookups import Counts, Lookup, estimate
from corpus.store.fulltext.standing import (
    MORPHEMES,
    choose_holding,
    choose_seeming,
    holds,
    is_told_by_pairs,
    probe,
)
from corpus.store.tables import documents

_NUMBER: ColumnElement[int] = documents.c.number
# To ask a document on a walk takes as long as so many finds in a list.
_FINDS_A_STEP = 25
# Of what only seems to hold what is required, so many are looked at in their texts …
_MOST_CHECKED = 800
# … a batch at a time, and among so many of the best.
_BATCH, _MOST_PASSED = 400, 3_000


class Asked(NamedTuple):
    """A query: what must stand, what is looked up, the counts of both, and further conditions."""

    groups: Sequence[Group]
    lookups: Sequence[Lookup]
    known: Counts
    restrict: Restrict


def match_any(connection: Connection, asked: Asked, limit: int) -> list[Match]:
    """Give the documents with the most weight of what is looked up; of equals, the last added."""
    if not asked.lookups:
        return []
    (first, *rest) = asked.lookups
    if rest or not _is_common(first.holding, asked, limit):
        return _load(connection, _choose_best(asked, limit))
    return _load(connection, _choose_newest([(first.term,)], asked.restrict, limit))


def match_required(connection: Connection, asked: Asked, limit: int) -> list[Match]:
    """Give the documents that hold every group, those with the most weight first.

    Of groups that very many documents seem to hold, those that the lookups find come first, then
    the last added, so many of each as may be looked at.
    """
    groups = sorted(asked.groups, key=lambda group: estimate(group, asked.known))
    wanted = limit if all(map(is_told_by_pairs, groups)) else _MOST_CHECKED
    holding = estimate(groups[0], asked.known)
    if not _is_common(holding, asked, wanted):
        seeming = _load(connection, _choose_seeming(groups, asked, wanted))
        return list(_check(connection, groups, seeming, limit))
    is_worth = bool(asked.lookups) and asked.lookups[0].holding < holding
    best = _load(connection, _choose_probed(groups, asked)) if is_worth else []
    found = list(_check(connection, groups, best, limit))
    if len(found) == limit:
        return found
    looked_at = {match.document for match in best}
    newest = _load(connection, _choose_newest(groups, asked.restrict, wanted))
    rest = [match for match in newest if match.document not in looked_at]
    return [*found, *_check(connection, groups, rest, limit - len(found))]


def _is_common(holding: int, asked: Asked, wanted: int) -> bool:
    """Tell whether so many documents hold a thing that a walk meets enough of them sooner."""
    return holding * holding > _FINDS_A_STEP * wanted * asked.known.among


def _score(lookups: Sequence[Lookup]) -> Subquery:
    """Select the documents that any lookup finds, with the weights of those that do."""
    nothing = select(MORPHEMES.c.document, literal(0.0).label("weight")).where(false())
    finds = union_all(nothing, *map(_find, lookups)).subquery("finds")
    score = func.sum(finds.c.weight).label("score")
    return select(finds.c.document, score).group_by(finds.c.document).subquery("scored")


def _find(lookup: Lookup) -> Select[Any]:
    vectors = lookup.vectors.c
    weight = literal(lookup.weight, Float).label("weight")
    return select(vectors.document, weight).where(holds(vectors.vector, lookup.written))


def _choose_best(asked: Asked, limit: int) -> Select[Any]:
    scored = _score(asked.lookups)
    chosen = select(scored.c.document, scored.c.score).where(*asked.restrict(scored.c.document))
    return chosen.order_by(desc(scored.c.score), scored.c.document.desc()).limit(limit)


def _choose_newest(groups: Sequence[Group], restrict: Restrict, limit: int) -> Executable:
    """Select the last added documents that seem to hold every group."""
    newest = select(_NUMBER).where(*restrict(_NUMBER)).order_by(_NUMBER.desc())
    # Not to be moved inside: only what the filters let through is asked for words.
    passed = newest.offset(0).subquery()
    number: ColumnElement[int] = passed.c.number
    held = [_probe_group(group, number) for group in groups]
    chosen = select(number, literal(0.0)).where(*held)
    return chosen.order_by(number.desc()).limit(limit)


def _choose_probed(groups: Sequence[Group], asked: Asked) -> Executable:
    """Select what the lookups find and what seems to hold every group."""
    # Ordered within, so that no more are asked than are needed.
    best = _choose_best(asked, _MOST_PASSED).subquery()
    held = [_probe_group(group, best.c.document) for group in groups]
    chosen = select(best.c.document, best.c.score).where(*held)
    return chosen.order_by(desc(best.c.score), best.c.document.desc()).limit(_MOST_CHECKED)


def _choose_seeming(groups: Sequence[Group], asked: Asked, limit: int) -> Executable:
    """Select what has the morphemes and pairs of letters of every group, from the first on."""
    first, *rest = map(choose_seeming, groups)
    finds, scored = union(*first).subquery("held"), _score(asked.lookups)
    number: ColumnElement[int] = finds.c.document
    score = func.coalesce(scored.c.score, 0.0).label("score")
    chosen = select(number, score).join_from(
        finds, scored, scored.c.document == number, isouter=True
    )
    held = [or_(*map(number.in_, each)) for each in rest]
    chosen = chosen.where(*held, *asked.restrict(number))
    return chosen.order_by(desc("score"), number.desc()).limit(limit)


def _probe_group(group: Group, number: ColumnElement[int]) -> ColumnElement[bool]:
    return or_(*(probe(term, number) for term in group))


def _load(connection: Connection, chosen: Executable) -> list[Match]:
    return [Match(*row) for row in connection.execute(chosen).all()]


def _check(
    connection: Connection, groups: Sequence[Group], seeming: Sequence[Match], limit: int
) -> Iterator[Match]:
    """Yield those whose texts hold every group, up to a limit."""
    unsure = [group for group in groups if not is_told_by_pairs(group)]
    for batch in cut(seeming, _BATCH):
        found = list(batch)
        if unsure:
            chosen = choose_holding(unsure, [match.document for match in batch])
            standing = set(connection.scalars(chosen))
            found = [match for match in batch if match.document in standing]
        yield from found[:limit]
        limit -= len(found)
        if limit <= 0:
            return
