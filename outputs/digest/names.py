"""Entities that a week is the first to name."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.records import Document, Mention, Reading, name_key
from corpus.store import Store, StoredEntity
from outputs.digest.passages import Passage, Source, cut_passage, make_source
from outputs.digest.week import Week
from outputs.labels import ENTITY_TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """An entity with the sentence that names it first."""

    type: str
    name: str
    passage: Passage
    source: Source

    @property
    def label(self) -> str:
        """The Korean word for the type."""
        return ENTITY_TYPES[self.type]


def find_new_names(store: Store, week: Week, documents: Iterable[Document]) -> tuple[NewName, ...]:
    """Find the entities whose first document is one of the week, by type and name.

    Args:
        store: The base, resolved; what is not resolved yet is not found.
        week: The week that `documents` belong to.
        documents: All dated documents of the week, first published first.
    """
    wanted = _index_names(store, week)
    found: dict[str, NewName] = {}
    for document in documents if wanted else ():
        for entity, passage in _find_named(store, document, wanted):
            source = make_source(document)
            name = NewName(type=entity.type, name=entity.name, passage=passage, source=source)
            found.setdefault(entity.key, name)
    order = list(ENTITY_TYPES)
    return tuple(sorted(found.values(), key=lambda new: (order.index(new.type), new.name)))


def _index_names(store: Store, week: Week) -> dict[tuple[str, str], StoredEntity]:
    new = [
        entity
        for entity in store.find_entities("", limit=None)
        if entity.type in ENTITY_TYPES
        and entity.first_seen
        and week.first_day <= entity.first_seen <= week.last_day
    ]
    wanted = {(entity.type, name_key(entity.name)): entity for entity in new}
    for entity in new:
        for alias in entity.aliases:
            wanted.setdefault((entity.type, name_key(alias)), entity)
    return wanted


def _find_named(
    store: Store, document: Document, wanted: dict[tuple[str, str], StoredEntity]
) -> Iterator[tuple[StoredEntity, Passage]]:
    """Yield entities with the place of each mention, those in the headline last."""
    reading = store.get_reading(document.id)
    mentions = reading.mentions if reading else ()
    for mention in sorted(mentions, key=lambda mention: _preference(document, mention)):
        entity = wanted.get((mention.type, name_key(mention.name)))
        if reading and entity:
            yield entity, _cut_sentence(document.text, reading, mention)


def _preference(document: Document, mention: Mention) -> tuple[bool, int]:
    return mention.evidence.end <= len(document.title), mention.evidence.start


def _cut_sentence(text: str, reading: Reading, mention: Mention) -> Passage:
    start, end = mention.evidence.start, mention.evidence.end
    at = bisect_right(reading.sentences, (start, len(text))) - 1
    first, last = reading.sentences[at] if at >= 0 else (start, end)
    if end > last:  # A name outside all sentences stands for itself.
        first, last = start, end
    return cut_passage(text[first:last], [(start - first, end - first)])
