"""The gold form: one JSON object a document, as the annotation guide defines it.

    {"id", "url", "publisher", "published", "title", "text",
     "entities": [{"type", "text", "aliases", "mentions": [{"start", "end"}, …]}, …],
     "positions": [{"person", "role", "org", "start", "end"}, …],
     "figures":   [{"text", "value", "unit", "approx", "measure", "subject", "start", "end"}, …],
     "events":    [{"name", "type", "date", "place", "organizers", "start", "end"}, …],
     "quotes":    [{"speaker", "text", "start", "end"}, …],
     "relations": [{"subject", "predicate", "object", "start", "end"}, …]}

Relations, and the `confidence` of each fact, go beyond the guide.

`start` and `end` count code points of the object's own `text`; what stands in the title has
`"field": "title"` and counts there.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.documents.base import has_title, parse_moment
from corpus.errors import BadDocumentError
from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.facts.quote import Quote
from corpus.facts.relation import Relation
from corpus.records import Evidence, Fact, Mention, Reading, freeze_text
from corpus.structure import NO_STRUCTURE, Structure
from corpus.times import korean_day

JsonObject = dict[str, Any]
_KNOWN = ("url", "publisher", "published")
_DATE_LENGTH = {"day": 10, "month": 7}
_YEAR_LENGTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldInput:
    """A document to read: `text` begins with the title where `title_length` is not 0."""

    header: JsonObject
    text: str
    title_length: int
    published: date | None
    structure: Structure = NO_STRUCTURE


def parse_document(line: str, place: str) -> GoldInput:
    """Read one line of JSONL; `place` names it in the error (`news.jsonl:12`).

    Raises:
        BadDocumentError: The line is no JSON, no object, or lacks a text or an id.
    """
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadDocumentError(place, f"no valid JSON ({error})") from error
    if not isinstance(fields, dict):
        raise BadDocumentError(place, f"a JSON {type(fields).__name__} instead of an object")
    for name in ("id", "text"):
        if not isinstance(fields.get(name), str):
            raise BadDocumentError(place, f"{name!r} is missing or no string")
    for name in ("title", "published", "url", "publisher"):
        if not isinstance(fields.get(name) or "", str):
            raise BadDocumentError(place, f"{name!r} is no string")
    return make_input(fields, place)


def make_input(fields: JsonObject, place: str) -> GoldInput:
    """Put title and text together as one frozen text, unless the text begins with the title."""
    title = freeze_text(fields.get("title") or "").replace("\n", " ").strip()
    text = freeze_text(fields["text"])
    apart = bool(title) and not has_title(text, title)
    known = {name: freeze_text(fields.get(name) or "") or None for name in _KNOWN}
    header = {"id": freeze_text(fields["id"]), **known, "title": title or None, "text": text}
    return GoldInput(
        header=header,
        text=f"{title}\n{text}" if apart else text,
        title_length=len(title) + 1 if apart else 0,
        published=_parse_day(fields.get("published"), place),
    )


def _parse_day(published: str | None, place: str) -> date | None:
    if not published:
        return None
    try:
        return korean_day(parse_moment(published))
    except ValueError as error:
        raise BadDocumentError(place, f"'published' {published!r} is no ISO date") from error


def make_gold(document: GoldInput, reading: Reading) -> JsonObject:
    """Give a reading in the gold form; equal items of a document stand once, at their first place.

    Figures are equal by value, unit and measure (guide, Figures), the rest by all their fields.
    """

    def place(evidence: Evidence) -> JsonObject:
        return _place(evidence, document.title_length)

    layers: JsonObject = {"entities": _make_entities(reading, place)}
    for name, (kind, shape, identity) in _LAYERS.items():
        facts = (fact for fact in reading.facts if isinstance(fact, kind))
        items = (
            {**shape(fact), **place(fact.evidence), "confidence": round(fact.confidence, 3)}
            for fact in facts
        )
        layers[name] = list(_keep_first(items, identity))
    return {**document.header, **layers}


def _place(evidence: Evidence, title_length: int) -> JsonObject:
    if evidence.start < title_length:
        return {"field": "title", "start": evidence.start, "end": evidence.end}
    return {"start": evidence.start - title_length, "end": evidence.end - title_length}


def _make_entities(reading: Reading, place: Callable[[Evidence], JsonObject]) -> list[JsonObject]:
    places: dict[tuple[str, str], list[Mention]] = {}
    for mention in reading.mentions:
        places.setdefault((mention.type, mention.name), []).append(mention)
    return [
        {
            "type": entity.type,
            "text": entity.text,
            "aliases": list(entity.aliases),
            "mentions": [place(m.evidence) for m in places.get((entity.type, entity.text), [])],
        }
        for entity in reading.entities
    ]


def _keep_first(items: Iterable[JsonObject], identity: tuple[str, ...]) -> Iterator[JsonObject]:
    seen = set()
    for item in items:
        key = tuple(str(item[name]) for name in identity)
        if key not in seen:
            seen.add(key)
            yield item


def _shape_position(fact: Any) -> JsonObject:
    return {"person": fact.person, "role": fact.role, "org": fact.organisation}


def _shape_figure(fact: Any) -> JsonObject:
    value = int(fact.value) if fact.value == fact.value.to_integral_value() else float(fact.value)
    return {
        "text": fact.text,
        "value": value,
        "unit": fact.unit,
        "approx": fact.approximate,
        "measure": fact.measure,
        "subject": fact.subject,
    }


def _shape_event(fact: Any) -> JsonObject:
    length = _DATE_LENGTH.get(fact.precision, _YEAR_LENGTH)
    return {
        "name": fact.name,
        "type": fact.kind,
        "date": fact.first_day.isoformat()[:length] if fact.first_day else None,
        "place": fact.place,
        "organizers": list(fact.organisers),
    }


def _shape_quote(fact: Any) -> JsonObject:
    return {"speaker": fact.speaker, "text": fact.words}


def _shape_relation(fact: Any) -> JsonObject:
    return {"subject": fact.subject, "predicate": fact.predicate, "object": fact.object}


_LAYERS: dict[str, tuple[type[Fact], Callable[[Any], JsonObject], tuple[str, ...]]] = {
    "positions": (Position, _shape_position, ("person", "role", "org")),
    "figures": (Figure, _shape_figure, ("value", "unit", "measure")),
    "events": (Event, _shape_event, ("name", "type", "date")),
    "quotes": (Quote, _shape_quote, ("speaker", "text")),
    "relations": (Relation, _shape_relation, ("subject", "predicate", "object")),
}
