"""Judgements of people: same, different, unsure; what one would do, and taking it back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from corpus.errors import MissingEntityError
from corpus.resolution.known import BODIES
from corpus.resolution.resolve import resolve
from corpus.store import Decision, EntityCard, Judgement, Store, Verdict
from corpus.store.naming.errors import (
    AmbiguousNameError,
    ConflictingJudgementError,
    MixedTypesError,
    OneNameError,
)
from corpus.store.naming.judgements import DOCUMENT_SIGN

_NEAR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a judgement about two names would find and do.

    `left_key` and `right_key` are what it would be about; `is_one` tells that they are one entity
    now. `documents` and `mentions` are those of both together. `conflicts` are the judgements
    that forbid it, empty where nothing does.
    """

    decision: Decision
    left_key: str
    right_key: str
    left: EntityCard
    right: EntityCard
    is_one: bool
    documents: int
    mentions: int
    conflicts: tuple[Judgement, ...]


def judge(store: Store, verdict: Verdict) -> Judgement:
    """Store what a person decides about two names, and bring all that follows up to date.

    It holds for good: for names that come later, after documents are read again and under other
    rules. `same` is transitive; `different` keeps apart all that is the same as either side.
    `unsure` decides nothing and is undone by a decision.

    Args:
        store: The base.
        verdict: The two names or keys as a person gives them, the decision and who made it.

    Returns:
        The judgement as stored, with keys in place of names; the one that stands where it is not
        new.

    Raises:
        MissingEntityError: Nothing goes by one of the names.
        AmbiguousNameError: A name means several entities.
        OneNameError: Both sides are one name.
        MixedTypesError: The two can never be one thing, and are judged the same.
        ConflictingJudgementError: Standing judgements say the contrary; nothing is stored.
    """
    left, right = find_keys(store, verdict)
    meant = Verdict(
        left=left,
        right=right,
        decision=verdict.decision,
        author=verdict.author,
        reason=verdict.reason,
    )
    judged = store.judgements.add(meant, check=partial(_check, meant))
    resolve(store)
    return judged


def undo(store: Store, number: int, *, author: str) -> Judgement:
    """Take a judgement back, and bring all that follows up to date; the log keeps both.

    Raises:
        MissingJudgementError: No judgement has this number.
        UndoneJudgementError: It was undone before.
    """
    undone = store.judgements.undo(number, author=author)
    resolve(store)
    return undone


def preview(store: Store, verdict: Verdict) -> Preview:
    """Tell what a judgement would be about and do, without storing anything.

    Raises:
        MissingEntityError: Nothing goes by one of the names.
        AmbiguousNameError: A name means several entities.
        OneNameError: Both sides are one name.
        MixedTypesError: The two can never be one thing, and are judged the same.
    """
    left, right = find_keys(store, verdict)
    cards = [store.namings.get_card(_get_entity(store, key)) for key in (left, right)]
    standing = store.judgements.find()
    numbers = find_conflicts(standing, left, right, verdict.decision)
    documents, mentions = store.namings.count_uses({card.entity.key for card in cards})
    return Preview(
        decision=verdict.decision,
        left_key=left,
        right_key=right,
        left=cards[0],
        right=cards[1],
        is_one=cards[0].entity.key == cards[1].entity.key,
        documents=documents,
        mentions=mentions,
        conflicts=tuple(each for each in reversed(standing) if each.number in numbers),
    )


def find_keys(store: Store, verdict: Verdict) -> tuple[str, str]:
    """Give the keys of the two names of a verdict.

    Raises:
        MissingEntityError: Nothing goes by one of the names.
        AmbiguousNameError: A name means several entities.
        OneNameError: Both sides are one name.
        MixedTypesError: The two can never be one thing, and are judged the same.
    """
    left, right = (get_key(store, name) for name in (verdict.left, verdict.right))
    if left == right:
        raise OneNameError(left)
    if verdict.decision == Decision.SAME and not _may_be_one(left, right):
        raise MixedTypesError(left, right)
    return left, right


def get_key(store: Store, name: str) -> str:
    """Give the key that a judgement about a name is about.

    A key stands for itself, also that of a name in one document (`ORG:한뫼정기@#hanbit-1`); a
    name for its naming, an alias and the key of an entity for the naming that leads the entity.

    Raises:
        MissingEntityError: Nothing goes by the name.
        AmbiguousNameError: It means several entities.
    """
    if DOCUMENT_SIGN in name and store.judgements.has_name(name):
        return name
    found = store.namings.find_keys(name)
    if name in found:
        return name
    if len({*found.values()}) > 1:
        raise AmbiguousNameError(name, [each.key for each in store.namings.find(name)])
    if found:
        return min(found, key=lambda key: (len(key), key))
    return _get_lead(store, name)


def find_conflicts(
    standing: Sequence[Judgement], left: str, right: str, decision: Decision
) -> list[int]:
    """Give the numbers of the judgements that a new one would contradict, none where it fits."""
    if decision == Decision.DIFFERENT:
        return sorted(_find_chain(standing, left, right) or ())
    if decision == Decision.SAME:
        for each in standing:
            if each.decision == Decision.DIFFERENT:
                for one, other in ((each.left, each.right), (each.right, each.left)):
                    chains = (_find_chain(standing, left, one), _find_chain(standing, right, other))
                    if chains[0] is not None and chains[1] is not None:
                        return [*sorted({*chains[0], *chains[1]}), each.number]
    return []


def _check(verdict: Verdict, standing: Sequence[Judgement]) -> None:
    numbers = find_conflicts(standing, verdict.left, verdict.right, verdict.decision)
    if numbers:
        raise ConflictingJudgementError(verdict.left, verdict.right, verdict.decision, numbers)


def _find_chain(standing: Sequence[Judgement], start: str, end: str) -> list[int] | None:
    """Give the judgements that make two keys the same, from one to the other; None for none."""
    near: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for each in standing:
        if each.decision == Decision.SAME:
            near[each.left].append((each.right, each.number))
            near[each.right].append((each.left, each.number))
    chains: dict[str, list[int]] = {start: []}
    waiting = [start]
    for key in waiting:
        for other, number in near[key]:
            if other not in chains:
                chains[other] = [*chains[key], number]
                waiting.append(other)
    return chains.get(end)


def _may_be_one(left: str, right: str) -> bool:
    types = {key.partition(":")[0] for key in (left, right)}
    return len(types) == 1 or types <= BODIES


def _get_lead(store: Store, name: str) -> str:
    entity = store.find_entity(name)
    if entity is None:
        near = tuple(found.name for found in store.find_entities(name, limit=_NEAR))
        raise MissingEntityError(name, near)
    namings = store.namings.get_card(entity.key).namings
    return next(each.key for each in namings if not each.link.to)


def _get_entity(store: Store, key: str) -> str:
    """Give the entity of a key; that of the name in all documents where it stands for one."""
    for called in (key, key.partition(DOCUMENT_SIGN)[0]):
        for entity in store.namings.find_keys(called).values():
            if entity is not None:
                return entity
    raise MissingEntityError(key, ())
