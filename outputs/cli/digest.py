"""`miclu digest`."""

from typing import Annotated

import typer

from corpus.errors import WeekError
from outputs.digest.week import Week
from outputs.options import AsJson


def _read_week(text: str) -> Week:
    try:
        return Week.read(text)
    except WeekError as error:
        raise typer.BadParameter(str(error)) from error


def _read_format(text: str) -> str:
    from outputs.digest.formats import digest_formats

    if text not in digest_formats():
        msg = f"{text!r} is no format. Formats: {', '.join(digest_formats())}"
        raise typer.BadParameter(msg)
    return text


def command(
    *,
    week: Annotated[
        Week | None,
        typer.Option(
            parser=_read_week, metavar="WEEK", help="As 2026-W46; else the newest document's week."
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", parser=_read_format, metavar="FORMAT", help="A wrong word lists them."
        ),
    ] = "html",
    to_stdout: Annotated[
        bool, typer.Option("--stdout", help="Print the digest instead of writing a file.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the digest of an ISO week and print the path of the file.

    Example: miclu digest --week 2026-W46 --format md
    """
    from crawler.publishers import publishers
    from outputs.console import print_json, print_text
    from outputs.digest.writing import find_latest_week, render_week, save_digest
    from outputs.session import load_settings, open_base

    settings = load_settings()
    names = {key: publisher.name for key, publisher in publishers().items()}
    with open_base(settings) as store:
        chosen = week or find_latest_week(store)
        rendered = render_week(store, chosen, form=form, publishers=names)
    if to_stdout:
        print_text(rendered)
        return
    path = settings.digest_folder / f"{chosen}.{form}"
    save_digest(rendered, path)
    if as_json:
        print_json({"week": str(chosen), "format": form, "path": path})
    else:
        print_text(f"{path}\n")
