"""The reading pipeline: text in, entities, mentions, facts and sentences out.

from nlp.pipeline import load
reading = load().read("ICT 미니클러스터 조정래 회장은 …")
"""

import gc
from datetime import date
from functools import cache
from itertools import chain

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import nlp.tokenizer  # noqa: F401  (registers the tokenizer that the configuration names)
from corpus.records import Entity, Fact, Mention, Reading
from nlp.confidence import rate_facts
from nlp.document import get_entities, get_places, iterate_sentences
from nlp.entities.stage import find_entities
from nlp.evidence import make_evidence
from nlp.facts import fact_readers
from nlp.furniture import blank_out, find_furniture
from nlp.tokenizer import load_kiwi
from nlp.version import reader_version


@Language.component("miclu_entities")
def _read_entities(doc: Doc) -> Doc:
    doc._.entities = find_entities(doc)
    spans = (doc.char_span(s, e, label=x.type, kb_id=x.text) for s, e, x in get_places(doc))
    doc.set_ents([span for span in spans if span is not None])
    return doc


class Reader:
    """Reads texts with one loaded pipeline; not safe to share between threads."""

    def __init__(self, pipeline: Language) -> None:
        self.pipeline = pipeline
        self.version = reader_version()

    def read(self, text: str, *, document_id: str = "", published: date | None = None) -> Reading:
        """Read a frozen text (see `corpus.records.freeze_text`).

        Page furniture is blanked out before reading, so that nothing in it becomes a fact; all
        offsets are those of `text`. Relative dates need `published`, the day of publication.
        """
        furniture = find_furniture(text)
        doc = self.pipeline.make_doc(blank_out(text, furniture))
        doc._.document_id, doc._.published = document_id, published
        doc = self.pipeline(doc)
        return Reading(
            document_id=document_id,
            version=self.version,
            entities=tuple(
                Entity(type=x.type, text=x.text, aliases=x.aliases) for x in get_entities(doc)
            ),
            mentions=_make_mentions(doc, text),
            facts=_read_facts(doc),
            sentences=tuple(iterate_sentences(doc)),
            morphemes=doc._.morphemes,
            furniture=tuple((span.start, span.end, span.reason) for span in furniture),
        )


def _read_facts(doc: Doc) -> tuple[Fact, ...]:
    facts = tuple(chain.from_iterable(read(doc) for read in fact_readers().values()))
    return tuple(rate_facts(facts, doc._.text))


def _make_mentions(doc: Doc, text: str) -> tuple[Mention, ...]:
    places = (
        (start, end, rule, entity)
        for entity in get_entities(doc)
        for start, end, rule in entity.places
    )
    return tuple(
        Mention(
            type=entity.type,
            text=text[start:end],
            name=entity.text,
            evidence=make_evidence(doc, start, end, rule=rule),
        )
        for start, end, rule, entity in sorted(places, key=lambda place: place[:2])
    )


@cache
def load() -> Reader:
    """Load the pipeline once a process (about 4 s and 0.8 GB)."""
    pipeline = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "miclu.kiwi.v1"}}})
    pipeline.add_pipe("miclu_entities")
    pipeline.max_length = 100_000_000  # spaCy's cap is meant for parsers that we do not run
    load_kiwi()
    gc.collect()
    gc.freeze()  # what is loaded stays: the collector need not walk it at each document
    return Reader(pipeline)
