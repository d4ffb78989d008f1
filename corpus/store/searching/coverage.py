"""What the base holds: sources, days, weeks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import ColumnElement, Connection, func, select

from corpus.store.searching.views import Coverage, SourceCoverage
from corpus.store.tables import documents, readings
from corpus.times import korean_day

_MOST_GAPS = 10
# After so many added documents, or a tenth of all, all are counted again: their days may have been
# corrected. Searches wait for that, a second at 100,000 documents beside a writer.
_MOST_ADDED, _SHARE_ADDED = 1_000, 10
_WEEK = timedelta(days=7)
_ADDED = documents.alias("added")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted up to the document with the number `last`, all of them up to `whole`.

    `weeks` are the Mondays of the weeks with a document, `read` the readings up to `whole`.
    """

    last: int
    whole: int
    read: int
    sources: Mapping[str, SourceCoverage]
    weeks: frozenset[date]


def count_coverage(connection: Connection, known: Counted | None) -> Counted:
    """Count the documents by source and week, those added since on top of what is known."""
    last = connection.scalar(select(func.max(documents.c.number))) or 0
    if known is None or not known.last <= last <= known.whole + _most_added(known):
        read = _count_read(connection, readings.c.document <= last)
        known = Counted(last=0, whole=last, read=read, sources={}, weeks=frozenset())
    added = {each.publisher: each for each in _count_sources(connection, known.last)}
    sources = {
        key: _sum([each for each in (known.sources.get(key), added.get(key)) if each])
        for key in sorted({*known.sources, *added})
    }
    weeks = known.weeks | _find_weeks(connection, known.last)
    return replace(known, last=last, sources=sources, weeks=weeks)


def _most_added(known: Counted) -> int:
    return max(_MOST_ADDED, known.whole // _SHARE_ADDED)


def make_coverage(connection: Connection, counted: Counted) -> Coverage:
    """Make what is told of it, with how many documents are read by now."""
    sources = tuple(counted.sources.values())
    weeks = sorted(counted.weeks)
    return Coverage(
        documents=sum(source.documents for source in sources),
        read=counted.read + _count_read(connection, readings.c.document > counted.whole),
        sources=sources,
        first_day=min((each.first_day for each in sources if each.first_day), default=None),
        last_day=max((each.last_day for each in sources if each.last_day), default=None),
        weeks=len(weeks),
        gaps=tuple(_find_gaps(weeks)),
    )


def _count_read(connection: Connection, where: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(readings).where(where)) or 0


def _count_sources(connection: Connection, last: int) -> Iterator[SourceCoverage]:
    """Yield what each source has behind a number."""
    rows = connection.execute(
        select(
            documents.c.publisher,
            func.count().label("documents"),
            func.min(documents.c.published).label("first"),
            func.max(documents.c.published).label("last"),
        )
        .where(*_is_added(last))
        .group_by(documents.c.publisher)
    )
    for row in rows:
        yield SourceCoverage(
            publisher=row.publisher,
            documents=row.documents,
            first_day=korean_day(row.first) if row.first else None,
            last_day=korean_day(row.last) if row.last else None,
        )


def _is_added(last: int) -> list[ColumnElement[bool]]:
    """Ask for the documents behind a number, by a list of them: no index is gone through then."""
    added = select(_ADDED.c.number).where(_ADDED.c.number > last)
    return [documents.c.number.in_(added)] if last else []


def _sum(parts: Sequence[SourceCoverage]) -> SourceCoverage:
    """Give parts of one source as a whole."""
    return SourceCoverage(
        publisher=parts[0].publisher,
        documents=sum(each.documents for each in parts),
        first_day=min((each.first_day for each in parts if each.first_day), default=None),
        last_day=max((each.last_day for each in parts if each.last_day), default=None),
    )


def _find_weeks(connection: Connection, last: int) -> frozenset[date]:
    """Give the Mondays of the weeks with a document behind a number."""
    published = connection.scalars(
        select(documents.c.published)
        .where(documents.c.published.is_not(None), *_is_added(last))
        .distinct()
    )
    days = {korean_day(moment) for moment in published}
    return frozenset(day - timedelta(days=day.weekday()) for day in days)


def _find_gaps(weeks: Sequence[date]) -> Iterable[tuple[date, date]]:
    """Give the longest stretches of weeks without a document, in order."""
    gaps = [
        (first + _WEEK, second - timedelta(days=1))
        for first, second in pairwise(weeks)
        if second - first > _WEEK
    ]
    longest = sorted(gaps, key=lambda gap: gap[0] - gap[1])[:_MOST_GAPS]
    return sorted(longest)
