"""Read relations between names: who runs, hosts, supports, joins, belongs to or lies in what."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from spacy.tokens import Doc

from corpus.facts.relation import Relation
from nlp.document import get_places, iterate_sentences
from nlp.evidence import make_evidence
from nlp.relations.agreements import read_agreements
from nlp.relations.brackets import read_brackets
from nlp.relations.branches import read_branches
from nlp.relations.claims import Claim
from nlp.relations.labels import read_labels
from nlp.relations.names import find_names
from nlp.relations.nouns import read_genitives, read_hosting, read_keeping, read_nouns
from nlp.relations.sketch import Name, Sketch, make_sketch
from nlp.relations.supports import read_received
from nlp.relations.verbs import read_verbs

_ACTING = ("은", "는", "이", "가")
_READERS = (
    read_verbs,
    read_nouns,
    read_hosting,
    read_keeping,
    read_genitives,
    read_received,
    read_agreements,
)


def read(doc: Doc) -> Iterator[Relation]:
    """Yield each relation once, where the text first states it, in the order of the text.

    Args:
        doc: A document after the entity stage.

    Yields:
        Relations between entities, or of an entity to a place or a named activity; the evidence
        reaches from the first to the last word that takes part. `partner_of` holds both ways and
        stands once, in the order of the text.
    """
    text: str = doc._.text
    claims = sorted({*_read_claims(doc, text), *read_branches(get_places(doc, "ORG"), text)})
    told: set[tuple[str, str, str]] = set()
    for claim in claims:
        statement = claim.subject, claim.predicate, claim.object
        reverse = claim.object, claim.predicate, claim.subject
        if statement in told or (claim.predicate == "partner_of" and reverse in told):
            continue
        told.add(statement)
        yield Relation(
            subject=claim.subject,
            predicate=claim.predicate,
            object=claim.object,
            evidence=make_evidence(doc, claim.start, claim.end, rule=claim.rule),
        )


def _read_claims(doc: Doc, text: str) -> Iterator[Claim]:
    names = find_names(doc, text)
    yield from read_brackets(names, text)
    yield from read_labels(names, text)
    for sketch in _make_sketches(doc, text, names):
        yield from chain.from_iterable(read_sketch(sketch) for read_sketch in _READERS)


def _make_sketches(doc: Doc, text: str, names: Sequence[Name]) -> Iterator[Sketch]:
    """Yield a sketch of each sentence with two names, or that may speak of two named before."""
    starts = [name.start for name in names]
    before: tuple[Name, ...] = ()
    last = 0
    for start, end in iterate_sentences(doc):
        own = names[bisect_left(starts, start) : bisect_left(starts, end)]
        own = [name for name in own if name.end <= end]
        if len(own) > 1 or (before and "\n" not in text[last:start]):
            sketch = make_sketch(text, (start, end), own, before)
            yield sketch
            joined = [group.names for group in sketch.groups if group.case in _ACTING]
            before = joined[-1] if joined and len(joined[-1]) > 1 else ()
        else:
            before = ()
        last = end
