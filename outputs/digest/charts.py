"""Charts of a digest as pictures: our own SVG, and PNG where mail shows nothing else."""

from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from outputs.digest.model import Chart, Point

_WIDTH, _HEIGHT = 560, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 16, 44, 34
_MOST_POINTS = 12
# 2 pixels a point: sharp on the screens that show mail.
_SCALE = 2


def draw_chart(chart: Chart) -> str:
    """Draw a series as a line with each value beside its point; the last twelve points.

    Returns:
        An SVG element with its words for those who do not see it. Colours follow the page.
    """
    points = chart.points[-_MOST_POINTS:]
    places = _place(points)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#0b5e57"/>'
        f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{escape(point.text)}</text>'
        f'<text x="{x:.1f}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(point.label)}</text>'
        for point, (x, y) in zip(points, places, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-label={quoteattr(chart.alternative)}'
        ' font-family="Pretendard, sans-serif" font-size="12" fill="#333">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>'
        f'<text x="{_LEFT}" y="20" font-size="14" font-weight="700">{escape(chart.title)}</text>'
        f'<polyline points="{path}" fill="none" stroke="#0b5e57" stroke-width="2"/>{marks}</svg>'
    )


@lru_cache(maxsize=32)
def paint_chart(chart: Chart) -> bytes:
    """Paint a chart as a PNG."""
    from io import BytesIO

    import pypdfium2

    from outputs.digest.paper import print_page

    sheet = f"<style>@page {{ size: {_WIDTH}px {_HEIGHT}px; margin: 0 }}</style>{draw_chart(chart)}"
    with pypdfium2.PdfDocument(print_page(sheet)) as document:
        picture = document[0].render(scale=_SCALE * 4 / 3).to_pil()
    painted = BytesIO()
    picture.save(painted, format="PNG", optimize=True)
    return painted.getvalue()


def _place(points: tuple[Point, ...]) -> list[tuple[float, float]]:
    """Give the places of points: evenly spaced, between the least and the largest value."""
    values = [point.value for point in points]
    low, high = min(values, default=0.0), max(values, default=0.0)
    step = (_WIDTH - _LEFT - _RIGHT - 80) / max(len(points) - 1, 1)
    room = _HEIGHT - _TOP - _BOTTOM - 24
    return [
        (
            _LEFT + 40 + place * step,
            _TOP + 12 + room * (1 - (value - low) / ((high - low) or 1)),
        )
        for place, value in enumerate(values)
    ]
