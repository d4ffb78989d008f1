"""What the base holds: sources, days, weeks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import Connection, func, select

from corpus.store.searching.views import Coverage, SourceCoverage
from corpus.store.tables import documents, readings
from corpus.times import korean_day

_MOST_GAPS = 10
_WEEK = timedelta(days=7)


def find_coverage(connection: Connection) -> Coverage:
    """Count the documents by source and week; looks at all documents."""
    sources = tuple(_count_sources(connection))
    weeks = _find_weeks(connection)
    return Coverage(
        documents=sum(source.documents for source in sources),
        read=connection.scalar(select(func.count()).select_from(readings)) or 0,
        sources=sources,
        first_day=min((each.first_day for each in sources if each.first_day), default=None),
        last_day=max((each.last_day for each in sources if each.last_day), default=None),
        weeks=len(weeks),
        gaps=tuple(_find_gaps(weeks)),
    )


def _count_sources(connection: Connection) -> Iterator[SourceCoverage]:
    rows = connection.execute(
        select(
            documents.c.publisher,
            func.count().label("documents"),
            func.min(documents.c.published).label("first"),
            func.max(documents.c.published).label("last"),
        )
        .group_by(documents.c.publisher)
        .order_by(documents.c.publisher)
    )
    for row in rows:
        yield SourceCoverage(
            publisher=row.publisher,
            documents=row.documents,
            first_day=korean_day(row.first) if row.first else None,
            last_day=korean_day(row.last) if row.last else None,
        )


def _find_weeks(connection: Connection) -> list[date]:
    """Give the Mondays of the weeks with a document, in order."""
    published = connection.scalars(
        select(documents.c.published).where(documents.c.published.is_not(None)).distinct()
    )
    days = {korean_day(moment) for moment in published}
    return sorted({day - timedelta(days=day.weekday()) for day in days})


def _find_gaps(weeks: Sequence[date]) -> Iterable[tuple[date, date]]:
    """Give the longest stretches of weeks without a document, in order."""
    gaps = [
        (first + _WEEK, second - timedelta(days=1))
        for first, second in pairwise(weeks)
        if second - first > _WEEK
    ]
    longest = sorted(gaps, key=lambda gap: gap[0] - gap[1])[:_MOST_GAPS]
    return sorted(longest)
