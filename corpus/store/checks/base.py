"""What a check of the base is told and what it finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql import ColumnElement, FromClause

from corpus.records import Document
from corpus.store.documents import NEWEST, make_document
from corpus.store.tables import documents

_EXAMPLES = 3
_SAMPLE = 1_000
BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is broken: `fault` and `remedy` are Korean, `examples` name a few rows."""

    fault: str
    count: int
    examples: tuple[str, ...]
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What one check found; `label` is Korean, `rows` is how many things it looked at."""

    check: str
    label: str
    rows: int
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is broken."""
        return not self.findings


class Ledger:
    """Gathers what a check looked at and what it found."""

    def __init__(self) -> None:
        self.rows = 0
        self.findings: list[Finding] = []

    def note(self, fault: str, found: Iterable[object], *, remedy: str) -> None:
        """Note what is broken, if anything is; a few of `found` become the examples."""
        rest = iter(found)
        shown = tuple(str(each) for each in islice(rest, _EXAMPLES))
        if shown:
            count = len(shown) + sum(1 for _ in rest)
            self.findings.append(Finding(fault=fault, count=count, examples=shown, remedy=remedy))

    def note_rows(
        self, connection: Connection, fault: str, chosen: Select[Any], *, remedy: str
    ) -> None:
        """Note the rows that a query gives; they are written as their values with slashes."""
        rows = connection.execution_options(yield_per=1_000).execute(chosen)
        self.note(fault, ("/".join(map(str, row)) for row in rows), remedy=remedy)

    def close(self, word: str, label: str) -> CheckResult:
        """Give the result of the check of this word."""
        return CheckResult(check=word, label=label, rows=self.rows, findings=tuple(self.findings))


class Check(Protocol):
    """A module of this folder."""

    LABEL: str

    def find_faults(self, connection: Connection, ledger: Ledger, *, full: bool) -> None:
        """Look at the base; with `full` at every text instead of a sample."""


def count_rows(connection: Connection, table: FromClause) -> int:
    """Count the rows of a table."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def sample_documents(connection: Connection, *, full: bool) -> ColumnElement[bool]:
    """Give the condition that chooses all documents, or a thousand spread over the base."""
    step = 1 if full else max(1, count_rows(connection, documents) // _SAMPLE)
    return documents.c.number % step == 0


def find_documents(connection: Connection, chosen: ColumnElement[bool]) -> Iterator[Document]:
    """Yield the newest revisions of the documents that fit a condition, in stored order."""
    rows = connection.execution_options(yield_per=BATCH).execute(
        NEWEST.where(chosen).order_by(documents.c.number)
    )
    return map(make_document, rows)
