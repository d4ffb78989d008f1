"""`miclu digest draft`."""

from typing import Annotated

import typer

from outputs.digest.options import (
    FirstDay,
    LastDay,
    PeriodWord,
    WithUnreviewed,
    choose_period,
)
from outputs.options import AsJson


def command(
    *,
    week: PeriodWord = None,
    first: FirstDay = None,
    last: LastDay = None,
    include_unreviewed: WithUnreviewed = False,
    correct: Annotated[
        str,
        typer.Option("--correct", metavar="NOTE", help="What a signed digest is corrected for."),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Keep the digest of a week as a draft for an analyst to sign; a draft may be made again.

    A signed digest stays as it is: a correction begins a new version.

    Example: miclu digest draft --week 2026-W46
    """
    from crawler.publishers import publishers
    from outputs.digest.gathering.gather import gather
    from outputs.digest.gathering.wish import Wish
    from outputs.digest.showing import print_version
    from outputs.session import load_settings, open_base

    names = {key: publisher.name for key, publisher in publishers().items()}
    with open_base(load_settings()) as store:
        period = choose_period(store, week, first, last)
        wish = Wish(period=period, include_unreviewed=include_unreviewed, publishers=names)
        content = gather(store, wish).dump()
        saved = store.digests.save(period.key, content, author="miclu", note=correct)
    print_version(saved, as_json=as_json)
