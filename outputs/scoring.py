"""Scores of extracted facts against a gold set, layer by layer, by one-to-one matching.

The matching is that of the annotation guide's scorer: names compare without corporate mark, space
and punctuation; an entity is found when one of its surfaces is; a role or measure when one
contains the other; a quotation when its words agree to 85 % and the speaker is the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Item = Mapping[str, Any]
Match = Callable[[Item, Item], bool]

_CORPORATE = re.compile(r"\(주\)|㈜|주식회사|\(유\)|\(재\)|\(사\)|재단법인|사단법인")
_FILLER = re.compile(r"[\s·ㆍ‧・,.'\"‘’“”「」『』<>〈〉《》()\[\]-]+")
_UNITS = {
    "개사": "개",
    "사": "개",
    "곳": "개",
    "여명": "명",
    "인": "명",
    "퍼센트": "%",
    "프로": "%",
    "％": "%",
}
_SAME_WORDS = 0.85
_VALUE_TOLERANCE = 1e-6
HEADLINE = (
    "ORG+CLUSTER", "PERSON", "PROGRAM", "position", "figure+measure", "event+date", "quote",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerResult:
    """What of one layer was found, missed and invented in one document."""

    found: int
    missed: tuple[Item, ...]
    spurious: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerScore:
    """Counts over all documents; precision, recall and F1 are fractions, 0 where undefined."""

    true_positives: int
    false_positives: int
    false_negatives: int

    @property
    def precision(self) -> float:
        """The share of what was extracted that is right."""
        return _divide(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float:
        """The share of the gold that was extracted."""
        return _divide(self.true_positives, self.true_positives + self.false_negatives)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _divide(2 * self.precision * self.recall, self.precision + self.recall)


def _divide(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def score_documents(
    gold: Iterable[Item], predicted: Iterable[Item]
) -> tuple[dict[str, LayerScore], dict[str, dict[str, LayerResult]]]:
    """Give the score of each layer, and the result of each document by id and layer.

    Documents are paired by `id`; one that is missing from `predicted` counts as read without
    finding anything, one that is missing from `gold` is passed over.
    """
    by_id = {document["id"]: document for document in predicted}
    results = {doc["id"]: score_document(doc, by_id.get(doc["id"], {})) for doc in gold}
    scores = {layer: _sum_layer(layer, results.values()) for layer in LAYERS}
    return scores, results


def _sum_layer(layer: str, results: Iterable[Mapping[str, LayerResult]]) -> LayerScore:
    count: Counter[str] = Counter()
    for result in results:
        one = result[layer]
        count.update(tp=one.found, fp=len(one.spurious), fn=len(one.missed))
    return LayerScore(
        true_positives=count["tp"], false_positives=count["fp"], false_negatives=count["fn"]
    )


def headline(scores: Mapping[str, LayerScore]) -> float:
    """Give the mean F1 of the headline layers."""
    return sum(scores[layer].f1 for layer in HEADLINE) / len(HEADLINE)


def score_document(gold: Item, predicted: Item) -> dict[str, LayerResult]:
    """Match every layer of one document."""
    return {layer: rule(gold, predicted) for layer, rule in LAYERS.items()}


def _pair(gold: Sequence[Item], predicted: Sequence[Item], match: Match) -> LayerResult:
    """Match greedily, one to one, in order."""
    free, missed = list(predicted), []
    for wanted in gold:
        hit = next((n for n, offered in enumerate(free) if match(wanted, offered)), None)
        if hit is None:
            missed.append(wanted)
        else:
            free.pop(hit)
    return LayerResult(found=len(gold) - len(missed), missed=tuple(missed), spurious=tuple(free))


def _key(text: str | None) -> str:
    return _FILLER.sub("", _CORPORATE.sub("", text or "")).lower()


def _contains(first: str | None, second: str | None) -> bool:
    one, other = _key(first), _key(second)
    return bool(one and other) and (one in other or other in one)


def _surfaces(entity: Item) -> set[str]:
    return {key for key in map(_key, [entity["text"], *entity.get("aliases", ())]) if key}


def _score_entities(*types: str) -> Callable[[Item, Item], LayerResult]:
    def score(gold: Item, predicted: Item) -> LayerResult:
        wanted, offered = (
            [e for e in doc.get("entities", ()) if e["type"] in types] for doc in (gold, predicted)
        )
        return _pair(wanted, offered, lambda a, b: bool(_surfaces(a) & _surfaces(b)))

    return score


def _score_facts(
    name: str, make_match: Callable[[Mapping[str, set[str]]], Match], *, need: str | None = None
) -> Callable[[Item, Item], LayerResult]:
    """Make the rule of a fact layer; with `need`, only items that have that field take part."""

    def score(gold: Item, predicted: Item) -> LayerResult:
        wanted, offered = (
            [fact for fact in doc.get(name, ()) if need is None or fact.get(need)]
            for doc in (gold, predicted)
        )
        return _pair(wanted, offered, make_match(_name_forms(gold)))

    return score


def _name_forms(document: Item) -> dict[str, set[str]]:
    """Map every surface of an entity to all surfaces that share one with it."""
    forms: dict[str, set[str]] = {}
    for entity in document.get("entities", ()):
        surfaces = _surfaces(entity)
        for surface in surfaces:
            forms.setdefault(surface, set()).update(surfaces)
    return forms


def _same_holder(a: Item, b: Item) -> bool:
    return _key(a["person"]) == _key(b["person"]) and _contains(a["role"], b["role"])


def _same_position(forms: Mapping[str, set[str]]) -> Match:
    def match(a: Item, b: Item) -> bool:
        if not _same_holder(a, b) or bool(a.get("org")) != bool(b.get("org")):
            return False
        one, other = _key(a.get("org")), _key(b.get("org"))
        return not one or other in forms.get(one, {one}) or _contains(a["org"], b["org"])

    return match


def _same_value(a: Item, b: Item) -> bool:
    try:
        wanted, offered = float(a["value"]), float(b["value"])
    except (TypeError, ValueError):
        return False
    close = abs(wanted - offered) <= _VALUE_TOLERANCE * max(1.0, abs(wanted))
    one, other = _key(a.get("unit")), _key(b.get("unit"))
    return close and _UNITS.get(one, one) == _UNITS.get(other, other)


def _same_measure(a: Item, b: Item) -> bool:
    return _same_value(a, b) and _contains(a.get("measure"), b.get("measure"))


def _same_subject(forms: Mapping[str, set[str]]) -> Match:
    def match(a: Item, b: Item) -> bool:
        known = _key(b["subject"]) in forms.get(_key(a["subject"]), ())
        return _same_value(a, b) and (known or _contains(a["subject"], b["subject"]))

    return match


def _same_event(a: Item, b: Item) -> bool:
    return _contains(a.get("type"), b.get("type")) or _contains(a.get("name"), b.get("name"))


def _same_dated_event(a: Item, b: Item) -> bool:
    return _same_event(a, b) and (a.get("date") or None) == (b.get("date") or None)


def _same_quote(a: Item, b: Item) -> bool:
    ratio = SequenceMatcher(None, _key(a["text"]), _key(b["text"]), autojunk=False).ratio()
    return ratio >= _SAME_WORDS and _contains(a.get("speaker"), b.get("speaker"))


LAYERS: dict[str, Callable[[Item, Item], LayerResult]] = {
    "ORG": _score_entities("ORG"),
    "CLUSTER": _score_entities("CLUSTER"),
    "ORG+CLUSTER": _score_entities("ORG", "CLUSTER"),
    "PERSON": _score_entities("PERSON"),
    "PROGRAM": _score_entities("PROGRAM"),
    "person+role": _score_facts("positions", lambda _: _same_holder),
    "position": _score_facts("positions", _same_position),
    "figure": _score_facts("figures", lambda _: _same_value),
    "figure+measure": _score_facts("figures", lambda _: _same_measure),
    "figure+subject": _score_facts("figures", _same_subject, need="subject"),
    "event": _score_facts("events", lambda _: _same_event),
    "event+date": _score_facts("events", lambda _: _same_dated_event),
    "quote": _score_facts("quotes", lambda _: _same_quote),
}
