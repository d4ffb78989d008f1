"""`miclu activities`."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Limit, Since, Until

if TYPE_CHECKING:
    from corpus.activities.reading import ActivityAnswer


def _read_status(text: str) -> str:
    if text not in ("announced", "held", "cancelled"):
        msg = f"{text!r} is no status. Statuses: announced, held, cancelled"
        raise typer.BadParameter(msg)
    return text


def command(
    name: Annotated[
        str | None, typer.Argument(metavar="[ENTITY]", help="Who took part: a name or a key.")
    ] = None,
    *,
    since: Since = None,
    until: Until = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only of this kind: 총회, 협약, 포럼 …")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(parser=_read_status, metavar="STATUS", help="announced, held or cancelled."),
    ] = None,
    limit: Limit = 50,
    cursor: Annotated[
        str, typer.Option(metavar="CURSOR", help="Go on where an answer with --json ended.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Print what happened, once each however many papers tell of it, the latest first.

    Days are those of the activity itself, else that when it was first told of.

    Example: miclu activities 산단공 --since 2026-01-01 --kind 협약
    """
    from corpus.activities.reading import ActivityRequest, find_activities
    from outputs.console import print_json
    from outputs.namesakes import print_namesakes
    from outputs.session import get_entity, load_settings, open_base

    with open_base(load_settings()) as store:
        entity = get_entity(store, name) if name else None
        if name and entity:
            print_namesakes(store, name, entity)
        request = ActivityRequest(
            entities=(entity.key,) if entity else (),
            kind=kind,
            status=status,
            since=since,
            until=until,
            limit=limit,
            cursor=cursor,
        )
        answer = find_activities(store, request)
        if as_json:
            print_json(answer)
        else:
            _print_answer(answer)


def _print_answer(answer: "ActivityAnswer") -> None:
    from outputs.activities import print_activity
    from outputs.citations import print_coverage
    from outputs.console import print_line

    for activity in answer.activities:
        print_activity(activity)
    count = len(answer.activities)
    more = " (더 보려면 --limit)" if answer.cursor else ""
    print_line(f"활동 {count:,}건{more}" if count else "맞는 활동이 없습니다.")
    print_coverage(answer.coverage)
