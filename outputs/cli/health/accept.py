"""`miclu health accept`."""

from typing import Annotated

import typer

from outputs.options import AsJson


def command(
    number: Annotated[int, typer.Argument(metavar="CRAWL", help="As miclu health shows it.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Let what an unhealthy crawl brought into the digest, after you looked at it.

    Example: miclu health accept 12
    """
    from outputs.console import print_json, print_line
    from outputs.health import tell_health
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        run = store.crawls.accept(number)
    if as_json:
        print_json(run)
    else:
        print_line(f"{run.number} · {run.publisher} · {tell_health(run)}")
