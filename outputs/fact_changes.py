"""What another reading of a document gains, loses and changes: facts held against facts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields

from corpus.records import Fact

GAINED, LOST, CHANGED, SAME = "gained", "lost", "changed", "same"
KINDS = (GAINED, LOST, CHANGED, SAME)
"""What may become of a fact."""

# How sure a reader is, and which rule read it, are no part of what is stated.
_UNTOLD = frozenset({"evidence", "confidence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """What became of one fact: `old` is None where it was gained, `new` where it was lost."""

    kind: str
    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """The new fact, else the old one."""
        fact = self.new or self.old
        assert fact is not None
        return fact


def compare_facts(old: Sequence[Fact], new: Sequence[Fact]) -> list[FactChange]:
    """Hold two readings of one document against each other.

    The same are facts with equal fields. Of the others those are one fact that changed, which
    have equal key fields, else which stand on words that overlap; the rest is gained or lost.
    """
    left, right = list(old), list(new)
    changes = [
        FactChange(kind=SAME, old=one, new=other)
        for one, other in _pair(left, right, lambda fact: (fact.TYPE, _told(fact)))
    ]
    pairs = [*_pair(left, right, lambda fact: fact.key_parts), *_pair_by_place(left, right)]
    changes += [FactChange(kind=CHANGED, old=one, new=other) for one, other in pairs]
    changes += [FactChange(kind=LOST, old=fact, new=None) for fact in left]
    changes += [FactChange(kind=GAINED, old=None, new=fact) for fact in right]
    return changes


def tell_difference(old: Fact, new: Fact) -> list[tuple[str, object, object]]:
    """Give the label of each field that differs, with the old and the new value."""
    return [
        (each.metadata.get("label", each.name), before, after)
        for each in fields(new)
        if each.name not in _UNTOLD
        and (before := getattr(old, each.name)) != (after := getattr(new, each.name))
    ]


def _told(fact: Fact) -> tuple[Hashable, ...]:
    return tuple(getattr(fact, each.name) for each in fields(fact) if each.name not in _UNTOLD)


def _pair(
    left: list[Fact], right: list[Fact], give_key: Callable[[Fact], Hashable]
) -> list[tuple[Fact, Fact]]:
    """Take pairs with an equal key out of both lists, in the order of the left one."""
    waiting: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in reversed(right):
        waiting[give_key(fact)].append(fact)
    pairs = [(fact, found.pop()) for fact in left if (found := waiting.get(give_key(fact)))]
    _take_out(left, (one for one, _ in pairs))
    _take_out(right, (other for _, other in pairs))
    return pairs


def _pair_by_place(left: list[Fact], right: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Take pairs of one type out of both lists that overlap most, each fact once."""
    overlaps = [
        (-width, at, index, one, other)
        for at, one in enumerate(left)
        for index, other in enumerate(right)
        if one.TYPE == other.TYPE and (width := _overlap(one, other)) > 0
    ]
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, at, index, one, other in sorted(overlaps, key=lambda each: each[:3]):
        if not taken & {("old", at), ("new", index)}:
            taken |= {("old", at), ("new", index)}
            pairs.append((one, other))
    _take_out(left, (one for one, _ in pairs))
    _take_out(right, (other for _, other in pairs))
    return pairs


def _overlap(one: Fact, other: Fact) -> int:
    left, right = one.evidence, other.evidence
    return min(left.end, right.end) - max(left.start, right.start)


def _take_out(facts: list[Fact], taken: Iterable[Fact]) -> None:
    gone = Counter(map(id, taken))
    facts[:] = [fact for fact in facts if id(fact) not in gone]
