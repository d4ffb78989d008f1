"""Make the card of a cluster or organisation from what is stated of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.activities.reading import ActivityRequest, find_activities
from corpus.cards.figures import find_measures, find_money
from corpus.cards.people import find_people
from corpus.cards.records import SECTIONS, Card, CitedTie, Programme, Ties
from corpus.errors import MissingEntityError
from corpus.facts.quote import Quote
from corpus.facts.relation import Relation
from corpus.knowledge.statements import Statement, make_statement
from corpus.resolution.meant import find_meant, load_known
from corpus.store import Store, StoredEntity
from corpus.store.entity_facts import FactGroup, Tie
from corpus.store.views import DocumentHead

_SHOWN = 20
# Statements about one other entity are many: so many are looked at for each that is shown.
_LOOKED_AT = 4
_ACTIVITIES, _QUOTES, _DOCUMENTS = 10, 5, 5
_OTHERS = {"subject": "object", "object": "subject"}


@dataclass(frozen=True, slots=True)
class _Sort:
    """Which relations stand in a part of the card, and on which side of them the entity."""

    predicates: tuple[str, ...]
    fields: tuple[str, ...]


_SORTS = {
    "members": _Sort(("member_of", "part_of"), ("object",)),
    "belongs_to": _Sort(("member_of", "part_of"), ("subject",)),
    "operators": _Sort(("operates",), ("object",)),
    "programmes": _Sort(("operates",), ("subject",)),
    "partners": _Sort(("partner_of",), ("subject", "object")),
    "supporters": _Sort(("supports",), ("object",)),
    "places": _Sort(("located_in",), ("subject",)),
}


def make_card(store: Store, entity_key: str, *, brief: bool = False) -> Card:
    """Make the card of an entity.

    Args:
        store: The base, resolved.
        entity_key: `StoredEntity.key`.
        brief: Leave out the activities, quotes and documents, which are lists of their own
            elsewhere; `unknown` tells as much.

    Raises:
        MissingEntityError: No entity has this key.
    """
    with store.one_snapshot():
        entity = store.find_entity(entity_key)
        if entity is None:
            raise MissingEntityError(entity_key, ())
        return _make_card(store, entity, brief=brief)


def _make_card(store: Store, entity: StoredEntity, *, brief: bool) -> Card:
    groups = store.entity_facts.find_groups([entity.key])
    ties = _find_ties(store, entity.key, groups)
    kinds = store.activities.count_kinds([entity.key])
    parts: dict[str, Any] = {
        **{part: ties[part] for part in _SORTS if part != "programmes"},
        "programmes": _add_money(store, ties["programmes"].shown),
        "people": tuple(find_people(store, entity, groups, most=_LOOKED_AT * _SHOWN)[:_SHOWN]),
        "figures": find_measures(store, entity.key),
    }
    known = {part for part, told in parts.items() if _is_known(told)}
    return Card(
        entity=entity,
        **parts,
        **_find_lists(store, entity.key, () if brief else groups),
        successions=tuple(store.namings.find_successions(entity.key)),
        activity_kinds=kinds,
        unknown=tuple(part for part in SECTIONS if part not in known | _find_listed(groups, kinds)),
        coverage=store.searching.find_coverage(),
    )


def _is_known(part: object) -> bool:
    return bool(part.shown) if isinstance(part, Ties) else bool(part)


def _find_listed(groups: Sequence[FactGroup], kinds: Collection[str]) -> set[str]:
    """Tell of which of the lists something is known."""
    quotes = any(group.type == Quote.TYPE for group in groups)
    listed = {"activities": bool(kinds), "quotes": quotes, "documents": bool(groups)}
    return {part for part, is_known in listed.items() if is_known}


def _find_lists(store: Store, key: str, groups: Sequence[FactGroup]) -> dict[str, Any]:
    """Give the last activities, quotes and documents; none where nothing is stated."""
    wish = ActivityRequest(entities=(key,), limit=_ACTIVITIES, sentences=1)
    return {
        "activities": find_activities(store, wish).activities if groups else (),
        "quotes": _find_quotes(store, key, groups),
        "documents": _find_documents(store, key, groups),
    }


def _find_ties(store: Store, key: str, groups: Sequence[FactGroup]) -> dict[str, Ties]:
    """Give the relations of each part, the last seen one of each other entity."""
    found = store.entity_facts.find_ties([key], most=_LOOKED_AT * _SHOWN)
    last = {part: _choose_last(found, sort) for part, sort in _SORTS.items()}
    chosen = _resolve_others(store, last)
    numbers = {tie.number for ties in chosen.values() for tie in ties}
    evidence = store.citations.find(numbers, most=1)
    return {
        part: Ties(
            total=count_ties(groups, part),
            shown=tuple(CitedTie(tie=tie, evidence=evidence.get(tie.number, ())) for tie in ties),
        )
        for part, ties in chosen.items()
    }


def _resolve_others(
    store: Store, parts: Mapping[str, Sequence[Tie]]
) -> Mapping[str, Sequence[Tie]]:
    """Say whom the words mean that are no name in their document: 산단공 of 산단공 서울지역본부.

    Of several statements about one the last seen is kept.
    """
    words = {(tie.name, tie.last_seen) for ties in parts.values() for tie in ties if not tie.other}
    if not words:
        return parts
    meant = find_meant(store, words, load_known(store))
    resolved = {
        part: [_resolve_other(tie, meant.get((tie.name, tie.last_seen))) for tie in ties]
        for part, ties in parts.items()
    }
    return {part: _choose_last(ties, _SORTS[part]) for part, ties in resolved.items()}


def _resolve_other(tie: Tie, meant: StoredEntity | None) -> Tie:
    if tie.other or meant is None:
        return tie
    return replace(tie, other=meant.key, name=meant.name)


def count_ties(groups: Iterable[FactGroup], part: str) -> int:
    """Count the statements behind a part of the card that tells of relations."""
    sort = _SORTS[part]
    return sum(
        group.statements
        for group in groups
        if group.type == Relation.TYPE
        and group.word in sort.predicates
        and group.field in sort.fields
    )


def _choose_last(ties: Iterable[Tie], sort: _Sort) -> list[Tie]:
    """Choose the last seen statement about each other entity, last seen first."""
    chosen: dict[str, Tie] = {}
    for tie in ties:
        if tie.predicate in sort.predicates and tie.field in sort.fields:
            chosen.setdefault(tie.other or tie.name, tie)
    return list(chosen.values())[:_SHOWN]


def _add_money(store: Store, operated: Sequence[CitedTie]) -> tuple[Programme, ...]:
    money = find_money(store, [cited.tie.other for cited in operated])
    return tuple(
        Programme(operated=cited, money=tuple(money.get(cited.tie.other, ()))) for cited in operated
    )


def _find_quotes(store: Store, key: str, groups: Iterable[FactGroup]) -> tuple[Statement, ...]:
    wanted = [group for group in groups if group.type == Quote.TYPE]
    numbers = store.entity_facts.find_numbers([key], wanted, limit=_QUOTES)
    return tuple(map(make_statement, store.statements.load(numbers)))


def _find_documents(
    store: Store, key: str, groups: Sequence[FactGroup]
) -> tuple[DocumentHead, ...]:
    """Give the documents that stated something of an entity last."""
    numbers = store.entity_facts.find_numbers([key], groups, limit=_LOOKED_AT * _DOCUMENTS)
    heads = [stored.document for stored in store.statements.load(numbers)]
    return tuple({head.id: head for head in heads}.values())[:_DOCUMENTS]
