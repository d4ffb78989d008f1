"""Figures of an entity: a measure over time as chart, table and file."""

from fastapi import Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from corpus.measures import canonical_measure
from corpus.series.reading import SeriesAnswer, find_measures, find_series
from corpus.store import StoredEntity
from outputs.exports import get_format
from outputs.exports.contents.series import make_table
from outputs.exports.parts.wish import Wish
from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import SiteOf
from outputs.web.charting import make_charts, name_chart
from outputs.web.inputs import Words
from outputs.web.known import EntityOf
from outputs.web.rendering import render

router = SnapshotRouter()

# The latest so many figures are shown; the file has all.
_MOST_POINTS = 200
_MOST_SENTENCES = 3


@router.get("/entities/{key}/figures")
def show(request: Request, site: SiteOf, entity: EntityOf, measure: Words = "") -> Response:
    """Show a measure of an entity over time, by default the one with most figures."""
    heads = find_measures(site.store, [entity.key])
    measures = {head.measure: 0 for head in heads}
    for head in heads:
        measures[head.measure] += head.points
    chosen = canonical_measure(measure) if measure else next(iter(measures), "")
    answer = _find(site, entity, chosen) if chosen in measures else None
    return render(
        request,
        "entity/figures.html",
        entity=entity,
        measures=measures,
        measure=chosen,
        answer=answer,
        titles=[name_chart(each, site.language) for each in answer.series] if answer else [],
    )


@router.get("/entities/{key}/series.json")
def give_series(site: SiteOf, entity: EntityOf, measure: Words = "") -> JSONResponse:
    """Give the charts of a measure: one for each unit and kind, those with most figures first."""
    answer = _find(site, entity, measure, sentences=0)
    charts = make_charts(entity.name, answer.series, site.language)
    return JSONResponse(charts, headers={"cache-control": "private, no-cache", "vary": "Cookie"})


@router.get("/entities/{key}/series.csv")
def give_table(site: SiteOf, entity: EntityOf, measure: Words = "") -> Response:
    """Give all figures of a measure as the exports give those of the entity."""
    wish = Wish(publishers=site.publishers)
    table = make_table(site.store, entity, canonical_measure(measure), wish)
    form = get_format("csv")
    headers = {"content-disposition": 'attachment; filename="miclu-series.csv"'}
    pieces = form.render([table])
    return StreamingResponse(pieces, media_type=form.MEDIA_TYPE, headers=headers)


def _find(
    site: Site, entity: StoredEntity, measure: str, *, sentences: int = _MOST_SENTENCES
) -> SeriesAnswer:
    return find_series(site.store, [entity.key], measure, limit=_MOST_POINTS, sentences=sentences)
