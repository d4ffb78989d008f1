"""Hits by month or year as bars, drawn on the server, with what their table shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape

from corpus.search.records import Facet

# In units of the drawing, which is as wide as its place.
WIDTH, HEIGHT = 720, 120
_FLOOR = 20
_SHARE_OF_BAR = 0.8
# Bars are months up to three years, else years; a span longer than a life has no empty bars.
_MOST_MONTHS = 36
_MOST_YEARS = 80
_YEAR_SIGNS = len("2026")
_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The hits of one month or year, from `since` to `until`, and where its bar stands."""

    label: str
    since: date
    until: date
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Bars, the oldest first; not all hits were counted where `is_complete` is false."""

    bars: tuple[Bar, ...]
    counted: int
    is_complete: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that a picture could tell: one bar or none."""
        return len(self.bars) < 2  # noqa: PLR2004


def make_histogram(facet: Facet) -> Histogram:
    """Draw the facet `month` of a search."""
    counts = {bucket.value: bucket.count for bucket in facet.buckets}
    filled = _fill(counts) if counts else {}
    highest = max(filled.values(), default=0) or 1
    step = WIDTH / max(len(filled), 1)
    bars = []
    for at, (label, count) in enumerate(filled.items()):
        height = (HEIGHT - _FLOOR) * count / highest
        since, until = _find_days(label)
        bars.append(
            Bar(
                label=label,
                since=since,
                until=until,
                count=count,
                x=round(at * step, 1),
                y=round(HEIGHT - _FLOOR - height, 1),
                width=round(step * _SHARE_OF_BAR, 1),
                height=round(height, 1),
            )
        )
    return Histogram(bars=tuple(bars), counted=facet.counted, is_complete=facet.is_complete)


def draw_histogram(histogram: Histogram, *, title: str) -> str:
    """Draw it as an SVG file that stands alone."""
    bars = "".join(_draw_bar(bar) for bar in histogram.bars)
    ends = ""
    if histogram.bars:
        first, last = histogram.bars[0].label, histogram.bars[-1].label
        ends = (
            f'<text x="0" y="{HEIGHT - 4}">{first}</text>'
            f'<text x="{WIDTH}" y="{HEIGHT - 4}" text-anchor="end">{last}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -30 {WIDTH} {HEIGHT + 30}" '
        f'width="{WIDTH}" height="{HEIGHT + 30}" font-family="sans-serif" font-size="13">'
        f'<rect y="-30" width="100%" height="100%" fill="#ffffff"/>'
        f'<text x="0" y="-12" font-weight="bold">{escape(title)}</text>{bars}{ends}</svg>'
    )


def _draw_bar(bar: Bar) -> str:
    return (
        f'<rect x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}" fill="#0b5e57">'
        f"<title>{bar.label}: {bar.count}</title></rect>"
    )


def _fill(counts: dict[str, int]) -> dict[str, int]:
    """Put in the months without hits, or sum up by years where there are too many months."""
    months = list(_list_months(min(counts), max(counts)))
    if len(months) <= _MOST_MONTHS:
        return {month: counts.get(month, 0) for month in months}
    years: dict[str, int] = {}
    for month in sorted(counts):
        year = month[:_YEAR_SIGNS]
        years[year] = years.get(year, 0) + counts[month]
    first, last = int(min(years)), int(max(years))
    if last - first >= _MOST_YEARS:
        return years
    return {f"{year:04}": years.get(f"{year:04}", 0) for year in range(first, last + 1)}


def _list_months(first: str, last: str) -> Iterator[str]:
    """Yield the months between two, up to one more than are shown."""
    month = first
    for _ in range(_MOST_MONTHS + 1):
        yield month
        if month >= last:
            return
        year, number = map(int, month.split("-"))
        month = f"{year + number // _DECEMBER:04}-{number % _DECEMBER + 1:02}"


def _find_days(label: str) -> tuple[date, date]:
    """Give the first and the last day of a month or year."""
    year, _, month = label.partition("-")
    if not month:
        return date(int(year), 1, 1), date(int(year), _DECEMBER, 31)
    first = date(int(year), int(month), 1)
    if first.month == _DECEMBER:
        return first, date(first.year, _DECEMBER, 31)
    return first, date(first.year, first.month + 1, 1) - timedelta(days=1)
