"""The reading pipeline: text in, entities, mentions, facts and sentences out.

from nlp.pipeline import load
reading = load().read("산업AI 미니클러스터 표은결 회장은 …")
"""

import gc
from datetime import date
from functools import cache
from itertools import chain

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import nlp.tagger.component
import nlp.tokenizer  # noqa: F401  (registers the tokenizer that it names)
from corpus.records import Entity, Fact, Mention, Reading
from corpus.structure import NO_STRUCTURE, Structure
from nlp.confidence import rate_facts
from nlp.document import get_entities, get_places, iterate_sentences
from nlp.entities.stage import find_entities
from nlp.evidence import make_evidence
from nlp.facts import fact_readers
from nlp.furniture import Furniture, blank_out, find_furniture
from nlp.tagger.weights import SHIPPED, models_folder
from nlp.tokenizer import load_kiwi
from nlp.version import reader_version

# Who proposes names: the rules, the trained model.
PROPOSERS = ("rules", "model")


class EntityPart:
    """Puts the names on the document; `rules` tells whether the rules propose any."""

    def __init__(self, *, rules: bool) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.entities`, and `doc.ents` with those on token borders."""
        doc._.entities = find_entities(doc, rules=self.rules)
        spans = (doc.char_span(s, e, label=x.type, kb_id=x.text) for s, e, x in get_places(doc))
        doc.set_ents([span for span in spans if span is not None])
        return doc


@Language.factory("miclu_entities", default_config={"rules": True})
def make_entity_part(nlp: Language, name: str, rules: bool) -> EntityPart:  # noqa: ARG001, FBT001
    """Make the part from its configuration; spaCy gives the pipeline and the part's name."""
    return EntityPart(rules=rules)


class Reader:
    """Reads texts with one loaded pipeline; not safe to share between threads."""

    def __init__(self, pipeline: Language) -> None:
        self.pipeline = pipeline
        self.version = _make_version(pipeline)

    def read(
        self,
        text: str,
        *,
        document_id: str = "",
        published: date | None = None,
        structure: Structure = NO_STRUCTURE,
    ) -> Reading:
        """Read a frozen text (see `corpus.records.freeze_text`).

        Page furniture is blanked out before reading, so that nothing in it becomes a fact; all
        offsets are those of `text`. Relative dates need `published`, the day of publication;
        tables are read cell by cell where `structure` tells of them.
        """
        furniture = _find_furniture(text, structure)
        doc = self.pipeline.make_doc(blank_out(text, furniture))
        doc._.document_id, doc._.published = document_id, published
        doc._.structure = structure
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


def _find_furniture(text: str, structure: Structure) -> tuple[Furniture, ...]:
    """Find page furniture; a table is none, though its short lines may look like it."""
    tables = [(table.start, table.end) for table in structure.tables]
    return tuple(
        span
        for span in find_furniture(text)
        if not any(start < span.end and span.start < end for start, end in tables)
    )


def _make_version(pipeline: Language) -> str:
    """Give the version of the readers, with the model where one stands in for the tagger."""
    parts = pipeline.config["components"]
    model = parts.get("miclu_tagger", {}).get("model", "")
    return f"{reader_version()}+{model}" if model else reader_version()


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


def load(*, model: str = "", proposers: tuple[str, ...] = PROPOSERS) -> Reader:
    """Load the pipeline, once a process and model (about 4 s and 0.8 GB).

    Args:
        model: A token-classification model in the place of the tagger that ships: a folder, or a
            name on Hugging Face, which is fetched once. Needs `pip install miclu[transformers]`.
        proposers: Who proposes names; one of `PROPOSERS` alone is for comparison.

    Raises:
        MissingExtraError: A model is named and transformers or torch is not installed.
        ModelError: The model cannot be used.
    """
    return _load(model, proposers)


@cache
def _load(model: str, proposers: tuple[str, ...]) -> Reader:
    pipeline = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "miclu.kiwi.v1"}}})
    shipped = (models_folder() / f"{SHIPPED}.npz").is_file()
    if "model" in proposers and (model or shipped):
        pipeline.add_pipe("miclu_tagger", config={"model": model})
    pipeline.add_pipe("miclu_entities", config={"rules": "rules" in proposers})
    pipeline.max_length = 100_000_000  # spaCy's cap is meant for parsers that we do not run
    load_kiwi()
    gc.collect()
    gc.freeze()  # what is loaded stays: the collector need not walk it at each document
    return Reader(pipeline)
