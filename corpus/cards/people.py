"""The people in posts on a card."""

from collections.abc import Iterable, Sequence
from datetime import date

from corpus.facts.position import Position
from corpus.knowledge.statements import Statement, make_statement
from corpus.knowledge.terms import Term, make_terms
from corpus.records import name_key
from corpus.resolution.meant import find_parents, is_branch, is_post_of, load_known
from corpus.store import Store, StoredEntity
from corpus.store.entity_facts import FactGroup

# The first letters of what a branch is called tell whose posts to look at: 서울 of 서울본부.
_LETTERS = 2


def find_people(
    store: Store, entity: StoredEntity, groups: Iterable[FactGroup], *, most: int
) -> list[Term]:
    """Give the people in posts that the `most` last statements tell of, those told of last first.

    A branch has those of its parent too whose role names it: 서울지역본부장 of 산단공.
    """
    wanted = [
        group for group in groups if group.type == Position.TYPE and group.field == "organisation"
    ]
    numbers = store.entity_facts.find_numbers([entity.key], wanted, limit=most)
    terms = make_terms(store, _load(store, numbers), organisation=entity.key)
    known = {_identify(term) for term in terms}
    others = (term for term in _find_posts(store, entity, most) if _identify(term) not in known)
    return sorted([*terms, *others], key=_last_told, reverse=True)


def _find_posts(store: Store, branch: StoredEntity, most: int) -> list[Term]:
    """Give the terms of the posts at a parent that are those of this branch."""
    if not is_branch(branch):
        return []
    known = load_known(store)
    terms: list[Term] = []
    for parent, tail in find_parents(store, branch, known):
        numbers = store.entity_facts.find_roles(parent.key, tail[:_LETTERS], limit=most)
        told = [
            each
            for each in _load(store, numbers)
            if isinstance(each.fact, Position)
            and is_post_of(branch, parent.name, each.fact.role, each.last_seen, known)
        ]
        terms += make_terms(store, told, organisation=parent.key)
    return terms


def _load(store: Store, numbers: Sequence[int]) -> list[Statement]:
    return list(map(make_statement, store.statements.load(numbers)))


def _identify(term: Term) -> str:
    return term.person_key or name_key(term.person)


def _last_told(term: Term) -> tuple[date, str, str]:
    days = (term.last_seen, term.announced, term.left_by)
    return max((day for day in days if day), default=date.min), term.role, term.person
