"""What a base gains, loses and changes by being resolved again: one base held against another."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.store import Store
from corpus.store.snapshots import Part, StatementMark

GAINED, LOST, CHANGED, SAME = "gained", "lost", "changed", "same"
_SAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """An entity that was joined from several, or split into several: keys and numbers of names."""

    kind: str
    entity: str
    others: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedStatement:
    """A statement that is there in one base alone, or counts otherwise; `number` is its number.

    `detail` tells what of a changed one is another.
    """

    kind: str
    type: str
    publisher: str
    key: str
    number: int
    detail: str = ""


@dataclass(slots=True, kw_only=True)
class BaseChanges:
    """How two bases differ.

    `names` counts names by what became of them: `same`, `moved` to another entity, `gained` one,
    `lost` theirs. `statements` counts by (publisher, type) and by gained, lost, changed, same;
    `samples` are the first of each type and kind.
    """

    names: Counter[str] = field(default_factory=Counter)
    joined: int = 0
    split: int = 0
    regrouped: list[Regrouped] = field(default_factory=list)
    statements: defaultdict[tuple[str, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    samples: defaultdict[tuple[str, str], list[MovedStatement]] = field(
        default_factory=lambda: defaultdict(list)
    )


def compare_bases(before: Store, after: Store, part: Part) -> BaseChanges:
    """Hold two states of a base against each other, reading each once from end to end.

    In memory are a number for each pair of entities that share a name, and the samples.
    """
    changes = BaseChanges()
    _compare_names(before, after, part, changes)
    for old, new in _meet(
        before.snapshots.walk_statements(part), after.snapshots.walk_statements(part)
    ):
        _add_statement(changes, old, new)
    return changes


def _compare_names(before: Store, after: Store, part: Part, changes: BaseChanges) -> None:
    pairs: Counter[tuple[str, str]] = Counter()
    for left, right in _meet_names(before, after, part):
        pairs[left, right] += 1
        word = "same" if left == right else "gained" if not left else "lost" if not right else ""
        changes.names[word or "moved"] += 1
    forward: defaultdict[str, dict[str, int]] = defaultdict(dict)
    backward: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (left, right), count in sorted(pairs.items()):
        if left and right:
            forward[left][right] = backward[right][left] = count
    joined = [(key, others) for key, others in backward.items() if len(others) > 1]
    split = [(key, others) for key, others in forward.items() if len(others) > 1]
    changes.joined, changes.split = len(joined), len(split)
    for kind, found in (("joined", joined), ("split", split)):
        ordered = sorted(found, key=lambda each: -sum(each[1].values()))
        changes.regrouped += [
            Regrouped(kind=kind, entity=key, others=tuple(others.items()))
            for key, others in ordered[:_SAMPLES]
        ]


def _meet_names(before: Store, after: Store, part: Part) -> Iterator[tuple[str, str]]:
    """Yield each name's entity before and after, empty where it had none."""
    left, right = before.snapshots.walk_names(part), after.snapshots.walk_names(part)
    one, other = next(left, None), next(right, None)
    while one or other:
        at = min((each.document, each.place) for each in (one, other) if each)
        is_left = one is not None and (one.document, one.place) == at
        is_right = other is not None and (other.document, other.place) == at
        yield (one.entity if one and is_left else ""), (other.entity if other and is_right else "")
        one = next(left, None) if is_left else one
        other = next(right, None) if is_right else other


def _meet(
    left: Iterator[StatementMark], right: Iterator[StatementMark]
) -> Iterator[tuple[StatementMark | None, StatementMark | None]]:
    """Yield each statement as it was and as it is, None where it is not there."""
    one, other = next(left, None), next(right, None)
    while one or other:
        at = min(each.key for each in (one, other) if each)
        is_left = one is not None and one.key == at
        is_right = other is not None and other.key == at
        yield (one if is_left else None), (other if is_right else None)
        one = next(left, None) if is_left else one
        other = next(right, None) if is_right else other


def _add_statement(
    changes: BaseChanges, old: StatementMark | None, new: StatementMark | None
) -> None:
    mark = new or old
    assert mark is not None
    detail = _tell_change(old, new) if old and new else ""
    kind = (CHANGED if detail else SAME) if old and new else (GAINED if new else LOST)
    changes.statements[mark.publisher, mark.type][kind] += 1
    known = changes.samples[mark.type, kind]
    if kind != SAME and len(known) < _SAMPLES:
        known.append(
            MovedStatement(
                kind=kind,
                type=mark.type,
                publisher=mark.publisher,
                key=mark.key,
                number=mark.number,
                detail=detail,
            )
        )


def _tell_change(old: StatementMark, new: StatementMark) -> str:
    """Tell what of a statement is another: documents, sources, decision."""
    words = ("documents", "sources", "status")
    pairs = ((word, getattr(old, word), getattr(new, word)) for word in words)
    return "; ".join(f"{word}: {was} → {now}" for word, was, now in pairs if was != now)
