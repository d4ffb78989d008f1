"""Digests to take away: each format as a file, each chart as a picture and as a table."""

from functools import lru_cache
from threading import Lock

from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.store.digests import StoredDigest
from outputs.digest.charts import draw_chart
from outputs.digest.formats import digest_formats, find_media_type, render_digest
from outputs.digest.model import Chart, Digest
from outputs.digest.versions import choose_version
from outputs.errors import BusyServerError
from outputs.exports import csv
from outputs.exports.parts.table import Column, Table
from outputs.routing import SnapshotRouter
from outputs.web.access import Reader, SiteOf
from outputs.web.inputs import Number
from outputs.web.pages.digests import PeriodOf

router = SnapshotRouter(prefix="/digests")

# WeasyPrint's fonts and PDFium belong to one thread at a time. Who waits longer than people do is
# sent away, so that pages keep their threads.
_PRESS = Lock()
_LONGEST_WAIT_SECONDS = 20
_HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Cookie"}
# The page as a file brings its own styles and nothing else.
_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_COLUMNS = (
    Column(name="period", label="기간", help="Period of the value.", kind="text"),
    Column(name="value", label="값", help="The number.", kind="number"),
    Column(name="text", label="표기", help="As printed.", kind="text"),
)


@router.get("/{period}/file/{form}")
def give_file(
    site: SiteOf, _: Reader, period: PeriodOf, form: str, version: Number = 0
) -> Response:
    """Give a version in one of the formats."""
    if form not in digest_formats():
        raise HTTPException(404)
    stored = choose_version(site.store, period, version).stored
    return Response(
        _press(stored.content, form),
        media_type=find_media_type(form),
        headers=_name_file(stored, form) | {"Content-Security-Policy": _POLICY},
    )


@router.get("/{period}/chart/{place}.svg")
def give_picture(
    site: SiteOf,
    _: Reader,
    period: PeriodOf,
    place: int,
    version: Number = 0,
    save: Number = 0,
) -> Response:
    """Give a chart as a picture, counted from 1; with `save` as a file."""
    stored = choose_version(site.store, period, version).stored
    headers = _name_file(stored, "svg", place=place) if save else _HEADERS
    return Response(
        draw_chart(_find_chart(stored, place)), media_type="image/svg+xml", headers=headers
    )


@router.get("/{period}/chart/{place}.csv")
def give_table(
    site: SiteOf, _: Reader, period: PeriodOf, place: int, version: Number = 0
) -> Response:
    """Give the values of a chart as a table."""
    stored = choose_version(site.store, period, version).stored
    chart = _find_chart(stored, place)
    rows = ((point.label, point.value, point.text) for point in chart.points)
    table = Table(name="chart", title=chart.title, columns=_COLUMNS, rows=rows)
    return Response(
        b"".join(csv.render([table])),
        media_type=csv.MEDIA_TYPE,
        headers=_name_file(stored, "csv", place=place),
    )


def _find_chart(stored: StoredDigest, place: int) -> Chart:
    charts = Digest.load(stored.content).charts
    if not 1 <= place <= len(charts):
        raise HTTPException(404)
    return charts[place - 1]


def _name_file(stored: StoredDigest, ending: str, *, place: int = 0) -> dict[str, str]:
    chart = f"-chart{place}" if place else ""
    name = f"miclu-digest-{stored.period}-v{stored.version}{chart}.{ending}"
    return _HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}


@lru_cache(maxsize=16)
def _press(content: str, form: str) -> bytes:
    """Render a format; printing takes seconds, so the last files are kept.

    Raises:
        BusyServerError: Others wait for theirs.
    """
    if not _PRESS.acquire(timeout=_LONGEST_WAIT_SECONDS):
        raise BusyServerError(1)
    try:
        return render_digest(Digest.load(content), form)
    finally:
        _PRESS.release()
