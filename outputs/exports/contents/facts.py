"""Facts, each once with the newest sentence that states it: a table for each type."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from itertools import islice

from corpus.facts import fact_types
from corpus.knowledge import Statement, find_statements, get_statement
from corpus.records import Fact
from corpus.store import FactQuery, NamedEntity, Store
from outputs.addresses import tell_address
from outputs.exports.parts.citation import cite_fact
from outputs.exports.parts.table import Column, Row, Table, make_columns
from outputs.exports.parts.wish import Wish
from outputs.search import search_facts

_BATCH = 500
_TYPE = Column(name="type", label="사실 종류", help="Word of the fact type", kind="text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The columns that tell where a fact comes from, and what the base knows of it."""

    confidence: float = field(
        metadata={"label": "확신도", "help": "Probability from 0 to 1 that the fact is right"}
    )
    review: str = field(
        metadata={"label": "검토", "help": "unreviewed, accepted, corrected or rejected"}
    )
    retracted: date | None = field(
        metadata={"label": "철회", "help": "Korean day since when no document states it"}
    )
    sources: int = field(
        metadata={"label": "출처 수", "help": "Independent sources: near-copies count once"}
    )
    documents: int = field(metadata={"label": "문서 수", "help": "Documents that state it"})
    first_seen: date | None = field(
        metadata={"label": "처음", "help": "First Korean day on which a document stated it"}
    )
    last_seen: date | None = field(
        metadata={"label": "마지막", "help": "Last Korean day on which a document stated it"}
    )
    sentence: str = field(metadata={"label": "문장", "help": "Sentence that states it"})
    citation: str = field(metadata={"label": "인용", "help": "Citation line with the passage"})
    publisher: str = field(metadata={"label": "매체", "help": "Name of the publisher"})
    title: str = field(metadata={"label": "제목", "help": "Title of the document"})
    published: datetime | None = field(
        metadata={"label": "발행", "help": "Time of publication, Korean time"}
    )
    address: str = field(
        metadata={"label": "주소", "help": "Address, or name of the file", "link": True}
    )
    document: str = field(metadata={"label": "문서", "help": "Id of the document"})
    revision: int = field(
        metadata={"label": "판", "help": "Revision of the document that was read"}
    )
    start: int = field(
        metadata={"label": "시작", "help": "First code point of the evidence in the text"}
    )
    end: int = field(metadata={"label": "끝", "help": "Code point behind the evidence"})
    rule: str = field(metadata={"label": "규칙", "help": "Rule that read the fact"})
    version: str = field(metadata={"label": "판독기", "help": "Version of the readers"})
    key: str = field(
        metadata={"label": "사실 열쇠", "help": "The same for equal facts of all documents"}
    )
    entities: tuple[NamedEntity, ...] = field(
        metadata={"label": "개체", "help": "Resolved entities by field: organisation=ORG:…"}
    )


TITLE = "사실"
FILTERS = (
    "words",
    "type",
    "entity",
    "publisher",
    "kind",
    "since",
    "until",
    "status",
    "sort",
    "expand",
)
PROVENANCE = make_columns(Provenance)


def find_tables(store: Store, wish: Wish) -> list[Table]:
    """Give the table of the wanted fact type, else one for each."""
    words = [wish.filters.type] if wish.filters.type else fact_types()
    return [_make_table(store, wish, fact_types()[word]) for word in words]


def fact_columns(fact_type: type[Fact]) -> tuple[Column, ...]:
    """Give the columns of a fact type's own fields, without the confidence that all have."""
    return tuple(each for each in make_columns(fact_type) if each.name != "confidence")


def _make_table(store: Store, wish: Wish, fact_type: type[Fact]) -> Table:
    own = fact_columns(fact_type)
    return Table(
        name="facts",
        title=fact_type.LABEL,
        columns=(_TYPE, *own, *PROVENANCE),
        rows=_find_rows(store, wish, fact_type, [column.name for column in own]),
    )


def _find_rows(store: Store, wish: Wish, fact_type: type[Fact], names: list[str]) -> Iterator[Row]:
    typed = replace(wish, filters=replace(wish.filters, type=fact_type.TYPE))
    found = _find_statements(store, typed)
    while batch := list(islice(found, _BATCH)):
        named = store.statements.find_named({statement.key for statement in batch})
        for statement in batch:
            provenance = _make_provenance(statement, wish, named.get(statement.key, ()))
            own = (getattr(statement.fact, name) for name in names)
            kept = (getattr(provenance, column.name) for column in PROVENANCE)
            yield (fact_type.TYPE, *own, *kept)


def _find_statements(store: Store, wish: Wish) -> Iterator[Statement]:
    """Read the table through where that is enough, else page through a search."""
    searched = {"words", "kind", "sort"}.intersection(wish.narrowing())
    if not searched and wish.filters.status != "reviewed":
        own = {each.name: getattr(wish.filters, each.name) for each in fields(wish.filters)}
        del own["kind"]
        yield from find_statements(store, FactQuery(**own, limit=wish.limit))
        return
    for answer in wish.search(store, search_facts):
        yield from (get_statement(store, hit.key) for hit in answer.hits)


def _make_provenance(
    statement: Statement, wish: Wish, entities: tuple[NamedEntity, ...]
) -> Provenance:
    stored = statement.newest
    head, evidence = stored.document, stored.fact.evidence
    publisher = wish.name_publisher(head.publisher)
    return Provenance(
        confidence=statement.confidence,
        review=statement.status,
        retracted=statement.retracted,
        sources=statement.sources,
        documents=statement.documents,
        first_seen=statement.first_seen,
        last_seen=statement.last_seen,
        sentence=stored.sentence,
        citation=cite_fact(stored, publisher),
        publisher=publisher,
        title=head.title,
        published=head.published,
        address=tell_address(head.address),
        document=head.id,
        revision=stored.revision,
        start=evidence.start,
        end=evidence.end,
        rule=evidence.rule,
        version=evidence.version,
        key=statement.key,
        entities=entities,
    )
