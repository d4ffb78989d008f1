"""Two clusters, or two years of one, side by side."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.responses import Response, StreamingResponse
from starlette.exceptions import HTTPException

from corpus.cards.comparing import compare_clusters, compare_years
from corpus.cards.records import Comparison
from corpus.store import StoredEntity
from corpus.store.citations import Citation
from outputs.exports import get_format
from outputs.labels import CARD_PARTS
from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import Reader, SiteOf
from outputs.web.comparing import draw_comparison, tabulate_comparison
from outputs.web.inputs import Words
from outputs.web.known import find_named
from outputs.web.rendering import render

router = SnapshotRouter()

_LAST_YEAR = 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the fields of the page hold: two names, or one and two years."""

    left: str
    right: str
    year: str
    other: str

    def find(self, site: Site) -> dict[str, StoredEntity | None]:
        """Find what the two names mean."""
        return {word: find_named(site.store, getattr(self, word)) for word in ("left", "right")}


def read_typed(
    left: Words = "",
    right: Words = "",
    year: Words = "",
    other: Annotated[str, Query(alias="with", max_length=500)] = "",
) -> Typed:
    """Read the fields."""
    return Typed(left=left, right=right, year=year, other=other)


TypedOf = Annotated[Typed, Depends(read_typed)]


@router.get("/compare")
def compare(request: Request, site: SiteOf, _: Reader, typed: TypedOf) -> Response:
    """Compare what the fields name; what they name wrongly is told beside them."""
    named = typed.find(site)
    missing = [
        told for word, entity in named.items() if (told := getattr(typed, word)) and entity is None
    ]
    found = _compare(site, named, (typed.year, typed.other))
    return render(
        request,
        "compare.html",
        status=404 if missing else 200,
        typed=typed,
        names={word: each.name if each else getattr(typed, word) for word, each in named.items()},
        missing=missing,
        found=found,
        picture=draw_comparison(found, site.language) if found else None,
        evidence=_cite(site, found) if found else {},
        parts=CARD_PARTS,
    )


@router.get("/compare.csv")
def give_table(site: SiteOf, _: Reader, typed: TypedOf) -> Response:
    """Give the comparison as a table for spreadsheets."""
    table = tabulate_comparison(_get(site, typed), site.language)
    form = get_format("csv")
    headers = {"content-disposition": 'attachment; filename="miclu-compare.csv"'}
    return StreamingResponse(form.render([table]), media_type=form.MEDIA_TYPE, headers=headers)


@router.get("/compare.svg")
def give_picture(request: Request, site: SiteOf, _: Reader, typed: TypedOf) -> Response:
    """Give the bars of the comparison as a file."""
    found = _get(site, typed)
    picture = draw_comparison(found, site.language)
    if picture is None:
        raise HTTPException(404)
    drawn = render(request, "entity/bars.svg", picture=picture, columns=found.columns)
    headers = {"content-disposition": 'attachment; filename="miclu-compare.svg"'}
    return Response(drawn.body, media_type="image/svg+xml", headers=headers)


def _get(site: Site, typed: Typed) -> Comparison:
    found = _compare(site, typed.find(site), (typed.year, typed.other))
    if found is None:
        raise HTTPException(404)
    return found


def _compare(
    site: Site, named: dict[str, StoredEntity | None], years: tuple[str, str]
) -> Comparison | None:
    """Give the comparison that is asked for, None where something for it is not given."""
    left, right = named["left"], named["right"]
    if left and right:
        return compare_clusters(site.store, [left.key, right.key])
    numbers = [number for number in map(read_year, years) if number]
    if left and len(numbers) == len(years):
        return compare_years(site.store, left.key, sorted(numbers))
    return None


def read_year(text: str) -> int | None:
    """Read a year from 1 to 9999 as typed, else None."""
    bare = text.strip().removesuffix("년")
    is_year = bare.isascii() and bare.isdecimal() and len(bare) <= len(str(_LAST_YEAR))
    return int(bare) or None if is_year else None


def _cite(site: Site, found: Comparison) -> dict[int, tuple[Citation, ...]]:
    points = [point for row in found.figures for point in row.points if point]
    return site.store.citations.find([point.stated.number for point in points], most=1)
