"""Activities, each once however many documents tell of it, the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from corpus.activities.reading import Activity, ActivityRequest, find_activities
from corpus.store import Store
from outputs.exports.parts.citation import make_citation
from outputs.exports.parts.table import Row, Table, make_columns
from outputs.exports.parts.wish import Wish
from outputs.session import get_entity

_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """The columns of an activity."""

    key: str = field(metadata={"label": "활동 열쇠", "help": "Address of the activity in the base"})
    kind: str = field(metadata={"label": "종류", "help": "Word of its family of kinds"})
    name: str = field(metadata={"label": "이름", "help": "As most documents call it"})
    first_day: date | None = field(metadata={"label": "첫날", "help": "First day"})
    last_day: date | None = field(metadata={"label": "끝날", "help": "Last day"})
    precision: str | None = field(metadata={"label": "정밀도", "help": "day, month or year"})
    place: str | None = field(metadata={"label": "장소", "help": "As printed"})
    status: str = field(metadata={"label": "상태", "help": "announced, held or cancelled"})
    organisers: tuple[str, ...] = field(metadata={"label": "주최", "help": "Names of the hosts"})
    participants: tuple[str, ...] = field(
        metadata={"label": "참가", "help": "Names that take part and are no hosts"}
    )
    documents: int = field(metadata={"label": "문서 수", "help": "Documents that tell of it"})
    sources: int = field(
        metadata={"label": "출처 수", "help": "Independent sources: near-copies count once"}
    )
    first_seen: date | None = field(metadata={"label": "처음", "help": "First Korean day told"})
    last_seen: date | None = field(metadata={"label": "마지막", "help": "Last Korean day told"})
    sentence: str = field(metadata={"label": "문장", "help": "Newest sentence that tells of it"})
    citation: str = field(metadata={"label": "인용", "help": "Citation line with the passage"})
    publisher: str = field(metadata={"label": "매체", "help": "Name of the publisher"})
    title: str = field(metadata={"label": "제목", "help": "Title of the document"})
    published: datetime | None = field(
        metadata={"label": "발행", "help": "Time of publication, Korean time"}
    )
    address: str = field(
        metadata={"label": "주소", "help": "Address, or name of the file", "link": True}
    )
    document: str = field(metadata={"label": "문서", "help": "Id of the document"})
    facts: tuple[str, ...] = field(
        metadata={"label": "사실 열쇠", "help": "Keys of the facts that were joined"}
    )
    entities: tuple[str, ...] = field(
        metadata={"label": "개체", "help": "Keys of organisers and participants: organiser=ORG:…"}
    )


TITLE = "활동"
FILTERS = ("entity", "since", "until")
COLUMNS = make_columns(ActivityRow)


def find_tables(store: Store, wish: Wish) -> list[Table]:
    """Give the one table of activities."""
    return [Table(name="activities", title=TITLE, columns=COLUMNS, rows=_find_rows(store, wish))]


def _find_rows(store: Store, wish: Wish) -> Iterator[Row]:
    filters, left = wish.filters, wish.limit
    request = ActivityRequest(
        entities=(get_entity(store, filters.entity).key,) if filters.entity else (),
        since=filters.since,
        until=filters.until,
        sentences=1,
    )
    while left is None or left > 0:
        answer = find_activities(store, replace(request, limit=min(_PAGE, left or _PAGE)))
        yield from (_make_row(activity, wish) for activity in answer.activities)
        left = left and left - len(answer.activities)
        request = replace(request, cursor=answer.cursor)
        if not request.cursor:
            return


def _make_row(activity: Activity, wish: Wish) -> Row:
    known = activity.known
    organisers = [each for each in known.parties if each.role == "organiser"]
    participants = [each for each in known.parties if each.role != "organiser"]
    values = {
        **make_citation(activity.evidence, wish),
        "organisers": tuple(each.name for each in organisers),
        "participants": tuple(each.name for each in participants),
        "facts": tuple(key for _, key in known.statements),
        "entities": tuple(f"{each.role}={each.key}" for each in [*organisers, *participants]),
    }
    return tuple(
        values[column.name] if column.name in values else getattr(known, column.name)
        for column in COLUMNS
    )
