"""What joining two entities would do to what is stated about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.knowledge.contradictions import Contradiction, judge_topics
from corpus.knowledge.statements import Statement, make_statement
from corpus.store import Store

_MOST_EQUAL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What would follow from joining two entities.

    `left` and `right` count the statements of each by type. `equal` of the statements would be one
    with another; `merging` are the first of them. `contradictions` are those that would contradict
    each other. `is_whole` is false where an entity has too many to look at them all.
    """

    left: Mapping[str, int]
    right: Mapping[str, int]
    equal: int
    merging: Sequence[Statement]
    contradictions: Sequence[Contradiction]
    is_whole: bool


def preview_joining(store: Store, left: str, right: str) -> Joining:
    """Tell what joining two entities, by their keys, would do; nothing is stored."""
    met = store.statements.find_meeting(left, right)
    shown = [number for number, _ in met.equal[:_MOST_EQUAL]]
    clashing = [
        each
        for each in judge_topics(store, met.topics)
        if {told.key in met.moved for told in each.statements} == {True, False}
    ]
    return Joining(
        left=met.left,
        right=met.right,
        equal=len(met.equal),
        merging=[make_statement(stored) for stored in store.statements.load(shown)],
        contradictions=clashing,
        is_whole=met.is_whole,
    )
