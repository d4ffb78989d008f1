"""`miclu rerun`."""

import sys
from typing import Annotated

import typer

from outputs.options import AsJson, PublisherKey, Since, Until


def _read_stage(text: str) -> str:
    from outputs.reruns import stage_names

    if text not in stage_names():
        msg = f"{text!r} is no stage. Stages: {', '.join(stage_names())}"
        raise typer.BadParameter(msg)
    return text


def command(
    *,
    stage: Annotated[
        str,
        typer.Option(
            "--from",
            parser=_read_stage,
            metavar="STAGE",
            help="parse: the archived pages; attachments: the files of press releases; "
            "read: the stored texts; resolve: names, facts and activities.",
        ),
    ],
    publisher: PublisherKey = None,
    since: Since = None,
    until: Until = None,
    is_dry: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be gained, lost, changed.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Do a stage again for what is kept, without network: a mended parser, a lost store.

    Dates are those of fetching, for read and resolve those of publication. A page that gives no
    article any more leaves its document as it is. What follows is due afterwards: miclu read,
    miclu resolve. What analysts decided stays. Exit status 1 where something could not be read.

    Example: miclu rerun --from parse --publisher gaon --dry-run

    Example: miclu rerun --from read --since 2026-11-01 --dry-run
    """
    from corpus.store import open_store
    from outputs.console import print_json, print_line, print_table, progress
    from outputs.reruns import RerunWish, rerun
    from outputs.session import load_settings

    settings = load_settings()
    wish = RerunWish(publisher=publisher, since=since, until=until, is_dry=is_dry, workers=workers)
    with open_store(settings.store_url) as store, progress(f"다시 {stage}"):
        report = rerun(stage, store, settings, wish)
    for fault in report.faults:
        sys.stderr.write(f"miclu: {fault}\n")
    if as_json:
        print_json(report.fields)
    elif report.tables:
        for head, rows in report.tables:
            print_table(head, rows)
            print_line()
    else:
        print_line("다시 할 것이 없습니다.")
    if not report.is_sound:
        raise typer.Exit(1)
