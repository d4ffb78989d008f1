"""How a fact is cited: `가온산업일보, 「제목」, 2026. 11. 12., https://…; “문장”`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from corpus.documents.base import PUBLISHER
from corpus.records import Document
from corpus.store import DocumentHead, StoredFact
from corpus.store.citations import Citation
from corpus.times import korean_day
from outputs.addresses import tell_address
from outputs.digest.passages import Span, cut_passage
from outputs.exports.parts.wish import Wish

# Quotation marks within others are single ones.
_INNER = str.maketrans('“”"', "‘’'")


def cite_fact(stored: StoredFact, publisher: str) -> str:
    """Give the citation line of a fact; `publisher` is the name to print."""
    evidence = stored.fact.evidence
    span = (evidence.start - stored.sentence_start, evidence.end - stored.sentence_start)
    return cite_passage(stored.document, stored.sentence, span, publisher)


def cite_passage(head: DocumentHead, sentence: str, span: Span, publisher: str) -> str:
    """Give the citation line of words in a sentence, of which a short passage is quoted.

    What is not known is left out; `span` is (start, end) in the sentence.
    """
    passage = " ".join(cut_passage(sentence, [span]).text.split()).translate(_INNER)
    return f"{cite_document(head, publisher)}; “{passage}”"


def cite_document(document: DocumentHead | Document, publisher: str) -> str:
    """Give the citation of a document: `가온산업일보, 「제목」, 2026. 11. 12., https://…`.

    One that was added from a file is cited by the name of the file, and by a publisher only where
    one was told: `「제목」, 2026. 11. 12., 보도자료.hwp`.
    """
    named = "" if document.publisher == PUBLISHER else publisher
    quoted = f"「{' '.join((document.title or document.id).split())}」"
    parts = (named, quoted, _tell_day(document.published), tell_address(document.address))
    return ", ".join(part for part in parts if part)


def _tell_day(moment: datetime | None) -> str:
    """Give a day as Korean references write it: `2026. 11. 12.`."""
    day = moment and korean_day(moment)
    return f"{day.year}. {day.month}. {day.day}." if day else ""


def make_citation(evidence: Sequence[Citation], wish: Wish) -> dict[str, Any]:
    """Give the columns that tell where the first of some sentences stands.

    Their texts are empty where no document states it any more.
    """
    if not evidence:
        empty = dict.fromkeys(("sentence", "citation", "publisher", "title", "address"), "")
        return {**empty, "published": None, "document": ""}
    found, head = evidence[0], evidence[0].document
    publisher = wish.name_publisher(head.publisher)
    return {
        "sentence": found.sentence,
        "citation": cite_passage(head, found.sentence, (found.start, found.end), publisher),
        "publisher": publisher,
        "title": head.title,
        "published": head.published,
        "address": tell_address(head.address),
        "document": head.id,
    }
