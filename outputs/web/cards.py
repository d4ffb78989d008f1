"""What pages show of facts and documents that were found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.knowledge import Statement
from corpus.records import Fact
from corpus.search.records import FactHit, Hit
from corpus.store import DocumentHead, StoredFact
from outputs.exports.parts.citation import cite_fact
from outputs.web.marking import Marked, Piece, cut_paragraphs
from outputs.web.places import link_place

Span = tuple[int, int]
# The layers of a quoted sentence: words that were looked for, words that state the fact.
FOUND, STATED = "found", "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a document in pieces, and the address of its words there."""

    pieces: tuple[Piece, ...]
    document: DocumentHead
    publisher: str
    link: str
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCard:
    """A statement: what it says, and its newest passage."""

    key: str
    type: str
    label: str
    fact: Fact
    passage: Passage
    first_seen: date | None
    last_seen: date | None
    documents: int
    sources: int
    status: str
    retracted: date | None


def make_fact_card(hit: FactHit, publishers: Mapping[str, str]) -> FactCard:
    """Make the card of a found fact; `publishers` gives their names by their keys."""
    passage = Passage(
        pieces=_cut(hit.sentence, hit.spans, hit.evidence_span),
        document=hit.document,
        publisher=publishers.get(hit.document.publisher, hit.document.publisher),
        link=link_place(hit.document.id, hit.fact.evidence.start),
    )
    return _make_card(hit, hit.fact, passage)


def make_statement_card(statement: Statement, publishers: Mapping[str, str]) -> FactCard:
    """Make the card of a statement."""
    return _make_card(statement, statement.fact, make_passage(statement.newest, publishers))


def make_passage(stored: StoredFact, publishers: Mapping[str, str]) -> Passage:
    """Make the passage of an occurrence, with its citation line."""
    evidence, head = stored.fact.evidence, stored.document
    publisher = publishers.get(head.publisher, head.publisher)
    span = (evidence.start - stored.sentence_start, evidence.end - stored.sentence_start)
    revision = None if stored.revision == head.revision else stored.revision
    return Passage(
        pieces=_cut(stored.sentence, (), span),
        document=head,
        publisher=publisher,
        link=link_place(head.id, evidence.start, revision=revision),
        citation=cite_fact(stored, publisher),
    )


def make_document_card(hit: Hit, publishers: Mapping[str, str]) -> Passage:
    """Make the card of a found document: its best sentence with the found words."""
    return Passage(
        pieces=_cut(hit.snippet, hit.spans),
        document=hit.document,
        publisher=publishers.get(hit.document.publisher, hit.document.publisher),
        link="",
    )


def _make_card(stated: FactHit | Statement, fact: Fact, passage: Passage) -> FactCard:
    return FactCard(
        key=stated.key,
        type=fact.TYPE,
        label=fact.LABEL,
        fact=fact,
        passage=passage,
        first_seen=stated.first_seen,
        last_seen=stated.last_seen,
        documents=stated.documents,
        sources=stated.sources,
        status=stated.status,
        retracted=stated.retracted,
    )


def _cut(sentence: str, found: Iterable[Span], stated: Span | None = None) -> tuple[Piece, ...]:
    marks = [_mark(span, FOUND) for span in found] + ([_mark(stated, STATED)] if stated else [])
    return tuple(piece for line in cut_paragraphs(sentence, marks) for piece in line)


def _mark(span: Span, layer: str) -> Marked:
    return Marked(start=span[0], end=span[1], layer=layer, reference="")
