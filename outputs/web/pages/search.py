"""Search: facts and documents, each by words and filters; the address holds all of it."""

import csv
import io

from fastapi import Request
from fastapi.responses import Response

from corpus.errors import BadCursorError
from corpus.facts import fact_types
from corpus.search.records import DocumentAnswer, Facet, FactAnswer
from outputs.exports import export_formats
from outputs.labels import KINDS, tell_word
from outputs.routing import SnapshotRouter
from outputs.search import search_documents, search_facts
from outputs.site import Site
from outputs.web.access import Reader, SiteOf
from outputs.web.asked import FACTS, SORTS, STATUSES, Asked, Fault, read_asked
from outputs.web.cards import make_document_card, make_fact_card
from outputs.web.histogram import Histogram, draw_histogram, make_histogram
from outputs.web.menu import MenuEntry
from outputs.web.rendering import render

MENU = MenuEntry(label="찾기", address="/search", order=10)

router = SnapshotRouter(prefix="/search")

_NAMES = {
    "type": "유형",
    "entity": "이름",
    "publisher": "매체",
    "kind": "문서 종류",
    "since": "이날부터",
    "until": "이날까지",
    "status": "검토",
}
_SORT_NAMES = {
    "newest": "새것부터",
    "oldest": "오래된 것부터",
    "relevance": "맞는 것부터",
    "value": "큰 값부터",
    "sources": "출처가 많은 것부터",
}


@router.get("")
def show(request: Request, site: SiteOf, _: Reader) -> Response:
    """Show a page of what is found, or what of the address cannot be meant so."""
    asked = read_asked(request.query_params, site.store)
    answer, faults = _search(site, asked)
    facets = {facet.name: facet for facet in answer.summary.facets} if answer else {}
    return render(
        request,
        "search.html",
        asked=asked,
        faults=faults,
        answer=answer,
        cards=_make_cards(site, answer),
        facets=[facet for name, facet in facets.items() if name != "month"],
        histogram=_make_histogram(facets),
        coverage=answer.summary.coverage if answer else site.store.searching.find_coverage(),
        chosen=_list_chosen(site, asked),
        names=_NAMES,
        sorts=[(sort, _SORT_NAMES[sort]) for sort in SORTS[asked.tab]],
        types={word: fact.LABEL for word, fact in fact_types().items()},
        kinds=KINDS,
        statuses={word: _name_status(word) for word in STATUSES},
        formats=export_formats(),
        label=lambda name, value, label: _label(site, name, value, label),
    )


@router.get("/histogram.csv")
def give_table(request: Request, site: SiteOf, _: Reader) -> Response:
    """Give the bars of a search as a table, for spreadsheets."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(("period", "since", "until", "count"))
    for bar in _count_months(request, site).bars:
        rows.writerow((bar.label, bar.since.isoformat(), bar.until.isoformat(), bar.count))
    headers = {"content-disposition": 'attachment; filename="miclu-histogram.csv"'}
    # Excel reads UTF-8 only behind its mark.
    content = file.getvalue().encode("utf-8-sig")
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/histogram.svg")
def give_picture(request: Request, site: SiteOf, _: Reader) -> Response:
    """Give the bars of a search as a picture."""
    words = read_asked(request.query_params, site.store).request.words
    picture = draw_histogram(_count_months(request, site), title=f"미클: {words or '모두'}")
    headers = {"content-disposition": 'attachment; filename="miclu-histogram.svg"'}
    return Response(picture, media_type="image/svg+xml", headers=headers)


def _search(
    site: Site, asked: Asked
) -> tuple[FactAnswer | DocumentAnswer | None, tuple[Fault, ...]]:
    if asked.faults:
        return None, asked.faults
    search = search_facts if asked.tab == FACTS else search_documents
    try:
        return search(site.store, asked.request), ()
    except BadCursorError:
        return None, (Fault(name="cursor", value=""),)


def _make_cards(site: Site, answer: FactAnswer | DocumentAnswer | None) -> list[object]:
    match answer:
        case FactAnswer():
            return [make_fact_card(hit, site.publishers) for hit in answer.hits]
        case DocumentAnswer():
            return [make_document_card(hit, site.publishers) for hit in answer.hits]
    return []


def _make_histogram(facets: dict[str, Facet]) -> Histogram | None:
    return make_histogram(facets["month"]) if "month" in facets else None


def _count_months(request: Request, site: Site) -> Histogram:
    asked = read_asked({**request.query_params, "cursor": ""}, site.store)
    answer, _ = _search(site, asked)
    months = [f for f in answer.summary.facets if f.name == "month"] if answer else []
    empty = Facet(name="month", buckets=(), counted=0, is_complete=True)
    return make_histogram(months[0] if months else empty)


def _list_chosen(site: Site, asked: Asked) -> list[tuple[str, str]]:
    """List the filters in force: their parameter, and the value in words."""
    given = {name: value for name, value in asked.narrowing.items() if name != "words"}
    entity = asked.entity.name if asked.entity else ""
    return [(name, _label(site, name, value, entity or value)) for name, value in given.items()]


def _label(site: Site, name: str, value: str, label: str) -> str:
    match name:
        case "publisher":
            return site.publishers.get(value, value)
        case "entity":
            return label
        case "status":
            return _name_status(value)
    return tell_word(value)


def _name_status(word: str) -> str:
    return "검토한 것" if word == "reviewed" else tell_word(word)
