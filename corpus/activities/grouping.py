"""Groups of tellings that tell of one happening."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from corpus.activities.judge import Judgement, Verdict, judge
from corpus.activities.telling import Telling

Pair = tuple[int, int]


def group(tellings: Iterable[Telling], pairs: Iterable[Pair]) -> list[tuple[Telling, ...]]:
    """Group tellings, the best borne out pairs first; the result does not hang on their order.

    Two groups become one only where no telling of one contradicts one of the other: that A may be
    B and B may be C does not make a `정기총회` of two associations one.

    Args:
        tellings: Those to group, each statement once.
        pairs: The statements that may be one, in whichever order.

    Returns:
        All tellings, each in one group; groups and their members by number of statement.
    """
    by_number = {telling.statement: telling for telling in tellings}
    groups: dict[int, list[int]] = {number: [number] for number in by_number}
    for _, left, right in _find_bonds(by_number, pairs):
        if groups[left] is groups[right] or _contradict(by_number, groups[left], groups[right]):
            continue
        joined = sorted(groups[left] + groups[right])
        for number in joined:
            groups[number] = joined
    unique = {tuple(members) for members in groups.values()}
    return [tuple(by_number[number] for number in members) for members in sorted(unique)]


def _find_bonds(tellings: Mapping[int, Telling], pairs: Iterable[Pair]) -> list[tuple[int, ...]]:
    """Give (minus the weight, left, right) of the pairs that are one, the strongest first."""
    bonds = []
    for left, right in {(min(pair), max(pair)) for pair in pairs}:
        found: Judgement = judge(tellings[left], tellings[right])
        if left != right and found.verdict is Verdict.SAME:
            bonds.append((-found.weight, left, right))
    return sorted(bonds)


def _contradict(tellings: Mapping[int, Telling], left: Sequence[int], right: Sequence[int]) -> bool:
    return any(
        judge(tellings[one], tellings[other]).verdict is Verdict.DIFFERENT
        for one, other in product(left, right)
    )
