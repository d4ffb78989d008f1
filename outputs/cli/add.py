"""`miclu add`."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson

if TYPE_CHECKING:
    from corpus.adding import AddReport

_MOST_WORKERS = 4


def read_moment(text: str) -> datetime:
    """Read `2026-11-12` or `2026-11-12T09:00`, else end with a usage error."""
    from corpus.documents.base import parse_moment

    try:
        return parse_moment(text)
    except ValueError as error:
        msg = f"{text!r} is no time. Write it as 2026-11-12 or 2026-11-12T09:00"
        raise typer.BadParameter(msg) from error


def read_kind(text: str) -> str:
    """Check the word of a kind, else end with a usage error."""
    from corpus.documents.base import KINDS

    if text not in KINDS:
        msg = f"{text!r} is no kind. Kinds: {', '.join(KINDS)}"
        raise typer.BadParameter(msg)
    return text


def command(
    paths: Annotated[
        list[Path],
        # A closed file is reported beside the others, so nothing is checked beforehand.
        typer.Argument(metavar="PATH...", help="Files, folders and archives.", readable=False),
    ],
    *,
    publisher: Annotated[
        str, typer.Option(metavar="KEY", help="Who published them; else `file`.")
    ] = "",
    kind: Annotated[
        str | None,
        typer.Option(parser=read_kind, metavar="KIND", help="news, press_release or report."),
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(parser=read_moment, metavar="TIME", help="When they were published."),
    ] = None,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Read scanned PDF pages too; needs Tesseract.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = min(
        _MOST_WORKERS, os.cpu_count() or 1
    ),
    as_json: AsJson = False,
) -> None:
    """Take documents in from files, folders and archives; miclu read reads them afterwards.

    The type of a file is told by its content. What is known of one file stands in NAME.json beside
    it: an object with any of title, published, url, publisher and kind. Exit status 1 where a
    file, or a line of one, gave no document; the others are stored. What --ocr read is marked as
    partial, since its words have errors.

    Example: miclu add report.hwp releases/ --kind press_release
    """
    from corpus.adding import AddOptions, add_files
    from corpus.documents import Known
    from corpus.isolation import FileReaders
    from corpus.store import open_store
    from corpus.times import now
    from outputs.console import print_json_lines, progress
    from outputs.session import load_settings

    known = Known(publisher=publisher, kind=kind or "", published=published)
    reports: dict[Path, AddReport] = {}
    with (
        open_store(load_settings().store_url) as store,
        FileReaders(workers=workers) as readers,
        progress("넣기") as bar,
    ):
        options = AddOptions(known=known, ocr=ocr, on_progress=bar)
        for path in paths:
            reports[path] = add_files(store, [path], clock=now, readers=readers, options=options)
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
    notes = [("못 읽음", note) for report in reports.values() for note in report.unreadable]
    notes += [("일부만 읽음", note) for report in reports.values() for note in report.partial]
    for label, note in notes:
        line = f" {note.line}행" if note.line else ""
        detail = f" ({note.detail})" if note.detail else ""
        print_line(f"{label}: {note.path}{line}: {tell_reason(note.reason)}{detail}")
