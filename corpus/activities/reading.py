"""The activities of the base, a page at a time."""

from dataclasses import dataclass
from datetime import date

from corpus.activities.kinds import find_family
from corpus.cursors import decode_cursor, encode_cursor
from corpus.errors import BadCursorError
from corpus.store import Store
from corpus.store.activities import ActivityQuery, StoredActivity
from corpus.store.citations import Citation
from corpus.store.searching.views import Coverage

_MOST_SENTENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRequest:
    """Which activities to find; an empty field does not restrict.

    `key` is that of one activity; `entities` are keys of organisers or participants; `kind` is any
    word for a kind (정기총회 for 총회); `status` announced, held or cancelled; `since` and `until`
    are Korean days, inclusive; `cursor` is that of the answer before; `sentences` is how many each
    activity is given with.
    """

    key: str | None = None
    entities: tuple[str, ...] = ()
    kind: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 50
    cursor: str = ""
    sentences: int = _MOST_SENTENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One happening, and some of the sentences that tell of it, last published first."""

    known: StoredActivity
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityAnswer:
    """Activities, the latest first; `cursor` leads to the next page, empty at the end."""

    activities: tuple[Activity, ...]
    cursor: str
    coverage: Coverage


def find_activities(store: Store, request: ActivityRequest) -> ActivityAnswer:
    """Give a page of activities.

    Raises:
        BadCursorError: The cursor is not one of such a list.
    """
    query = ActivityQuery(
        key=request.key,
        entity_keys=request.entities,
        kind=find_family(request.kind) if request.kind else None,
        status=request.status,
        since=request.since,
        until=request.until,
        before=_read_cursor(request.cursor),
        limit=request.limit + 1,
    )
    found = store.activities.find(query)
    shown = found[: request.limit]
    more = len(found) > request.limit
    return ActivityAnswer(
        activities=cite(store, shown, sentences=request.sentences),
        cursor=encode_cursor(shown[-1].day, shown[-1].number) if more else "",
        coverage=store.searching.find_coverage(),
    )


def cite(store: Store, found: list[StoredActivity], *, sentences: int) -> tuple[Activity, ...]:
    """Add to activities the sentences that tell of them."""
    numbers = [number for each in found for number, _ in each.statements]
    cited = store.citations.find(numbers, most=sentences)
    return tuple(Activity(known=each, evidence=_choose(each, cited, sentences)) for each in found)


def _choose(
    activity: StoredActivity, cited: dict[int, tuple[Citation, ...]], most: int
) -> tuple[Citation, ...]:
    """Choose the last published sentences, one a document."""
    found = {
        citation.document.id: citation
        for number, _ in activity.statements
        for citation in cited.get(number, ())
    }
    ordered = sorted(found.values(), key=_published, reverse=True)
    return tuple(ordered[:most])


def _published(citation: Citation) -> tuple[float, str]:
    published = citation.document.published
    return (published.timestamp() if published else 0.0, citation.document.id)


def _read_cursor(cursor: str) -> tuple[date, int] | None:
    if not cursor:
        return None
    match decode_cursor(cursor):
        case (date() as day, int(number)):
            return day, number
    raise BadCursorError(cursor)
