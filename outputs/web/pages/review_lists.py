"""What was reviewed: the log, how far it is, where analysts disagree, how right the readers are."""

from dataclasses import dataclass
from itertools import islice

from fastapi import Request
from fastapi.responses import Response

from corpus.errors import MissingStatementError
from corpus.facts import fact_types
from corpus.knowledge import Statement, make_statement
from corpus.store import AuthorProgress, LogEntry
from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import Analyst, SiteOf
from outputs.web.inputs import Number, Words
from outputs.web.rendering import render
from outputs.web.reviewing.deciding import REASONS
from outputs.web.reviewing.log import Line, make_lines, measure_pace

router = SnapshotRouter(prefix="/review")

_A_PAGE = 50
_A_PART = 20
# The newest rows of an author, which tell the pace.
_PACE_ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """An author with the usual seconds from one decision to the next, None for too few."""

    progress: AuthorProgress
    pace: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A statement that analysts decided in different ways."""

    statement: Statement
    lines: list[Line]


@router.get("/log")
def show_log(
    request: Request,
    site: SiteOf,
    _: Analyst,
    author: Words = "",
    fact: Words = "",
    before: Number = 0,
) -> Response:
    """Show rows of the log, last first; what is in force can be undone."""
    rows = _find_rows(site, author, fact, before)
    return render(
        request,
        "review_log.html",
        lines=make_lines(site.store, rows[:_A_PAGE]),
        has_more=len(rows) > _A_PAGE,
        author=author,
        fact=fact,
    )


@router.get("/progress")
def show_progress(request: Request, site: SiteOf, _: Analyst) -> Response:
    """Show how many are decided by type and by author, and how fast."""
    log = site.store.reviews
    workers = [
        Worker(progress=each, pace=measure_pace(log.find_times(each.author, limit=_PACE_ROWS)))
        for each in log.count_authors()
    ]
    return render(
        request,
        "review_progress.html",
        types=log.count_types(),
        kinds=fact_types(),
        workers=workers,
    )


@router.get("/disagreements")
def show_disagreements(request: Request, site: SiteOf, _: Analyst, start: Number = 0) -> Response:
    """Show the statements that analysts decided in different ways, last decided first."""
    found = site.store.reviews.find_disagreements(limit=start + _A_PART + 1)[start:]
    part = found[:_A_PART]
    lines = iter(make_lines(site.store, [entry for each in part for entry in each.entries]))
    shown = [
        Apart(
            statement=make_statement(each.statement),
            lines=list(islice(lines, len(each.entries))),
        )
        for each in part
    ]
    return render(
        request,
        "review_disagreements.html",
        shown=shown,
        start=start,
        following=start + _A_PART if len(found) > _A_PART else None,
    )


@router.get("/precision")
def show_precision(
    request: Request, site: SiteOf, _: Analyst, fact_type: Words = "", start: Number = 0
) -> Response:
    """Show the precision of each type by its sample, and the sample of one."""
    log = site.store.reviews
    measured = map(log.measure_precision, sorted(fact_types()))
    precisions = [each for each in measured if each.size]
    known = [each.type for each in precisions]
    chosen = fact_type if fact_type in known else next(iter(known), "")
    sample = [make_statement(each) for each in log.find_sample(chosen)] if chosen else []
    part = sample[start : start + _A_PART]
    return render(
        request,
        "review_precision.html",
        precisions=precisions,
        kinds=fact_types(),
        chosen=chosen,
        sample=part,
        size=len(sample),
        start=start,
        a_part=_A_PART,
        reasons=REASONS,
    )


def _find_rows(site: Site, author: str, fact: str, before: int) -> list[LogEntry]:
    try:
        return site.store.reviews.find_log(
            statement=fact or None, author=author or None, before=before or None, limit=_A_PAGE + 1
        )
    except MissingStatementError:
        return []
