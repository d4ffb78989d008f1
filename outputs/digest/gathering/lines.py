"""A statement as a line: its sentence, the words of its source, and the links to all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from corpus.knowledge import Statement
from corpus.records import Document
from corpus.store import DocumentHead, FactQuery, Store, StoredFact
from corpus.times import korean_day
from outputs.digest.gathering.wish import REVIEWED
from outputs.digest.model import Line, Mark, Source
from outputs.digest.passages import cut_passage, make_link
from outputs.sentences import say

_MOST_OTHERS = 3


@dataclass(slots=True, kw_only=True)
class Words:
    """What lines are made with; remembers the publishers that they name.

    Nothing published after `until` is named as a source.
    """

    store: Store
    wish_publishers: Mapping[str, str]
    until: date
    named: set[str] = field(default_factory=set)

    def publishers(self) -> tuple[tuple[str, str], ...]:
        """Give the publishers of the sources by key and name, in the order of keys."""
        return tuple(sorted(self.wish_publishers.items()))


def make_line(
    words: Words,
    statement: Statement,
    *,
    mark: Mark,
    note: str = "",
    reasons: tuple[str, ...] = (),
) -> Line:
    """Make the line of a statement, with its newest source of the period and some others."""
    told, others = _find_sources(words, statement)
    evidence = told.fact.evidence
    start = evidence.start - told.sentence_start
    passage = cut_passage(told.sentence, [(start, start + evidence.end - evidence.start)])
    return Line(
        key=statement.key,
        type=statement.fact.TYPE,
        sentence=say(statement.fact),
        passage=passage.pieces,
        source=make_source(told.document),
        others=others,
        sources=statement.sources,
        mark=mark,
        note=note,
        is_reviewed=statement.status in REVIEWED,
        reasons=reasons,
    )


def make_source(document: Document | DocumentHead) -> Source:
    """Tell where a document stands; one without a title goes by its id."""
    return Source(
        id=document.id,
        title=document.title or document.id,
        address=make_link(document.address),
        publisher=document.publisher,
        day=korean_day(document.published) if document.published else None,
    )


def find_known(words: Words, key: str) -> list[StoredFact]:
    """Give the places that state a statement, last published first, as far as they may be cited.

    What was published after the period, and what an unhealthy crawl brought, is left out.
    """
    query = FactQuery(statement=key, with_hidden=True, with_held=False)
    return [each for each in words.store.find_facts(query) if _is_known(each, words)]


def _find_sources(words: Words, statement: Statement) -> tuple[StoredFact, tuple[Source, ...]]:
    """Give the occurrence to quote, outside a title where there is one, and other documents."""
    if statement.documents == 1 and not _is_in_title(statement.newest):
        return statement.newest, ()
    told = find_known(words, statement.key)
    chosen = min(told, key=_is_in_title, default=statement.newest)
    others = {
        each.document.id: make_source(each.document)
        for each in told
        if each.document.id != chosen.document.id
    }
    return chosen, tuple(others.values())[:_MOST_OTHERS]


def _is_known(stored: StoredFact, words: Words) -> bool:
    published = stored.document.published
    return published is None or korean_day(published) <= words.until


def _is_in_title(stored: StoredFact) -> bool:
    return stored.fact.evidence.end <= len(stored.document.title)
