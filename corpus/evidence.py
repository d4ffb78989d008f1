"""The check that what was read stands in the text: no mention or fact without its words."""

from collections.abc import Iterator
from dataclasses import fields

from corpus.errors import EvidenceError
from corpus.records import Evidence, Fact, Reading


def check_evidence(reading: Reading, text: str) -> None:
    """Check every mention and fact of a reading against the text that was read.

    A place holds at least one sign and lies inside the text; a mention's text is what stands
    there; a fact's field with `quoted: True` in its metadata stands inside it, word for word.

    Raises:
        EvidenceError: The first place that fails.
    """
    for mention in reading.mentions:
        place = _check_place(mention.evidence, reading.document_id, text)
        if place != mention.text:
            raise _make_error(mention.evidence, f"holds {place!r}, not {mention.text!r}")
    for fact in reading.facts:
        place = _check_place(fact.evidence, reading.document_id, text)
        for words in _quoted_words(fact):
            if words not in place:
                raise _make_error(fact.evidence, f"holds {place!r}, without {words!r}")


def _check_place(evidence: Evidence, document_id: str, text: str) -> str:
    if evidence.document_id != document_id:
        raise _make_error(evidence, f"stands in the reading of document {document_id!r}")
    if not 0 <= evidence.start < evidence.end <= len(text):
        raise _make_error(evidence, f"lies outside the text of {len(text)} signs, or is empty")
    return text[evidence.start : evidence.end]


def _quoted_words(fact: Fact) -> Iterator[str]:
    for field in fields(fact):
        words = getattr(fact, field.name)
        if field.metadata.get("quoted") and words is not None:
            yield words


def _make_error(evidence: Evidence, fault: str) -> EvidenceError:
    return EvidenceError(evidence.document_id, evidence.start, evidence.end, fault)
