"""Who held which post when, as far as documents tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.facts.position import Position
from corpus.knowledge.posts import is_at_once, is_single
from corpus.knowledge.statements import Statement, find_statements, make_statement
from corpus.records import name_key
from corpus.store import FactQuery, Store

_IN_POST = ("current", "acting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A person in a post.

    `person_key` is the key of the entity, None where the name is not resolved. `first_seen` and
    `last_seen` are the first and last Korean days on which documents say so, None where none is
    dated or nobody does; `announced` is the first day that tells the person will take the post,
    `left_by` the first that calls it a former one. `is_acting`: nobody says more. `overlaps` are
    other people told in the same post at the same time, where there is only one such post.
    """

    person: str
    person_key: str | None
    role: str
    organisation: str | None
    first_seen: date | None
    last_seen: date | None
    announced: date | None
    left_by: date | None
    is_acting: bool
    statements: tuple[Statement, ...]
    overlaps: tuple[str, ...] = ()


def find_terms(
    store: Store,
    *,
    organisation: str | None = None,
    person: str | None = None,
    role: str | None = None,
) -> list[Term]:
    """Give the people in the posts of an organisation, or the posts of a person, oldest first.

    Args:
        store: The base, resolved.
        organisation: The key of its entity.
        person: The key of the entity.
        role: Only this post, in any spelling.
    """
    query = FactQuery(type=Position.TYPE, entity_key=organisation or person)
    found = (each for each in find_statements(store, query) if _is_role(each, role))
    return make_terms(store, found, organisation=organisation, person=person)


def find_last_terms(
    store: Store, *, organisation: str | None = None, person: str | None = None, limit: int
) -> list[Term]:
    """Give the terms of the `limit` statements about posts that were seen last, oldest first.

    Its cost does not grow with all that is stated; else as `find_terms`, as of the last `resolve`.
    """
    key, name = (organisation, "organisation") if organisation else (person, "person")
    keys = [key] if key else []
    groups = [
        group
        for group in store.entity_facts.find_groups(keys)
        if group.type == Position.TYPE and group.field == name
    ]
    numbers = store.entity_facts.find_numbers(keys, groups, limit=limit)
    told = map(make_statement, store.statements.load(numbers))
    return make_terms(store, told, organisation=organisation, person=person)


def make_terms(
    store: Store,
    statements: Iterable[Statement],
    *,
    organisation: str | None = None,
    person: str | None = None,
) -> list[Term]:
    """Give the terms that statements about positions tell of, oldest first; else as `find_terms`.

    Statements about another organisation or person are left out.
    """
    told = [_Told.read(each) for each in statements]
    named = store.statements.find_named([each.statement.key for each in told])
    groups: defaultdict[tuple[str, str, str], list[_Told]] = defaultdict(list)
    for each in told:
        keys = {one.field: one.key for one in named.get(each.statement.key, ())}
        if organisation not in (None, keys.get("organisation")):
            continue
        if person not in (None, keys.get("person")):
            continue
        meant = replace(each, keys=keys)
        groups[meant.identity].append(meant)
    return sorted(_mark_overlaps(map(_make_term, groups.values())), key=_begin)


def _is_role(statement: Statement, role: str | None) -> bool:
    fact = statement.fact
    return role is None or (isinstance(fact, Position) and name_key(fact.role) == name_key(role))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A statement about a post, with the keys of the entities in its fields."""

    statement: Statement
    fact: Position
    keys: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, statement: Statement) -> "_Told":
        fact = statement.fact
        if not isinstance(fact, Position):
            raise TypeError(fact.TYPE)
        return cls(statement=statement, fact=fact)

    @property
    def identity(self) -> tuple[str, str, str]:
        """The person, the role and the organisation, by what they mean."""
        return (
            self.keys.get("person") or name_key(self.fact.person),
            name_key(self.fact.role),
            self.keys.get("organisation") or name_key(self.fact.organisation or ""),
        )


def _make_term(told: Sequence[_Told]) -> Term:
    newest = max(told, key=lambda each: each.statement.last_seen or date.min)
    in_post = [each for each in told if each.fact.standing in _IN_POST]
    return Term(
        person=newest.fact.person,
        person_key=newest.keys.get("person"),
        role=newest.fact.role,
        organisation=newest.fact.organisation,
        first_seen=min(_days(in_post, "first_seen"), default=None),
        last_seen=max(_days(in_post, "last_seen"), default=None),
        announced=min(_days(_of(told, "incoming"), "first_seen"), default=None),
        left_by=min(_days(_of(told, "former"), "first_seen"), default=None),
        is_acting=bool(in_post) and all(each.fact.standing == "acting" for each in in_post),
        statements=tuple(each.statement for each in told),
    )


def _of(told: Iterable[_Told], standing: str) -> list[_Told]:
    return [each for each in told if each.fact.standing == standing]


def _days(told: Iterable[_Told], name: str) -> list[date]:
    days = (getattr(each.statement, name) for each in told)
    return [day for day in days if day is not None]


def _mark_overlaps(terms: Iterable[Term]) -> list[Term]:
    """Name in each term of a post that only one holds the others in it at that time."""
    posts: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        posts[name_key(term.role), name_key(term.organisation or "")].append(term)
    return [
        replace(term, overlaps=_find_overlaps(term, post))
        for post in posts.values()
        for term in post
    ]


def _find_overlaps(term: Term, post: Sequence[Term]) -> tuple[str, ...]:
    if not is_single(term.role, term.organisation):
        return ()
    others = (other for other in post if other is not term and _is_at_once(term, other))
    return tuple(sorted(other.person for other in others))


def _is_at_once(one: Term, other: Term) -> bool:
    return is_at_once((one.first_seen, one.last_seen), (other.first_seen, other.last_seen))


def _begin(term: Term) -> tuple[date, str, str]:
    days = (term.first_seen, term.announced, term.left_by)
    return min((day for day in days if day), default=date.max), term.role, term.person
