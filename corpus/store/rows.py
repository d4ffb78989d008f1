"""The rows that one reading makes: pure, so that equal readings make equal rows."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Table

from corpus.records import Entity, Evidence, Fact, Mention, Morpheme, Reading, name_key
from corpus.store import tables
from corpus.store.codec import encode_fields, encode_spans, fact_key

Rows = list[dict[str, Any]]

_LONGEST_SIDE = 1_000

# The same names come again and again.
_key_of = lru_cache(maxsize=50_000)(name_key)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows belong: a document's number, revision, day of publication and text."""

    document: int
    revision: int
    seen: date | None
    text: str


def join_forms(morphemes: Sequence[Morpheme]) -> str:
    """Write the forms of morphemes one a line."""
    forms = [morpheme.form for morpheme in morphemes]
    joined = "\n".join(forms)
    if joined.count("\n") == max(len(forms) - 1, 0):
        return joined
    return "\n".join(form.replace("\n", " ") for form in forms)


def make_rows(reading: Reading, place: Place) -> list[tuple[Table, Rows]]:
    """Make the rows by table, parents before children."""
    known = _gather_names(reading)
    numbers = {key: number for number, key in enumerate(known)}
    fact_names = [
        {"document": place.document, "name": name, "fact": fact}
        for fact, name in _link_facts(reading.facts, list(known.values()))
    ]
    return [
        (tables.readings, [_make_reading(reading, place)]),
        (tables.names, _make_names(reading, known, place)),
        (tables.mentions, _make_mentions(reading.mentions, numbers, place)),
        (tables.facts, _make_facts(reading, place)),
        (tables.fact_names, fact_names),
    ]


def _make_reading(reading: Reading, place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "revision": place.revision,
        "version": reading.version,
        "sentences": encode_spans(reading.sentences),
        "furniture": reading.furniture,
        "morphemes": join_forms(reading.morphemes),
        "spans": encode_spans((part.start, part.end) for part in reading.morphemes),
    }


def _gather_names(reading: Reading) -> dict[tuple[str, str], Entity]:
    """Give each named thing once, by type and key; spellings of one key become aliases.

    A mention whose name no entity has makes an entity of its own.
    """
    known: dict[tuple[str, str], Entity] = {}
    for entity in reading.entities:
        first = known.setdefault((entity.type, _key_of(entity.text)), entity)
        if first is not entity:
            others = dict.fromkeys((*first.aliases, entity.text, *entity.aliases))
            others.pop(first.text, None)
            known[entity.type, _key_of(entity.text)] = replace(first, aliases=tuple(others))
    for mention in reading.mentions:
        spoken = Entity(type=mention.type, text=mention.name)
        known.setdefault((mention.type, _key_of(mention.name)), spoken)
    return known


def _make_names(reading: Reading, known: dict[tuple[str, str], Entity], place: Place) -> Rows:
    spoken = Counter((mention.type, _key_of(mention.name)) for mention in reading.mentions)
    return [
        {
            "document": place.document,
            "place": number,
            "type": entity.type,
            "name": entity.text,
            "aliases": entity.aliases,
            "mentions": spoken[key],
            "seen": place.seen,
        }
        for number, (key, entity) in enumerate(known.items())
    ]


def _make_mentions(
    mentions: Sequence[Mention], numbers: dict[tuple[str, str], int], place: Place
) -> Rows:
    return [
        {
            "document": place.document,
            "place": number,
            "name": numbers[mention.type, _key_of(mention.name)],
            **_make_evidence(mention.evidence),
        }
        for number, mention in enumerate(mentions)
    ]


def _make_facts(reading: Reading, place: Place) -> Rows:
    starts = [start for start, _ in reading.sentences]
    rows = []
    for number, fact in enumerate(reading.facts):
        start, end = _find_sentence(fact.evidence, reading.sentences, starts)
        rows.append(
            {
                "document": place.document,
                "place": number,
                "revision": place.revision,
                "type": fact.TYPE,
                "key": fact_key(fact),
                "fields": encode_fields(fact),
                "sentence": place.text[start:end],
                "sentence_start": start,
                "seen": place.seen,
                **_make_evidence(fact.evidence),
            }
        )
    return rows


def _make_evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "rule": evidence.rule,
        "version": evidence.version,
    }


def _find_sentence(
    evidence: Evidence, sentences: Sequence[tuple[int, int]], starts: list[int]
) -> tuple[int, int]:
    """Give the span of the sentences that the evidence touches, or its own outside of all.

    What is no sentence by its length is cut on both sides of the evidence.
    """
    first = max(bisect_right(starts, evidence.start) - 1, 0)
    last = max(bisect_right(starts, evidence.end - 1) - 1, 0)
    touched = sentences[first : last + 1]
    start = min([evidence.start, *(begin for begin, end in touched if end > evidence.start)])
    end = max([evidence.end, *(end for begin, end in touched if begin < evidence.end)])
    return max(start, evidence.start - _LONGEST_SIDE), min(end, evidence.end + _LONGEST_SIDE)


def _link_facts(facts: Sequence[Fact], known: Sequence[Entity]) -> Iterator[tuple[int, int]]:
    """Yield (fact, name) for each fact with a field that is called as a name or alias."""
    called: defaultdict[str, set[int]] = defaultdict(set)
    for number, entity in enumerate(known):
        for form in (entity.text, *entity.aliases):
            called[_key_of(form)].add(number)
    for number, fact in enumerate(facts):
        keys = {_key_of(words) for words in _field_words(fact)}
        for name in sorted(set().union(*(called.get(key, ()) for key in keys))):
            yield number, name


def _field_words(fact: Fact) -> Iterator[str]:
    """Yield the words of the fields, each member of a list by itself."""
    for field in fields(fact):
        value = getattr(fact, field.name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value
