"""What the areas of entities take and give: namings, known names, judgements, explanations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from corpus.store.views import StoredEntity


class Decision(StrEnum):
    """What a person decides about two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentName:
    """A named thing as one document knows it, before it is resolved.

    `seen` is the Korean day of publication; `posts` are the (organisation, role) that the
    document gives a person, the organisation by its fullest name, empty for others.
    """

    document_id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    seen: date | None = None
    posts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A way in which documents name something, which is one thing in all of them.

    `key` is its address for good: type, comparison form, and what tells it from the same name of
    others: `ORG:한국산업단지공단`, `PERSON:김도현@한뫼정기:대표`, `ORG:공단@#hanbit-1` in one
    document. Namings that share one of the `blocks` are one entity unless a person says no.
    `official` is the name in the list of known institutions.
    """

    key: str
    type: str
    name: str
    official: str = ""
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why a naming belongs to its entity: to which other key it is tied, and by what.

    `rule` is `spelling`, `known`, `post`, `sound` or `judgement`, empty with an empty `to` for
    the naming that gives the entity its key; `judgement` is the number of that.
    """

    to: str = ""
    rule: str = ""
    judgement: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Namings of one entity, by their keys, each with the link that ties it in."""

    key: str
    members: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownForm:
    """What a known institution is called: comparison form `called`, spelled `form`.

    `key` and `name` are those of its entity.
    `kind` is `full`, `alias` (means this one alone) or `shared`; `since` and `until` bound the
    days on which the institution stood, as far as successions tell.
    """

    called: str
    form: str
    kind: str
    key: str
    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """That one institution became another on a day; both stay entities of their own."""

    before: str
    before_name: str
    after: str
    after_name: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """The list of known institutions, with a digest by which a changed list is told."""

    digest: str
    forms: tuple[KnownForm, ...] = ()
    successions: tuple[Succession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about two keys; `undone` tells when that was taken back."""

    number: int
    left: str
    right: str
    decision: Decision
    author: str
    at: datetime
    reason: str = ""
    undone: datetime | None = None
    undone_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person says about two names or keys, before it is stored."""

    left: str
    right: str
    decision: Decision
    author: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredNaming:
    """A naming, how often it stands, its entity by key (None before that), and why it is that."""

    key: str
    type: str
    name: str
    official: str
    entity: str | None
    link: Link
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCard:
    """An entity with its namings, the most used first, and what is known and decided about it."""

    entity: StoredEntity
    namings: tuple[StoredNaming, ...]
    successions: tuple[Succession, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """Namings that may be one with each other, and what people decided about them."""

    namings: Sequence[Naming]
    judgements: Sequence[Judgement]
