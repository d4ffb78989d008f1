"""A decision as it comes from a form, taken or refused with all that was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from starlette.datastructures import FormData

from corpus.errors import MissingStatementError, ReviewConflictError, ReviewError
from corpus.knowledge import Statement, get_statement
from corpus.store import LogEntry, Review, Store
from outputs.accounts import Identity
from outputs.site import Site
from outputs.web.rendering import is_local
from outputs.web.reviewing.card import Trouble, is_still_seen
from outputs.web.reviewing.fields import find_faults, read_changes
from outputs.web.reviewing.place import Place

ACCEPTED, CORRECTED, REJECTED = "accepted", "corrected", "rejected"
# What the inputs of a correction are called, before the name of the field.
PREFIX = "f."
# Reasons on one key each; any other one is typed.
REASONS = ("문장에 없는 내용", "이름이나 값을 잘못 읽음", "다른 대상의 내용", "원문이 틀림")
_LONGEST, _DIGITS = 2_000, 9

_CHANGED = "그 사이 문서를 다시 읽어 이 사실의 문장이 바뀌었습니다. 다시 보고 판정하십시오."
_CONFLICT = "그 사이 다른 판정이 저장되었습니다. 아래를 보고 그대로 두거나 다시 판정하십시오."
_SAME = "고친 칸이 없습니다. 맞으면 확인을 누르십시오."
_NO_REASON = "버리는 까닭을 고르거나 쓰십시오."
_WRONG = "표시한 칸을 고치십시오."
_REFUSED = "이 판정은 저장할 수 없습니다."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form asks for; `back` is our page to return to, empty for the queue at `place`.

    `following` is the statement to go on with, `at` the line of the queue where it stood.
    """

    key: str
    type: str
    decision: str
    version: int
    seen: str
    reason: str
    typed: Mapping[str, str]
    place: Place
    following: str
    at: int
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it: the row's number, or why not; `gone` where the statement is no more."""

    number: int | None = None
    trouble: Trouble | None = None
    status: int = 200
    gone: bool = False


def read_asked(form: FormData) -> Asked:
    """Read a form; what is missing is empty, and fails later with a word."""
    told = {name: value for name, value in form.items() if isinstance(value, str)}
    back = told.get("back", "")
    return Asked(
        key=told.get("key", "")[:500],
        type=told.get("type", "")[:500],
        decision=told.get("decision", ""),
        version=_read_number(told.get("version", "")),
        seen=told.get("seen", "")[:1_000],
        reason=told.get("reason", "").strip()[:_LONGEST],
        typed={
            name.removeprefix(PREFIX): value
            for name, value in told.items()
            if name.startswith(PREFIX)
        },
        place=read_place(told.get("place", "")),
        following=told.get("following", "")[:500],
        at=_read_number(told.get("at", "")),
        back=back if is_local(back) else "",
    )


def read_place(query: str) -> Place:
    """Read the place of a form; one that was changed on its way is the start of the queue."""
    try:
        return Place.parse(query)
    except ValidationError:
        return Place()


def take(site: Site, analyst: Identity, asked: Asked) -> Outcome:
    """Decide, with a line in the audit log; or tell why not, with nothing lost."""
    try:
        statement = get_statement(site.store, asked.key)
        if trouble := _find_trouble(site, statement, asked):
            return Outcome(trouble=trouble, status=409 if trouble.notice == _CHANGED else 422)
        number = site.store.reviews.decide(
            _make_review(statement, analyst, asked), action=f"review.{asked.decision}"
        )
    except MissingStatementError:
        return Outcome(gone=True, status=409, trouble=_keep(asked, notice=""))
    except ReviewConflictError as error:
        return _meet(site.store, analyst, asked, statement, error)
    except ReviewError:
        return Outcome(trouble=_keep(asked, notice=_REFUSED), status=422)
    return Outcome(number=number)


def note(site: Site, analyst: Identity, decision: str, subject: str, **details: object) -> None:
    """Put a decision into the audit log."""
    site.store.accounts.note(analyst.name, f"review.{decision}", subject, **details)


def _find_trouble(site: Site, statement: Statement, asked: Asked) -> Trouble | None:
    """Tell what forbids a decision before the store is asked; None for nothing."""
    if statement.key != asked.key or not is_still_seen(site, statement, asked.seen):
        return _keep(asked, notice=_CHANGED)
    if asked.decision == REJECTED and not asked.reason:
        return _keep(asked, notice=_NO_REASON)
    if asked.decision == CORRECTED:
        changes = read_changes(statement.newest.fact, asked.typed)
        faults = find_faults(statement.newest.fact, changes)
        if faults or not changes:
            return _keep(asked, notice=_WRONG if faults else _SAME, faults=faults)
    return None


def _make_review(statement: Statement, analyst: Identity, asked: Asked) -> Review:
    is_correction = asked.decision == CORRECTED
    return Review(
        statement=asked.key,
        decision=asked.decision,
        author=analyst.name,
        version=asked.version,
        fields=read_changes(statement.newest.fact, asked.typed) if is_correction else {},
        reason="" if asked.decision == ACCEPTED else asked.reason,
    )


def _meet(
    store: Store,
    analyst: Identity,
    asked: Asked,
    statement: Statement,
    error: ReviewConflictError,
) -> Outcome:
    """Tell what was decided meanwhile; one's own decision that came twice is as good as taken."""
    log = store.reviews.find_log(statement=asked.key, limit=10)
    newer = [entry for entry in log if entry.number > error.seen]
    if len(newer) == 1 and _is_repeat(newer[0], _make_review(statement, analyst, asked)):
        return Outcome(number=newer[0].number)
    return Outcome(trouble=_keep(asked, notice=_CONFLICT, newer=newer), status=409)


def _is_repeat(entry: LogEntry, review: Review) -> bool:
    told = (entry.author, entry.decision, dict(entry.fields), entry.reason)
    return told == (review.author, review.decision, dict(review.fields), review.reason)


def _keep(
    asked: Asked,
    *,
    notice: str,
    faults: Mapping[str, str] | None = None,
    newer: Sequence[LogEntry] = (),
) -> Trouble:
    return Trouble(
        notice=notice,
        typed=asked.typed,
        faults=faults or {},
        reason=asked.reason,
        decision=asked.decision,
        newer=newer,
    )


def _read_number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS else 0
