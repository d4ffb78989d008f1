"""A paper's page in the making: sentences go in, a document and its reading come out."""

import random
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from inventing.phrases import Phrase, choose_josa, parse_sentence
from inventing.world import Invented

from corpus.records import Document, Entity, Evidence, Fact, Mention, Morpheme, Reading

VERSION = "invented-1"
_SHORT_SHARE = 0.5
_RELEASE_SHARE = 0.1
# How often a paper takes each spelling of a full name: the usual one mostly.
_SPELLING_WEIGHTS = (0.72, 0.14, 0.08, 0.06)
_RULES = {"PERSON": "holder.title_name", "CLUSTER": "cluster.head", "PROGRAM": "programme.quoted"}


@dataclass(slots=True)
class Page:
    """Writes sentences one after the other; offsets count code points of the whole text."""

    document_id: str
    chance: random.Random
    text: str = ""
    morphemes: list[Morpheme] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    names: dict[Invented, Phrase] = field(default_factory=dict)
    aliases: dict[Invented, set[str]] = field(default_factory=dict)

    def say(self, markup: str, *, before: str = " ", **slots: Phrase) -> dict[str, tuple[int, int]]:
        """Write a sentence after `before`; gives where each slot stands, and "" for all of it."""
        pieces = [self.text, before if self.text else ""]
        at = start = len(self.text) + len(pieces[1])
        spans = {}
        for part in parse_sentence(markup):
            shown = part.text
            if part.slot:
                phrase = self._spell(slots[part.slot])
                spans[part.slot] = at, at + len(phrase.text)
                self._enter(phrase, at)
                shown = phrase.text + choose_josa(phrase.text, part.josa)
            elif part.form:
                self.morphemes.append(Morpheme(form=part.form, start=at, end=at + len(shown)))
            pieces.append(shown)
            at += len(shown)
        self.text = "".join(pieces)
        self.sentences.append((start, at))
        return {**spans, "": (start, at)}

    def name(self, entity: Invented) -> str:
        """Give the full name by which this paper calls an entity."""
        if entity not in self.names:
            count = len(entity.full)
            weights = _SPELLING_WEIGHTS[:count]
            (self.names[entity],) = self.chance.choices(entity.full, weights)
        return self.names[entity].text

    def state(
        self, fact_type: type[Fact], rule: str, span: tuple[int, int], /, **values: Any
    ) -> None:
        """Add a fact with its evidence."""
        confidence = round(self.chance.uniform(0.6, 0.99), 3)
        evidence = self._point(f"{fact_type.TYPE}.{rule}", *span)
        self.facts.append(fact_type(evidence=evidence, confidence=confidence, **values))

    def make_reading(self) -> Reading:
        """Give all that was stated."""
        return Reading(
            document_id=self.document_id,
            version=VERSION,
            entities=tuple(
                Entity(
                    type=entity.type,
                    text=phrase.text,
                    aliases=tuple(sorted(self.aliases.get(entity, ()))),
                )
                for entity, phrase in self.names.items()
            ),
            mentions=tuple(self.mentions),
            facts=tuple(self.facts),
            sentences=tuple(self.sentences),
            morphemes=tuple(self.morphemes),
        )

    def make_document(self, publisher: str, at: datetime) -> Document:
        """Give the document, published and fetched at a time."""
        return Document(
            id=self.document_id,
            kind="press_release" if self.chance.random() < _RELEASE_SHARE else "news",
            publisher=publisher,
            address=f"https://www.{publisher}.example/{self.document_id}",
            title=self.text.partition("\n")[0],
            text=self.text,
            fetched=at,
            published=at,
            byline=(self.chance.choice(("김가온", "이하람", "박도담")) + " 기자",),
        )

    def _spell(self, phrase: Phrase) -> Phrase:
        """Give the form in which an entity stands here: in full first, then often short."""
        entity = phrase.sense
        if not isinstance(entity, Invented):
            return phrase
        is_known = entity in self.names
        self.name(entity)
        if is_known and entity.short and self.chance.random() < _SHORT_SHARE:
            short = entity.short[0]
            self.aliases.setdefault(entity, set()).add(short.text)
            return short
        return self.names[entity]

    def _enter(self, phrase: Phrase, at: int) -> None:
        self.morphemes += [
            Morpheme(form=form, start=at + a, end=at + b) for form, a, b in phrase.forms
        ]
        entity = phrase.sense
        if isinstance(entity, Invented):
            rule = _RULES.get(entity.type, "organisation.ending")
            mention = Mention(
                type=entity.type,
                text=phrase.text,
                name=self.names[entity].text,
                evidence=self._point(rule, at, at + len(phrase.text)),
            )
            self.mentions.append(mention)

    def _point(self, rule: str, start: int, end: int) -> Evidence:
        return Evidence(
            document_id=self.document_id, start=start, end=end, rule=rule, version=VERSION
        )
