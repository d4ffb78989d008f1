"""The card in focus: a statement with its sentence in its document, and all that was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.knowledge import Statement
from corpus.records import Fact
from corpus.store import FactQuery, LogEntry, NamedEntity, StoredFact
from outputs.site import Site
from outputs.web.reviewing.fields import Input, make_inputs

# The document's words around a sentence, in signs to either side.
_AROUND = 260
_MOST_OCCURRENCES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a decision was not taken, and what was typed; `newer` is what was decided meanwhile."""

    notice: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    decision: str = ""
    newer: Sequence[LogEntry] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence in its document: words before, before the evidence, it, behind it, and after."""

    before: str
    start: str
    evidence: str
    end: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What an analyst must see to decide; `stated` is what the document says, where corrected."""

    statement: Statement
    stated: Fact | None
    passage: Passage
    publisher: str
    others: tuple[StoredFact, ...]
    entities: tuple[NamedEntity, ...]
    log: tuple[LogEntry, ...]
    seen: str
    inputs: tuple[Input, ...]
    trouble: Trouble


def make_card(site: Site, statement: Statement, trouble: Trouble) -> Card:
    """Gather what the card of a statement shows."""
    store, stored = site.store, statement.newest
    others = FactQuery(statement=statement.key, with_hidden=True, limit=_MOST_OCCURRENCES)
    return Card(
        statement=statement,
        stated=stored.fact if statement.fact != stored.fact else None,
        passage=_cut(store.get_document(stored.document.id, revision=stored.revision).text, stored),
        publisher=site.publishers.get(stored.document.publisher, stored.document.publisher),
        others=tuple(store.find_facts(others)) if statement.documents > 1 else (),
        entities=store.statements.find_named([statement.key]).get(statement.key, ()),
        log=tuple(store.reviews.find_log(statement=statement.key, limit=_MOST_OCCURRENCES)),
        seen=tell_seen(statement),
        inputs=make_inputs(statement.fact, typed=trouble.typed, faults=trouble.faults),
        trouble=trouble,
    )


def tell_seen(statement: Statement) -> str:
    """Tell in one word which place in which text is shown, to see later whether it still is."""
    stored = statement.newest
    evidence = stored.fact.evidence
    place = f"{evidence.start}-{evidence.end}"
    return f"{statement.cause or ''}:{stored.revision}:{place}:{stored.document.id}"


def is_still_seen(site: Site, statement: Statement, seen: str) -> bool:
    """Tell whether the sentence that an analyst saw still states this statement.

    A newer document that states it too takes nothing away.
    """
    if not seen or seen == tell_seen(statement):
        return True
    document = seen.split(":", 3)[-1]
    query = FactQuery(statement=statement.key, document=document, with_hidden=True)
    found = [each for each in site.store.find_facts(query) if each.document.id == document]
    places = {
        f"{each.standing.cause or ''}:{each.revision}:"
        f"{each.fact.evidence.start}-{each.fact.evidence.end}:{document}"
        for each in found
    }
    return seen in places


def _cut(text: str, stored: StoredFact) -> Passage:
    start, end = stored.sentence_start, stored.sentence_start + len(stored.sentence)
    evidence = stored.fact.evidence
    first = min(max(evidence.start, start), end)
    last = min(max(evidence.end, first), end)
    return Passage(
        before=_shorten(text[max(0, start - _AROUND) : start], at_start=start > _AROUND),
        start=text[start:first],
        evidence=text[first:last],
        end=text[last:end],
        after=text[end : end + _AROUND] + ("…" if end + _AROUND < len(text) else ""),
    )


def _shorten(words: str, *, at_start: bool) -> str:
    return f"…{words.partition(' ')[2] or words}" if at_start else words
