"""Options that the digest commands share, and how their words are read."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import PeriodError, WeekError
from outputs.digest.period import Period
from outputs.options import read_author, read_day

if TYPE_CHECKING:
    from corpus.store import Store


def read_period(text: str) -> Period:
    """Read `2026-W46` or `2026-11-01..2026-11-15`, else end with a usage error."""
    try:
        return Period.read(text)
    except (WeekError, PeriodError) as error:
        raise typer.BadParameter(str(error)) from error


def read_format(text: str) -> str:
    """Check the word of a format, else end with a usage error."""
    from outputs.digest.formats import digest_formats

    if text not in digest_formats():
        msg = f"{text!r} is no format. Formats: {', '.join(digest_formats())}"
        raise typer.BadParameter(msg)
    return text


def choose_period(
    store: "Store", week: Period | None, first: date | None, last: date | None
) -> Period:
    """Give the period that options name, else the week of the newest document.

    Raises:
        NoWeekError: No option names one, and the store holds no dated document.
    """
    from outputs.digest.writing import find_latest_period

    if (first is None) != (last is None) or (week and first):
        msg = "Name a week with --week, or days with both --from and --to"
        raise typer.BadParameter(msg)
    if first and last:
        try:
            return Period.between(first, last)
        except PeriodError as error:
            raise typer.BadParameter(str(error)) from error
    return week or find_latest_period(store)


PeriodWord = Annotated[
    Period | None,
    typer.Option(
        "--week",
        parser=read_period,
        metavar="WEEK",
        help="As 2026-W46; else the newest document's week.",
    ),
]
FirstDay = Annotated[
    date | None,
    typer.Option("--from", parser=read_day, metavar="DATE", help="First day, with --to."),
]
LastDay = Annotated[
    date | None, typer.Option("--to", parser=read_day, metavar="DATE", help="Last day, with it.")
]
WithUnreviewed = Annotated[
    bool,
    typer.Option("--include-unreviewed", help="Also what no analyst has looked at, marked so."),
]
NamedPeriod = Annotated[
    Period, typer.Argument(parser=read_period, metavar="WEEK", help="As 2026-W46.")
]
Version = Annotated[int | None, typer.Option("--version", min=1, help="Else the newest.")]
Author = Annotated[
    str,
    typer.Option(
        "--author",
        parser=read_author,
        metavar="NAME",
        help="Who decides it.",
        envvar="MICLU_AUTHOR",
    ),
]
