"""Digests: the periods with their versions, and what one says."""

from itertools import groupby
from typing import Annotated

from fastapi import HTTPException, Path, Query, Request
from pydantic import Field

from corpus.cursors import decode_cursor, encode_cursor
from corpus.errors import BadCursorError, PeriodError, WeekError
from outputs.api.access import Reader, SiteOf
from outputs.api.models.common import Input, ListInput, Page, Revision, make_next
from outputs.api.models.digests import DigestItem, PeriodItem, VersionItem
from outputs.digest.model import Digest
from outputs.digest.period import Period
from outputs.digest.versions import choose_version
from outputs.routing import SnapshotRouter

router = SnapshotRouter(prefix="/digests", tags=["다이제스트 digests"], dependencies=[Reader])

_LIST = "digests"
PeriodKey = Annotated[
    str,
    Path(
        max_length=30,
        description="주나 날 / Week, or days as 2026-11-01..2026-11-15",
        examples=["2026-W46"],
    ),
]


class VersionInput(Input):
    """Which version."""

    version: Revision | None = Field(
        default=None,
        description="판, 없으면 서명한 판, 그도 없으면 새것 / Else the signed one, else the newest",
    )


@router.get("", summary="다이제스트 목록 / Digests")
def get_digests(
    asked: Annotated[ListInput, Query()], site: SiteOf, request: Request
) -> Page[PeriodItem]:
    """기간을 새것부터, 그 판과 함께 준다. / Periods with their versions, the last one first."""
    found = site.store.digests.find_page(before=_read_cursor(asked.cursor), limit=asked.limit + 1)
    periods = [
        PeriodItem.of(Period.read(key), list(versions))
        for key, versions in groupby(found, key=lambda each: each.period)
    ]
    shown = periods[: asked.limit]
    more = len(periods) > asked.limit
    cursor = encode_cursor(_LIST, shown[-1].period) if more else None
    return Page(items=shown, next=make_next(request, cursor))


@router.get("/{period}", summary="다이제스트 하나 / One digest")
def get_digest(
    period: PeriodKey, asked: Annotated[VersionInput, Query()], site: SiteOf
) -> DigestItem:
    """한 판의 내용을 준다. 서명한 판은 바뀌지 않는다. / What a version says; signed ones stay."""
    chosen = choose_version(site.store, _read_period(period), asked.version or 0)
    return DigestItem(
        **dict(VersionItem.of(chosen.stored)),
        period=chosen.period.key,
        is_valid=chosen.stored == chosen.valid,
        content=Digest.load(chosen.stored.content),
    )


def _read_period(period: str) -> Period:
    """Read the period of an address.

    Raises:
        HTTPException: 404, since there is nothing at an address that is no period.
    """
    try:
        return Period.read(period)
    except (WeekError, PeriodError) as error:
        raise HTTPException(404, str(error)) from error


def _read_cursor(cursor: str | None) -> str | None:
    if not cursor:
        return None
    match decode_cursor(cursor):
        case (str(listed), str(period)) if listed == _LIST and period.isprintable():
            return period
    raise BadCursorError(cursor)
