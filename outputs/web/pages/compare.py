"""Two clusters, or two years of one, side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from corpus.cards.comparing import compare_clusters, compare_years
from corpus.cards.records import Comparison
from corpus.store import StoredEntity
from corpus.store.citations import Citation
from outputs.labels import CARD_PARTS
from outputs.site import Site
from outputs.web.access import Reader, SiteOf
from outputs.web.inputs import Words
from outputs.web.known import find_named
from outputs.web.rendering import render

router = APIRouter()

_LAST_YEAR = 9_999


@router.get("/compare")
def compare(
    request: Request,
    site: SiteOf,
    _: Reader,
    left: Words = "",
    right: Words = "",
    year: Words = "",
    other: Annotated[str, Query(alias="with", max_length=500)] = "",
) -> Response:
    """Compare what the fields name; what they name wrongly is told beside them."""
    typed = {"left": left, "right": right, "year": year, "with": other}
    named = {name: find_named(site.store, typed[name]) for name in ("left", "right")}
    missing = [typed[name] for name, entity in named.items() if typed[name] and entity is None]
    found = _compare(site, named, (year, other))
    return render(
        request,
        "compare.html",
        status=404 if missing else 200,
        typed=typed,
        names={name: entity.name if entity else typed[name] for name, entity in named.items()},
        missing=missing,
        found=found,
        evidence=_cite(site, found) if found else {},
        parts=CARD_PARTS,
    )


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
