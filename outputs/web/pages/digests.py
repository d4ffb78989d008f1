"""Digests: the list, the digest of a period as a page, and what differs between two."""

from itertools import groupby
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import PeriodError, WeekError
from outputs.changes import Stretch, compare_texts
from outputs.digest.comparing import compare_digests
from outputs.digest.formats import digest_formats
from outputs.digest.model import Digest, Line
from outputs.digest.page import MARKS
from outputs.digest.period import Period
from outputs.digest.showing import STATES
from outputs.digest.versions import Chosen, choose_version
from outputs.labels import ENTITY_TYPES
from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import Reader, SiteOf
from outputs.web.faults import tell_fault
from outputs.web.inputs import Key, Number, Words
from outputs.web.menu import MenuEntry
from outputs.web.rendering import render
from outputs.web.versions import make_address, step_period

MENU = MenuEntry(label="다이제스트", address="/digests", order=40)
# Periods; each has a version or two.
_A_PAGE = 12

router = SnapshotRouter(prefix="/digests")


def read_period(period: Key) -> Period:
    """Read the period of an address; a wrong one says what a right one looks like."""
    return Period.read(period)


PeriodOf = Annotated[Period, Depends(read_period)]


@router.get("")
def list_all(
    request: Request, site: SiteOf, _: Reader, period: Words = "", before: Words = ""
) -> Response:
    """List the periods, the last first, or lead to the one that is typed."""
    try:
        if period:
            return RedirectResponse(make_address(Period.read(period.strip())), status_code=303)
    except (WeekError, PeriodError) as error:
        return _show_list(request, site, wished=period, fault=tell_fault(error, site.language))
    return _show_list(request, site, before=before)


@router.get("/{period}")
def show(
    request: Request,
    site: SiteOf,
    _: Reader,
    period: PeriodOf,
    version: Number = 0,
    same: Number = 0,
) -> Response:
    """Show the version that counts or the one asked for; `same` says that none was made."""
    return show_version(request, site, period, version=version, is_same=bool(same))


@router.get("/{period}/compare")
def compare(
    request: Request,
    site: SiteOf,
    _: Reader,
    period: PeriodOf,
    old: Number = 0,
    new: Number = 0,
    since: Words = "",
) -> Response:
    """Show what differs from an older version, or from the digest of the period `since`."""
    after = choose_version(site.store, period, new or site.store.digests.get(period.key).version)
    if since:
        before = choose_version(site.store, Period.read(since), old)
    else:
        before = choose_version(site.store, period, old or max(after.stored.version - 1, 1))
    was, now = (Digest.load(each.stored.content) for each in (before, after))
    found = compare_digests(was, now)
    return render(
        request,
        "digest_compare.html",
        before=before,
        after=after,
        was=was,
        now=now,
        found=found,
        changed=[(_compare_lines(*pair), pair[1]) for pair in found.changed],
        states=STATES,
        marks=MARKS,
        address=make_address,
    )


def show_version(
    request: Request,
    site: Site,
    period: Period,
    *,
    version: int = 0,
    is_same: bool = False,
    fault: str = "",
) -> Response:
    """Show a version; where the period has none yet, say so and offer to make one."""
    if not version and not site.store.digests.has(period.key):
        return render(request, "digest_none.html", status=404, period=period)
    chosen = choose_version(site.store, period, version)
    digest = Digest.load(chosen.stored.content)
    return render(
        request,
        "digest.html",
        status=422 if fault else 200,
        chosen=chosen,
        digest=digest,
        changed=[line for line in digest.lines() if line.mark == "changed"],
        placed={line.key for line in digest.lines()},
        neighbours=_find_neighbours(site, chosen),
        formats=digest_formats(),
        states=STATES,
        marks=MARKS,
        types=ENTITY_TYPES,
        address=make_address,
        is_same=is_same,
        fault=fault,
    )


def _show_list(
    request: Request, site: Site, *, before: str = "", wished: str = "", fault: str = ""
) -> Response:
    found = site.store.digests.find_page(before=before or None, limit=_A_PAGE + 1)
    periods = [
        (Period.read(key), list(versions))
        for key, versions in groupby(found, key=lambda each: each.period)
    ]
    return render(
        request,
        "digests.html",
        status=422 if fault else 200,
        periods=periods[:_A_PAGE],
        has_more=len(periods) > _A_PAGE,
        states=STATES,
        address=make_address,
        wished=wished,
        fault=fault,
    )


def _find_neighbours(site: Site, chosen: Chosen) -> list[Period | None]:
    """Give the periods before and behind, None where there is no digest of them."""
    beside = [step_period(chosen.period, back=back) for back in (True, False)]
    return [each if site.store.digests.has(each.key) else None for each in beside]


def _compare_lines(was: Line, now: Line) -> list[Stretch]:
    """Compare what two lines say, each with its note below it."""
    return list(compare_texts(*(f"{line.sentence}\n{line.note}" for line in (was, now))))
