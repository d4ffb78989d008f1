"""The records that all parts share: documents, evidence, mentions, facts.

Nothing here imports more than the standard library and `corpus.structure`. Every offset in Miclu
counts code points of `Document.text`, which is frozen: NFC, without invisible format signs, the
title as its first paragraph where there is one.
"""

import re
import unicodedata
from dataclasses import dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from corpus.structure import NO_STRUCTURE, Structure

# Signs that carry no content but break words apart: soft hyphen, zero-width signs, directional
# marks, byte order mark. Source: Unicode 16, general category Cf, those seen in Korean pages.
_INVISIBLE = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
# Control signs but tab and newlines, and lone surrogates, which no UTF-8 file can hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_CORPORATE_MARK = re.compile(r"\(주\)|㈜|주식회사|\(유\)|유한회사|\(재\)|\(사\)|재단법인|사단법인")
_NAME_FILLER = re.compile(r"[\W_]+")


def freeze_text(text: str) -> str:
    """Give the form in which a text is stored and counted.

    NFC; CR LF and lone CR become newlines; invisible format signs go; control signs and lone
    surrogates become U+FFFD, one for one. Words and line structure stay.
    """
    # Nothing that is replaced is printable: nearly all texts are frozen, and known to be so fast.
    if text.replace("\n", " ").isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("�", text))


def name_key(name: str) -> str:
    """Give the form under which spellings of one name meet: `㈜한뫼 정기` and `한뫼정기`.

    Without corporate mark, space and punctuation, in lower case; a name of nothing else keeps
    its own letters. Empty only for the empty name.
    """
    bare = _NAME_FILLER.sub("", _CORPORATE_MARK.sub("", name)).lower()
    return bare or name.strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page of a publisher says, before it becomes a document.

    `number` is the outlet's own article number; `body` holds the paragraphs, in order, without
    title, captions, byline and furniture; `published` and `modified` carry a zone; `dateline` is
    the bracket before the first sentence, as printed; `attachments` are the addresses of files
    that belong to a press release; `rules` tells which selector gave each field.
    """

    publisher: str
    number: str
    address: str
    title: str
    body: tuple[str, ...]
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    subtitle: str | None = None
    section: str | None = None
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    dateline: str | None = None
    attachments: tuple[str, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()


IRRELEVANT = "irrelevant"
"""The reason of a reject that is an article, but does not fit the query profile in its detail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A page that is no article, which is an outcome and no error.

    `reason` is one of a few words that are counted (`no_body`, `no_title` …), `detail` is free.
    """

    address: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A frozen text with where it comes from.

    `id` is publisher key, hyphen, article number, or `file-` and the start of the SHA-256 of the
    file; `kind` is news, press_release or report; `text` begins with the title as a paragraph of
    its own where the source has one, paragraphs are joined by one newline; `published` is None
    where the source does not tell; `archive` is `file.warc.gz:offset`, empty without one;
    `attachments` are the addresses of the files that belong to it, under which the archive has
    them;
    `structure` tells headings, paragraphs and table cells apart where the source does; `format`
    is the word of a file's format and `partial` why its text may lack something, both else empty.
    """

    id: str
    kind: str
    publisher: str
    address: str
    title: str
    text: str
    fetched: datetime
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    archive: str = ""
    attachments: tuple[str, ...] = ()
    revision: int = 1
    structure: Structure = NO_STRUCTURE
    format: str = ""
    partial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedAnswer:
    """What a server answered once, and where in the archive that stands.

    `file`, `offset` and `length` (bytes) tell the record, `record` is its id (`urn:uuid:…`).
    `role` says what the page was asked for as: `article`, `feed`, `list`, `sitemap`, empty for
    others. `etag` and `last_modified` are the validators as the server wrote them. With status
    304 the page was as before: `original` is the reference of the answer that holds it.
    """

    file: str
    offset: int
    length: int
    record: str
    publisher: str
    role: str
    address: str
    at: datetime
    status: int
    etag: str = ""
    last_modified: str = ""
    original: str = ""

    @property
    def reference(self) -> str:
        """Where the answer stands, as documents name it: `file.warc.gz:offset`."""
        return f"{self.file}:{self.offset}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """An expectation that a crawl broke: `name` is `articles`, `readable` or `fill FIELD`."""

    name: str
    wanted: float
    found: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The place that states something: `text[start:end]` of the document are the words.

    `rule` names what read it (`figure.counter`), `version` the code of that reader.
    """

    document_id: str
    start: int
    end: int
    rule: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a name stands. `name` is the fullest form that the document gives it."""

    type: str
    text: str
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named thing as one document knows it; `text` is the longest full name."""

    type: str
    text: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The base of all fact types: one occurrence of a statement, with the words that state it.

    A fact type is a frozen dataclass in a file of its own under `corpus/facts/`; each of its
    fields carries `label` (Korean heading) and `help` in its metadata, and `key: True` where it
    takes part in telling equal statements. `names: "PERSON"` prefers names of that type,
    `topic` says what statements share that exclude each other: all key fields and those
    `needed`, but not what `varies`. `confidence` is set by the reading pipeline.
    """

    TYPE: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""

    evidence: Evidence
    confidence: float = field(
        default=0.5,
        metadata={"label": "확신도", "help": "Probability from 0 to 1 that the fact is right"},
    )

    @property
    def key_parts(self) -> tuple[str, ...]:
        """The type and the normalised fields that make two statements the same, in order."""
        parts = [getattr(self, each.name) for each in fields(self) if each.metadata.get("key")]
        return (self.TYPE, *map(_normalise_part, parts))


def _normalise_part(part: object) -> str:
    """Give the form of a field in a key: names by `name_key`, numbers without idle zeros."""
    if isinstance(part, str):
        return name_key(part)
    if isinstance(part, Decimal):
        return format(part.normalize(), "f")
    return "" if part is None else str(part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Morpheme:
    """A morpheme that search may find: its dictionary form and its place in the text."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that reading one document gives.

    Spans are (start, end) in code points of the text, in order; `furniture` are the spans that
    were left out of reading, each with its reason.
    """

    document_id: str
    version: str
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    morphemes: tuple[Morpheme, ...] = ()
    furniture: tuple[tuple[int, int, str], ...] = ()
