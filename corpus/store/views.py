"""What the store takes and gives besides the shared records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from corpus.records import Fact, Shortfall

# The word of the stage that reads documents.
READ = "read"


class Saved(StrEnum):
    """What saving a document did."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """A document without its text: enough to name it and link to it."""

    id: str
    kind: str
    publisher: str
    address: str
    title: str
    published: datetime | None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuery:
    """Which facts to find; an empty field does not restrict.

    `type` is a word of `corpus.facts`; `entity` a key, or a name or alias in any spelling;
    `entity_key`, `key` and `statement` are `StoredEntity.key`, `StoredFact.key` and
    `Standing.key`; `status` is that of the statement's review; `document` is an id; `since` and
    `until` are Korean days of publication, inclusive (a fact of an undated document fails both);
    each word of `words` must stand in the fact's sentence, inside other words or not.
    Without `with_held`, documents that an unhealthy crawl brought are left out. With `with_hidden`,
    what an analyst rejected and what only an earlier reader found is there too.
    """

    type: str | None = None
    entity: str | None = None
    entity_key: str | None = None
    key: str | None = None
    statement: str | None = None
    status: str | None = None
    document: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None
    with_held: bool = True
    with_hidden: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the whole base knows of a statement: all its facts as one.

    `first_seen` and `last_seen` are Korean days of publication, None where no document is dated.
    `documents` counts those that state it, `sources` the independent ones: near-copies of one text
    count once. `confidence` is that of its surest fact. `status` is `unreviewed`, `accepted`,
    `corrected` or `rejected`, `version` the last row of the review log about it, 0 without.
    `retracted` is the day since when no document states it, `cause` why: `revision` where the text
    dropped it, `reading` where only another reader does not find it.
    """

    key: str
    first_seen: date | None
    last_seen: date | None
    documents: int
    sources: int
    confidence: float
    status: str = "unreviewed"
    version: int = 0
    retracted: date | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """One occurrence of a statement, with what the whole base knows about the statement.

    `fact` is what the document states, `told` what is to be shown: with the fields that an analyst
    corrected. `key` is that of the fact as stated. `sentence` stands in `revision`, which was read;
    it covers the evidence, which begins at `fact.evidence.start - sentence_start` in it, and goes
    1,000 signs to either side at most. A fact that is not grouped yet stands for itself.
    """

    fact: Fact
    told: Fact
    key: str
    document: DocumentHead
    revision: int
    sentence: str
    sentence_start: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A full name with the aliases that go with it, and in how many documents it stands so."""

    name: str
    aliases: tuple[str, ...]
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityForms:
    """All that documents call one entity, from which its name and aliases are chosen.

    `official` is its name in the list of known institutions, empty for others.
    """

    key: str
    type: str
    forms: tuple[NameForm, ...]
    official: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityNames:
    """The chosen canonical name, and the other names from the most to the least used."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntity:
    """A resolved entity.

    `key` is its address in the base (`ORG:한국산업단지공단`); `aliases` go from the most to the
    least used; `first_seen` and `last_seen` are Korean days of publication, None where no document
    is dated.
    """

    key: str
    type: str
    name: str
    aliases: tuple[str, ...]
    mentions: int
    documents: int
    first_seen: date | None
    last_seen: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A place where a document stands, and the word of the file's format."""

    address: str
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A found document: its best sentence, and where the words stand in that sentence.

    `score` is larger for better hits and compares only within one search; `snippet` has 1,000
    signs at most; `spans` are (start, end) in it, in order, without overlap, and empty where the
    words stand inside longer ones.
    """

    document: DocumentHead
    score: float
    snippet: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that a stage could not work on."""

    document_id: str
    stage: str
    version: str
    fault: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """How often pages of a publisher were refused for one reason, and the last of them."""

    publisher: str
    reason: str
    count: int
    last_address: str
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlRun:
    """One crawl of one publisher.

    `outcome` is the word that the crawler ends with (`finished`, `shutdown` …); `counts` are
    numbers by word (`pages`, `new`, `revised`, `unchanged`, `rejected`, `errors` …). `number` is
    the store's, 0 before it is saved. A crawl with shortfalls is unhealthy, and `held`: its
    articles wait until it is accepted.
    """

    publisher: str
    started: datetime
    finished: datetime
    outcome: str
    counts: Mapping[str, int]
    shortfalls: tuple[Shortfall, ...] = ()
    number: int = field(default=0, compare=False)
    held: bool = field(default=False, compare=False)
    accepted: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherCounts:
    """What the store holds of one publisher; `last_fetched` is the last time that we looked."""

    publisher: str
    documents: int
    first_published: datetime | None
    last_published: datetime | None
    last_fetched: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the store holds; `facts` and `entities` are numbers by type, in alphabetical order.

    `unread` are documents whose newest text no reader has worked on, `failed` those that the last
    reader could not read.
    """

    documents: int
    revisions: int
    unread: int
    failed: int
    mentions: int
    facts: Mapping[str, int]
    entities: Mapping[str, int]
    publishers: tuple[PublisherCounts, ...]
