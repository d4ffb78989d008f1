"""Options that several commands share, and how their words are read."""

from datetime import date
from typing import Annotated

import typer


def read_day(text: str) -> date:
    """Read `2026-11-12`, else end with a usage error."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"{text!r} is no day. Write it as 2026-11-12"
        raise typer.BadParameter(msg) from error


def check_days(
    context: typer.Context, option: typer.CallbackParam, day: date | None
) -> date | None:
    """Give a day back that lies on the right side of the other one, else end with a usage error."""
    days = {**context.params, option.name: day}
    since, until = days.get("since"), days.get("until")
    if since and until and since > until:
        msg = f"No day is {since} or later and {until} or earlier. Change --since or --until"
        raise typer.BadParameter(msg)
    return day


def read_author(text: str) -> str:
    """Read the name of who decides, else end with a usage error: a decision has an author."""
    if not text.strip():
        msg = "Nobody is named. Say who decides"
        raise typer.BadParameter(msg)
    return text.strip()


def read_fact_type(text: str) -> str:
    """Check the word of a fact type, else end with a usage error."""
    from corpus.facts import fact_types

    if text not in fact_types():
        msg = f"{text!r} is no fact type. Types: {', '.join(fact_types())}"
        raise typer.BadParameter(msg)
    return text


def read_role(text: str) -> str:
    """Check the word of a user's role, else end with a usage error."""
    from outputs.accounts import ROLES

    if text not in ROLES:
        msg = f"{text!r} is no role. Roles: {', '.join(ROLES)}"
        raise typer.BadParameter(msg)
    return text


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
FactType = Annotated[
    str | None,
    typer.Option(
        "--type",
        parser=read_fact_type,
        metavar="TYPE",
        help="One fact type; a wrong word lists them.",
    ),
]
Limit = Annotated[int, typer.Option("--limit", min=1, help="Most to print.")]
PublisherKey = Annotated[
    str | None, typer.Option("--publisher", metavar="KEY", help="Only documents of this publisher.")
]
Role = Annotated[
    str, typer.Option("--role", parser=read_role, metavar="ROLE", help="reader, analyst or admin.")
]
MaybeRole = Annotated[
    str | None,
    typer.Option("--role", parser=read_role, metavar="ROLE", help="reader, analyst or admin."),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--since",
        parser=read_day,
        callback=check_days,
        metavar="DATE",
        help="From this day on, as 2026-11-09.",
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        "--until",
        parser=read_day,
        callback=check_days,
        metavar="DATE",
        help="Up to and with this day.",
    ),
]


def may_replace(question: str, *, is_there: bool, given: bool) -> bool:
    """Tell whether something may be written over: by the option, or asked on a terminal."""
    import sys

    if given or not is_there or not sys.stdin.isatty():
        return given
    return typer.confirm(question, err=True)
