"""`miclu digest`, and in this folder the commands that begin so."""

from typing import Annotated

import typer

from outputs.digest.options import (
    FirstDay,
    LastDay,
    PeriodWord,
    Version,
    WithUnreviewed,
    choose_period,
    read_format,
)
from outputs.options import AsJson


def command(
    *,
    week: PeriodWord = None,
    first: FirstDay = None,
    last: LastDay = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", parser=read_format, metavar="FORMAT", help="A wrong word lists them."
        ),
    ] = "html",
    include_unreviewed: WithUnreviewed = False,
    version: Version = None,
    to_stdout: Annotated[
        bool, typer.Option("--stdout", help="Print the digest instead of writing a file.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the digest of a week and print the path of the file.

    One that is signed is written as it was signed; any other is made of the base as it is now.

    Example: miclu digest --week 2026-W46 --format hwpx

    Example: miclu digest --from 2026-11-01 --to 2026-11-15 --include-unreviewed
    """
    from crawler.publishers import publishers
    from outputs.console import print_bytes, print_json, print_text
    from outputs.digest.formats import render_digest
    from outputs.digest.gathering.wish import Wish
    from outputs.digest.writing import find_digest, save_digest
    from outputs.session import load_settings, open_base

    settings = load_settings()
    names = {key: publisher.name for key, publisher in publishers().items()}
    with open_base(settings) as store:
        period = choose_period(store, week, first, last)
        wish = Wish(period=period, include_unreviewed=include_unreviewed, publishers=names)
        digest = find_digest(store, wish, version=version)
    rendered = render_digest(digest, form)
    if to_stdout:
        print_bytes(rendered)
        return
    path = settings.digest_folder / f"{period.key}.{form}"
    save_digest(rendered, path)
    if as_json:
        print_json({"week": period.key, "format": form, "path": path})
    else:
        print_text(f"{path}\n")
