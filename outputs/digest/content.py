"""What a digest says: gathered from the base, in a fixed order, before any form is given to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from corpus.facts.event import Event
from corpus.store import DocumentHead, FactQuery, Store, StoredFact
from outputs.digest.names import NewName, find_new_names
from outputs.digest.passages import Passage, Source, cut_passage, make_source
from outputs.digest.sections import Kind, section_kinds
from outputs.digest.week import Week

# How long before its day an activity is looked for as announced.
_ANNOUNCED_BEFORE = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact in one line; `known_since` is None where the week is the first to tell it."""

    text: str
    details: str
    sources: int
    known_since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The statements that one sentence makes, with that sentence and its document."""

    statements: tuple[Statement, ...]
    passage: Passage
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All that the week tells of one fact type, in the order of publication and text."""

    type: str
    heading: str
    items: tuple[Item, ...]

    @property
    def count(self) -> int:
        """How many different facts the section holds."""
        return sum(len(item.statements) for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A week of the base. Sections come in a fixed order and may be empty.

    `publishers` gives the names of publishers by their keys, as far as they are known.
    """

    week: Week
    publishers: Mapping[str, str]
    sections: tuple[Section, ...]
    names: tuple[NewName, ...]
    documents: tuple[Source, ...]

    @property
    def names_by_type(self) -> list[tuple[str, list[NewName]]]:
        """The new names under the Korean word of their type."""
        return [(label, list(names)) for label, names in groupby(self.names, lambda n: n.label)]

    @property
    def is_empty(self) -> bool:
        """Whether the base tells nothing of this week."""
        return not self.documents and not any(section.items for section in self.sections)


def make_digest(store: Store, week: Week, *, publishers: Mapping[str, str]) -> Digest:
    """Gather what documents of a week say, and the activities of its days announced before.

    Nothing published after the week is looked at, nor what an unhealthy crawl brought and nobody
    accepted, but the number of sources counts the whole base. The same base gives the same digest.
    """
    found = store.find_documents(since=week.first_day, until=week.last_day, with_held=False)
    documents = sorted(found, key=lambda document: (document.published, document.id))
    return Digest(
        week=week,
        publishers=publishers,
        sections=tuple(_make_section(store, week, kind) for kind in section_kinds()),
        names=find_new_names(store, week, documents),
        documents=tuple(make_source(document) for document in documents),
    )


def _make_section(store: Store, week: Week, kind: Kind) -> Section:
    facts = _choose_occurrences(_find_facts(store, week, kind.type))
    groups = groupby(facts, key=lambda stored: (stored.document.id, stored.sentence_start))
    items = tuple(_make_item(week, kind, list(group)) for _, group in groups)
    return Section(type=kind.type, heading=kind.heading, items=items)


def _find_facts(store: Store, week: Week, fact_type: str) -> Iterator[StoredFact]:
    query = FactQuery(type=fact_type, since=week.first_day, until=week.last_day, with_held=False)
    yield from store.find_facts(query)
    if fact_type == Event.TYPE:
        yield from _find_announced(store, week)


def _find_announced(store: Store, week: Week) -> Iterator[StoredFact]:
    earlier = FactQuery(
        type=Event.TYPE,
        since=week.first_day - _ANNOUNCED_BEFORE,
        until=week.first_day - timedelta(days=1),
        with_held=False,
    )
    for stored in store.find_facts(earlier):
        if isinstance(stored.fact, Event) and _falls_in(stored.fact, week):
            yield stored


def _falls_in(event: Event, week: Week) -> bool:
    if event.first_day is None or event.precision in ("month", "year"):
        return False
    return (
        event.first_day <= week.last_day and (event.last_day or event.first_day) >= week.first_day
    )


def _choose_occurrences(facts: Iterable[StoredFact]) -> list[StoredFact]:
    """Keep one occurrence of each fact, the first; one in a headline yields to one in the body."""
    chosen: dict[str, StoredFact] = {}
    for stored in sorted(facts, key=_preference):
        chosen.setdefault(stored.key, stored)
    return sorted(chosen.values(), key=_place)


def _preference(stored: StoredFact) -> tuple[object, ...]:
    in_headline = stored.fact.evidence.end <= len(stored.document.title)
    return (in_headline, *_place(stored))


def _place(stored: StoredFact) -> tuple[object, ...]:
    evidence = stored.fact.evidence
    head: DocumentHead = stored.document
    return head.published, head.id, stored.sentence_start, evidence.start, evidence.end, stored.key


def _make_item(week: Week, kind: Kind, facts: list[StoredFact]) -> Item:
    """Make the item of facts in one sentence; those that read alike are told once.

    That are the two ends of 10억~40억원, or the parts of a split quotation.
    """
    told: dict[tuple[str, str], Statement] = {}
    for stored in facts:
        statement = _make_statement(week, kind, stored)
        told.setdefault((statement.text, statement.details), statement)
    first = facts[0]
    places = [
        (
            stored.fact.evidence.start - first.sentence_start,
            stored.fact.evidence.end - first.sentence_start,
        )
        for stored in facts
    ]
    return Item(
        statements=tuple(told.values()),
        passage=cut_passage(first.sentence, places),
        source=make_source(first.document),
    )


def _make_statement(week: Week, kind: Kind, stored: StoredFact) -> Statement:
    first = stored.first_seen
    text, details = kind.tell(stored.fact)
    return Statement(
        text=text,
        details=details,
        sources=stored.sources,
        known_since=first if first and first < week.first_day else None,
    )
