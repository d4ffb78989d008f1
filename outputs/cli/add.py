"""`miclu add`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.ingest import AddReport


def command(
    paths: Annotated[
        list[Path],
        # A closed file is reported beside the others, so nothing is checked beforehand.
        typer.Argument(metavar="PATH...", help="Files and folders.", readable=False),
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Take documents in from files and folders; miclu read reads them afterwards.

    Exit status 1 where a file, or a line of one, gave no document; the others are stored.

    Example: miclu add report.txt articles/ export.jsonl
    """
    from corpus.ingest import add_files
    from corpus.store import open_store
    from corpus.times import now
    from outputs.console import print_json_lines, progress
    from outputs.session import load_settings

    reports: dict[Path, AddReport] = {}
    with open_store(load_settings().store_url) as store, progress("넣기", total=len(paths)) as bar:
        for done, path in enumerate(paths, start=1):
            reports[path] = add_files(store, [path], clock=now)
            bar(done)
    if as_json:
        print_json_lines({"path": path, "report": report} for path, report in reports.items())
    else:
        _print_reports(reports)
    if any(report.unreadable for report in reports.values()):
        raise typer.Exit(1)


def _print_reports(reports: dict[Path, "AddReport"]) -> None:
    from outputs.console import print_line, print_table
    from outputs.labels import tell_reason

    rows = [
        (path, report.new, report.revised, report.unchanged, len(report.unreadable))
        for path, report in reports.items()
    ]
    print_table(("파일", "새 문서", "고친 문서", "그대로", "못 읽음"), rows)
    for report in reports.values():
        for fault in report.unreadable:
            line = f" {fault.line}행" if fault.line else ""
            detail = f" ({fault.detail})" if fault.detail else ""
            print_line(f"못 읽음: {fault.path}{line}: {tell_reason(fault.reason)}{detail}")
